"""Decide: rules propose who took part, learned decisions dispose."""

from gestae.stages.decide.candidates import Whole, group
from gestae.stages.decide.decide import decide

__all__ = ["Whole", "decide", "group"]
