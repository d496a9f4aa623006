"""What a file says about itself: front matter, dates of posting, titles freed from the name of their site."""

# ruff: noqa: PLC0415 (imported at the first use, so that the command line starts quickly)

import re
from calendar import month_abbr, month_name
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from gestae.model import BlockKind, Metadata, Origin
from gestae.stages.read.content import Piece, fold
from gestae.stages.read.rules import front_matter

# Sources of a posting date that anything in the name of the file is better than.
WEAK_SOURCES = frozenset({"docx properties", "pdf properties"})

_FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\A\s*\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?!\d)")
_MONTHS = {name.casefold(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}
_MONTHS["sept"] = 9
_MONTH = "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name)))
_WRITTEN = (
    re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_MONTH})\.?,?\s+(?P<y>\d{{4}})", re.IGNORECASE),
    re.compile(rf"(?P<m>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})", re.IGNORECASE),
)
_IN_PATH = re.compile(
    r"(?<!\d)(?P<y>19[5-9]\d|20\d\d)(?:(?P<s>[-_./])(?P<m>0[1-9]|1[0-2])(?:(?P=s)(?P<d>0[1-9]|[12]\d|3[01]))?"
    r"|(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01]))(?!\d)"
)
_SEPARATOR = re.compile(r"\s+[|»«›·•]\s+|\s*::\s*|\s+[-–—]+\s+|\s*\|\s*")
_STRONG_SEPARATOR = re.compile(r"\s*(?:\||»|::)\s*")


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The mapping of a YAML or TOML block at the top (empty for want of one) and the text with that block blanked.

    The text keeps its number of lines, so that line numbers stay true.
    """
    found = _FRONT.match(text) or _TOML.match(text)
    if not found:
        return {}, text
    values = _of_toml(found[1]) if found.re is _TOML else _of_yaml(found[1])
    if not isinstance(values, dict):
        return {}, text
    return values, "\n" * found[0].count("\n") + text[found.end() :]


def _of_yaml(block: str) -> object:
    import yaml

    try:
        # BaseLoader makes strings only, and no objects of the file's choosing.
        return yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return dict(re.findall(r"^(\w[\w -]*?)\s*:[ \t]+(\S.*?)\s*$", block, re.MULTILINE))


def _of_toml(block: str) -> dict[str, Any]:
    """As Hugo's sites have it; dates become strings, as in YAML's."""
    import tomllib

    try:
        values: dict[str, Any] = tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError):
        values = dict(re.findall(r"^(\w[\w -]*?)\s*=[ \t]*[\"']?(\S.*?)[\"']?\s*$", block, re.MULTILINE))
    return {key: value if isinstance(value, list | dict) else str(value) for key, value in values.items()}


def iso_date(value: object) -> str | None:
    """An ISO prefix (YYYY, YYYY-MM, YYYY-MM-DD) out of a date as files write it; None where there is none."""
    text = str(value).strip()
    found = _ISO.match(text)
    if found:
        return _checked(found[1], found[2], found[3])
    for pattern in _WRITTEN:
        if written := pattern.search(text):
            return _checked(written["y"], str(_MONTHS[written["m"].casefold()]), written["d"])
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def path_date(path: str) -> str | None:
    """The date that a path or address gives: 2014-09-02-..., /2013/05/06/, 20151013, 2017-01-...

    "2010-11" is left alone: it may as well be a school year.
    """
    for found in _IN_PATH.finditer(path):
        year, month, day = found["y"], found["m"] or found["m2"], found["d"] or found["d2"]
        if day is None and (found["s"] not in "-_/" or int(month) == (int(year) + 1) % 100):
            continue
        if checked := _checked(year, month, day):
            return checked
    return None


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    try:
        whole = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
    return whole[: 10 if day else 7 if month else 4]


def split_title(title: str, sites: Sequence[str], headings: Sequence[str]) -> tuple[str, str | None]:
    """The page's own title and the name of its site, out of "Title | Site".

    A part is the site when it is one of `sites` (names known otherwise), or when another part is a heading of
    the page, or when it is the last behind a bar.
    """
    parts = [part.strip() for part in _SEPARATOR.split(title) if part.strip()]
    if len(parts) < 2:
        return title, None
    known = {fold(site) for site in sites}
    shown = {fold(heading) for heading in headings}
    for index in (len(parts) - 1, 0):
        if fold(parts[index]) in known:
            return _without(title, parts[index]), parts[index]
    for index, other in ((len(parts) - 1, 0), (0, len(parts) - 1)):
        if fold(parts[other]) in shown and fold(parts[index]) not in shown:
            return _without(title, parts[index]), parts[index]
    barred = [part.strip() for part in _STRONG_SEPARATOR.split(title) if part.strip()]
    return (_without(title, barred[-1]), barred[-1]) if len(barred) > 1 else (title, None)


def _without(title: str, part: str) -> str:
    rest = title[: -len(part)] if title.endswith(part) else title.removeprefix(part)
    return rest.strip().strip("|»«›·•:-–—").strip() or title


def from_front_matter(values: Mapping[str, Any]) -> tuple[Metadata, list[Piece]]:
    """Metadata and its pieces out of front matter; keys that tell of an event become rows of a form."""
    found: dict[str, str] = {}
    rows: list[tuple[str, str]] = []
    for key, value in values.items():
        name = str(key).strip().casefold().replace("-", "_").replace(" ", "_")
        text = _flat(value)
        meaning = next((meaning for meaning, keys in front_matter().items() if name in keys), None)
        if not text or meaning is None:
            continue
        if meaning == "content":
            rows.append((str(key), text))
        else:
            found.setdefault(meaning, text)
    posted = iso_date(found["date"]) if "date" in found else None
    source = "front matter" if posted else None
    if posted is None and (posted := path_date(found.get("url", ""))):
        source = "front matter address"
    metadata = Metadata(found.get("title"), found.get("site"), found.get("author"), posted, source)
    pieces = meta_pieces(metadata, description=found.get("description"))
    pieces += [Piece(BlockKind.ROW, origin=Origin(row=at), cells=row) for at, row in enumerate(rows, start=1)]
    return metadata, pieces


def _flat(value: Any) -> str:
    """A YAML value as one line: lists by comma, mappings by their name or values."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_flat, value)))
    if isinstance(value, dict):
        return _flat(value["name"]) if "name" in value else ", ".join(filter(None, map(_flat, value.values())))
    return " ".join(str(value).split()) if isinstance(value, str | int | float | date | datetime) else ""


_NO_TITLE = re.compile(
    r"microsoft (word|powerpoint|excel)\b.*|(word )?document\s*\d*|untitled.*|(powerpoint )?presentation"
    r"|.*\.(docx?|pdf|odt|rtf|indd|pptx?|xlsx?|pages|p65|qxd)|template|title"
    r"|\W*(anonymous|unspecified|unknown)\W*|slide \d+|\S{0,3}",
    re.IGNORECASE,
)


def property_title(title: str | None) -> str | None:
    """The title in a file's properties, unless it is what a program puts there when nobody typed one."""
    text = " ".join((title or "").split())
    return text if text and not _NO_TITLE.fullmatch(text) else None


_NO_AUTHOR = re.compile(
    r"\W*(anonymous|unknown|unspecified|user|admin(istrator)?|owner|author|editor|webmaster|root|hp|dell|lenovo|acer|asus|pc"
    r"|windows user|microsoft.*|.*\buser|https?:.*)\W*\d*",
    re.IGNORECASE,
)


def property_author(author: str | None) -> str | None:
    """The author in a file's properties, unless it is the name of a machine or a default."""
    text = " ".join((author or "").split())
    return text if text and not _NO_AUTHOR.fullmatch(text) else None


def meta_pieces(metadata: Metadata, **more: str | None) -> list[Piece]:
    """One META piece for each value that is known, title first; no date that is only a file's property."""
    values: dict[str, str | None] = {
        "title": metadata.title,
        "site": metadata.site,
        **more,
        "author": metadata.author,
    }
    if metadata.post_date_source not in WEAK_SOURCES:
        values["date"] = metadata.post_date
    return [Piece(BlockKind.META, " ".join(text.split()), label=label) for label, text in values.items() if text]


def without_repeats(meta: Sequence[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """The META pieces that the visible text does not show itself (title and site: not as a heading)."""
    headings = {fold(piece.text) for piece in pieces if piece.kind is BlockKind.HEADING}
    texts = {fold(piece.text) for piece in pieces}
    visible = fold("\n".join(piece.text for piece in pieces))
    kept = []
    for piece in meta:
        folded = fold(piece.text)
        shown = headings if piece.label in {"title", "site"} else texts if piece.label != "date" else set()
        if folded not in shown and not (piece.label == "description" and folded[:60] in visible):
            kept.append(piece)
    return kept
