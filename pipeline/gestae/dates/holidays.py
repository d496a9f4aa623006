"""Days that are named rather than numbered (data/holidays.csv) and the calendar rules behind them."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from gestae.dates.words import rows

_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day. `rules` are pairs of a country code ("" where it is the same everywhere) and a
    calendar rule; `national` are further ones, only for texts of that country.
    """

    name: str
    rules: tuple[tuple[str, str], ...]
    national: tuple[tuple[str, str], ...] = ()

    def days(self, year: int, country: str | None = None) -> tuple[date, ...]:
        """Return the distinct days that the name can mean in `year`; more than one where countries differ and
        `country` (ISO 3166-1 alpha-2) does not settle it.
        """
        found = (on(rule, year) for _, rule in self._rules_of(country) or self.rules)
        return tuple(sorted({day for day in found if day is not None}))

    def differs(self) -> bool:
        """Whether countries have the day at different times."""
        return len({rule for _, rule in self.rules + self.national}) > 1

    def belongs_to(self, country: str | None) -> bool:
        """Whether the tables know the day of this country."""
        return bool(self._rules_of(country))

    def _rules_of(self, country: str | None) -> list[tuple[str, str]]:
        return [pair for pair in self.rules + self.national if country is not None and pair[0] == country]


def folded(name: str) -> str:
    """Lower case, without apostrophes and hyphens: the key under which a name is looked up."""
    return " ".join(name.lower().replace("’", "").replace("'", "").replace("-", " ").split())


@cache
def table() -> dict[str, Holiday]:
    """Folded name -> holiday."""
    rules: dict[str, list[tuple[str, str]]] = {}
    for row in rows("holidays.csv"):
        entry = rules.setdefault(folded(row["name"]), [])
        if (row["country"], row["rule"]) not in entry:
            entry.append((row["country"], row["rule"]))
    national: dict[str, list[tuple[str, str]]] = {}
    for row in rows("public.csv"):
        pairs = [(code, row["rule"]) for code in row["countries"].split()]
        national.setdefault(folded(row["name"]), []).extend(pairs)
        rules.setdefault(folded(row["name"]), [])
    for row in rows("movable.csv"):
        rules.setdefault(folded(row["name"]), []).append(("", row["dates"]))
    for name, rule in _sundays():
        rules[name] = [("", rule)]
    return {name: Holiday(name, tuple(found), tuple(national.get(name, ()))) for name, found in rules.items()}


def _sundays() -> list[tuple[str, str]]:
    """Names and rules of the numbered Sundays of the western church: "lent 3", "trinity 19"."""
    numbered = [("easter", 7, -7, 7), ("lent", 5, -49, 7), ("trinity", 27, 56, 7), ("pentecost", 28, 49, 7)]
    found = [
        (f"{season} {n}", f"easter{first + step * n:+}")
        for season, most, first, step in numbered
        for n in range(1, most + 1)
    ]
    found += [(f"advent {n}", f"advent-{n}") for n in range(1, 5)]
    return found + [(f"epiphany {n}", f"epiphany-{n}") for n in range(1, 9)]


@cache
def by_first_word() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word -> names that begin with it, as words, longest first."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for name in table():
        if name[-1].isdigit():
            continue  # a numbered Sunday: the grammar reads its number
        parts = tuple(name.split())
        index.setdefault(parts[0], []).append(parts)
    return {word: tuple(sorted(names, key=lambda n: (-len(n), n))) for word, names in index.items()}


@cache
def openers() -> frozenset[str]:
    """Lower-case runs of letters with which a holiday name can begin ("women" for Women's Day)."""
    tables = rows("holidays.csv") + rows("movable.csv") + rows("public.csv")
    names = [row["name"].lower().replace("’", "'") for row in tables]
    return frozenset(part for name in names for part in (name.split()[0].split("'")[0], folded(name).split()[0]))


@lru_cache(maxsize=4096)
def on(rule: str, year: int) -> date | None:
    """The day that `rule` gives in `year`: "MM-DD", "MM-www-N" (Nth weekday, -1 the last), "easter+N",
    "advent-1".
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:]))
    if rule.startswith("advent"):
        christmas = date(year, 12, 25)
        return christmas - timedelta(days=christmas.isoweekday() + 28 - 7 * int(rule[7:]))
    if rule.startswith("epiphany"):
        return date(year, 1, 6) + timedelta(days=7 * int(rule[9:]) - date(year, 1, 6).isoweekday() % 7)
    if rule[:4].isdigit():
        return next((date.fromisoformat(day) for day in rule.split() if day.startswith(str(year))), None)
    parts = rule.split("-", 2)
    if len(parts) == 2:
        return date(year, int(parts[0]), int(parts[1]))
    return nth_weekday(year, int(parts[0]), _WEEKDAYS[parts[1]], int(parts[2]))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Nth `weekday` (Monday 0) of a month; -1 is the last. Raises ValueError if the month has no such day."""
    if nth > 0:
        first = date(year, month, 1)
        day = 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1)
        return date(year, month, day)
    end = (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)
    return end - timedelta(days=(end.weekday() - weekday) % 7 + 7 * (-1 - nth))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 20 April 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)
