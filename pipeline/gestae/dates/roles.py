"""Why a date is no event date: told from the words around it, found and typed rather than thrown away."""

import re

from gestae.dates.parts import Found

_LEFT = 90
_RIGHT = 60
_BREAK = re.compile(r"\n\s*\n|\n(?=\s*[•*\-\d])|(?<=[a-z)\]\d]{2})[.!?]\s+(?=[A-Z“\"])")

_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.I | re.S))
    for role, pattern in (
        ("birth", r"(?:\bborn\b[^.;]{0,25}|\bd\.?o\.?b\.?\W{0,3}|\bdate of birth\W{0,3})$"),
        ("death", r"\b(?:died|passed away|demise|expired|deceased|killed|assassinated)\b[^.;]{0,25}$"),
        ("founding", r"\b(?:founded|established|estd?\.?|incorporated|inception|registered|constituted|set up)\b\s*(?:on|in|since|as [^.;,]{1,30} in|back in|way back in|under [^.;,]{1,40},?)?\W{0,3}$"),
        ("law", r"(?:\b(?:Act|Acts|Bill|Law|Rules|Ordinance|Constitution|Convention|Treaty|Protocol|Declaration|Code|Regulations?|Amendment|Policy|Resolution|Census|Covenant|Charter|Agenda|Vision)\b\s*(?:\([^)]{0,30}\))?\s*(?:was passed|passed|adopted|enacted|of|in|on|was|\(|,|No\.?|was passed in|-|–)*\s*|\b(?:passed|enacted|adopted|ratified)\s+(?:in|on)\s+)$"),
        ("deadline", r"\b(?:deadline|last date|closing date|no later than|not later than|on or before|due (?:by|on|date)?|apply by|register by|submit(?:ted)? by|reach us by|rsvp by|comments by|closes? on|expires? on|valid (?:till|until|up ?to)|copy (?:for [^.;]{1,20} )?by|entries by|before the end of)\b[^.;]{0,25}$"),
        ("post-date", r"(?:\b(?:posted|published|updated|modified|uploaded|submitted|created|written|printed|filed under|last edited|accessed|retrieved|copyright|issued|released)\b(?: (?:on|by [^.;|\n]{1,40}(?:on|\||,|-|–)))?\W{0,4}(?:[A-Z][a-z]+,? )?|©\s*|\(c\)\s*|\bdate\s*posted\W{0,3}|\bcopyright\W{0,3}|\blast_modified_at\W{0,3}|^date\W{1,3})$"),
        ("period", r"\b(?:for the (?:period|year|quarter|months?|half[- ]year|financial year|fiscal year)|(?:reporting|project|grant) period|period (?:of|from|under report)|period|year end(?:ed|ing)(?: on)?|quarter end(?:ed|ing)|(?:phase|cycle|plan|programme|program|project|strategy|term)\s*\(?)\W{0,3}(?:from|of|between)?\W{0,3}$"),
        ("history", r"\b(?:since|way back in|back in|historical|in the year|from the year|until|dating (?:back )?(?:from|to)|year)\s*(?:the|early|late)?\s*$"),
        ("name", r"\b(?:class|batch|vision|agenda|version|ver|edition|win|windows|room|no|nos|flat|page|pp?|vol|issue|section|article|chapter|rule|clause|plot|block|ward|unit|level|grade|std|house|district|lodge|regd?|reg)\b[.:#]?\s*(?:of|no\.?)?\s*$"),
    )
)  # fmt: skip
_AFTER: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.I | re.S))
    for role, pattern in (
        ("law", r"^\W{0,2}\s*(?:Act|Bill|Convention|Agenda|Census|Constitution|Treaty|Protocol|Declaration|Rules|SDGs?)\b"),
        ("post-date", r"^\s*(?:[|·•]\s*)?(?:by\s+(?:admin|webmaster|editor)\b|\|\s*(?:author|by|posted|no comments|leave a|uncategori|in\b)|posted\b|\d+ comments?\b|(?:no|leave a) comments?\b)"),
        ("deadline", r"^\s*(?:is|was|being)\s+the\s+(?:last date|deadline|closing date)\b"),
    )
)  # fmt: skip
_PLANNED = re.compile(
    r"\b(?:will|shall|next meeting|upcoming|to be held|is scheduled|are scheduled|scheduled for|forthcoming|is planned|are planned|"
    r"planned for|is proposed|proposed to|coming up|looking forward|save the date|next (?:talk|event|session|lecture)|is due|"
    r"tentative|is coming|are coming|takes? place|is to|are to)\b",
    re.I,
)
_YEAR_EVENT = re.compile(r"\b(?:in|during|of|year|throughout|dated?)\s*$", re.I)


def assign(text: str, readings: list[Found]) -> None:
    """Give each reading its role and tell whether the wording plans it."""
    for reading in readings:
        left, right = _around(text, reading)
        if reading.role == "event":
            reading.role = _role(reading, left, right)
        reading.planned = bool(_PLANNED.search(left) or _PLANNED.search(right[:80]))


def _around(text: str, reading: Found) -> tuple[str, str]:
    left = text[max(0, reading.start - _LEFT) : reading.start]
    right = text[reading.end : reading.end + _RIGHT]
    cuts = list(_BREAK.finditer(left))
    if cuts:
        left = left[cuts[-1].end() :]
    cut = _BREAK.search(right)
    return left, right[: cut.start()] if cut else right


def _role(reading: Found, left: str, right: str) -> str:
    for role, pattern in _BEFORE:
        if pattern.search(left) and not (role in ("name", "history") and reading.precision != "year"):
            return role
    for role, pattern in _AFTER:
        if pattern.search(right):
            return role
    if reading.kind == "fiscal-year":
        return "period"
    if reading.precision == "year":
        year = reading.first.year or 0
        if year < 1990 or reading.kind == "range" or not _YEAR_EVENT.search(left):
            return "history" if year < 1990 else "name"
    if reading.first.year is not None and reading.first.year < 1970:
        return "history"
    if reading.kind == "recurring":
        return "recurring"
    return "event"
