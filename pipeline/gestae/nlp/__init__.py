"""Language processing that stages share: sentences by rule, and the only place that loads spaCy."""
