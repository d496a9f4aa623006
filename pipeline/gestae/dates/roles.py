"""Why a date is no event date: told from the words around it, found and typed rather than thrown away."""

import re
from datetime import date, timedelta

from gestae.dates.parts import Found
from gestae.dates.reasons import by_words
from gestae.dates.words import rows

_LEFT = 90
_RIGHT = 60
_BREAK = re.compile(
    r"\n\s*\n|\n(?=\s*[•*\-\d])|\n(?=[A-Z])"
    r"|(?<=[a-z)\]\d]{2})(?<!\bRegd)(?<!\bEstd)(?<!\bDept)[.!?]\s+(?=[A-Z“\"])"
)
_LINE_START = re.compile(
    r"(?<!\bon)(?<!\bin)(?<!\bof)(?<!\bto)(?<!\bthe)(?<!\band)(?<!\bby)(?<!\bfrom)(?<!\bsince)"
    r"\s*\n\s*[-–•*(]*\s*$"
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright\b)\W{0,3}$", re.I)
_OLD = 40
_OLDEST = 1800
_HEAD = 250
"""Characters at the beginning of a text in which no reader has commented yet."""


def _patterns(side: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compile the cues of data/roles.csv for a side: `left` ends at the date, `right` begins after it."""
    compiled = []
    for row in rows("roles.csv"):
        if row["side"] == side:
            pattern = rf"(?:{row['pattern']})$" if side == "left" else rf"^(?:{row['pattern']})"
            compiled.append((row["role"], re.compile(pattern, re.I | re.S)))
    return tuple(compiled)


_BEFORE = _patterns("left")
_AFTER = _patterns("right")


def cue(role: str, side: str) -> re.Pattern[str]:
    """One pattern of all cues of data/roles.csv for a role and a side."""
    joined = "|".join(row["pattern"] for row in rows("roles.csv") if (row["role"], row["side"]) == (role, side))
    anchored = {"before": rf"(?:{joined})$", "after": rf"^(?:{joined})"}.get(side, joined)
    return re.compile(anchored, re.I)


_PLANNED = cue("planned", "around")
_TOLD = cue("told", "before")
_TOLD_AFTER = cue("told", "after")
_YEAR_CUE = cue("bare-year", "before")
_MONTH_CUE = cue("month", "before")
_MEETING_BEFORE = cue("month-meeting", "before")
_MEETING_AFTER = cue("month-meeting", "after")
_PREPOSITION = cue("bare-month", "before")
_HOLIDAY_BEFORE = cue("holiday", "before")
_HOLIDAY_AFTER = cue("holiday", "after")
_NOWADAYS_BEFORE = cue("nowadays", "before")
_NOWADAYS_AFTER = cue("nowadays", "after")


def assign(text: str, readings: list[Found], report: date | None) -> None:
    """Give each reading its role and tell whether the wording plans it."""
    known = [r.first.year for r in readings if r.first.year and r.precision == "day" and r.role == "event"]
    known = known or [r.first.year for r in readings if r.first.year and of_copyright(text, r)]
    past = report is not None and historical(readings, report)
    newest = max([*known, *([report.year] if report and not past else [])], default=None) if not past else None
    for reading in readings:
        left, right = _around(text, reading)
        if reading.role == "event":
            words = text[reading.start : reading.end].lower()
            other = _is_other_word(reading, words, left, right) if reading.precision == "month" else None
            reading.in_name = _begins_name(reading, words, text)
            reading.role = other or _role(reading, left, right, newest)
            if words == "last day" and reading.role == "event":
                reading.role, reading.reason = "name", "the last day of something, not the day before"
            if _is_timetable(reading, words):
                reading.role = "recurring"
            if words == "today" and (_NOWADAYS_BEFORE.search(left) or _NOWADAYS_AFTER.search(right)):
                reading.role, reading.reason = "history", "it says how things are nowadays"
            if other is not None and (len(words) > 3 or words == "may"):
                reading.other_word, reading.reason = True, _OTHER_WORD[other]
        _plan(reading, left, right)


def _is_timetable(reading: Found, words: str) -> bool:
    """Whether two weekdays that do not follow each other are those of a timetable ("Monday and Thursday")."""
    apart = reading.relative is not None and reading.relative.length > 1
    return reading.kind == "weekday" and apart and re.search(r"\band\b|&", words) is not None


def of_copyright(text: str, reading: Found) -> bool:
    """Whether a year is that of a copyright: of a text that names no other, the year of its writing."""
    return (
        reading.precision == "year"
        and _COPYRIGHT.search(text[max(0, reading.start - _RIGHT) : reading.start]) is not None
    )


def _plan(reading: Found, left: str, right: str) -> None:
    """Tell whether the words around a date plan it, and which."""
    left, right = left.rpartition(";")[2], right.partition(";")[0]
    before = None if _TOLD_AFTER.search(right) else _PLANNED.search(left)
    after = None if before or _TOLD.search(left) else _PLANNED.search(right)
    reading.planned = bool(before or after)
    if reading.planned and reading.role == "event" and (match := before or after):
        reading.reason = by_words(match, "before" if before else "after")


def historical(readings: list[Found], report: date) -> bool:
    """A text whose own dates all lie far before the day of writing tells history: nothing hangs on that
    day.
    """
    known = sorted(r.first.year for r in readings if r.first.year and r.rule != "century")
    return len(known) >= 8 and known[len(known) * 9 // 10] < report.year - _OLD // 4


def _around(text: str, reading: Found) -> tuple[str, str]:
    left = text[max(0, reading.start - _LEFT) : reading.start]
    right = text[reading.end : reading.end + _RIGHT]
    cuts = list(_BREAK.finditer(left))
    if cuts:
        left = left[cuts[-1].end() :]
    if _LINE_START.search(left):
        left = ""
    cut = _BREAK.search(right)
    return left, right[: cut.start()] if cut else right


_VERB_AFTER = re.compile(r"\s+(?:I|we|you|he|she|they|it|God|the|this|these|all|your|our|be|not|have)\b")
_NAME_AFTER = re.compile(r"\s+[A-Z][a-z]+")
_NAMES_TOO = frozenset({"april", "may", "june", "august"})


_IN_TITLE = re.compile(
    r"(?:[“\"‘]|\b(?!(?:In|On|By|Since|Until|Till|From|During|Through|Throughout|Early|Late|Mid|Last|This|Next|Of|And|To|For"
    r"|Before|After|Between|Every|Each|Around|About|Our|Day|Date|Month|January|February)\b)[A-Z][a-z]+(?:['’]s)?\s)$"
    r"|\b[Tt]he $"
)
_MARCH_NOUN = re.compile(r"\s+(?:\d|(?!to\b|on\b|of\b|from\b|for\b|in\b|against\b|through\b|was\b|and\b)[a-z]{3,})")
_OTHER_WORD = {"verb": "a verb: its subject follows", "name": "a part of a name, or of a title"}
_WORD_AFTER = re.compile(r"[ .]{1,2}([A-Z][A-Za-z'’]+)")
_ISSUE_NOUN = cue("month-noun", "after")


def _begins_name(reading: Found, words: str, text: str) -> bool:
    """A month word that is the first word of a name: "MAR ELIAS SCHOOL", "May Flower Home"."""
    if reading.kind != "month" or reading.first.year is not None:
        return False
    if len(words) > 4 and words not in _NAMES_TOO:
        return False
    after = _WORD_AFTER.match(text, reading.end)
    return after is not None and not _ISSUE_NOUN.match(after.group(1))


def _is_other_word(reading: Found, words: str, left: str, right: str) -> str | None:
    """May as a verb, June as a name: why a bare month word is no month, or None."""
    if reading.kind != "month" or reading.first.year is not None:
        return None
    if words == "march" and _IN_TITLE.search(left) and not _MARCH_NOUN.match(right):
        return "name"
    if _PREPOSITION.search(left):
        return None
    if words in ("may", "march") and _VERB_AFTER.match(right):
        return "verb"
    if len(words) < 4 and words != "may" and not left.rstrip().endswith(","):
        return "name"
    named = words in _NAMES_TOO and _NAME_AFTER.match(right) and not left.lower().endswith("the ")
    return "name" if named else None


def _role(reading: Found, left: str, right: str, newest: int | None) -> str:
    if reading.holiday is not None:
        return "event" if _HOLIDAY_BEFORE.search(left) or _HOLIDAY_AFTER.search(right) else "name"
    cued = _by_cue(reading, left, right)
    if cued is not None:
        return cued
    if reading.kind in ("recurring", "fiscal-year"):
        return "recurring" if reading.kind == "recurring" else "period"
    return _by_age(reading, left, right, newest)


_DATELINE = re.compile(
    r"(?:^|\n)\W*(?:[A-Z][A-Z .'-]{2,30}(?:,\s*|\s+)|(?:[A-Z][\w'-]+ ?(?:of |de |do |da |del )?){1,4},\s*)\(?$"
)
_FILE = re.compile(
    r"^[\w-]*\.(?:jpe?g|png|gif|pdf|docx?|html?|mp4|md|txt|rtf|odt|xlsx?|pptx?|php|aspx?|eml|csv)\b", re.I
)
_URL = re.compile(r"(?:https?://|www\.|[^\W\d_]\S*/|\?\w+=)\S*$")
_GLUED = re.compile(r"[^\W\d_]$|[^\W_]_$")
_DATELINE_AFTER = re.compile(r"^\)?\s*(?:\.?\s?[-–—]+|:|\()")


def _by_cue(reading: Found, left: str, right: str) -> str | None:
    glued = reading.rule == "numeric" and reading.numeric == "ymd" and _GLUED.search(left) is not None
    if glued or _FILE.search(right) or _URL.search(left):
        return "file-name"
    if reading.precision == "day" and _DATELINE.search(left) and _DATELINE_AFTER.search(right):
        return "post-date"
    for role, pattern in _BEFORE:
        if _says_nothing_of(role, reading) or not (match := pattern.search(left)):
            continue
        if role == "period" and _is_activity(reading, left):
            return None
        nearest, match = _nearest_life(role, match, left)
        return _noted(reading, nearest, match, "before")
    found = (
        (role, match) for role, pattern in _AFTER
        if (role != "recurring" or reading.kind == "weekday") and (match := pattern.search(right))
    )  # fmt: skip
    after = next((pair for pair in found if pair[0] != "comment" or _heads_comment(reading, left)), None)
    return None if after is None else _noted(reading, *after, "after")


def _heads_comment(reading: Found, left: str) -> bool:
    """Whether a date before an hour can be the line above a reader's comment: it begins its line, names no weekday
    and does not stand in the head of the text, where the hour is that of a meeting.
    """
    return not left.strip() and reading.weekday is None and reading.start > _HEAD


def _noted(reading: Found, role: str, match: re.Match[str], side: str) -> str:
    """The role, with its cue kept as the reason."""
    reading.reason = by_words(match, side) if match.group().strip(" ,\n") else None
    return role


def _says_nothing_of(role: str, reading: Found) -> bool:
    """Whether the cues of a role are not meant for a reading of this form."""
    if role in ("name", "history"):
        return reading.precision != "year"
    if role == "state":
        return reading.precision == "year"
    if role == "deadline":
        return reading.rule == "ago"
    if role == "post-date":
        return reading.precision in ("quarter", "season")
    return role == "id" and not (reading.numeric or reading.rule == "numeric month")


_LIFE = ("birth", "death", "founding")
_ACTIVITY_LABEL = cue("activity-period", "before")
_LONGEST_ACTIVITY = timedelta(days=31)


def _nearest_life(role: str, match: re.Match[str], left: str) -> tuple[str, re.Match[str]]:
    """Of "born in 1956 and died in" the words that stand nearest to the date."""
    if role not in _LIFE:
        return role, match
    others = [(name, found) for name, pattern in _BEFORE if name in _LIFE and (found := pattern.search(left))]
    return max(others, key=lambda pair: pair[1].start(), default=(role, match))


def _is_activity(reading: Found, left: str) -> bool:
    """The label "Period:" of a form gives the days of the activity where they are a month at most; that of a
    grant, a project or a report does not.
    """
    days = reading.first.low(), reading.last.high()
    short = days[0] is None or days[1] is None or days[1] - days[0] <= _LONGEST_ACTIVITY
    return reading.precision == "day" and short and _ACTIVITY_LABEL.search(left) is not None


def _by_age(reading: Found, left: str, right: str, newest: int | None) -> str:
    year = reading.first.year
    if year is not None and newest is not None and year < newest - _OLD:
        reading.reason = f"more than {_OLD} years before {newest}, the newest year of the text"
        return "history"
    if reading.kind == "month" and year is None and not _MONTH_CUE.search(left) and not _of_meeting(left, right):
        return "name"
    if reading.rule == "ago" and reading.relative is not None and reading.relative.unit == "year":
        return "history"
    return _year_role(reading, left, newest) if reading.precision == "year" else "event"


def _of_meeting(left: str, right: str) -> bool:
    """Whether a month dates the meeting that it names ("our February meeting"), whose minutes are none."""
    return _MEETING_BEFORE.search(left) is not None and _MEETING_AFTER.search(right) is not None


def _year_role(reading: Found, left: str, newest: int | None) -> str:
    """A year alone dates an event only in "in 2016", and only near the report's own time."""
    year = reading.first.year or 0
    if reading.kind == "range" or (newest is not None and year < newest - 1):
        return "history"
    return "event" if year >= _OLDEST and _YEAR_CUE.search(left) else "name"
