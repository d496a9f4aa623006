"""One match of a grammar rule, and what the builders ask of it."""

from dataclasses import dataclass
from re import Match

from gestae.dates.mention import Precision
from gestae.dates.parts import Found, Part
from gestae.dates.tokens import Tokens, full_year

_LEADS = frozenset("fbt(\n*-~")
_LONGEST = 3660


@dataclass(frozen=True, slots=True)
class Hit:
    """A match over the symbols of `tokens` by the rule called `rule`; groups stand for single tokens."""

    match: Match[str]
    tokens: Tokens
    rule: str

    def has(self, name: str) -> bool:
        """Tell whether the rule has the named group and it took part in the match."""
        return bool(self.match.groupdict().get(name))

    def value(self, *names: str) -> int | None:
        """Number behind the first of the named groups that took part."""
        for name in names:
            if self.has(name):
                value = self.tokens.values[self.match.start(name)]
                return value if isinstance(value, int) else None
        return None

    def word(self, *names: str) -> str:
        """Value of the first named group that took part, as text ("" if none did)."""
        at = next((self.match.start(name) for name in names if self.has(name)), None)
        return "" if at is None else str(self.tokens.values[at])

    def written(self, name: str) -> str:
        """The words of a named group, as they stand in the text."""
        at = self.match.start(name)
        return self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]]

    def written_after(self) -> str:
        """The word after the match, in small letters ("" at the end)."""
        at = self.match.end()
        if at == len(self.tokens.starts):
            return ""
        return self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]].lower()

    def year(self, n: int) -> int | None:
        """Year number `n` of the match: y (four digits), a (apostrophe) or z (two digits)."""
        short = self.value(f"z{n}")
        return full_year(short) if short is not None else self.value(f"y{n}", f"a{n}", f"p{n}")

    def found(self, kind: str, precision: Precision, first: Part, last: Part) -> Found:
        """Make a reading that spans the match, without a leading "from", "between" or article."""
        begin, stop = self.match.span()
        symbols = self.tokens.symbols
        while stop - begin > 1 and symbols[begin] in _LEADS:
            begin += 1
        while stop - begin > 1 and symbols[stop - 1] in ".,":
            stop -= 1
        return Found(self.tokens.starts[begin], self.tokens.ends[stop - 1], self.rule, kind, precision, first, last)


def sound(reading: Found) -> bool:
    """Reject days that no calendar has, and ranges that run backwards or over more than a year."""
    first, last = reading.first, reading.last
    if not (first.possible() and last.possible()):
        return False
    if first.year is not None and last.year is not None:
        days = reading.days()
        return days is not None and (days[1] - days[0]).days < _LONGEST
    return reading.crosses > 0 or (first.month or 0, first.day or 0) <= (last.month or 0, last.day or 31)
