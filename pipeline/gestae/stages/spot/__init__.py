"""Passages to mentions: names, roles, kinds, topics and places, each with offsets and what found it."""

from gestae.stages.spot.spot import spot
from gestae.stages.spot.topic_index import TopicIndex

__all__ = ["TopicIndex", "spot"]
