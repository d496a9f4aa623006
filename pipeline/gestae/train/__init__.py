"""Training: from annotated reports to the models that the package ships. Needs the extra `gestae[train]`."""
