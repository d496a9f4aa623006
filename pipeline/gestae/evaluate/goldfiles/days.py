"""Days as spreadsheets write them: ISO, or as the country does, where that can be read in one way only."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from gestae.evaluate.goldfiles.findings import Reading, Where

_MIDNIGHT = re.compile(r"[ T]00?:00(:00(\.0+)?)?$")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d\d?)\2(\d\d?)")
_DOTTED = re.compile(r"(\d\d?)\.\s?(\d\d?)\.\s?(\d{4})")
_EITHER = re.compile(r"(\d\d?)([/-])(\d\d?)\2(\d{4})")
_SHORT_YEAR = re.compile(r"\d\d?([./-])\d\d?\1\d\d")
_SERIAL = re.compile(r"\d{5}([.,]\d+)?")
_ISO = "write it as 2024-03-31, in a column of the type Text"


@dataclass
class Days:
    """The days of one table. Whether 5/3/2024 is in March or in May, the others settle (25/3/2024 or 3/25/2024)."""

    into: Reading
    first_of: dict[str, tuple[Where, str]] = field(default_factory=dict)
    """"day" or "month" (what comes first) -> a cell that can be read in no other way."""
    told: bool = False

    def learn(self, cells: Iterable[tuple[Where, str | None]]) -> None:
        """See in which order the table has day and month."""
        for where, cell in cells:
            found = _EITHER.fullmatch(_bare(cell or ""))
            if found and (int(found[1]) > 12) != (int(found[3]) > 12):
                self.first_of.setdefault("day" if int(found[1]) > 12 else "month", (where, cell or ""))

    def read(self, cell: str | None, where: Where) -> str | None:
        """The day in ISO 8601; what cannot be read is an error, and is given back as it is."""
        bare = _bare(cell or "")
        if not bare:
            return None
        if found := _YEAR_FIRST.fullmatch(bare):
            return self._made(bare, where, int(found[1]), int(found[3]), int(found[4]))
        if found := _DOTTED.fullmatch(bare):
            return self._made(bare, where, int(found[3]), int(found[2]), int(found[1]))
        if found := _EITHER.fullmatch(bare):
            return self._either(bare, where, int(found[1]), int(found[3]), int(found[4]))
        self.into.error(where, "no-such-day", f"{bare!r} is no day{_why(bare)}", _ISO)
        return None

    def _made(self, bare: str, where: Where, year: int, month: int, day: int) -> str | None:
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            self.into.error(
                where, "no-such-day", f"there is no day {bare}", "correct it: year, month and day, as in 2024-03-31"
            )
            return None

    def _either(self, bare: str, where: Where, one: int, two: int, year: int) -> str | None:
        if one == two or one > 12:
            return self._made(bare, where, year, two, one)
        if two > 12:
            return self._made(bare, where, year, one, two)
        if len(self.first_of) != 1:
            readings = f"{year}-{two:02}-{one:02} or {year}-{one:02}-{two:02}"
            self.into.error(where, "day-or-month", f"{bare!r} can be {readings}", _ISO)
            return None
        ((first, settled),) = self.first_of.items()
        if not self.told:
            self.told = True
            message = (
                f"{bare!r} and the like are read with the {first} first, because of {settled[1]!r} in {settled[0]}"
            )
            self.into.warn(where, "day-or-month", message, _ISO)
        return self._made(bare, where, year, *((two, one) if first == "day" else (one, two)))


def _bare(cell: str) -> str:
    """Without blanks around it and without the midnight that spreadsheets add."""
    return _MIDNIGHT.sub("", cell.strip())


def _why(bare: str) -> str:
    if _SERIAL.fullmatch(bare):
        return ": it looks like a spreadsheet's count of days"
    return ": the year needs four digits" if _SHORT_YEAR.fullmatch(bare) else " that can be read"
