"""gestae: event records out of activity reports."""
