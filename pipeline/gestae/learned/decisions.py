"""The learned decisions: who took part in an event and as what, what kind of event it was, whether it was held or is
planned. Read from a JSON file, checked as it is read.

The package's own is data/decisions.json, written by `gestae train` on corpus/train (docs/model-card.md).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gestae.errors import SettingsError
from gestae.learned.linear import Linear, shares

FORMAT: Literal[2] = 2
"""Format 1 had no kind and no status: a file of that form leaves them to the rules."""
SHIPPED = "data/decisions.json"
Share = Annotated[float, Field(gt=0, lt=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class LinearTable(_Part):
    """Bias and weights of one linear model."""

    bias: float
    weights: dict[str, float]

    def made(self) -> Linear:
        """The model that computes."""
        return Linear(self.bias, self.weights)


class FieldTable(_Part):
    """Decisions of one field: `acts` says whether a candidate has a part, `roles` which, where rules do not say.

    What the rules only assume (somebody named without a cue, the reporting body where nobody else is named) is kept
    from the probability `keep` on, what they did not find is added from `add` on; what words say stays. `scale` is
    the greatest value of each feature in training.
    """

    keep: Share
    add: Share
    acts: LinearTable
    roles: dict[str, LinearTable] = Field(min_length=1)
    scale: dict[str, float]

    def made(self) -> "FieldDecision":
        """What decides by it."""
        return FieldDecision(
            self.keep, self.add, self.acts.made(), {role: part.made() for role, part in self.roles.items()}
        )


class KindTable(_Part):
    """Which kind an event is of: a softmax over all kinds.

    `points` are weights of what holds for a kind whichever it is (how much its cues count, whether the rules chose it);
    `words` those of a word or topic of the event for single kinds, under "" what a kind has without any. Another kind
    than the rules' is taken where it is more probable by `lead`.
    """

    lead: Share
    points: dict[str, float]
    words: dict[str, dict[str, float]]

    def made(self) -> "KindDecision":
        """What decides by it."""
        return KindDecision(self.lead, Linear(0.0, self.points), self.words)


class StatusTable(_Part):
    """Whether an event is planned (or was held). What the rules call planned stays so from the probability `keep` on,
    what they call held becomes planned from `add` on; cancelled and postponed are the rules' alone.
    """

    keep: Share
    add: Share
    planned: LinearTable
    scale: dict[str, float]

    def made(self) -> "StatusDecision":
        """What decides by it."""
        return StatusDecision(self.keep, self.add, self.planned.made())


class DecisionsFile(_Part):
    """The whole file. `trained_on` tells of the gold that it was fitted to, for the reader."""

    format: Literal[1, 2] = FORMAT
    trained_on: dict[str, Any] = {}
    organizers: FieldTable
    people: FieldTable
    kind: KindTable | None = None
    status: StatusTable | None = None


@dataclass(frozen=True, slots=True)
class FieldDecision:
    """What decides about one field."""

    keep: float
    add: float
    acts: Linear
    roles: Mapping[str, Linear]


@dataclass(frozen=True, slots=True)
class KindDecision:
    """What decides about kinds."""

    lead: float
    points: Linear
    words: Mapping[str, Mapping[str, float]]

    def shares(self, rows: Mapping[str, Mapping[str, float]], words: Mapping[str, float]) -> dict[str, float]:
        """The probability of each kind; `rows` are the features of each, `words` those of the event."""
        totals = {kind: self.points.total(row) for kind, row in rows.items()}
        for word, value in {"": 1.0, **words}.items():
            for kind, weight in self.words.get(word, {}).items():
                if kind in totals:
                    totals[kind] += value * weight
        return shares(totals)


@dataclass(frozen=True, slots=True)
class StatusDecision:
    """What decides whether an event is planned."""

    keep: float
    add: float
    planned: Linear


@dataclass(frozen=True, slots=True)
class Decisions:
    """What decides about the organizers and people, and about kind and status (None: the rules)."""

    organizers: FieldDecision
    people: FieldDecision
    kind: KindDecision | None = None
    status: StatusDecision | None = None


def load_decisions(path: Path | Literal["default", "none"]) -> Decisions | None:
    """The package's decisions, none, or those of a file. Raises SettingsError in one line that names the file."""
    if path == "none":
        return None
    table = _shipped() if path == "default" else read_decisions(Path(path))
    kind, status = table.kind, table.status
    return Decisions(
        table.organizers.made(), table.people.made(), kind.made() if kind else None, status.made() if status else None
    )


def shipped_decisions() -> DecisionsFile:
    """The package's own file."""
    return _shipped()


@lru_cache(maxsize=1)
def _shipped() -> DecisionsFile:
    source = resources.files("gestae.learned").joinpath(SHIPPED)
    return _parsed(source.read_text(encoding="utf-8"), SHIPPED)


def read_decisions(path: Path) -> DecisionsFile:
    """Read a file that `gestae train` wrote. Raises SettingsError."""
    try:
        return _parsed(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot read the decisions {path}: {error}") from error


def _parsed(text: str, source: str) -> DecisionsFile:
    try:
        return DecisionsFile.model_validate(json.loads(text))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{source} is no file of learned decisions: {where or 'whole'}: {first['msg']}") from error
    except ValueError as error:
        raise SettingsError(f"{source} is no JSON: {error}") from error
