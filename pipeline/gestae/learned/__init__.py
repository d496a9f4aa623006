"""Decisions that are learnt from annotated reports: features as numbers by name, and linear models over them."""
