"""Training: from annotated reports to what decides in the pipeline. Topics need the extra `gestae[train]`."""
