"""Validate: drafts become records (pydantic), and what is doubtful about them becomes issues with codes."""

from gestae.stages.validate.checks import CHECKS
from gestae.stages.validate.events import validate

__all__ = ["CHECKS", "validate"]
