"""Word lists and the taxonomy, as data files that are checked on load."""
