"""Train: gold and reports in, learned decisions out. Above the pipeline, which it runs with its rules alone."""
