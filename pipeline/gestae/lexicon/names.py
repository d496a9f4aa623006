"""Person names: first names, surnames, honorifics, and how much a row of words looks like a name.

The lists were written from general knowledge of naming systems. A listed name has strength 1.0; one
that is also an ordinary word or a place (marked `?` in the file) has 0.4 and needs company.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from gestae.errors import SettingsError
from gestae.lexicon.words import fold, keep, read_names, read_rows, yes

STRONG = 1.0
WEAK = 0.4

_NOT_IN_KEY = str.maketrans("", "", ". \t\n\xa0-")
_CLASSES: tuple[str, ...] = (
    "courtesy",
    "academic",
    "professional",
    "religious",
    "military",
    "police",
    "judicial",
)
_CLASSES += ("political", "traditional", "club", "diplomatic", "kin")
_AFFIX_KINDS: tuple[str, ...] = ("name_prefix", "name_suffix", "particle", "not_name_suffix")
_AFFIX_KINDS += ("organization_suffix", "place_suffix")


@dataclass(frozen=True, slots=True)
class Honorific:
    """A form of address that stands before a name.

    `form` is the usual spelling (dots are optional everywhere), `kind` its class ("courtesy",
    "academic", "religious" ...). `before_first_name`: also used before a first name alone ("Uncle
    Bob"). `weak`: also an ordinary word, a name or bare capitals, so that only a name after it makes it
    an honorific. `lower`: sloppy text writes it in small letters, too ("shri", "dr.").
    """

    form: str
    kind: str
    before_first_name: bool
    weak: bool
    lower: bool


def _names(file_name: str) -> Mapping[str, float]:
    plain, weak = read_names(file_name)
    return MappingProxyType(dict.fromkeys(plain, STRONG) | dict.fromkeys(weak, WEAK))


@cache
def given_names() -> Mapping[str, float]:
    """Return first names of all cultures: folded name -> strength, 1.0 or 0.4."""
    return _names("given_names.txt")


@cache
def surnames() -> Mapping[str, float]:
    """Return family names of all cultures: folded name -> strength, 1.0 or 0.4."""
    return _names("surnames.txt")


@cache
def affixes(kind: str) -> tuple[str, ...]:
    """Return the affixes of one `kind`, e.g. "name_suffix" ("-ova", "-ullah"), folded, as listed."""
    return _affix_table()[kind]


@cache
def _affix_table() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {kind: [] for kind in _AFFIX_KINDS}
    for affix, kind in read_rows("name_affixes.csv", ("affix", "kind")):
        if kind not in table or affix in table[kind]:
            raise SettingsError(f"name_affixes.csv: {affix!r} is listed twice or as unknown {kind!r}")
        table[kind].append(affix)
    return MappingProxyType({kind: tuple(found) for kind, found in table.items()})


def honorific_key(words: str) -> str:
    """Return the look-up key of an honorific: folded, without full stops, blanks and hyphens."""
    return fold(words).translate(_NOT_IN_KEY)


@cache
def honorifics() -> Mapping[str, Honorific]:
    """Return the honorifics, by `honorific_key`: "Lt. Gen." is found under "ltgen"."""
    name, table = "honorifics.csv", dict[str, Honorific]()
    head = ("form", "class", "before_first_name", "weak", "lower")
    for form, kind, first, weak, lower in read_rows(name, head):
        if kind not in _CLASSES:
            raise SettingsError(f"{name}: unknown class {kind!r} of {form!r}")
        flags = (yes(cell, name) for cell in (first, weak, lower))
        keep(table, honorific_key(form), Honorific(form, kind, *flags), name)
    return MappingProxyType(table)


_GAP = r"[\s.]*"
_END = r"(?:\.|(?!\w))"  # "Dr.Rao" is an honorific and a name, "Drum" is a word
_RETIRED = r"\s*\(\s*[Rr](?i:etd|td|et|etired)\.?\s*\)"


def _is_name(word: str) -> bool:
    key = fold(word).rstrip(".")
    return key in given_names() or key in surnames()


def _tail(honorific: Honorific) -> str:
    """The pattern of a form after its first letter; "Sen." keeps its dot, because Sen is a surname."""
    form = honorific.form
    parts = [re.escape(part) for part in re.split(r"[\s.]+", form) if part]
    dot = r"\." if form.endswith(".") and _is_name(form) else ""
    return _GAP.join(parts).replace("'", "['’]")[1:] + (dot or _END)


def _alternation(forms: Iterable[Honorific]) -> str:
    """The forms, longest first, grouped by first letter so that the search engine fails fast."""
    groups: dict[str, dict[str, list[str]]] = {}
    for honorific in forms:
        letter = re.escape(honorific.form[0])
        exact = honorific.weak and len(honorific.form) <= 3  # "SP" is a post, "sp" and "Sp" are not
        start = f"[{letter}{letter.lower()}]" if honorific.lower else letter
        tails = groups.setdefault(start, {"": [], "i": []})
        tails["" if exact else "i"].append(_tail(honorific))
    branches = []
    for start, tails in sorted(groups.items()):
        for flag, found in tails.items():
            if found:
                found.sort(key=lambda tail: (-len(tail), tail))
                branches.append(f"{start}(?{flag}:{'|'.join(found)})")
    return "|".join(branches)


@cache
def honorific_pattern() -> str:
    """Return a regular expression, without groups, that matches an honorific or a row of them.

    Dots are optional, longer forms win, and compound forms match as one: "Prof. (Dr.)", "Dr. Mrs.",
    "Hon'ble Shri", "Lt. Gen. (Retd.)", "H.E. Mr". A form that is also a name ("Rani", "Prince") is taken
    only as the first of a row: "Smt. Rani Devi" is "Smt." and a name. A match may be a `weak` honorific
    alone ("Major"): whether a name follows is for the caller to see.
    """
    names = [found for found in honorifics().values() if _is_name(found.form)]
    others = [found for found in honorifics().values() if not _is_name(found.form)]
    row = rf"[\s./&-]*(?:\(\s*)?(?:{_alternation(others)})(?:\s*\))?"
    return rf"(?<!\w)(?=\w)(?:(?<![\w.)])(?:{_alternation(names)})|{row}|{_RETIRED})+"
