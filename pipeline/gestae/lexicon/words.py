"""Word lists other than person names: bodies, places, venues, posts, countries, common words.

Every list is a file in `gestae/lexicon/data`, read once and checked as it is read: a malformed or
repeated line is a `SettingsError` that names file and line. The lists were written from general
knowledge for this project; the country codes are those of ISO 3166-1 alpha-2 (and XK for Kosovo).
All keys are folded with `fold`.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, TypeVar, cast

from gestae.errors import SettingsError

Position = Literal["first", "last", "any"]
Value = TypeVar("Value")

_PLAIN = str.maketrans(
    {
        "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
        "ɓ": "b", "ɗ": "d", "ƙ": "k",
        "’": "'", "‘": "'", "ʻ": "'", "`": "'", "ʼ": "'", "ʿ": "'",
    }
)  # fmt: skip
_NOT_A_NAME = re.compile(r"[^\w'’ʻ.?\n-]|[\d_]|\?(?!\n|$)")
_NOT_A_WORD = re.compile(r"[^\w'. \n-]")


@dataclass(frozen=True, slots=True)
class HeadWord:
    """A word that makes a capitalised phrase a body or a place.

    `kind` is its class (e.g. "education", "locality"); `position` tells where in the phrase it
    stands ("X Trust" is last, "Ministry of X" is any, "Yayasan X" is first); a `weak` word is also an
    ordinary word, a name or a short string, and needs support from its neighbours.
    """

    word: str
    kind: str
    position: Position
    weak: bool = False


@dataclass(frozen=True, slots=True)
class PostTitle:
    """A post such as "programme manager"; `before_name`: may stand right before a name as a title."""

    form: str
    before_name: bool


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its name, ISO 3166-1 alpha-2 code, demonyms, capital(s), towns and provinces."""

    name: str
    code: str
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place name or demonym. `codes` are the countries that have one of that name, as listed."""

    name: str
    kind: Literal["country", "capital", "place", "demonym"]
    codes: tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return `word` in the form used for look-up: no case, no accents, straight apostrophes."""
    folded = word.casefold()
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFKD", folded.translate(_PLAIN))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def read_text(file_name: str) -> str:
    """Return the text of one data file of this package."""
    return files("gestae.lexicon").joinpath("data", file_name).read_text(encoding="utf-8")


def read_words(file_name: str, wrong: re.Pattern[str]) -> list[str]:
    """Return the lines of a word list without `#` comments; `wrong` matches what no line may hold."""
    lines = [line for line in read_text(file_name).splitlines() if line[:1] != "#"]
    bad = wrong.search("\n".join(lines))
    if bad or "" in lines:
        index = "\n".join(lines).count("\n", 0, bad.start()) if bad else lines.index("")
        raise SettingsError(f"{file_name}: not a word: {lines[index]!r}")
    return lines


def read_names(file_name: str) -> tuple[list[str], list[str]]:
    """Return the folded names of a list: those listed plainly, and those marked as weak with `?`."""
    raw = read_words(file_name, _NOT_A_NAME)
    lines = [line.lower() if line.isascii() else fold(line) for line in raw]
    plain = [line for line in lines if line[-1] != "?"]
    weak = [line[:-1] for line in lines if line[-1] == "?"]
    if len({*plain, *weak}) != len(lines):
        raise SettingsError(f"{file_name}: {_first_repeated(plain + weak)!r} is listed twice")
    return plain, weak


def _first_repeated(words: list[str]) -> str:
    seen: set[str] = set()
    for word in words:
        if word in seen:
            return word
        seen.add(word)
    raise ValueError("no word is repeated")


def read_rows(file_name: str, head: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table after checking its `head` and the width of each row."""
    rows = csv.reader(read_text(file_name).splitlines())
    if tuple(next(rows)) != head:
        raise SettingsError(f"{file_name}, line 1: expected the columns {', '.join(head)}")
    for row in rows:
        if len(row) != len(head) or not row[0]:
            raise SettingsError(f"{file_name}, line {rows.line_num}: expected {len(head)} cells")
        yield tuple(row)


def keep(table: dict[str, Value], key: str, value: Value, file_name: str) -> None:
    """Put `value` into `table`; a key that is there already is an error of the file."""
    if key in table:
        raise SettingsError(f"{file_name}: {key!r} is listed twice")
    table[key] = value


def yes(cell: str, file_name: str) -> bool:
    """Return whether a cell says yes; anything but yes and no is an error of the file."""
    if cell not in {"yes", "no"}:
        raise SettingsError(f"{file_name}: expected yes or no, not {cell!r}")
    return cell == "yes"


def _position(cell: str, file_name: str) -> Position:
    if cell not in {"first", "last", "any"}:
        raise SettingsError(f"{file_name}: expected first, last or any, not {cell!r}")
    return cast(Position, cell)


@cache
def organization_words() -> Mapping[str, HeadWord]:
    """Return words that make a capitalised phrase a body, by folded word without full stops."""
    name, table = "organization_words.csv", dict[str, HeadWord]()
    for word, kind, position, weak in read_rows(name, ("word", "class", "position", "weak")):
        key = fold(word).replace(".", "").replace(" ", "")
        keep(table, key, HeadWord(word, kind, _position(position, name), yes(weak, name)), name)
    return MappingProxyType(table)


def _head_words(name: str) -> Mapping[str, HeadWord]:
    table = dict[str, HeadWord]()
    for word, kind, position in read_rows(name, ("word", "class", "position")):
        keep(table, fold(word), HeadWord(word, kind, _position(position, name)), name)
    return MappingProxyType(table)


@cache
def place_words() -> Mapping[str, HeadWord]:
    """Return words of localities, districts, streets and landscape ("village", "road"), folded."""
    return _head_words("place_words.csv")


@cache
def venue_words() -> Mapping[str, HeadWord]:
    """Return words of venues ("hall", "bhawan", "stadium"), folded."""
    return _head_words("venue_words.csv")


@cache
def place_cues(kind: str) -> frozenset[str]:
    """Return words, folded, that help to find a place of meeting: "more" beside the words of venues, "first" in a
    venue's name, "doubtful" where they are written small.
    """
    return frozenset(fold(word) for word, of in read_rows("place_cues.csv", ("word", "class")) if of == kind)


@cache
def positions() -> Mapping[str, PostTitle]:
    """Return the posts people hold, by folded phrase."""
    name, table = "positions.csv", dict[str, PostTitle]()
    for form, before_name in read_rows(name, ("form", "before_name")):
        keep(table, fold(form), PostTitle(form, yes(before_name, name)), name)
    return MappingProxyType(table)


@cache
def common_words() -> frozenset[str]:
    """Return common words, folded, that stand capitalised in headings and are no names."""
    words = read_words("common_words.txt", _NOT_A_WORD)
    if len(set(words)) != len(words):
        raise SettingsError(f"common_words.txt: {_first_repeated(words)!r} is listed twice")
    return frozenset(words)


@cache
def post_nominals() -> frozenset[str]:
    """Return letters that follow names ("PhD", "MBE", "IAS"), as written, case kept."""
    return frozenset(read_words("post_nominals.txt", _NOT_A_WORD))


@cache
def countries() -> tuple[Country, ...]:
    """Return the countries, in the order of the file."""
    name = "countries.csv"
    found = tuple(
        Country(title, code, *(tuple(cell.split(";")) for cell in cells))
        for title, code, *cells in read_rows(name, ("name", "code", "demonyms", "capital", "places"))
    )
    if len({country.code for country in found}) != len(found):
        raise SettingsError(f"{name}: a country code is listed twice")
    return found


@cache
def place_names() -> Mapping[str, PlaceName]:
    """Return country names, capitals, towns, provinces and demonyms, by folded name.

    A name that several countries share keeps the weightiest kind and lists all their codes.
    """
    table: dict[str, PlaceName] = {}
    kinds: tuple[Literal["country", "capital", "place", "demonym"], ...]
    kinds = ("country", "capital", "place", "demonym")
    for kind in kinds:
        for country in countries():
            groups = {"country": (country.name,), "capital": country.capitals}
            groups |= {"place": country.places, "demonym": country.demonyms}
            for name in groups[kind]:
                _add_place(table, PlaceName(name, kind, (country.code,)))
    return MappingProxyType(table)


def _add_place(table: dict[str, PlaceName], place: PlaceName) -> None:
    known = table.setdefault(fold(place.name), place)
    if place.codes[0] not in known.codes:
        table[fold(place.name)] = PlaceName(known.name, known.kind, known.codes + place.codes)
