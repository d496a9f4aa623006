"""Whether an event was held, or is planned, cancelled or postponed.

The wordings are in lexicon/data/status.csv. Those marked `weak` ("will be given") are believed only where
nothing before them in the passage says that the event took place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gestae.lexicon.kinds import StatusPattern, load_status_patterns
from gestae.lexicon.seek import seeker

# Words of a report about something that has happened. "held" and the like count without "be" before them.
_HAPPENED = re.compile(
    r"(?<!be )(?<!to be )(?<!being )\b(?:was|were|has been|had been)\s+(?:\w+ly )?(?:held"
    r"|organi[sz]ed|conducted"
    r"|celebrated|observed|attended|inaugurated|launched|hosted|arranged|distributed|given"
    r"|presented|addressed|chaired"
    r"|opened|performed|visited|trained|planted|honou?red|awarded|felicitated|entertained"
    r"|welcomed|a great success)\b"
    r"|(?<!be )(?<!is )(?<!are )(?<!being )\bheld (?:on|in|at|from|during)\b|\bminutes of\b"
    r"|(?<!be )(?<!is )(?<!are )\b(?:attended|conducted|organi[sz]ed|hosted|celebrated"
    r"|visited|participated|took place"
    r"|took part|gathered|came off|addressed|inaugurated|distributed|welcomed|spoke|gave"
    r"|showed|enjoyed|thanked"
    r"|entertained|turned (?:up|out)|went|came|met|sang|walked|marched|raised|won"
    r"|prayed|moderated|led the|played|danced|taught|performed|returned|followed (?:a|on|with)|finished at|ended with"
    r"|left (?:[A-Z]\w+ )?(?:by|for|at|from))\b"
    r"|\bwas an? (?:\w+ ){0,3}(?:meeting|evening|day|talk|event|occasion|afternoon|morning)\b"
    r"|\bwe (?:all )?had (?:an?|our|the)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:next|upcoming|forthcoming|future|coming (?:events|up|soon)"
    r"|(?:work ?)?plans?(?: for| ahead)?|planned"
    r"|diary dates|dates for (?:your|the) diary|what['’]s on|looking ahead|events calendar"
    r"|way forward|announcements?"
    r"|save the date)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n|\n\s*[-*•]")
_LONG_SENTENCE = 400
_NEGATED = re.compile(
    r"\b(?:not|never|n['’]t|without being|instead of being|rather than)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_UNCERTAIN = re.compile(r"\s*(?:if|unless|in case|when(?:ever)? it rains)\b", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:if|unless|in case)\b[^.;\n]{0,50}$", re.IGNORECASE)
_AFTER_ALL = re.compile(
    r"\b(?:took place|came off|(?:was|were) (?:then |later |finally |eventually |successfully )?"
    r"(?:held|organi[sz]ed|conducted))\b",
    re.IGNORECASE,
)
_THE_EVENT = re.compile(
    r"\W*(?:it|this|that|they|but|however|unfortunately|hence|so|then|later|due to|owing to|because|finally"
    r"|the (?:\w+ )?(?:event|programme|program|function|activity|meeting))\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on with the event of the one before."""
_PAPER_AHEAD = re.compile(
    r"\bconcept note\b|\bunless (?:otherwise )?(?:\w+ )?(?:stated|noted|marked|indicated|shown)\b|\binvites? you\b"
    r"|\b(?:pleased|delighted|happy) to (?:invite|announce)\b|\b(?:week|month) (?:beginning|commencing|ahead)\b"
    r"|\b(?:rota|calendar of events|programme of events|save the date|call for (?:papers|applications|participation))\b"
    r"|\b(?:society|club|association|group|institute|circle|guild|league|union)(?:['’]s)? programme\b"
    r"(?! (?:of work|was|report))"
    r"|(?-i:\bPROGRAMME\b)",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:is|are|meets?|gathers?|takes? place|begins|starts?|invites?|returns|comes"
    r"|(?:has|have) (?:asked|invited|called)|asks?|can|do join|don['’]t miss)\b",
    re.IGNORECASE,
)
_TOOK_PLACE = re.compile(
    r"\b(?:took place|(?:was|were) (?:\w+ )?(?:held|presented|given|organi[sz]ed))\b", re.IGNORECASE
)
"""In the sentence that would look ahead ("All seminars took place at noon, unless stated otherwise")."""
_NOTE = re.compile(r"\W*(?:N\.\s?B\.?|note\b|P\.\s?S\.?)\W", re.IGNORECASE)
"""What begins a line that is no part of the entry above it."""
_FEW = 0.34
"""Share of entries that tell what happened, up to which a paper that looks ahead does so throughout."""


@dataclass(frozen=True, slots=True)
class StatusHit:
    """A status other than held; `text[start:end]` are the words that say so."""

    status: str
    start: int
    end: int


def find_status(text: str, passage: tuple[int, int], headings: Sequence[tuple[int, int]] = ()) -> StatusHit | None:
    """The status where the words say another than held, else None. All arguments are (start, end) offsets.

    A word for cancelling goes before postponed, postponed before "could not be held", and all of them
    before planned. A heading such as "Plans for next quarter" makes what stands under it planned.
    """
    found: dict[str, StatusHit] = {}
    for entry in load_status_patterns():
        hit = _first(text, passage, entry)
        rank = "failed" if entry.weak and entry.status == "cancelled" else entry.status
        if hit and (rank not in found or hit.start < found[rank].start):
            found[rank] = hit
    if "postponed" in found and _AFTER_ALL.search(text, found["postponed"].end, passage[1]):
        return None
    for rank in ("cancelled", "postponed", "failed", "planned"):
        if rank in found:
            return found[rank]
    if _HAPPENED.search(text, *passage):
        return None
    return _in_same_sentence(text, passage) or _under_heading(text, headings)


def _in_same_sentence(text: str, passage: tuple[int, int]) -> StatusHit | None:
    """Planned, where the passage begins in the midst of a sentence that says so."""
    begin = _sentence_start(text, passage[0])
    for entry in load_status_patterns():
        planned = entry.status == "planned"
        match = next(seeker(text).matches(entry.wording, begin, passage[0]), None) if planned else None
        if match:
            return StatusHit(entry.status, match.start(), match.end())
    return None


def looks_ahead(text: str, head: tuple[int, int], passages: Sequence[tuple[int, int]]) -> StatusHit | None:
    """Planned, where a report's `head` says that it is a programme, an invitation or a concept note, and hardly any of
    its passages tells what happened. All arguments are (start, end) offsets.
    """
    match = _PAPER_AHEAD.search(text, *head)
    told = sum(_HAPPENED.search(text, *passage) is not None for passage in passages)
    if match is None or told > _FEW * len(passages) or _TOOK_PLACE.search(text, *_sentence(text, match.start())):
        return None
    return StatusHit("planned", match.start(), match.end())


def speaks_of_present(text: str, passage: tuple[int, int], day: int) -> bool:
    """Whether the sentence of a date at offset `day` speaks in the present ("The council meets on ..."), and no words
    of the passage tell what happened.
    """
    begin = max(passage[0], _sentence_start(text, day))
    end = _SENTENCE_END.search(text, day, passage[1])
    return _PRESENT.search(text, begin, end.start() if end else passage[1]) is not None and not _HAPPENED.search(
        text, *passage
    )


def _first(text: str, passage: tuple[int, int], entry: StatusPattern) -> StatusHit | None:
    for match in seeker(text).matches(entry.wording, *passage):
        before = passage[0], match.start()
        if (
            _NEGATED.search(text, *before)
            or _CONDITION.search(text, *before)
            or _UNCERTAIN.match(text, match.end(), passage[1])
        ):
            continue
        if entry.status != "planned":
            told = _of_another(text, passage[0], match.start())
        else:
            told = entry.weak and _is_told(text, passage, match)
        if not told:
            return StatusHit(entry.status, match.start(), match.end())
    return None


def _is_told(text: str, passage: tuple[int, int], match: re.Match[str]) -> bool:
    """Whether a passage says before a weak wording that the event took place, or goes on so ("The next meeting was a
    walk").
    """
    if _HAPPENED.search(text, passage[0], match.start()):
        return True
    stop = min(_sentence(text, match.start())[1], passage[1])
    return match.group().lower().startswith("next") and _HAPPENED.search(text, match.end(), stop) is not None


def _of_another(text: str, start: int, position: int) -> bool:
    """Whether what is cancelled at a position is another thing, told in a sentence of its own after the one that says
    that the event took place ("Minutes of ... The survey of 20 August did not take place").
    """
    begin = _sentence_start(text, position)
    line = text.rfind("\n", start, position)
    if line > start and _NOTE.match(text, line):
        return True
    return _HAPPENED.search(text, start, begin) is not None and _THE_EVENT.match(text, begin) is None


def _under_heading(text: str, headings: Sequence[tuple[int, int]]) -> StatusHit | None:
    for start, end in headings:
        match = _AHEAD.search(text, start, end)
        if match:
            return StatusHit("planned", match.start(), match.end())
    return None


def _sentence(text: str, position: int) -> tuple[int, int]:
    """The sentence around a position."""
    end = _SENTENCE_END.search(text, position)
    return _sentence_start(text, position), end.start() if end else len(text)


def _sentence_start(text: str, position: int) -> int:
    begin = max(0, position - _LONG_SENTENCE)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, begin, position)]
    return ends[-1] if ends else begin
