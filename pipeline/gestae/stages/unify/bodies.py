"""The reporting body: whose report this is. "We", "the Society" and a missing organizer are resolved to it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gestae.layout import unit_of
from gestae.lexicon.bodies import body_likeness
from gestae.lexicon.kinds import load_kinds
from gestae.lexicon.likeness import person_likeness
from gestae.lexicon.words import common_words, fold, organization_words, place_names, venue_words
from gestae.model import Finds, Mention, MentionKind, Report, Unit, UnitKind
from gestae.stages.unify.addresses import count_addresses
from gestae.stages.unify.form_heads import FORM_ZONE, label_weight
from gestae.stages.unify.letterhead import HEAD_ZONE, part_of_letterhead
from gestae.stages.unify.names import fold_name

_VENUE = 0.15
_ONCE = 0.5
_PERSONAL = 0.7
_THREE = 3
"""Words of which a name needs as many if all are common ones ("Nature Study Club")."""
_OFTEN = 3
"""Times that a name is read as a body's from which it needs no head word."""
_FIRST_LINES = {0: 1.8, 1: 1.0}
_AUTHOR = 1.0
"""For a body that is the author of a page: its title may name another."""
_EVIDENCE, _EVIDENCE_OF_US = 0.5, 0.2
"""What must speak for a body beside its name: more than one mention in passing, or one where "we" report."""
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_LEAST = 1.0
"""Score from which a body is taken to be the reporting one."""
_ABOUT = re.compile(
    r"^\W*(?:\([^)]*\)\W*)?(?:was|is|has been|were)\s+(?:\w+\s+){0,2}(?:established|founded|registered|formed|set up"
    r"|started|incorporated|an? \w+)"
    r"|^\W*(?:\([^)]*\)\W*)?(?:works|exists|serves|aims|believes|welcomes its)\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:at|in|near|from|to|with|visit(?:ed|ing)?|(?:priest|vicar|dean|professor|lecturer) of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""A body in whose house something was, whom somebody went to, worked with or comes from: hardly whose report it is."""
_SIGNED = re.compile(
    r"(?:©|copyright|^from:|regards,?|sincerely,?|issued by|published by|organi[sz]ers?:|organi[sz]ed by|conducted by"
    r"|submitted by|newsletter of|bulletin of|report of|on behalf of|secretary,|president,|chairman,"
    r"|chair,|(?:warm )?greetings from(?: the)?|(?:director|officer|coordinator|manager|secretary|president"
    r"|chair(?:man|person)?|convenor)\s*[|–-])\W*(?:\d{4}\W*)?$",
    re.IGNORECASE,
)
_TITLE_OF = re.compile(
    r"\b(?:report|activities|newsletter|bulletin|digest|minutes|programme|diary|review|glimpses|meeting|news"
    r"|visit)\s+(?:of|from|by|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_YEAR_ONLY = re.compile(r"\W*(?:(?:19|20)\d\d\W*(?:\d{2,4})?)?\W*")
_EMPLOYER = re.compile(r"\b(?:[DM]rs?|Ms|Prof|Rev|Smt|Shri|Sri|Fr|Sr|Hon)\b\.?\s+[A-Z][^;\n]*,\s*(?:the\s+)?$")
"""Before a body of which somebody is told to be: "Mr Tom Ray, Pres., "."""
_ENDED = re.compile(r"[.!?][\s*_\"”)]*$")
_NO_VERB = re.compile(r"\W*(?:[A-Z][\w-]*+[,\s]*){0,5}(?:\.(?=\s|$)|$)")
_PERIODICAL = re.compile(
    r"news|newsletter|journal|magazine|gazette|chronicle|herald|times|messenger|record|courier|bulletin|digest|voice"
    r"|review|round-?up|highlights"
)
"""The title of a paper, which is no body that organises, though it may be called like one."""
_SITE = re.compile(r"['’]?s?[ \t]+(?:website|web site|blog|newsletter|bulletin|annual report)\b", re.IGNORECASE)
_APPEARED = re.compile(r"\bappeared (?:on|in) (?:the )?$", re.IGNORECASE)
_SELF = re.compile(
    r"\b(?:the|our|this)\s+([A-Z][a-z]+|society|trust|club|association|group|foundation|federation|centre|center"
    r"|forum|sangh|samiti|mandal|parish|library|school|college|museum|network|league)\b"
    r"(?!\s+(?:of|for)\b|\s+[A-Z])"
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body with all its spellings (folded) and the place where its best spelling stands."""

    name: str
    acronym: str | None
    start: int
    end: int
    score: float
    keys: frozenset[str]


def reporting_body(
    report: Report, units: Sequence[Unit], mentions: Sequence[Mention], finds: Sequence[Finds]
) -> Body | None:
    """The body whose report this is, or None if nothing in the report names it well enough."""
    acronyms = acronym_keys(mentions)
    scores: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, Mention]] = {}
    counts = Counter(fold_name(m.name) for m in mentions if m.kind is MentionKind.ORGANIZATION)
    for mention in mentions:
        if mention.kind is not MentionKind.ORGANIZATION:
            continue
        own = fold_name(mention.name)
        key = acronyms.get(own, own)
        n = unit_of(units, mention.start)
        labelled = None if n is None else label_weight(report.text, units[n], mention)
        weight = _weight(report, units, mention, n, labelled)
        scores[key] += weight
        often = (_has_own_words(mention.name) or mention.found_by == "acronym") and counts[own] >= _OFTEN
        if (
            key == own
            and labelled != 0.0  # a label or column head says that it is another one: a partner, a donor, the venue
            and (often or _is_site(report.text, mention) or _could_report(report.text, mention, units, n, labelled))
        ):
            quality = weight + body_likeness(mention.name) + (0.5 if mention.acronym else 0.0)
            if key not in best or quality > best[key][0]:
                best[key] = (quality, mention)
    _count_acting(scores, mentions, finds, acronyms)
    _count_self_reference(report.text, scores, best)
    count_addresses(report.text, scores, {key: mention for key, (_, mention) in best.items()})
    least = _EVIDENCE if _WE.search(report.text) is None else _EVIDENCE_OF_US
    best = {key: found for key, found in best.items() if scores[key] >= least}
    for key, (_, mention) in best.items():
        scores[key] += body_likeness(mention.name) - (_VENUE if _is_venue(mention.name) else 0.0)
    ranked = sorted(best, key=lambda k: (-scores[k], best[k][1].start))
    if not ranked or scores[ranked[0]] < _LEAST:
        return None
    places = {key: mention for key, (_, mention) in best.items()}
    chosen = part_of_letterhead(ranked, scores, places, units)
    return _body(mentions, best[chosen][1], chosen, scores[chosen], acronyms)


def _is_venue(name: str) -> bool:
    """Whether a body's name ends like a place to meet in ("Science Center"): rather the venue where two compete."""
    return fold(name.rsplit(maxsplit=1)[-1]) in venue_words()


def _body(mentions: Iterable[Mention], chosen: Mention, key: str, score: float, acronyms: dict[str, str]) -> Body:
    acronym = chosen.acronym or next((m.acronym for m in mentions if m.acronym and fold_name(m.name) == key), None)
    keys = {key, *(a for a, full in acronyms.items() if full == key)}
    return Body(chosen.name, acronym, chosen.start, chosen.end, min(1.0, score / 6), frozenset(keys))


def _is_site(text: str, mention: Mention) -> bool:
    """Whether the words beside a name of several words say that the page or paper is its body's."""
    before = text[max(0, mention.start - 40) : mention.start]
    return " " in mention.name and bool(_SITE.match(text, mention.end) or _APPEARED.search(before))


def _has_own_words(name: str) -> bool:
    """Whether a name of several words has one that is neither common nor a head word."""
    words = [fold(w).strip(".,:") for w in name.split()]
    return len(words) > 1 and any(w and w not in common_words() and w not in organization_words() for w in words)


def _is_event(text: str, unit: Unit, mention: Mention) -> bool:
    """Whether a heading names an activity whose title the mention is part of ("Conference on the Water Initiative")."""
    nouns, _ = load_kinds().scan(text[unit.start : mention.start])
    return any(hit.cue.weight >= 2 for hit in nouns) and bool(
        re.search(r"\b(?:on|for|about|against)\b", text[unit.start : mention.start])
    )


def _is_paper(words: Sequence[str]) -> bool:
    """Whether a name is a paper's ("The Tarn Record", "Journal 31"), not a body's ("Child Voice Foundation")."""
    named = [word for word in words if any(c.isalpha() for c in word)]
    if named and not _PERIODICAL.fullmatch(named[-1]) and named[-1] in organization_words():
        return False
    return any(_PERIODICAL.fullmatch(word) for word in named)


def _could_report(text: str, mention: Mention, units: Sequence[Unit], n: int | None, labelled: float | None) -> bool:
    """Whether a mention in unit `n` could name the reporting body: it looks like a body, explains an acronym, names the
    site or is `labelled` as the one that fills in a form.
    """
    words = [w.strip(".,:").casefold() for w in mention.name.split()]
    if fold(mention.name).replace(".", "") in place_names() or (n is not None and n < HEAD_ZONE and _is_paper(words)):
        return False
    told = _ABOUT.match(text[mention.end : mention.end + 90]) and len(mention.name) > _THREE
    if told and any(word not in common_words() and word not in organization_words() for word in words):
        return True
    if mention.found_by == "title-line" or (n is not None and n < FORM_ZONE and labelled):
        return True
    words = [w for w in words if any(c.isalnum() for c in w)]
    if all(w in common_words() or w in organization_words() for w in words) and mention.acronym is None:
        headed = words[-1] in organization_words() and not words[-1].endswith("s")
        headed = headed or (len(words) > 2 and words[0] in organization_words() and words[1] in ("of", "for"))
        return headed and (len(words) >= _THREE or _is_letterhead(text, units, mention))
    if n is not None and units[n].kind is UnitKind.META:
        return len(words) > 1 and person_likeness(mention.name.split()) < _PERSONAL
    if n is not None and units[n].kind in (UnitKind.TITLE, UnitKind.HEADING) and _is_event(text, units[n], mention):
        return False
    return mention.acronym is not None or (len(words) > 1 and body_likeness(mention.name) >= 0.5)


def _is_letterhead(text: str, units: Sequence[Unit], mention: Mention) -> bool:
    """Whether two words are all of the first line, but for a year ("Green Club", "HISTORY DEPARTMENT, 2018-19")."""
    if " " not in mention.name or not units or mention.start != units[0].start:
        return False
    return _YEAR_ONLY.fullmatch(text[mention.end : units[0].end]) is not None


def _count_acting(
    scores: dict[str, float], mentions: Sequence[Mention], finds: Sequence[Finds], acronyms: dict[str, str]
) -> None:
    """Who organises much of what a report tells is likely to be its author."""
    counted: dict[str, float] = defaultdict(float)
    for found in finds:
        for mark in found.organizers:
            if mark.role == "organizer":
                key = fold_name(mentions[mark.mention].name)
                counted[acronyms.get(key, key)] += 0.5
    for key, weight in counted.items():
        if weight > _ONCE:
            scores[key] += min(2.0, weight)


def _count_self_reference(text: str, scores: dict[str, float], best: dict[str, tuple[float, Mention]]) -> None:
    """ "The Society ..." speaks for the body whose name has that word."""
    counts: dict[str, int] = defaultdict(int)
    for match in _SELF.finditer(text):
        counts[match.group(1).casefold()] += 1
    for key in best:
        said = sum(counts.get(word, 0) for word in set(key.split()) if word in organization_words())
        scores[key] += 0.4 * min(4, said) if scores[key] > 0.0 else 0.0


def acronym_keys(mentions: Sequence[Mention]) -> dict[str, str]:
    """Folded acronym -> folded full name, for the acronyms that the report defines or that initials explain."""
    defined = {fold_name(m.acronym): fold_name(m.name) for m in reversed(mentions) if m.acronym}
    explained: defaultdict[str, set[str]] = defaultdict(set)
    for body in mentions:
        if body.kind is MentionKind.ORGANIZATION and len(body.name.split()) > 2:
            explained[_initials(body.name)].add(fold_name(body.name))
    for mention in mentions:
        letters = mention.name.replace(".", "")
        if (
            mention.kind is MentionKind.ORGANIZATION
            and letters.isupper()
            and 2 < len(letters) < 9
            and " " not in letters
        ):
            full = explained.get(letters, set())
            if len(full) == 1:
                defined.setdefault(fold_name(mention.name), *full)
    return defined


def _initials(name: str) -> str:
    """The initials of the words that begin with a capital."""
    return "".join(w[0] for w in re.findall(r"[^\W\d_]+", name) if w[0].isupper())


def _weight(report: Report, units: Sequence[Unit], mention: Mention, n: int | None, labelled: float | None) -> float:
    """How much one mention speaks for its body being the reporting one; it stands in unit `n`, and a label over it says
    `labelled`.
    """
    text = report.text
    passing = _AT.search(text, max(0, mention.start - 24), mention.start) is not None
    weight = 0.0 if passing else 0.25
    if n is None:
        return weight
    if labelled is not None:
        return labelled if n < FORM_ZONE or not labelled else weight
    if not (passing and units[n].kind is UnitKind.PARAGRAPH):
        weight += _place_weight(text, units, n, mention)
    if text[units[n].start : units[n].end] == report.metadata.author:
        weight += _AUTHOR
    if mention.acronym and not passing and n < 2 * HEAD_ZONE:
        weight += 0.7
    if _ABOUT.match(text[mention.end : mention.end + 90]):
        weight += 1.5
    before = text[max(0, mention.start - 40) : mention.start]
    if _SIGNED.search(before):
        weight += 1.5
    if _is_site(text, mention):
        weight += 1.5
    if _TITLE_OF.search(before) and n < HEAD_ZONE:
        weight += 1.5
    return weight


def _stands_alone(text: str, unit: Unit, mention: Mention) -> bool:
    """Whether a name, perhaps with its town, is a sentence by itself: "Room 4. Hill Club, Leeds"."""
    before, after = text[unit.start : mention.start], text[mention.end : unit.end]
    return _ENDED.search(before) is not None and _NO_VERB.match(after) is not None


def _place_weight(text: str, units: Sequence[Unit], n: int, mention: Mention) -> float:
    unit = units[n]
    share = (mention.end - mention.start) / (unit.end - unit.start)
    if mention.start <= unit.start + 4 and re.match(r"\s*(?:[,(|–—-]|\s{3,})", text[mention.end : unit.end]):
        share = 1.0
    if unit.kind is UnitKind.META:
        return 2.5
    if n < HEAD_ZONE and unit.kind in (UnitKind.TITLE, UnitKind.HEADING):
        return 2.5 * share + _FIRST_LINES.get(n, 0.5)
    if n < HEAD_ZONE and unit.end - unit.start < 120 and not _EMPLOYER.search(text[unit.start : mention.start]):
        return 1.5 * share + 0.3
    if n < HEAD_ZONE and (mention.start <= unit.start + 4 or _stands_alone(text, unit, mention)):
        return 0.8
    return 1.0 if unit.kind is UnitKind.FURNITURE else 0.0
