"""The name of an event in running text: "the Easter Reading Camp", "a National Symposium on Water in Schools"."""

import re

from gestae.lexicon.kinds import ANY, load_kinds
from gestae.model import Hit
from gestae.stages.spot.cover import NOTHING, Cover

_REACH = 500
"""Characters of a passage in which its event is named."""
_EDITION = r"\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)"
_WORD = r"[A-ZÀ-Þ][\w'’-]*"
_BEFORE = re.compile(rf"(?:(?:{_EDITION}|{_WORD}|&|of|the|for|and|de|da|des)[ \t]+)*(?:{_WORD}|{_EDITION})[ \t]+$")
_DAY = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_OPENERS = re.compile(
    rf"(?:(?:The|A|An|Our|Your|Their|Its|This|Another|On|In|At|For|During|After|And|of|the|for|and|&|{_DAY})\s+)+"
)
_AFTER = re.compile(
    rf"[ \t]+(?:on|of|for|against)[ \t]+(?!{_DAY}\b)"
    rf"(?:the[ \t]+)?{_WORD}(?:[ \t]+(?:(?:of|the|and|&|in|for|on)[ \t]+)*{_WORD})*"
)
_OF_A_DAY = re.compile(r"\b(?:day|week|month|night|evening)$", re.IGNORECASE)
_WIDTH = 90
_SCORE = 0.5


def named_activity(text: str, start: int, end: int, names: Cover = NOTHING) -> Hit | None:
    """The first name in text[start:end] that ends with the noun of a kind, written in capitals as names are; None where
    there is none. `names` are those of bodies and persons. Offsets are code points into `text`.
    """
    stop = min(end, start + _REACH)
    nouns, _ = load_kinds().scan(text[start:stop])
    for hit in nouns:
        span = start + hit.start, start + hit.end
        words = text[slice(*span)]
        if hit.cue.label == ANY or not words[0].isupper() or words.lower().endswith(" of") or names.holds(*span):
            continue
        if hit.cue.weight < 2 and not _OF_A_DAY.search(words):
            continue
        begin = _beginning(text, start, span[0])
        own = len(text[begin : span[1]].split()) > len(words.split()) or hit.cue.weight > 2
        if own and len(text[begin : span[1]].split()) > 1:
            after = _AFTER.match(text, span[1], min(end, span[1] + _WIDTH))
            last = after.end() if after else span[1]
            return Hit(" ".join(text[begin:last].split()), begin, last, "named", _SCORE)
    return None


def _beginning(text: str, start: int, noun: int) -> int:
    """Where the run of capitalised words before a noun begins, without the words that only open a sentence."""
    low = max(start, noun - _WIDTH)
    run = _BEFORE.search(text, low, noun)
    if run is None:
        return noun
    begin = run.start()
    opener = _OPENERS.match(text, begin, noun)
    return opener.end() if opener else begin
