"""What a reader hands back, and the one place that turns pieces of a source into text with blocks."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from gestae.model import Block, BlockKind, Issue, Metadata, Origin

_NEWLINES = re.compile(r"\r\n?|\u2028|\u2029|\x85|\x0b")
# Everything below the blank but tab, newline and form feed; DEL; lone surrogates; the byte order mark.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff]")
BLANKS = re.compile(r"[ \t\r\n\f\v\u00a0\u2007\u202f\u3000]+")
CELL_JOINT = " | "
NOWHERE = Origin()
UNKNOWN = Metadata()
_TIGHT = {BlockKind.META, BlockKind.ITEM, BlockKind.ROW}


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has offsets. Rows carry `cells` (left to right, with empty ones), no `text`."""

    kind: BlockKind
    text: str = ""
    level: int = 0
    origin: Origin = NOWHERE
    cells: tuple[str, ...] = ()
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """One file as its reader understood it: a Report without its name, hash and languages."""

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata = UNKNOWN
    issues: tuple[Issue, ...] = ()


Reader = Callable[[bytes], Content]


def note(code: str, message: str) -> Issue:
    """An issue of this stage about the file as a whole."""
    return Issue(stage="read", code=code, message=message)


def render(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Write the pieces one after the other; return the text and its blocks (ordered, disjoint, not empty).

    Items of one list, rows of one table and metadata lines stand one line apart, all else two.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    before: Piece | None = None
    for piece in pieces:
        text = CELL_JOINT.join(piece.cells) if piece.cells else piece.text
        if not (any(piece.cells) if piece.cells else text.strip()):
            continue
        if before is not None:
            joint = "\n" if _stand_close(before, piece) else "\n\n"
            parts.append(joint)
            at += len(joint)
        parts.append(text)
        cells = _cell_offsets(piece.cells, at)
        end = at + len(text)
        blocks.append(Block(at, end, piece.kind, piece.level, piece.origin, cells, piece.label))
        at, before = end, piece
    return "".join(parts), tuple(blocks)


def _stand_close(before: Piece, piece: Piece) -> bool:
    if before.kind is not piece.kind or piece.kind not in _TIGHT:
        return False
    return before.origin.table == piece.origin.table


def _cell_offsets(cells: Sequence[str], start: int) -> tuple[tuple[int, int], ...]:
    offsets = []
    for cell in cells:
        offsets.append((start, start + len(cell)))
        start += len(cell) + len(CELL_JOINT)
    return tuple(offsets)


def lines_as_blocks(text: str, page_break: str = "\f") -> tuple[Block, ...]:
    """One LINE block for each physical line that is not blank, with its indentation, without trailing blanks.

    A `page_break` character (form feed, as text extracted from PDF has it) counts up `Origin.page`.
    """
    blocks = []
    paged = page_break in text
    page, at = 1, 0
    for number, line in enumerate(text.split("\n"), start=1):
        page += line.count(page_break)
        lead = len(line) - len(line.lstrip(page_break))
        end = len(line.rstrip())
        if line.strip():
            origin = Origin(line=number, page=page if paged else None)
            blocks.append(Block(at + lead, at + end, BlockKind.LINE, origin=origin))
        at += len(line) + 1
    return tuple(blocks)


def shifted(blocks: Iterable[Block], by: int) -> tuple[Block, ...]:
    """The same blocks, `by` code points further on in the text."""
    return tuple(
        replace(block, start=block.start + by, end=block.end + by,
                cells=tuple((start + by, end + by) for start, end in block.cells))
        for block in blocks
    )  # fmt: skip


def fold(text: str) -> str:
    """Case folded, blanks single, punctuation at either end gone: for comparing short texts."""
    return " ".join(text.casefold().split()).strip(" \t:.!?-–—»›|•*#")


_LABELLED = re.compile(r"[^:]{1,40}:\s*\S")


def is_short_title(text: str) -> bool:
    """Whether a paragraph all in bold reads like a heading: short, no sentence, no label with its value."""
    return len(text) <= 100 and "\n" not in text and text[-1] not in ".,;" and not _LABELLED.match(text)


def tidy(text: str) -> str:
    """Single blanks, none at line ends, zero-width blanks gone, at most one empty line in a row."""
    lines = (BLANKS.sub(" ", line).strip() for line in clean(text).replace("\u200b", "").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def clean(text: str) -> str:
    """Newlines as "\n", no byte order mark, no control characters, no lone surrogates."""
    return CONTROL.sub("", _NEWLINES.sub("\n", text))
