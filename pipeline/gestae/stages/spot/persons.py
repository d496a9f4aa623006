"""Persons: honorifics and names, the model's PERSON entities, and capitalised runs that look like names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from gestae.layout import Taken
from gestae.lexicon.likeness import ARTICLE, person_likeness
from gestae.lexicon.names import STRONG, affixes, given_names, honorific_pattern, surnames
from gestae.lexicon.words import common_words, fold, organization_words, place_names, positions, post_nominals
from gestae.model import Mention, MentionKind
from gestae.nlp.tagger import Entity
from gestae.stages.spot.sequences import INITIALS, NAME_WORD, PARTICLE, UPPER

_PART = rf"(?:{INITIALS}|(?:{ARTICLE})?{NAME_WORD}\.?)"
_NICKNAME = r"[\"“][^\W\d_][^\"”\n]{1,18}[\"”][ \t]"
_NAME = (
    rf"{_PART}(?:(?:[ \t]|(?<=\.)|[ \t]*\n[ \t]*(?=[A-Z]))(?:{_NICKNAME})?(?:{PARTICLE}[ \t])?(?:{PARTICLE}[ \t])?"
    rf"{_PART}){{0,5}}"
)
_RUN = re.compile(rf"(?<![\w'’.@/-]){_NAME}")
_TOKEN = re.compile(rf"{INITIALS}|{_NICKNAME}|[^\s]+")
_INITIAL = re.compile(r"(?:[^\W\d_]\.\s?){1,4}|[^\W\d_]|(?:[A-Z][a-z]?|Mst|Moh|Muh|Geo|Jas|Chas|Wms|Thos|Abd|Alh)\.")
_SHORT_POST = re.compile(r"(?:[A-Z]{2,4}|[A-Z][a-z]{2,5}\.)(?:/[A-Z]+)?\s+(?=[A-Z])")
_CHIEF_GUEST = re.compile(r"chief\s+(?:guest|minister|executive|secretary|justice|officer|engineer)", re.IGNORECASE)
_GUEST = re.compile(r"(?:Chief\s+)?Guests?\b")
"""How no name begins ("Chief Guest Hon. Minister of Transport")."""
_CALENDAR = re.compile(
    r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Day|Week|Eve)\b"
)
_FESTIVAL = re.compile(
    r"\b(?:Jayant[hi]+|Dashami|Dussehra|Purnima|Puja|Pooja|Diwali|Deepavali|Holi|Utsav|Mahotsav|Di[vw]as|Saptami|Ashtami"
    r"|Navami|Chaturthi|Panchami|Ekadashi|Navratri|Pongal|Onam|Mela|Iftar|Eid|Claus)\b"
)
"""Words that end the names of feasts, which are often called after persons ("Gandhi Jayanti")."""
_OF_BODY = re.compile(
    r"[ \t]+(?:[A-Z][\w'’]+[ \t]+){0,2}(?:Hospital|School|College|House|Hall|Temple|Church|Cent(?:re|er)|Foundation"
    r"|Trust|Academy|University|Institute|Mission|Ashram|Mandir|Stadium|Library|Vidyalaya|Mahavidyalaya|Kalasala|Parish"
    r"|Vishwavidyalaya|Bhavanam?|Bhawan|Orphanage|Memorial|Competition|Tournament|Trophy|Cup|Oration|Scholarship)\b"
)
"""What makes a name part of a body's or a building's ("Sri Venkata Mahila Kalasala")."""
INVERTED = re.compile(
    rf"(?:^|[\t|]|\d[.)]?)[ \t]*(?P<name>[{UPPER}]{{3,}}(?:[ -][{UPPER}]{{2,}}){{0,2}},[ ]"
    rf"(?P<given>{NAME_WORD}(?:[ ]{NAME_WORD})?))"
    r"(?=[ \t]{2}|[ \t]*(?:$|[\t|(,;]))",
    re.MULTILINE,
)
"""A line of a list that begins with the surname: "CALLE, Isidro"."""
_NO_NAME = re.compile(r"[\d|]")
_PRAISE = re.compile(r"(?:Best|Most|Overall|First|Second|Third|Top|Junior|Senior)\b")
"""What prizes and classes begin with ("Best Behaved"): no name, if nothing but the shape speaks for one."""
_SMALL = re.compile(r"(?:Little|Young|Old|Baby|Elderly|Late|Small)\s+(?=[A-Z])")
_JOINT = re.compile(r"\s*(?:&|,|;|/|\+|\band\b)\s*")
_POSITION_AFTER = re.compile(
    r"\s*[,(–—-]\s*(?P<position>[^,;()|\t\n.]{3,70})(?:,\s*(?P<body>[A-Z][^,;()|\t\n.]{1,60}))?"
)
_PLACED = re.compile(
    r"\b(?:at|in|near|from|via|towards|around|village|town|district|block)\s+(?:the\s+)?$", re.IGNORECASE
)
_SMALL_WORD = re.compile(r"[ ](?P<word>[a-z]{3,})\b")
_NUMBERED = re.compile(r"\s(?:II|III|IV|V|VI|Jr|Sr)\b\.?")
_FIRST_NAMES = frozenset(["Don", "Prince", "Princess", "Earl", "Duke"])
"""Honorifics of some cultures that are first names elsewhere; before a single word they are taken for these."""
_SURE, _LIKELY, _SHAPED, _POSSIBLE = 0.95, 0.62, 0.39, 0.35
WEAK = "shape"
"""What a name is found by that only its shape and its place in the sentence can confirm."""


@cache
def _honorific_run() -> re.Pattern[str]:
    # Where no blank follows a full stop ("well.Dr Rao"), an honorific begins all the same; "Asst.Prof." is one.
    begins = r"(?:(?<![\w'’.])|(?<=[a-z]{3}\.)(?=[A-Z]))"
    name = rf"(?:(?P<small>[a-z]{{3,}})[ ])?{_NAME}"
    return re.compile(
        rf"{begins}(?P<honorific>{honorific_pattern()})(?P<gap>[ \t]*\n?[ \t]*(?:\d{{3,6}}[ ])?)(?P<name>{name})"
    )


@cache
def _stop_words() -> frozenset[str]:
    """Words at which a name ends: posts, bodies, report words that are no names themselves."""
    names = {n for n, strength in given_names().items() if strength > 0.3}
    names |= {n for n, strength in surnames().items() if strength > 0.3} | set(affixes("particle"))
    single = {p for p in positions() if " " not in p}
    return frozenset((set(common_words()) | single | set(organization_words())) - names)


def find_persons(
    text: str, span: tuple[int, int], entities: Sequence[Entity], taken: Sequence[tuple[int, int]]
) -> list[Mention]:
    """Persons named in text[span]; `entities` have offsets into `text`; `taken` spans (bodies) are left alone.

    Offsets are code points; `Mention.name` leaves out the honorific and letters after the name.
    """
    found: list[Mention] = []
    bodies, named = Taken(taken), Taken()
    for mention in _candidates(text, span, entities):
        if _OF_BODY.match(text, mention.end, span[1]) or _GUEST.match(mention.name):
            continue
        clash = bodies.touching(mention.start, mention.end)
        if any(
            start <= mention.start and mention.end <= end and end - start > mention.end - mention.start
            for start, end in clash
        ):
            continue
        if mention.found_by != "honorific" and (
            clash or _PLACED.search(text[max(0, mention.start - 15) : mention.start])
        ):
            continue
        if named.take(mention.start, mention.end):
            found.append(mention)
    return sorted(found, key=lambda m: m.start)


def _candidates(text: str, span: tuple[int, int], entities: Sequence[Entity]) -> Iterator[Mention]:
    yield from _with_honorific(text, span)
    for match in INVERTED.finditer(text, *span):
        if given_names().get(fold(match.group("given").split()[0]), 0.0) > 0.0:
            yield person_mention(text, match.start("name"), match.start("name"), match.end("name"), "name-list", 0.8)
    bare = [_bare(text, m.start(), m.end()) for m in _RUN.finditer(text, *span)]
    runs = [(start, end, _run_likeness(text, start, end)) for start, end in bare]
    for start, end, likeness in runs:
        if likeness >= _LIKELY:
            yield person_mention(text, start, start, end, "name-list", 0.45 + 0.4 * likeness)
    for entity in entities:
        if entity.label == "PERSON" and span[0] <= entity.start and entity.end <= span[1]:
            yield from _from_entity(text, entity)
    for start, end, likeness in runs:
        if _SHAPED <= likeness < _LIKELY and not _PRAISE.match(text, start):
            yield person_mention(text, start, start, end, WEAK, 0.35)


def _with_honorific(text: str, span: tuple[int, int]) -> Iterator[Mention]:
    """Honorific and name; where a post follows ("Chief Guest Dr. ..."), the search goes on behind it."""
    position = span[0]
    while match := _honorific_run().search(text, position, span[1]):
        if match.group("small") and not _small_name(match.group("small"), given_names()):
            position = match.start("name")
            continue
        start = match.start("name")
        end = _with_small_surname(text, start, _name_end(text, start, match.end("name")))
        position = start if end <= start else end
        further = _honorific_run().search(text, start, end + 1) if end > start else None
        if (further and further.start() > start) or _CHIEF_GUEST.match(text, match.start()):
            position = start
            continue
        if _shouted(match.group("honorific"), text[start:end]):
            continue
        if end > start and fold(" ".join(text[match.start() : end].split())) not in place_names():
            own = _first_name(match.group("honorific"), text[start:end])
            yield person_mention(text, match.start(), match.start() if own else start, end, "honorific", _SURE)


def _small_name(word: str, names: Mapping[str, float]) -> bool:
    """Whether a word in small letters is one of the names and nothing else ("Ms kausar Awti", "Adv Mahmud kazi")."""
    return names.get(word, 0.0) >= STRONG and word not in common_words() and word not in organization_words()


def _with_small_surname(text: str, start: int, end: int) -> int:
    """The end of a name of one word behind an honorific, with a surname that was written in small letters."""
    further = _SMALL_WORD.match(text, end)
    single = end > start and " " not in text[start:end]
    return further.end() if single and further and _small_name(further.group("word"), surnames()) else end


def _shouted(honorific: str, name: str) -> bool:
    """Whether a short honorific without a dot and one unknown word are rather two words of a line in capitals."""
    plain = honorific.isupper() and not honorific.endswith(".") and len(honorific) > 1
    return (
        plain
        and name.isupper()
        and len(name.split()) == 1
        and not (fold(name) in given_names() or fold(name) in surnames())
    )


def _first_name(honorific: str, name: str) -> bool:
    """Whether what reads as an honorific is rather the first name of somebody whose surname follows ("Don Reed")."""
    return len(name.split()) == 1 and honorific in _FIRST_NAMES


def _run_likeness(text: str, start: int, end: int) -> float:
    words = text[start:end].split()
    if fold(" ".join(words)) in place_names():
        return 0.0
    article = len(words) in (2, 3) and words[0] == "A"
    if (
        article
        or _common_capitals(words)
        or all(w.isupper() and len(w) < 5 for w in words)
        or _CALENDAR.search(text[start:end])
        or _FESTIVAL.search(text[start:end])
    ):
        return 0.0
    return person_likeness(words) if 2 <= len(words) <= 5 and "\n\n" not in text[start:end] else 0.0


def _common_capitals(words: Sequence[str]) -> bool:
    """Whether words in capitals hold a common one: a heading or a shout ("STRAY DOGS"), though Dog may be a surname."""
    return all(w.isupper() for w in words) and any(len(w) > 2 and _fold(w) in common_words() for w in words)


def _from_entity(text: str, entity: Entity) -> Iterator[Mention]:
    """The model's persons, one a name: it runs "A & B" together."""
    begin = entity.start
    for joint in [*_JOINT.finditer(text, entity.start, entity.end), None]:
        stop = joint.start() if joint else entity.end
        start, end = _bare(text, begin, stop)
        begin = joint.end() if joint else stop
        words = text[start:end].split()
        if not words or "\n\n" in text[start:end] or len(words) > 6 or _NO_NAME.search(text, start, end):
            continue
        cut = end < stop and len(words) == 1 and joint is None
        if (
            cut
            or not words[0][0].isalpha()
            or _FESTIVAL.search(text, start, end)
            or _common_capitals(words)
            or fold(" ".join(words)) in place_names()
        ):
            continue
        likeness = person_likeness(words)
        if likeness >= (_POSSIBLE if len(words) > 1 else 0.5):
            yield person_mention(text, start, start, end, "model", 0.5 + 0.4 * likeness)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop leading posts and report words, and everything from a word at which names end."""
    for token in _TOKEN.finditer(text, start, end):
        word = token.group().strip()
        if word != "The" and (_INITIAL.fullmatch(word) or _fold(word) not in _stop_words()):
            start = token.start()
            break
    else:
        return start, start
    small = _SMALL.match(text, start, end)
    if small and len(text[small.end() : end].split()) >= 2:
        start = small.end()
    while (post := _SHORT_POST.match(text, start, end)) and len(text[post.end() : end].split()) >= 2:
        start = post.end()
    return start, _name_end(text, start, end)


def _fold(word: str) -> str:
    return fold(re.sub(r"['’]s$", "", word)).strip(".,;:()'’\"“”")


def _name_end(text: str, start: int, end: int) -> int:
    """Where the name that begins at `start` ends: before posts, bodies, letters after the name, possessive 's."""
    last = start
    for token in _TOKEN.finditer(text, start, end):
        raw, stop = token.group(), token.end()
        if raw[0] in '"“' and raw.endswith(" "):
            continue
        if last > start and (raw == "The" or raw.startswith("Hony")):
            break
        if last > start and raw.isupper() and len(raw) > 2 and _other_case(text, start, last, token.start()):
            break
        initial = _INITIAL.fullmatch(raw.strip())
        if not initial and (_fold(raw) in _stop_words() or (raw.strip(".,") in post_nominals() and last > start)):
            break
        possessive = re.search(r"['’]s?$", raw)
        if possessive and not initial:
            return stop - len(possessive.group())
        last = stop if initial and not raw.endswith(" ") else start + len(text[start:stop].rstrip(" .,"))
        if raw.endswith(".") and not initial:
            break
    tail = re.search(rf"\s(?:{PARTICLE})$", text[start:last])
    last = start + tail.start() if tail else last
    numbered = _NUMBERED.match(text, last) if last > start else None
    return numbered.end() if numbered and text[last:].lstrip()[:2] in ("II", "IV", "VI") else last


def _other_case(text: str, start: int, last: int, following: int) -> bool:
    """Whether a word in capitals on the next line follows a name in small letters: another cell of a table."""
    return "\n" in text[last:following] and any(char.islower() for char in text[start:last])


def person_mention(text: str, start: int, name_start: int, end: int, found_by: str, score: float) -> Mention:
    """A person whose name begins at `name_start`; what stands before it from `start` is the honorific."""
    position, affiliation = _apposition(text, end)
    honorific = " ".join(text[start:name_start].split())
    return Mention(
        start, end, MentionKind.PERSON, text[start:end], " ".join(text[name_start:end].split()), found_by,
        min(1.0, score), honorific=honorific or None,
        position=position, affiliation=affiliation,
    )  # fmt: skip


def _apposition(text: str, end: int) -> tuple[str | None, str | None]:
    """Post and body that stand after a name: ", Adviser (Research), STAR" or "(Programme Officer, STAR)"."""
    match = _POSITION_AFTER.match(text, end, min(len(text), end + 150))
    if not match:
        return None, None
    post = " ".join(match.group("position").split())
    words = {_fold(w) for w in post.split()}
    if words.isdisjoint(positions()) and post.casefold() not in positions():
        return None, None
    body = match.group("body")
    return post, " ".join(body.split()) if body else None
