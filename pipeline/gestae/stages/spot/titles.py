"""The event's own title: a heading that names it, a quoted title, the short lead of an item."""

import re
from collections.abc import Iterator, Sequence

from gestae.dates import DateMention
from gestae.layout import ByPlace, written_labels
from gestae.lexicon.bodies import body_likeness
from gestae.lexicon.kinds import activity_strength
from gestae.model import Hit, Passage, Unit, UnitKind

_QUOTED = re.compile(r"[“\"‘«„]\s*(?P<title>[^“”\"«»„\n]{4,160}?)\s*[”\"’»](?!\w)")
_CUE = re.compile(
    r"(?:\b(?:on|titled|entitled|called|named|theme[d]?|topic|title|subject|under the (?:theme|title|topic|slogan)"
    r"|with the (?:theme|title)|motto|lecture|talk|seminar|workshop|webinar|campaign|programme"
    r"|conference)\b[\s:,.–-]*(?:was|is|of|as|being)?[\s:–-]*)$",
    re.IGNORECASE,
)
_ABBREVIATIONS = "Dr Mr Mrs Ms Prof Rev Hon Smt St Sr Fr Jr Dt Dept Deptt Govt Distt Dist No Pvt Ltd vs [A-Z]"
_ABBREVIATED = "".join(rf"(?<!\b{word})" for word in _ABBREVIATIONS.split(" "))
_LEAD = re.compile(
    rf"\s*(?:\*\*)?(?P<lead>(?:[^:.;\t\n–—]|(?<=[A-Za-z])\.(?=[A-Za-z ])){{4,90}}?)"
    rf"\s*(?:\*\*)?(?:[:;–—]|{_ABBREVIATED}\.(?![A-Za-z])|,\s|\s-\s|\t|\n|$)"
)
_AFTER_NAME = re.compile(
    r"\s+(?:by|jointly|together|along with|@|in (?:collab\w*|association|partnership|the)|at (?:the|our|[A-Z])"
    r"|organi[sz]ed|conducted|held|sponsored|under the|with (?:the|support))(?!\w).*$",
    re.DOTALL,
)
"""What follows an activity's name in the first words of an entry: who, where and how."""
_DANGLING = re.compile(r"(?:\s+(?:on|at|in|by|of|for|the|an?|and|with|from|to|was|is|again|both))+$", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:in|on|at|under|by|with|from|to|during|after|before|as|we|our|the (?:aim|objective|team|members))\b",
    re.IGNORECASE,
)
_FINITE = (
    r"\b(?:was|were|is|has|had|have|organi[sz]ed|held|planted|visited|distributed|attended|celebrated|observed"
    r"|conducted|launched|inaugurated"
    r"|opened|addressed|spoke|gave|took|went|came|handed|cleaned|led|joined|met|received|welcomed|presented|ran"
    r"|hosted)\b"
)
_PAPER = re.compile(
    r"\b(?:bulletin|newsletter|report (?:for|on) the (?:year|month|quarter)|annual report|minutes? of|press release"
    r"|no\. ?\d)",
    re.IGNORECASE,
)
_HALF_QUOTED = re.compile(r"[^\"“”]+[\"“](?P<title>[^\"“”]{4,})")
"""A name that begins within a heading; the quotation mark behind it has gone with the end."""
_MARKS = re.compile(
    r"[\s\"“”‘’'*#_,.:;|()–—-]*(?:(?:\d{1,2}(?:\.\d+)*[.)]?|[a-hA-H]\)|[ivx]{1,4}[.)]"
    r"|(?:activity|event|programme|report|item) (?:no\.? ?)?\d+(?:\.\d+)*[.:)]?)\s+)?[\s\"“‘'*]*",
    re.IGNORECASE,
)
"""What stands before a title: quotation marks, the number of an item, of an activity."""
_FURTHER = re.compile(
    r"[.;,]?\s+(?:re: |(?:resource persons?|speakers?|facilitators?|judges?|trainers?|chief guests?|guests? of honou?r)"
    r"\s?[:–-])",
    re.IGNORECASE,
)
"""Where a title is over: the people of the event."""
_SENTENCE = re.compile(
    r"(?:the\s+)?(?P<title>.+?)\s+(?:was|were|has been|will be|is to be)\s+(?:\w+ly\s+)?"
    r"(?:held|organi[sz]ed|conducted|celebrated|observed)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""A heading that is a sentence about the event: its subject is the title."""
_BODY = 0.6
_DATE_GAP = 12
"""Characters that may stand before a date with which an entry begins."""
_LINES = 2
_SPEAKER = re.compile(r"(?:[A-Z][\w.'’-]*\s+){1,5}[-–—]\s+(?=\S)")
"""A name and a dash before a title ("Lena Marsh - The mills of Ashby")."""
_OF_NOUN = re.compile(r"\b(?:the|our|its|their)\s+$", re.IGNORECASE)
"""What makes a month part of the words after it ("our February meeting")."""
_TITLE_LABEL = re.compile(
    r"(?:title|name|topic|theme|subject)(?: of (?:the )?(?:activity|event|programme|program|workshop|seminar|talk"
    r"|lecture|camp|training|project|session))?"
    r"|activity(?: title| name)?|activities|event(?: title| name)?|programme(?: title)?|program|talk|title of talk"
    r"|lecture",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\W*(?:\d[\d.]*\s*)?(?:activities|events?|past (?:events|meetings)|programmes?|news|reports?|introduction"
    r"|background|objectives?|summary|highlights"
    r"|upcoming|coming|next|annual report|newsletter|minutes|other|misc\w*|general|past|agenda|present|apologies"
    r"|matters arising|venue|date|time"
    r"|outcomes?|conclusion|gallery|photos?|contents|month\s?wise.*|elsewhere|from the editor|diary|what is next"
    r"|recent|cancelled|postponed|dear \w+|actions?|(?:the )?next (?:\w+ )?meetings?|purpose of the visit|camp diary"
    r"|speakers?|chairman|chair|abstract|moderators?|guest speakers?|resource persons?|facilitators?|judges?"
    r"|(?:first|second|third|fourth|fifth|sixth|seventh|last|final) day|day \w+|next one|next events?|new business"
    r"|any other business"
    r"|time and place|what is proposed|celebrations?|coming up|programme of events|what is on)\W*(?:\d{4})?\W*$",
    re.IGNORECASE,
)


def find_titles(text: str, passage: Passage, units: Sequence[Unit], dates: ByPlace[DateMention]) -> tuple[Hit, ...]:
    """Candidate titles of a passage's event, best first. Offsets are code points into `text`."""
    found = [h for n in passage.units for h in _labelled(text, units[n], dates)]
    if passage.title is not None:
        hit = _trimmed(text, *passage.title, dates, "heading", 0.7)
        if hit is not None and not _names_body_or_paper(text, hit):
            found.append(hit)
    found += _below_day(text, passage, units, dates)
    for match in _QUOTED.finditer(text, passage.start, min(passage.end, passage.start + 1500)):
        words = match.group("title").split()
        cued = bool(_CUE.search(text[max(passage.start, match.start() - 40) : match.start()]))
        if len(words) >= 2 and (cued or match.start() - passage.start < 250):
            score = (0.85 if cued else 0.6) - 0.0001 * (match.start() - passage.start)
            found.append(Hit(match.group("title"), match.start("title"), match.end("title"), "quoted", score))
    lead = _lead(text, passage, dates)
    if lead is not None:
        found.append(lead)
    return tuple(sorted(found, key=lambda h: (-h.score, h.start)))


def _below_day(text: str, passage: Passage, units: Sequence[Unit], dates: ByPlace[DateMention]) -> Iterator[Hit]:
    """The heading right below the day of an entry: a talk's title, without the speaker before its dash."""
    head = [units[n] for n in passage.units[:2]]
    if passage.form not in ("dated-heading", "item") or len(head) < _LINES or head[1].kind is not UnitKind.HEADING:
        return
    speaker = _SPEAKER.match(text, head[1].start, head[1].end)
    start = speaker.end() if speaker else head[1].start
    hit = _trimmed(text, start, head[1].end, dates, "below-day", 0.65)
    if hit is not None and (speaker or not _names_body_or_paper(text, hit)):
        yield hit


def own_names(text: str, titles: Sequence[Hit], governs: int) -> tuple[Hit, ...]:
    """The titles without section headings: one that `governs` several dated passages, or that is a lone word which
    names no activity ("YOUTH"), names no event.
    """
    return tuple(h for h in titles if h.rule != "heading" or not (governs > 1 or _is_subject(text, h)))


def _is_subject(text: str, hit: Hit) -> bool:
    return " " not in hit.value and activity_strength(text, hit.start, hit.end) == 0


def _names_body_or_paper(text: str, hit: Hit) -> bool:
    """Whether a heading is no event's name: the body's own, or a paper's ("Weekly Bulletin No. 12")."""
    if _PAPER.search(hit.value):
        return True
    return activity_strength(text, hit.start, hit.end) == 0 and body_likeness(hit.value) >= _BODY


def _labelled(text: str, unit: Unit, dates: ByPlace[DateMention]) -> Iterator[Hit]:
    """ "Title of the activity: ...", or the cell under "Activity"."""
    for words, _, value in written_labels(text, unit):
        if _TITLE_LABEL.fullmatch(words):
            hit = _trimmed(text, *value, dates, "label", 0.95)
            if hit is not None:
                yield hit


def _lead(text: str, passage: Passage, dates: ByPlace[DateMention]) -> Hit | None:
    """ "Assessment camp for aids, 22 May": the first words of an item, where they name an activity."""
    start = passage.start
    start = behind_dates(text, dates, start)
    gap = re.match(r"(?:[\s•●*·,.:;–—()-]|\d+(?![\da-z]))*", text[start : passage.end])
    start += gap.end() if gap else 0
    match = _LEAD.match(text, start, passage.end)
    if not match:
        return None
    begin, end = match.span("lead")
    more = _AFTER_NAME.search(text, begin, end)
    if more and activity_strength(text, begin, more.start()) > 0:
        end = more.start()
    hit = _trimmed(text, begin, end, dates, "lead", 0.55)
    if hit is None or len(hit.value.split()) > 12 or _OPENING.match(hit.value) or re.search(_FINITE, hit.value):
        return None
    return hit if activity_strength(text, hit.start, hit.end) > 0 or passage.form == "record" else None


def behind_dates(text: str, dates: ByPlace[DateMention], start: int) -> int:
    """Where the dates end that an entry begins with, one close behind the other; `start` where it begins with none."""
    while True:
        near = [mention for mention in dates.beginning(start - 1, start + _DATE_GAP) if mention.end > start]
        if not near:
            return start
        first = min(near, key=lambda mention: mention.start)
        if _is_of_noun(text, start, first):
            return start
        start = first.end


def _is_of_title(mention: DateMention) -> bool:
    """Whether a date is what a title speaks of, not when its event was: a named day, a century."""
    return mention.kind == "holiday" or mention.rule in ("century", "decade")


def _is_of_noun(text: str, start: int, mention: DateMention) -> bool:
    return mention.kind == "month" and _OF_NOUN.search(text, start, mention.start) is not None


def _core(text: str, start: int, end: int, rule: str) -> tuple[int, int]:
    """A title without the people named after it; of a heading that is a sentence its subject."""
    further = _FURTHER.search(text, start, end)
    end = further.start() if further else end
    sentence = _SENTENCE.fullmatch(text, start, end) if rule == "heading" else None
    return sentence.span("title") if sentence else (start, end)


def _trimmed(text: str, start: int, end: int, dates: ByPlace[DateMention], rule: str, score: float) -> Hit | None:
    """A title without the date that stands in it at either end, without quotation marks and numbering."""
    for mention in dates.beginning(start, end):
        if start <= mention.start and mention.end <= end and not _is_of_title(mention):
            if mention.start - start <= 4:
                start = start if _is_of_noun(text, start, mention) else mention.end
            elif end - mention.end <= 4:
                end = mention.start
    piece = text[start:end]
    lead = _MARKS.match(piece)
    start += lead.end() if lead else 0
    start, end = _core(text, start, end, rule)
    piece = text[start:end]
    end -= len(piece) - len(piece.rstrip(" \t\n\"”’'*_,:;|(–—-"))
    end -= len(text[start:end]) - len(_DANGLING.sub("", text[start:end]))
    half = _HALF_QUOTED.fullmatch(text, start, end)
    if half:
        start = half.start("title")
    value = " ".join(text[start:end].split()) if start < end else ""
    if len(value) < 4 or _GENERIC.fullmatch(value) or len(value) > 200:
        return None
    return Hit(value, start, end, rule, score)
