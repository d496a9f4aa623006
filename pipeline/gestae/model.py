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


class UnitKind(StrEnum):
    """What a unit of the layout is. RECORD is a table row, given as one or found again in flattened lines."""

    META = "meta"
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    RECORD = "record"
    CAPTION = "caption"
    LABEL = "label"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Unit:
    """A logical piece of the report: what a reader sees as one heading, bullet, row, caption or paragraph.

    `heading` is the index of the unit that governs this one (its nearest heading), or None.
    `key` and `value` are the offsets of the two sides of a label line ("Venue: Town Hall").
    `cells` are a record's cells, left to right; `columns` the heads of their columns, where the table has them.
    """

    start: int
    end: int
    kind: UnitKind
    level: int = 0
    heading: int | None = None
    key: tuple[int, int] | None = None
    value: tuple[int, int] | None = None
    cells: tuple[tuple[int, int], ...] = ()
    columns: tuple[tuple[int, int], ...] = ()

    @property
    def labels(self) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
        """(key, value) spans: of a label line, or of a table row whose column heads are known."""
        if self.key and self.value:
            return ((self.key, self.value),)
        return tuple((k, v) for k, v in zip(self.columns, self.cells, strict=False) if k[1] > k[0] and v[1] > v[0])


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that may tell of one event.

    `units` are the indexes of the layout units it touches; `headings` the indexes of the governing heading
    units, outermost first; `dates` the indexes of the date mentions that say when it was (first is the one chosen);
    `title` the offsets of a heading or item title that names it; `extra` further spans that belong to it (captions).
    `form` says what made it a passage: "record", "item", "section", "labels", "dated-heading", "caption" (a group of
    that form) or "document" (the report, or a camp told day by day, is one event).
    """

    start: int
    end: int
    form: str
    units: tuple[int, ...]
    headings: tuple[int, ...] = ()
    dates: tuple[int, ...] = ()
    title: tuple[int, int] | None = None
    extra: tuple[tuple[int, int], ...] = ()


class MentionKind(StrEnum):
    """What a mention names."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: `report.text[start:end] == text`.

    `name` is the name alone (without honorific, article, acronym in parentheses), at most folded white space;
    `honorific`, `position`, `affiliation`, `acronym` are what stands beside it. `found_by` is the rule or model,
    `score` (0 to 1) how sure it is that this is a name of that kind.
    """

    start: int
    end: int
    kind: MentionKind
    text: str
    name: str
    found_by: str
    score: float
    honorific: str | None = None
    position: str | None = None
    affiliation: str | None = None
    acronym: str | None = None


@dataclass(frozen=True, slots=True)
class RoleMark:
    """A role that the grammar gives a mention in one passage; `cue` are the offsets of the words that say so."""

    mention: int
    role: str
    rule: str
    cue: tuple[int, int]
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A value that the words say: a label (kind, status, topic), a title or a place, with the words and the rule."""

    value: str
    start: int
    end: int
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class SetAside:
    """A candidate that was not chosen, and why: nothing is dropped without trace."""

    field: str
    text: str
    start: int
    end: int
    found_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Finds:
    """What spot found for one passage. `organizers` and `people` point to mentions by number; `unmarked` are
    mentions in the passage that no cue gives a role, `beside` those bodies among them that stand free (after a dash, in
    parentheses, in a cell) in a list entry; `own` is whether the text says we, our, the Society. `kinds` are all kinds
    that the words speak for, best first, `kind_votes` each of these words; their scores are points, not confidences.
    """

    organizers: tuple[RoleMark, ...] = ()
    people: tuple[RoleMark, ...] = ()
    unmarked: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()
    names: tuple[Hit, ...] = ()
    kind: Hit | None = None
    kinds: tuple[Hit, ...] = ()
    kind_votes: tuple[Hit, ...] = ()
    status: Hit | None = None
    topics: tuple[Hit, ...] = ()
    place: Hit | None = None
    own: Hit | None = None
    activity: float = 0.0
    no_event: bool = False
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftActor:
    """An organizer or a person as chosen; `evidence` are (start, end) offsets; `inherited` says it stands elsewhere."""

    name: str
    role: str
    evidence: tuple[tuple[int, int], ...]
    found_by: str
    score: float
    acronym: str | None = None
    honorific: str | None = None
    position: str | None = None
    affiliation: str | None = None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """One event before it is checked: chosen values, and what was set aside with the reason.

    `again` are the offsets of further passages that tell of the same event.
    """

    passage: Passage
    name: Hit | None
    kind: Hit | None
    status: Hit | None
    date: int | None
    organizers: tuple[DraftActor, ...]
    people: tuple[DraftActor, ...]
    topics: tuple[Hit, ...]
    place: Hit | None
    score: float
    set_aside: tuple[SetAside, ...] = ()
    issues: tuple[Issue, ...] = ()
    again: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A passage that gave no event, and why (the completeness account)."""

    start: int
    end: int
    unit: str
    reason: str
