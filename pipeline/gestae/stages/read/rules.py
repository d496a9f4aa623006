"""The word lists of this stage, loaded once: furniture of pages, keys of front matter, and so on."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Chrome:
    """The rules of data/chrome.toml, compiled."""

    drop_tags: frozenset[str]
    drop_roles: frozenset[str]
    drop_names: re.Pattern[str]
    furniture_names: re.Pattern[str]
    titled_names: re.Pattern[str]
    furniture_tags: frozenset[str]
    titled_tags: frozenset[str]
    byline_names: re.Pattern[str]
    caption_names: re.Pattern[str]
    site_names: re.Pattern[str]
    furniture_headings: frozenset[str]
    phrases: re.Pattern[str]
    link_phrases: re.Pattern[str]
    empty_alts: re.Pattern[str]


def _table(name: str) -> dict[str, Any]:
    source = files("gestae.stages.read").joinpath("data", name)
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _whole(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases), re.IGNORECASE)


def _part(names: Iterable[str]) -> re.Pattern[str]:
    """A class or id name that one of `names` matches as a whole, or in what follows a hyphen or underscore.

    Names after "=" match only as a whole. Page builders call every block of content a widget, so their
    names count for nothing.
    """
    listed = list(names)
    parts = "|".join(name for name in listed if not name.startswith("="))
    wholes = "|".join(name[1:] for name in listed if name.startswith("=")) or "(?!)"
    return re.compile(rf"(?!elementor|et_pb|vc_|wpb_)(?:(?:.*[-_])?(?:{parts})\d*|(?:{wholes})\d*)", re.IGNORECASE)


@lru_cache(maxsize=1)
def chrome() -> Chrome:
    """The rules about web pages."""
    table = _table("chrome.toml")
    return Chrome(
        drop_tags=frozenset(table["drop_tags"]),
        drop_roles=frozenset(table["drop_roles"]),
        drop_names=_part(table["drop_names"]),
        furniture_names=_part(table["furniture_names"]),
        titled_names=_part(table["titled_names"]),
        furniture_tags=frozenset(table["furniture_tags"]),
        titled_tags=frozenset(table["titled_tags"]),
        byline_names=_part(table["byline_names"]),
        caption_names=_part(table["caption_names"]),
        site_names=_part(table["site_names"]),
        furniture_headings=frozenset(table["furniture_headings"]),
        phrases=_whole(table["phrases"]),
        link_phrases=_whole(table["link_phrases"]),
        empty_alts=_whole(table["empty_alts"]),
    )


@lru_cache(maxsize=1)
def english_words() -> frozenset[str]:
    """Function words that tell English from its neighbours."""
    return frozenset(_table("words.toml")["english"])


@lru_cache(maxsize=1)
def known_languages() -> frozenset[str]:
    """Codes (ISO 639-1) of the languages that a report can be said to be in."""
    return frozenset(_table("words.toml")["languages"])


@lru_cache(maxsize=1)
def hyphen_prefixes() -> frozenset[str]:
    """First parts of words that are written with a hyphen also where no line ends."""
    return frozenset(_table("words.toml")["hyphen_prefixes"])


@lru_cache(maxsize=1)
def front_matter() -> dict[str, frozenset[str]]:
    """Keys of front matter by what they mean: "date", "title", "author", "site", "description", "content"."""
    return {meaning: frozenset(keys) for meaning, keys in _table("words.toml")["front_matter"].items()}
