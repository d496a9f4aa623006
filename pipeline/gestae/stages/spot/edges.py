"""The edges of a body's name: what stands before and behind it in a capitalised run and is not of the name."""

import re

from gestae.lexicon.words import positions

_EDGE = re.compile(
    r"^(?:(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th)?(?=,?\s+(?:of\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October|(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day|Today|Recently|Yesterday|Later|Similarly|Also|Then|When|the|our|their|its|a|an|this|on|at|in|by"
    r"|from|of|for|and|with|to|as)\s+",
    re.IGNORECASE,
)
_POST_OF = re.compile(r"(?:[A-Z][\w-]+\s+)?(?P<post>[A-Z][\w-]+?)s?\s+(?:of|,)\s+(?:the\s+)?(?=[A-Z])")
_PAPER_OF = re.compile(
    r"(?:(?:annual|weekly|fortnightly|(?:bi-?)?monthly|quarterly|half-yearly|daily|brief|news)\s+)?"
    r"(?:activities|activity report|report|minutes|proceedings"
    r"|news(?:letter)?|programmes?|diary|bulletin|events|meeting|glimpses|highlights|history|visit|members)"
    r"\s+(?:of|from|by|to)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\.?\s*\d{1,5}\b")
"""The number of a unit, behind "No" ("NSS Unit No. 53")."""
_FOR_YEAR = re.compile(r"\s+(?:for|during|in)\s+the\s+(?:year|month|quarter|period|session)\b", re.IGNORECASE)
_TAIL = re.compile(r"(?:\s+(?:of|for|and|&|the|de|in|on|a|y|e|et|du|da|do)|['’]s?|[\s,;:.–-])+$", re.IGNORECASE)
_TAIL_DOTTED = re.compile(r"(?:Dept|Deptt|Ltd|Inc|Co|Assn|Govt|Univ|Inst|Pvt|Divn|d\.o\.o|[A-Z]\.[A-Z])\.$")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without article and prepositions in front, without dangling connectors, possessives and stops behind."""
    paper = _PAPER_OF.match(text[start:end])
    if paper:
        start += paper.end()
    edge = _EDGE.match(text[start:end])
    while edge:
        start += edge.end()
        edge = _EDGE.match(text[start:end])
    post = _POST_OF.match(text[start:end])
    if post and post.group("post").casefold() in positions():
        start += post.end()
    number = _NUMBER.match(text, end) if text[start:end].endswith((" No", " No.")) else None
    if number:
        return start, number.end()
    span = _FOR_YEAR.search(text, start, end)
    if span:
        end = span.start()
    tail = _TAIL.search(text[start:end])
    if tail and not (_TAIL_DOTTED.search(text[start:end]) and tail.group() == "."):
        end = start + tail.start()
    return start, end
