"""The six stages in which a report becomes records: read, segment, spot, unify, validate, write."""
