"""Calibration: curves from the confidence that the rules give to the share of values that are right at it.

A table (JSON) holds a curve for some of the fields; between its points it is a straight line. `gestae calibrate`
fits one on gold; data/calibration.json is that of the package (measured in
docs/decisions/0006-calibrated-confidence.md). Fields without a curve keep the confidence of the rules.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from gestae.errors import SettingsError
from gestae.records import Event

FIELDS = ("events", "dates", "organizers", "people", "topics", "kind", "place", "name")
"""The fields with a confidence, as evaluation names them; "events" is the event's own."""
_SHIPPED = "data/calibration.json"
_LISTS, _SINGLE, _SOURCES = ("organizers", "people", "topics"), ("date", "place"), ("kind", "name")
_FIELD_OF = {"date": "dates"}

Share = Annotated[float, Field(ge=0, le=1)]
Points = dict[Share, Share]
"""Confidence of the rules -> confidence to write, both 0 to 1, in ascending order."""


def _ascending(points: Points) -> Points:
    if len(points) < 2:
        raise ValueError("a curve needs two points or more")
    if any(b <= a for a, b in pairwise(points)):
        raise ValueError("the confidences on the left must ascend")
    if any(b < a for a, b in pairwise(points.values())):
        raise ValueError("a curve must not fall: higher confidence may not become lower than a lower one")
    return points


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Figures(_Part):
    """How well confidences agree with what is right: expected calibration error, Brier score (both 0 is best)."""

    ece: Share
    brier: Share


class FieldTable(_Part):
    """One field: its curve, and curves of single rules (`found_by`) that differ from it; what they were fitted on."""

    values: int = Field(ge=0)
    right: int = Field(ge=0)
    fit: str = ""
    before: Figures | None = None
    after: Figures | None = None
    curve: Points
    groups: dict[str, Points] = {}

    @field_validator("curve")
    @classmethod
    def _curve_rises(cls, points: Points) -> Points:
        return _ascending(points)

    @field_validator("groups")
    @classmethod
    def _groups_rise(cls, groups: dict[str, Points]) -> dict[str, Points]:
        return {name: _ascending(points) for name, points in groups.items()}


class Fitted(_Part):
    """What a table was fitted on. `sha256` is of the documents of gold and their events."""

    documents: int = Field(ge=0)
    events: int = Field(ge=0)
    sha256: str


class CalibrationTable(_Part):
    """The file."""

    what: Literal["gestae calibration"] = "gestae calibration"
    version: Literal[1] = 1
    gestae: str
    gold: Fitted
    fields: dict[str, FieldTable]

    @field_validator("fields")
    @classmethod
    def _known(cls, fields: dict[str, FieldTable]) -> dict[str, FieldTable]:
        unknown = [name for name in fields if name not in FIELDS]
        if unknown:
            raise ValueError(f"no field {unknown[0]!r}; fields are {', '.join(FIELDS)}")
        return fields


@dataclass(frozen=True, slots=True)
class Curve:
    """Straight lines between points; level before the first and after the last."""

    before: tuple[float, ...]
    after: tuple[float, ...]

    @classmethod
    def of(cls, points: Points) -> "Curve":
        """The curve through points of a table."""
        return cls(tuple(points), tuple(points.values()))

    def at(self, confidence: float) -> float:
        """The confidence to write, 0 to 1, for one of the rules."""
        right = bisect_right(self.before, confidence)
        if right in (0, len(self.before)):
            return self.after[0] if right == 0 else self.after[-1]
        (x, z), (y, w) = ((side[right - 1], side[right]) for side in (self.before, self.after))
        return min(w, y + (w - y) * (confidence - x) / (z - x))


@dataclass(frozen=True)
class Calibration:
    """The curves that a run applies: by field, and by (field, `found_by`) where a rule has a curve of its own."""

    fields: Mapping[str, Curve]
    groups: Mapping[tuple[str, str], Curve]

    @classmethod
    def of(cls, table: CalibrationTable) -> "Calibration":
        """The curves of a table."""
        groups = {
            (field, name): Curve.of(points)
            for field, part in table.fields.items()
            for name, points in part.groups.items()
        }
        return cls({field: Curve.of(part.curve) for field, part in table.fields.items()}, groups)

    def at(self, field: str, confidence: float, found_by: str | None = None) -> float:
        """The calibrated confidence, 0 to 1, of a value of a field; as it is where the field has no curve."""
        curve = self.groups.get((field, found_by or "")) or self.fields.get(field)
        return confidence if curve is None else round(curve.at(confidence), 3)

    def applied(self, event: Event) -> Event:
        """The event with every confidence calibrated; nothing else changes."""
        if not self.fields:
            return event
        changed: dict[str, Any] = {"confidence": self.at("events", event.confidence)}
        for field in _LISTS:
            changed[field] = tuple(self._value(field, value) for value in getattr(event, field))
        for field in _SINGLE:
            changed[field] = self._value(_FIELD_OF.get(field, field), getattr(event, field))
        for field in _SOURCES:
            changed[f"{field}_source"] = self._value(field, getattr(event, f"{field}_source"))
        return event.model_copy(update=changed)

    def _value(self, field: str, value: Any) -> Any:
        if value is None or field not in self.fields:
            return value
        return value.model_copy(update={"confidence": self.at(field, value.confidence, value.found_by)})


NONE = Calibration({}, {})
"""Confidences as the rules give them."""


def load_calibration(choice: Path | Literal["default", "none"] = "default") -> Calibration:
    """The table of the package, none at all, or a file. Raises SettingsError with the file and what is wrong."""
    if choice == "none":
        return NONE
    if choice == "default":
        text = resources.files("gestae").joinpath(_SHIPPED).read_text(encoding="utf-8")
        return Calibration.of(parse_table(text, _SHIPPED))
    try:
        text = Path(choice).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot read the calibration {choice}: {error}; 'gestae calibrate' writes one") from error
    return Calibration.of(parse_table(text, str(choice)))


def parse_table(text: str, source: str) -> CalibrationTable:
    """Check and read a table; `source` names it in messages. Raises SettingsError in one line."""
    try:
        return CalibrationTable.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = " > ".join(str(part) for part in first["loc"])
        what = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{source} is no calibration: {f'{where}: ' if where else ''}{what}") from error
