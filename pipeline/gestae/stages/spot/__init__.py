"""Passages to mentions: names, roles, kinds, topics and places, each with offsets and what found it."""
