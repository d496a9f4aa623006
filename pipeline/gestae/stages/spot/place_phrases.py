"""Wordings that name a place: "at the ...", "a visit to ...", a venue that stands free in an entry."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gestae.lexicon.words import fold, place_cues, venue_words
from gestae.stages.spot.sequences import NAME_WORD

WORD = rf"(?:(?:St|Ste|Sta|Dr|Mrs?|Ms|Mt|Govt|Dist|Distt|Dept|Hr|Sec|Jr|Sr|No|[A-Z](?:\.[A-Z])*)\.|{NAME_WORD})"
_OF = r"(?:\s+(?:of|the|and|&|de|du|do|da)){0,2}"
_NAME = rf"{WORD}(?:{_OF}\s+{WORD})*"
_ARTICLE = r"(?:(?:the|our|their|its|his|her|a|an)\s+)?"
_TAIL = (
    r"(?:hall|room|school|ground|grounds|park|centre|center|premises|village|office|field|auditorium|library|church"
    r"|building|campus|stadium|house|square|court|block|club|branch|chowk|station|market|temple|ghat|parish|gate|terminal"
    r"|bus|corner|bridge|pool|compound|lawns?|street|road|yard|farm|depot|canteen|basement|forest|playground|campsite"
    r"|paddock|shrine|town|hill|terrace|sub-?county|mandals?|kebele|estate|jetty|pier|beach|hostel|clinic|hospital|college"
    r"|mosque|reserve|gardens?)"
)
TOWN = rf"(?:,\s+(?:near\s+)?{WORD}(?:\s+{WORD}){{0,3}}(?:\s+{_TAIL}\b)?){{0,3}}"
_NAMED = re.compile(
    rf"\b(?P<cue>[Aa]t|[Ii]n|@)\s+{_ARTICLE}(?P<place>(?!(?:which|that|this|these|order|addition|all|a|an)\b)"
    rf"(?:(?!at|in|on|of|with|for|the|which|and|to\b)[\w'’]+\s+){{0,2}}?{_NAME}(?:\s+{_TAIL}\b){{0,2}}{TOWN})"
)
_IN = rf"(?:\s+(?:at|in)\s+(?:the\s+)?{WORD}(?:\s+{WORD}){{0,2}})?"
"""Where what was visited lies ("visited the Mill Museum at Ashby")."""
_STOPS = (
    r"(?:at|in|on|of|the|which|who|that|and|to|with|for|by|from|as|was|were|is|are|had|has|it|we|they|all|this|these"
    r"|order|case|addition|front|terms|view|need|aid|charge|his|her|their|our|its|each|every|both|some|any|other)"
)
_MOVED = re.compile(
    rf"\b(?P<cue>(?:visits?|trips?|tours?|excursions?|outings?|expeditions?|treks?|coach|bus|journeys?|pilgrimages?|yatra"
    rf"|went|go|going|gone|travell?ed|taken|took(?:\s\w+){{1,3}}|walked|moved|came|come|bookmobile|delegations?"
    rf"|invited|sent|proceeded|marched)\s+(?:\w+\s+){{0,3}}?to)\s+{_ARTICLE}"
    rf"(?P<place>{_NAME}(?:\s+{_TAIL}\b){{0,2}}{TOWN}{_IN})"
)
_SEEN = re.compile(
    rf"\b(?P<cue>visited|toured|cleaned|reached|inspected)\s+{_ARTICLE}"
    rf"(?P<place>{_NAME}(?:\s+{_TAIL}\b){{0,2}}{TOWN}{_IN})"
)
_ROUTE = re.compile(
    rf"\b(?P<cue>[Ff]rom)\s+{_ARTICLE}(?P<place>{_NAME}(?:\s+{_TAIL}\b){{0,2}}\s+(?:up\s?)?to\s+(?:the\s+)?{_NAME})"
)
_PEOPLE_OF = re.compile(
    rf"\b(?P<cue>of|from)\s+(?P<place>{WORD}(?:\s+(?:and\s+)?{WORD}){{0,2}}\s+(?:VDC|vdc|village|villages|block|ward"
    rf"|parish|parishes|district|districts|municipality|tehsil|taluka?|upazila|union|kebele|woreda|barangay|sub-?county)\b{TOWN})"
)
_ONLINE = re.compile(
    r"\b(?P<cue>on|via|over|through|by|using)\s+(?:the\s+)?(?P<place>(?:Zoom|Google Meet|Microsoft Teams|MS Teams|Webex"
    r"|YouTube(?: Live)?|Facebook Live|Skype|Jitsi)\b)|(?P<place2>\b(?:Zoom|Google Meet|Webex)\b)(?=\s*[,.;)])"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A wording with the offsets of the place in it; `cue` is what leads it in, folded: "at", "in", "to", "route"."""

    cue: str
    start: int
    end: int


@cache
def _common() -> re.Pattern[str]:
    """ "at our training shed", "in the hall of the Mill Club in Ashby": a venue that has no name of its own."""
    doubtful = place_cues("doubtful")
    known = {w for w in (*venue_words(), *place_cues("more")) if w not in doubtful and w.isascii()}
    venue = "|".join(map(re.escape, sorted(known, key=lambda w: (-len(w), w))))
    return re.compile(
        rf"\b(?P<cue>[Aa]t|[Ii]n|[Oo]n(?=\s+(?:the|our|its|their)\b)|inside|outside|@)\s+(?P<article>{_ARTICLE})"
        rf"(?P<place>(?:(?!{_STOPS}\b)[\w'’.-]+\s+){{0,4}}?"
        rf"(?:{venue})(?:\s(?:{venue}))?\b(?!\s+(?:of\s+(?!the\b|our\b)[a-z]|[a-z]+ing\b))"
        rf"(?:\s+(?:of|at)\s+(?:the|our)\s+(?:same\s+)?(?:{venue})\b)?"
        rf"(?:\s+(?:of|at|in)\s+(?:the\s+|our\s+)?(?:[a-z]+\s+)?{_NAME}){{0,2}}{TOWN})"
    )


def phrases(text: str, start: int, end: int) -> Iterator[Phrase]:
    """Wordings of text[start:end] that name a place, in no order; they may overlap. Offsets into `text`."""
    for match in _NAMED.finditer(text, start, end):
        yield Phrase(fold(match["cue"]) or "at", *match.span("place"))
    for match in _common().finditer(text, start, end):
        if match["article"] or " " in match["place"]:
            yield Phrase(fold(match["cue"]) or "at", *match.span("place"))
    for pattern, cue in ((_MOVED, "to"), (_SEEN, "seen"), (_ROUTE, "route"), (_PEOPLE_OF, "of")):
        for match in pattern.finditer(text, start, end):
            yield Phrase(cue, *match.span("place"))
    for match in _ONLINE.finditer(text, start, end):
        yield Phrase("online", *match.span("place" if match["place"] else "place2"))


_LED = re.compile(r"\b(?:by|with|from|of|for|and|&)\s+(?:the\s+)?$")
_RUN = re.compile(
    rf"{WORD}(?:(?:\s+(?:of|the|&|de|du))?\s+(?:{WORD}|No\.?\s?\d+|\d{{1,3}}(?=\s|$)))*(?:\s+{_TAIL}\b)*{TOWN}"
)


def venue_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that end as a venue does, where no comma parts them ("Cyber talk KBR Grounds"), with
    the towns after them.
    """
    for match in _RUN.finditer(text, start, end):
        if ends_as_venue(match.group().split(",")[0]) and not _LED.search(
            text, max(start, match.start() - 12), match.start()
        ):
            yield match.span()


_BESIDE = re.compile(
    rf"\s*[)]?\s*[,/]\s*(?:(?:at\s+)?\d[\d.:]*\s?(?:[ap]\.?m\.?|hrs?|h)?(?:\s?(?:-|–|to)\s?\d[\d.:]*\s?(?:[ap]\.?m\.?)?)?"
    rf"\s*,\s*)?(?P<place>{WORD}(?:\s+{WORD}){{0,3}}{TOWN})(?=\s*(?:[.,;(/\n]|$))"
)


def beside_day(text: str, day_end: int, end: int) -> tuple[int, int] | None:
    """The capitalised words that follow a day after a comma and end there ("19 September, Ashby.")."""
    match = _BESIDE.match(text, day_end, end)
    return match.span("place") if match else None


def is_venue(words: str) -> bool:
    """Whether one of the words is a venue's."""
    return any(_of_venue(w) for w in words.split())


def ends_as_venue(words: str) -> bool:
    """Whether words, more than one, end as a venue's name does, but for a number, or begin so as in other languages."""
    parts = [w for w in words.split() if not w.strip("().,").isdigit()]
    if len(parts) < 2 and len(words.split()) < 2:
        return False
    return _of_venue(parts[-1]) or (fold(parts[0]) in place_cues("first") and parts[0][:1].isupper())


def _of_venue(word: str) -> bool:
    folded = fold(word).strip(".,")
    known = venue_words().get(folded)
    return folded in place_cues("more") or (known is not None and known.kind != "online")
