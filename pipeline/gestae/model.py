"""What the stages hand to each other: frozen dataclasses, picklable, free of spaCy and pydantic.

Every offset in the package counts Unicode code points into `Report.text` and is half-open:
`report.text[start:end]` are the words meant.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much an issue matters to whoever reads the records."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Issue:
    """A data problem, as a value: found by a stage, shown to the user, never raised.

    `start` and `end` are offsets into the report's text, or None where no place can be named.
    """

    stage: str
    code: str
    message: str
    start: int | None = None
    end: int | None = None
    severity: Severity = Severity.WARNING


class BlockKind(StrEnum):
    """What a block of the source is. LINE is a physical line of a format that has no structure of its own."""

    META = "meta"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    CAPTION = "caption"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a block stands in the source file; pages, lines, tables, rows and columns count from 1."""

    page: int | None = None
    line: int | None = None
    table: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the report's text with its kind and its place in the source.

    `level` is the depth of a heading (1 is the title) or the nesting of a list item (0 is outermost).
    `cells` are the (start, end) offsets of a table row's cells, left to right, empty cells included.
    `label` is the key of a META block ("title", "site", "author", "date", "subject", "from", "description").
    """

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    origin: Origin = Origin()
    cells: tuple[tuple[int, int], ...] = ()
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says about itself. `post_date` is an ISO prefix (YYYY, YYYY-MM or YYYY-MM-DD);
    `post_date_source` says where it was read ("front matter", "html meta", "mail header", "file name", ...).
    """

    title: str | None = None
    site: str | None = None
    author: str | None = None
    post_date: str | None = None
    post_date_source: str | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One report as read. The text never changes afterwards; blocks are ordered, disjoint and non-empty.

    `document` is the path as given, relative where possible, with `/` separators.
    """

    document: str
    format: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    issues: tuple[Issue, ...] = field(default=())
