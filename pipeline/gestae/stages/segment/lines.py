"""What a physical line looks like: bullet, heading, label line, caption, date line, furniture."""

import re
from dataclasses import dataclass

from gestae.model import UnitKind

_BULLET = re.compile(
    r"\s*(?:[•●▪◦‣∙·*►»❖✓➢➤○■□>\uf0b7\uf0a7]+|[-–—+](?=\s)|o(?=\s{2,}))\s*(?=\S)|"
    r"\s*\(?(?:\d{1,3}[.)]\)?(?:\s+|(?=[A-Z\"“‘]))|(?:[a-hA-H]|[ivxIVX]{1,5})[.)]\)?\s+)(?=\S)"
)
_NUMBERED_HEADING = re.compile(r"\s*(?!\d{1,2}[.:]\d\d\s)(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=[A-Z])")
_TIMED = re.compile(r"\s*(?:\d{1,2}[.:h]\d\d|\d{3,4}\s?hrs|\d{1,2}\s?[ap]\.?m\b)", re.IGNORECASE)
_BULLET_HEADING = 60
_PAGES = 1900
_ASIDE = r"(?:\s*\((?:if any|s|es|ies|optional|where applicable|[a-z ]{2,20})\))?"
_LABEL = re.compile(
    rf"\s*(?P<key>[A-Z][^\W\d_]*(?:[ /&.'’()-]+[^\W\d_]+){{0,5}}\.?{_ASIDE})\s*"
    r"(?P<sep>:\s*-+|:-|:|;(?=\s)|\s[-–—]+\s|\t+|\.{3,})\s*(?P<value>\S.*)?$"
)
_NUMBERED_LABEL = re.compile(
    r"\s*\(?(?:\d{1,2}|[a-h])[.)]\)?\s*"
    rf"(?P<key>[A-Z][^\W\d_]*(?:[ /&.'’()-]+[^\W\d_]+){{0,5}}\.?{_ASIDE})\s*(?::\s*-+|:-"
    r"|:)\s*(?P<value>\S.*)$"
)
_LABEL_WORD = re.compile(
    r"\b(?:name|title|date|dates|day|duration|time|timings?|venue|place|location|organi[sz]\w*|unit|department|dept"
    r"|participants?|no|number|"
    r"beneficiar\w+|objectives?|aims?|outcomes?|topics?|themes?|subject|speakers?|resource|guests?|chair\w*|chief"
    r"|present|facilitat\w+|trainers?|"
    r"co-?ordinators?|report\w*|activity|activities|event|events|programme|program|project|type|kind|nature|target"
    r"|audience|sponsors?|fund\w*|donors?|partners?|"
    r"collaborat\w+|association|hosts?|hosted|with|where|when|who|what|contact|prepared|director|president|secretary"
    r"|treasurer|compiled|leaders?|led|judges?|winners?|"
    r"attendance|apologies|agenda|remarks?|conclusion|summary|abstract|bio|fee|cost|budget|period|issued|from|to"
    r"|sent|cc|bcc|feedback|description|"
    r"details|link|website|phone|tel|email|e-mail|address|photo|upcoming|next|conducted|supported|funded"
    r"|inaugurat\w+|moderator|faculty|lecturer|in the chair|"
    r"minutes|minuted|quorum|absent|in attendance|status|result|signed|place and date|session|class|year|note|ref"
    r"|keynote|panel\w*|sponsored|cooperation|jointly|"
    r"dress|music|text|preacher|celebrant|village|district|state|block|ward|institution|college|school|club|ngo"
    r"|doctors?|surgeons?|nurses?|hostess(?:es)?|refreshments|lunch|dinner|tea|catering|umpires?|referees?|jury|coach(?:es)?"
    r"|guides?|compere|anchor|volunteers?|awardees?|trainees|instructors?|mentors?|tutors?|invitees?|dignitar(?:y|ies))\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\s*(?:\[(?:photo|image|picture|caption|img|fig)[^\]]*\]|(?:photo|fig(?:ure)?|picture|pic|image|plate|caption"
    r"|above|below"
    r"|left|right|l\s*[-–]\s*r|from left)\b\s*\d*\s*(?:\([a-z]\))?\s*[:.)-]|\(?(?:photo|picture)s?\b.{0,30}:)",
    re.IGNORECASE,
)
_IMAGE_FILE = re.compile(r"\s*[\w() -]{1,60}\.(?:jpe?g|png|gif|heic|bmp|tiff?)\s*$", re.IGNORECASE)
_PAGE = re.compile(
    r"\s*(?:page\s*)?[-–]?\s*(?!(?:19|20)\d\d\s*$)(?P<page>\d{1,4})\s*[-–]?(?:\s*(?:of|/)\s*(?P<of>\d{1,4}))?\s*$",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"\s*(?:©|copyright\b|all rights reserved|powered by|proudly powered|posted (?:by|in|on)\b|you are here|skip to"
    r"|leave a "
    r"(?:reply|comment)|your email|required fields|click (?:here|on)|read more|share (?:this|on)|today visits"
    r"|visitors\s*:|print this"
    r"|last (?:modified|updated)|this page (?:was|has)|subscribe|follow us|tags?\s*:|categories\s*:|reply\s*$|home\s*$"
    r"|(?:home|about us)\s*(?:[|»>/]|\s{2,}))",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s*[-–—*]\s(?:[-–—*\s])*$")
_COMMENT_AREA = re.compile(r"\s*(?:\d+\s+)?(?:comments?|thoughts on|responses? to|replies)\b[^.]{0,80}$", re.IGNORECASE)
_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAYS = r"(?:mon|tue(?:s)?|wed(?:s|nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?s?"
_DATE_WORD = re.compile(
    rf"(?:\b(?:{_MONTHS}|{_WEEKDAYS}|on|the|of|from|to|and|until|till|between|at|date|evening|morning|afternoon|noon"
    rf"|am|pm|hrs?|a\.m|p\.m)\b"
    r"|\d+(?:st|nd|rd|th)?\b|[\s,.;:&+/()'’–—\-|@]+)",
    re.IGNORECASE,
)
_LEADING_DAY = re.compile(
    rf"[\s*•·-]*(?:{_WEEKDAYS}\.?,?\s+)?(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s*(?:(?:[-–/&,]|and"
    rf"|to)\s*\d{{1,2}}(?:st|nd|rd|th)?\s*)?(?:of\s+)?(?:{_MONTHS})\b"
    rf"|(?:{_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b|\d{{1,2}}[./-]\d{{1,2}}[.,]?\s+\(?{_WEEKDAYS}\b"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b|\d{{4}}-\d\d-\d\d\b)"
    # a column of days under a month: "Tues 11th     Coffee"
    rf"|\s*{_WEEKDAYS}\.?,?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s{{2,}}|\t|\s*[:–—-]\s|$)",
    re.IGNORECASE,
)
_LEADING_MONTH = re.compile(
    rf"[\s*•·-]*(?:{_MONTHS})\b\.?,?(?:\s+(?:19|20)\d\d|\s?['’]\d\d)?(?:\s*:\s+|\s+[-–—]+\s+|[–—]|\s{{3,}}|\t)"
    rf"(?!(?:{_MONTHS})\b)[\"“‘'*_]*(?-i:[A-Z])",
    re.IGNORECASE,
)
_HAS_DATE = re.compile(
    rf"\b(?:{_MONTHS})\b|\d{{1,4}}\s*[./-]\s*\d{{1,2}}\s*[./-]\s*\d{{2,4}}|\b\d{{1,2}}/\d{{1,2}}\b|^\s*(?:19"
    rf"|20)\d\d(?:\s*[-–/]\s*\d{{2,4}})?\s*$|^\W*{_WEEKDAYS}\.?,?\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Look:
    """How one line looks: its offsets without surrounding white space, its kind and what made it so."""

    start: int
    end: int
    kind: UnitKind
    body: int
    """Where the words begin after a bullet or number."""
    level: int = 0
    key: tuple[int, int] | None = None
    value: tuple[int, int] | None = None
    strong: bool = False
    """For headings: capitals, numbering or a date line; a weak heading needs its surroundings to agree."""


def is_label_word(words: str) -> bool:
    """Whether words are what forms and tables use as a label or column head ("Venue", "No. of participants")."""
    return bool(_LABEL_WORD.search(words))


def leads_with_day(line: str) -> bool:
    """Whether a line begins with a day ("Tuesday 14 September", "3/5/2021", "May 4,"): an entry of a list."""
    return bool(_LEADING_DAY.match(line))


def leads_with_month(line: str) -> bool:
    """Whether a line begins with a month, a dash or colon and a word ("May 1992 - Talk", "Sept: Outing")."""
    return bool(_LEADING_MONTH.match(line))


def is_date_line(line: str) -> bool:
    """Whether a line holds a date, weekday, month or year and nothing else."""
    return bool(len(line) < 80 and _HAS_DATE.search(line) and not _DATE_WORD.sub("", line).strip())


def bullet_width(line: str) -> int:
    """How many characters of the line are indentation and bullet or number; 0 where there is no bullet."""
    match = _BULLET.match(line)
    return match.end() if match else 0


def capitals(line: str) -> bool:
    """Whether the letters of a line are nearly all capitals."""
    letters = [c for c in line if c.isalpha() and c.lower() != c.upper()]
    return len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


def title_case(line: str) -> bool:
    """Whether most of the longer words begin with a capital."""
    words = [w for w in re.findall(r"[^\W\d_]+", line) if len(w) > 3]
    return bool(words) and sum(w[0].isupper() for w in words) >= 0.7 * len(words)


def _heading_level(line: str) -> int:
    """1 is the title's; a year line 2, a month line 3, a day line 5, below any other heading."""
    if is_date_line(line):
        if re.fullmatch(r"\W*(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?\W*", line):
            return 2
        return 5 if re.search(r"(?<!\d)\d{1,2}(?!\d)", line) else 3
    numbered = _NUMBERED_HEADING.match(line)
    if numbered:
        return 2 + numbered.group(1).rstrip(".0").count(".")
    return 3 if capitals(line) else 4


def _is_heading(line: str) -> tuple[bool, bool]:
    """(could be a heading, is one by its own look)."""
    body = line.strip()
    if not body or (_TIMED.match(body) and not is_date_line(body)):
        return False, False
    if len(body) > 110 or (body.endswith((",", ";", ".", "!", "…")) and not capitals(body)):
        return is_date_line(body), is_date_line(body)
    if is_date_line(body):
        return True, True
    if capitals(body) and len(body) > 3:
        return True, True
    if _NUMBERED_HEADING.match(body) and len(body) < 70 and "." in body.split()[0]:
        return True, True
    weak = len(body) < 70 and body[:1].isupper() and (title_case(body) or len(body) < 40)
    return weak, False


def _is_page(line: str) -> bool:
    """Whether a line is a page number: there is no page 22 of 12 or 04 of 12 (days), nor 2011 of 2012 (a year)."""
    match = _PAGE.fullmatch(line)
    if match is None or match["of"] is None:
        return match is not None
    return int(match["page"]) <= int(match["of"]) < _PAGES and not match["page"].startswith("0")


def is_timed(line: str) -> bool:
    """Whether a line begins with an hour ("10.30  Launch of ...", "7 pm: Meeting")."""
    return bool(_TIMED.match(line))


def look_at(text: str, start: int, end: int) -> Look:
    """Say what the line text[start:end] looks like. Offsets are code points into `text`."""
    raw = text[start:end]
    stripped = raw.strip()
    begin = start + len(raw) - len(raw.lstrip())
    stop = begin + len(stripped)
    indent = begin - start
    if (
        _is_page(raw)
        or _FURNITURE.match(raw)
        or _RULE.match(raw)
        or (stripped.count(" | ") >= 3 and len(stripped) < 120 and not _HAS_DATE.search(raw))
    ):
        return Look(begin, stop, UnitKind.FURNITURE, begin)
    if _CAPTION.match(raw) or _IMAGE_FILE.fullmatch(raw):
        return Look(begin, stop, UnitKind.CAPTION, begin)
    could, strong = _is_heading(raw)
    width = bullet_width(raw)
    numbered = _NUMBERED_LABEL.match(raw) if width else None
    if numbered and _LABEL_WORD.search(numbered.group("key")):
        key = (start + numbered.start("key"), start + numbered.end("key"))
        return Look(begin, stop, UnitKind.LABEL, begin, key=key, value=(start + numbered.start("value"), stop))
    if width and capitals(raw[width:]) and len(stripped) < _BULLET_HEADING and len(stripped.split()) > 1:
        return Look(start + width, stop, UnitKind.HEADING, start + width, level=3, strong=True)
    if width and not (strong and not raw[:width].strip().startswith(tuple("•●▪◦*-–—►»"))):
        return Look(begin, stop, UnitKind.ITEM, start + width, level=indent // 2)
    label = _LABEL.match(raw)
    if label and len(label.group("key")) <= 45 and _LABEL_WORD.search(label.group("key")) and not is_date_line(raw):
        value = label.span("value") if label.group("value") else None
        span = (start + value[0], stop) if value else None
        return Look(
            begin, stop, UnitKind.LABEL, begin, key=(start + label.start("key"), start + label.end("key")), value=span
        )
    if could:
        return Look(begin, stop, UnitKind.HEADING, begin, level=_heading_level(raw), strong=strong)
    return Look(begin, stop, UnitKind.PARAGRAPH, begin, level=indent // 2)


def opens_comments(line: str) -> bool:
    """Whether a line is the heading of the readers' comments ("2 thoughts on ...")."""
    return bool(_COMMENT_AREA.fullmatch(line))
