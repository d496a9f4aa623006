"""run.json: what made these files. The same input and settings give the same bytes: it holds no time of day,
no absolute path and nothing of the machine."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from gestae.errors import SettingsError
from gestae.records import SCHEMA_VERSION, Outcome
from gestae.settings import Settings
from gestae.stages.write.base import RunInfo, Staging, Writer
from gestae.stages.write.tally import Tally

_CALLED = {"topics": "taxonomy"}


class RunJson(Writer):
    """Writes run.json. The hashes of the inputs go to a side file first, so that they need no memory."""

    files = ("run.json",)

    def __init__(self, staging: Staging) -> None:
        """Open the side file."""
        self._staging = staging
        self._tally = Tally()
        self._inputs = staging.open(".inputs", "w+")

    def add(self, outcome: Outcome) -> None:
        """Count the report in and note its hash."""
        self._tally.add(outcome)
        report = outcome.report
        entry = {"document": report.document, "sha256": report.sha256, "status": report.status}
        separator = ",\n" if self._tally.reports > 1 else ""
        self._inputs.write(f"{separator}    {json.dumps(entry, ensure_ascii=False)}")

    def finish(self, run: RunInfo) -> None:
        """Write the file."""
        facts = {
            "gestae": run.version,
            "schema_version": SCHEMA_VERSION,
            "model": {"name": run.model, "version": run.model_version},
            "settings": describe_settings(run.settings),
            "interrupted": run.interrupted,
            "totals": self._totals(),
            "stages": dict(sorted(self._tally.stages.items())),
            "issues": dict(self._tally.issues_by_size()),
        }
        head = json.dumps(facts, ensure_ascii=False, indent=2)
        self._inputs.seek(0)
        file = self._staging.open("run.json")
        file.write(head.removesuffix("\n}") + ',\n  "inputs": [\n')
        file.writelines(self._inputs)
        file.write("\n  ]\n}\n")

    def _totals(self) -> dict[str, int]:
        tally = self._tally
        return {
            "reports": tally.reports,
            "ok": tally.reports - tally.failed - tally.no_events - tally.duplicates,
            "no_events": tally.no_events,
            "failed": tally.failed,
            "duplicates": tally.duplicates,
            "words": tally.words,
            "events": tally.events,
            "events_with_date": tally.with_date,
            "events_with_organizer": tally.with_organizer,
            "events_with_people": tally.with_people,
            "events_with_topics": tally.with_topics,
        }


def describe_settings(settings: Settings) -> dict[str, Any]:
    """The settings as plain values; files by name and hash, since their place says nothing elsewhere.

    Raises SettingsError where one of them cannot be read.
    """
    values = settings.model_dump(mode="json")
    for key, file in settings:
        if isinstance(file, Path):
            values[key] = _describe_file(key, file)
    return values


def _describe_file(key: str, file: Path) -> dict[str, str]:
    try:
        digest = sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise SettingsError(f"cannot read the {_CALLED.get(key, key)} {file}: {error.strerror}") from error
    return {"file": file.name, "sha256": digest}
