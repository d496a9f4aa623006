"""Unify: which mentions make one event, under which names, and what is inherited from where. No spaCy from here on."""

from gestae.stages.unify.drafts import Unified, unify

__all__ = ["Unified", "unify"]
