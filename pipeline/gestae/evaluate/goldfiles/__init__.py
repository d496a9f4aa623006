"""Gold files in all their formats: read with the place of every value, checked, and made alike for scoring.

`gestae.evaluate.gold` is the door to this package; docs/gold.md describes the formats to those who write them.
"""
