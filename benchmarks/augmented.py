"""Annotated reports changed as others might have written them: names, honorifics, list marks, case, noise, boilerplate.

Each change takes a report with its gold and a generator, and returns both so that they still belong together.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from benchmarks.tagger_model import ORG, PERSON, pattern_of

from gestae.evaluate.likeness import Record
from gestae.lexicon.words import common_words

HALF = 0.5
_CULTURES = tuple((given.split(), family.split()) for given, family in (
    ("Ines Bruno Lidia Tomas Carmela Rafael Nuria Joao", "Quintela Barrosa Meneses Urrutia Salgueiro Pinheira Cortada"),
    ("Ketut Wayan Sari Agung Dewi Budi Ratna Joko", "Suryadi Wibisono Lestari Hartanto Kusnadi Pranata Setiawan"),
    ("Abena Kwame Efua Kojo Adwoa Yaw Esi Kofi", "Agyemang Boateng Tetteh Ofori Ansah Quaye Dzokoto"),
    ("Sunita Ramesh Kavita Anil Meena Vijay Lata Suresh", "Bhagat Kulshrestha Pahuja Deswal Rathod Chimote Naik"),
    ("Agnieszka Piotr Zofia Marek Halina Jerzy Danuta Leszek", "Wrona Gajewski Sobczak Pietras Kurowska Malec Dudek"),
    ("Fatima Yusuf Maryam Ibrahim Zainab Khalid Amina Tariq", "Al-Masri Haddad Khoury Sabbagh Rahmani Qureshi Durrani"),
    ("Mele Sione Ana Tevita Salote Viliami Lupe Semisi", "Taufa Vaka'uta Fonua Latu Mataele Tupou Halafihi"),
    ("Heather Colin Moira Gavin Sheila Duncan Ailsa Trevor", "Pennock Ashdown Tillotson Brearley Cawood Huxtable"),
))  # fmt: skip
_TITLES = ("Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Shri", "Smt.", "Rev.", "Engr.", "Capt.", "Hon.", "Sr.")
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Shri|Smt|Sri|Rev|Fr|Engr|Er|Capt|Hon|Sr|Rtn|Lion|Adv|Col|Md)\b\.?[ ])*"
_BULLET = re.compile(r"^(?P<room>[ \t]*)(?:[-*•·>–]|\d{1,2}[.)])[ \t]+(?=\S)", re.MULTILINE)
_BULLETS = ("- ", "* ", "• ", "> ", "– ", "{n}. ", "{n}) ", "({n}) ", "{n} ")
_LABEL = re.compile(r"^(?P<key>[A-Z][\w ]{2,25})[ ]?:[ ]", re.MULTILINE)
_LABELS = ("{}: ", "{} : ", "{}:- ", "{} - ", "{}; ")
_BETWEEN = ("; ", " / ", " & ", ", ", " - ")
_LINE = re.compile(r"^[^\S\n]*(?=\S*[^\W\d_])\S.{2,65}(?<![.;,:])$", re.MULTILINE)
_PLAIN = re.compile(r"(?<![\w@/.])[A-Za-z]{4,}(?![\w@/])")
_NOISE = (("rn", "m"), ("m", "rn"), ("l", "1"), ("e", "c"), ("h", "b"), ("i", "l"), ("cl", "d"), ("o", "0"), ("t", "f"))
_NOISY = 0.03
"""Of the words that are in no name and have no digit."""
_TOP = (
    "Home | About us | Projects | Gallery | Contact", "Skip to main content", "MENU  Search", "Home > News",
    "Page 1 of 3", "Print this page", "Subscribe to our newsletter", "Log in   Register",
)  # fmt: skip
_MIDDLE = ("Read more ...", "Share this: Facebook Twitter WhatsApp", "[photo]", "Advertisement", "1 Comment")
_BOTTOM = (
    "All rights reserved.", "Leave a comment", "Tags: news, events, community", "Follow us on social media",
    "Back to top", "Powered by WordPress", "For details write to the office.", "Older posts | Newer posts",
    "Privacy policy | Terms of use", "Photographs: {}", "Webmaster: {}", "Posted by {}", "Compiled by: {}",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A report's text, gold's events of it, and the names in it by label, bystanders too."""

    text: str
    events: Sequence[Record]
    names: Mapping[str, frozenset[str]]


Change = Callable[[Told, Random], Told]


def swapped_names(told: Told, draw: Random) -> Told:
    """Persons get names of one other culture (of more where many are named), each word another, so that a surname alone
    changes alike.
    """
    order = draw.sample(_CULTURES, len(_CULTURES))
    left = [[word for pool in pools for word in draw.sample(pool, len(pool))] for pools in zip(*order, strict=True)]
    fixed = {word for name in told.names[ORG] for word in name.split()}
    other: dict[str, str] = {}
    for name in sorted(told.names[PERSON]):
        for place, word in enumerate(name.split()):
            new = left[min(place, 1)]
            if new and word not in other and _is_name(word) and word not in fixed:
                other[word] = new.pop(0)
    if not other:
        return told
    words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(other)))})(?!\w)", re.IGNORECASE)

    def change(match: re.Match[str]) -> str:
        word = match.group()
        new = other.get(word.title()) if not word.islower() else None
        return word if new is None else (new.upper() if word.isupper() else new)

    def renamed(value: str) -> str:
        return words.sub(change, value)

    named = {label: frozenset(map(renamed, names)) for label, names in told.names.items()}
    return Told(renamed(told.text), _each_string(told.events, renamed), named)


def _is_name(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and word.istitle() and word.casefold() not in common_words()


def _each_string(value: Any, change: Callable[[str], str]) -> Any:
    """The same JSON with each string changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _each_string(one, change) for key, one in value.items()}
    return [_each_string(one, change) for one in value] if isinstance(value, list | tuple) else value


def other_honorifics(told: Told, draw: Random) -> Told:
    """Half of the persons with a form of address lose it, half of those without get one; all their mentions alike."""
    if not told.names[PERSON]:
        return told
    titles = {name: draw.choice(_TITLES) for name in sorted(told.names[PERSON]) if draw.random() < HALF}

    def change(match: re.Match[str]) -> str:
        name = " ".join(match.group("name").split())
        if name not in titles:
            return match.group()
        return match.group("name") if match.group("title") else f"{titles[name]} {match.group('name')}"

    named = re.compile(rf"(?<![\w.])(?P<title>{_TITLE})(?P<name>{pattern_of(told.names[PERSON])})")
    return replace(told, text=named.sub(change, told.text))


def other_marks(told: Told, draw: Random) -> Told:
    """Another bullet or number before list items, another mark after labels, another separator between persons."""
    bullet, label, between = draw.choice(_BULLETS), draw.choice(_LABELS), draw.choice(_BETWEEN)
    numbers = iter(range(1, len(told.text) + 2))
    text = _BULLET.sub(lambda m: m.group("room") + bullet.format(n=next(numbers)), told.text)
    text = _LABEL.sub(lambda m: label.format(m.group("key")), text)
    if told.names[PERSON]:
        person = pattern_of(told.names[PERSON])
        text = re.sub(rf"(?P<one>{person}), (?={_TITLE}{person})", lambda m: m.group("one") + between, text)
    return replace(told, text=text)


def other_case(told: Told, draw: Random) -> Told:
    """Half of the short lines without a full stop in capitals, or with a capital at each word."""
    forms: tuple[Callable[[str], str], ...] = (str.upper, lambda line: re.sub(r"\b[a-z]", lambda m: m[0].upper(), line))

    def change(match: re.Match[str]) -> str:
        return draw.choice(forms)(match.group()) if draw.random() < HALF else match.group()

    return replace(told, text=_LINE.sub(change, told.text))


def noisy(told: Told, draw: Random) -> Told:
    """Letters misread, as by a scanner, in a few words that belong to no name and no date."""
    kept = {word for each in told.names.values() for name in each for word in name.split()}
    kept |= {word for event in told.events for word in str((event.get("date") or {}).get("text") or "").split()}

    def change(match: re.Match[str]) -> str:
        word = match.group()
        if word in kept or draw.random() >= _NOISY:
            return word
        seen, read = draw.choice(_NOISE)
        return word.replace(seen, read, 1)

    return replace(told, text=_PLAIN.sub(change, told.text))


def with_boilerplate(told: Told, draw: Random) -> Told:
    """Lines of a page around the report: menus, sharing, who made the page."""
    given, family = draw.choice(_CULTURES)
    top, bottom = draw.sample(_TOP, 2), draw.sample(_BOTTOM, 4)
    person = f"{draw.choice(given)} {draw.choice(family)}"
    parts = re.split(r"(\n[ \t]*\n)", told.text)
    gap = draw.randrange(1, len(parts), 2) if len(parts) > 1 else 0
    if gap:
        parts[gap] = f"\n\n{draw.choice(_MIDDLE)}\n\n"
    lines = [*top, "", "".join(parts).strip("\n"), "", *(line.format(person) for line in bottom)]
    return replace(told, text="\n".join(lines) + "\n")


CHANGES: Mapping[str, Change] = {
    "names of other cultures": swapped_names, "honorifics": other_honorifics, "list marks": other_marks,
    "case of lines": other_case, "noise": noisy, "boilerplate": with_boilerplate,
}  # fmt: skip


def changed(kinds: Sequence[str], told: Told, draw: Random) -> Told:
    """One change as it is; of several, each with a chance of a half, in their order."""
    for kind in kinds:
        if len(kinds) == 1 or draw.random() < HALF:
            told = CHANGES[kind](told, draw)
    return told
