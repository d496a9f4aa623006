"""Sentence boundaries by rule, without a model: reports break off sentences in ways that parsers do not expect."""

import re

_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "smt",
        "sri",
        "shri",
        "sj",
        "smti",
        "km",
        "ku",
        "er",
        "adv",
        "rtn",
        "pdg",
        "st",
        "sr",
        "fr",
        "rev",
        "revd",
        "ven",
        "hon",
        "honble",
        "h.e",
        "amb",
        "capt",
        "col",
        "lt",
        "gen",
        "maj",
        "brig",
        "sgt",
        "insp",
        "cllr",
        "jr",
        "dept",
        "deptt",
        "govt",
        "univ",
        "inst",
        "assn",
        "assoc",
        "ltd",
        "pvt",
        "inc",
        "co",
        "no",
        "nos",
        "vol",
        "p",
        "pp",
        "fig",
        "approx",
        "est",
        "regd",
        "retd",
        "addl",
        "asst",
        "secy",
        "jt",
        "dy",
        "dist",
        "distt",
        "tel",
        "ph",
        "mob",
        "e.g",
        "i.e",
        "viz",
        "etc",
        "vs",
        "al",
        "ca",
        "cf",
        "inter",
        "ie",
        "eg",
        "a.m",
        "p.m",
        "am",
        "pm",
        "u.s",
        "u.k",
        "u.n",
        "ie",
        "mt",
        "ft",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "weds",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "rs",
        "incl",
        "engr",
        "arch",
        "atty",
        "brgy",
        "md",
        "mst",
        "hrs",
        "min",
        "max",
        "ext",
        "sec",
        "art",
        "ch",
        "std",
    ]
)
_END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+|\n\s*\n\s*|[.!?](?=[A-Z][a-z])")
_BEGINS = re.compile(
    r"(?:On|In|At|The|We|Our|It|He|She|They|This|These|There|Then|After|Before|During|Next|Later|Earlier|When|From)\b(?!\.)"
)
"""Words that begin a sentence even after an abbreviation ("until 5 pm. On 3 May"): no name goes on with them."""


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """(start, end) offsets of the sentences of text[start:end]: ordered, disjoint, without outer white space."""
    spans = []
    begin = start
    for match in _END.finditer(text, start, end):
        if _is_boundary(text, begin, match):
            spans.append((begin, match.end()))
            begin = match.end()
    spans.append((begin, end))
    return [(a, b) for a, b in (_trim(text, a, b) for a, b in spans) if a < b]


def _is_boundary(text: str, begin: int, match: re.Match[str]) -> bool:
    mark = match.group()
    if "\n" in mark.strip(" \t") and "\n\n" in re.sub(r"[ \t]", "", mark):
        return True
    following = text[match.end() : match.end() + 1]
    if not mark.startswith("."):
        return not following.islower()
    word = _last_word(text, begin, match.start())
    bare = word.rstrip(".").casefold()
    if bare in _ABBREVIATIONS and _BEGINS.match(text, match.end()):
        return True
    if bare in _ABBREVIATIONS or (len(bare) == 1 and bare.isalpha()) or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        return False
    return not (following.islower() or (bare.isdigit() and len(bare) < 3 and begin == match.start() - len(word)))


def _last_word(text: str, begin: int, end: int) -> str:
    """What stands before `end` behind a space, a bracket or a quotation mark, no further back than `begin`."""
    start = end
    while start > begin and not (text[start - 1].isspace() or text[start - 1] in '(["“‘'):
        start -= 1
    return text[start:end]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
