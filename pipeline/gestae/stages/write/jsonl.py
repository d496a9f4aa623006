"""JSON Lines: one record a line, the fields in the order of the record, UTF-8."""

import re
from collections.abc import Iterable
from typing import ClassVar

from pydantic import BaseModel

from gestae.records import Event, Outcome
from gestae.stages.write.base import Staging, Writer

# Line ends to Unicode but not to JSON: a reader that uses str.splitlines() would break a record in two.
_LINE_ENDS = re.compile("[\u0085\u2028\u2029]")


def to_json(record: BaseModel) -> str:
    """One record as JSON on a single line. An event's `set_aside` is there only where it was asked for."""
    leave_out = {"set_aside"} if isinstance(record, Event) and record.set_aside is None else None
    return _LINE_ENDS.sub(lambda found: f"\\u{ord(found[0]):04x}", record.model_dump_json(exclude=leave_out))


class JsonLines(Writer):
    """Base of the writers of one .jsonl file: a subclass names the file and the records in an outcome."""

    name: ClassVar[str]

    def __init__(self, staging: Staging) -> None:
        """Open the file."""
        self._file = staging.open(self.name)

    def records(self, outcome: Outcome) -> Iterable[BaseModel]:
        """The records of one report that belong into this file."""
        raise NotImplementedError

    def add(self, outcome: Outcome) -> None:
        """Write one line a record."""
        self._file.writelines(to_json(record) + "\n" for record in self.records(outcome))
