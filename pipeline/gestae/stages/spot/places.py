"""Where it was: a labelled venue, what stands after "at" or "in", a venue that stands free in a list entry, or the
usual place of a series ("all talks in the Reading Room, unless noted").
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from gestae.dates import DateMention
from gestae.layout import ByPlace
from gestae.lexicon.kinds import load_kinds
from gestae.lexicon.words import common_words, fold, place_names, place_words, venue_words
from gestae.model import Hit, Mention, MentionKind, Passage, Unit, UnitKind
from gestae.nlp.sentences import sentence_spans
from gestae.nlp.tagger import Entity
from gestae.stages.spot.cover import Cover
from gestae.stages.spot.place_edges import DAY_LEAD, NOT_PLACE, before_person, line_end, trimmed
from gestae.stages.spot.place_labels import labelled_place
from gestae.stages.spot.place_phrases import Phrase, beside_day, ends_as_venue, is_venue, phrases, venue_runs

_DITTO = re.compile(r"\W*(?:do|ditto|same(?: place| venue)?|as above)\W*|[\"”″〃]+", re.IGNORECASE)
_SAME = re.compile(r"\bsame (?:place|venue|room|hall|location|ground)\b", re.IGNORECASE)
_NO_PLACE_AT_ALL = re.compile(
    r"(?:the )?(?:(?:close )?(?:co-?ordination|collaboration|association|partnership|co-?operation)"
    r"|memory|honou?r|presence|response|favou?r|support|class|std|grade|form|preventing|addressing|part|view)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;()\n–—|/]|(?<=[a-z]{3})(?<!Govt)(?<!Dist)(?<!Dept)(?<!Prof)(?<!Brgy)(?<!Engr)\.(?!\w)")
_REACH, _NEAR = 60, 4
_STOPPED = re.compile(r"[.;\n–—/|]")
_RUNNING = re.compile(
    r"\s(?!(?:of|the|and|de|du|do|da|for|la|el|y|hall|room|ground|grounds|office|field|premises|campus|village"
    r"|school|building|house|centre|center|bus|terminal|park|court|club|library|station|compound|square)\b)[a-z]"
)
_QUOTED = re.compile(r"[“\"][^“”\"\n]{3,160}[”\"]")
_SMALL_VENUE = re.compile(
    r"(?:own |our |covered |new |old |main |the )?(?:[a-z]+ ){0,2}(?:premises|hall|court|field|house|grounds?|room"
    r"|office|campus|garden|lawn|library|clubhouse|church|gym(?:nasium)?|auditorium)"
    r"(?: of (?:the |Mr\.? |Mrs\.? )?[A-Z][\w .]*)?"
)
"""A venue without a name as it stands between commas: "covered court", "house of the Foundation"."""
_OPENING = 300
"""Characters at the beginning of a list entry in which a venue may stand free."""
_CUES = {"at": 0.5, "@": 0.5, "in": 0.25, "on": 0.2, "inside": 0.4, "outside": 0.4}
_CUES |= {"of": 0.25, "to": 0.5, "seen": 0.4, "route": 0.55, "online": 0.6}
_VENUE, _TOWN, _LOCAL, _SAID = 0.3, 0.25, 0.2, 0.15
_LEAST = 0.4
_FURTHER = 0.0005
"""What each character between the beginning of a passage and a place takes from it, up to `_MOST`."""
_MOST = 0.25
_HELD = re.compile(
    r"\b(?:held|organi[sz]ed|conducted|hosted|took place|takes place|celebrated|observed|met|gathered|arranged|run)\b"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)
_LISTED = ("item", "record", "dated-heading", "caption")
_TOWN_LIKE = ("GPE", "FAC", "LOC")
_USUAL = re.compile(
    r"\bunless (?:otherwise )?(?:\w+ ){0,2}(?:stated|noted|marked|mentioned|indicated|announced|specified|shown|advised"
    r"|says?)\b"
    r"|\b(?:all|our|the) (?:\w+ ){0,2}(?:talks|meetings|lectures|sessions|events|seminars|classes|series|programmes?)\b"
    r"[^.\n]{0,60}\b(?:are|is|will be|takes?|meets?) (?:held |place )"
    r"|\bwe (?:usually )?meet (?:on|at|in|every)\b|\busual (?:venue|place)\b"
    r"|^\W*(?:the (?:club|society|group|branch) )?meets? (?:on |every |each )",
    re.IGNORECASE | re.MULTILINE,
)
_TOOK_PLACE = re.compile(
    r"\b(?:all|our|the) (?:\w+ ){0,2}(?:talks|meetings|lectures|evenings|seminars|rehearsals|walks)\b"
    r"[^.\n]{0,120}\b(?:took place|were (?:all )?held)\b",
    re.IGNORECASE,
)
"""The same of what is past: it holds for the section that tells it."""
_EXCEPTION = re.compile(r"\bunless\b", re.IGNORECASE)
_LEADS = 15
"""Characters of a sentence up to which "unless stated otherwise" opens it."""


def find_places(
    text: str,
    passages: Sequence[Passage],
    units: Sequence[Unit],
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
) -> list[Hit | None]:
    """The place of each passage's event, as written, or None. Offsets are code points into `text`."""
    finder = _Finder(text, units, entities, mentions, dates)
    usual = finder.usual() if len(passages) > 1 else {}
    out: list[Hit | None] = []
    for passage in passages:
        hit = labelled_place(text, passage, units)
        if _DITTO.fullmatch(hit.value) if hit else _SAME.search(text, passage.start, passage.end):
            hit = next((h for h in reversed(out) if h is not None), None)
        out.append(hit or finder.told(passage) or (_usual_of(passage, usual) if passage.dates else None))
    return out


def _usual_of(passage: Passage, usual: Mapping[int | None, Hit]) -> Hit | None:
    """The usual place told in the innermost section that a passage stands in, else that of the whole report."""
    return next((usual[n] for n in (*reversed(passage.headings), None) if n in usual), None)


class _Finder:
    """Looks for the places of one report."""

    def __init__(
        self,
        text: str,
        units: Sequence[Unit],
        entities: Sequence[Entity],
        mentions: Sequence[Mention],
        dates: Sequence[DateMention],
    ) -> None:
        self._text, self._units, self._dates = text, units, dates
        self._entities = ByPlace(entities)
        self._people = ByPlace(m for m in mentions if m.kind is MentionKind.PERSON)
        self._quoted = Cover(m.span() for m in _QUOTED.finditer(text))
        self._bodies = ByPlace(m for m in mentions if m.kind is MentionKind.ORGANIZATION)

    def told(self, passage: Passage) -> Hit | None:
        """The best of what the words of a passage say."""
        spoken = self._sentence(passage)
        found = [h for p in phrases(self._text, passage.start, passage.end) if (h := self._judged(p, passage, spoken))]
        found += self._beside_day(passage)
        if passage.form in _LISTED or passage.end - passage.start < _OPENING:
            found += self._free(passage)
        found.sort(key=lambda h: (-h.score, h.start, -h.end))
        return found[0] if found else None

    def usual(self) -> dict[int | None, Hit]:
        """Where a series takes place, told once for all ("Thursdays in the Reading Room unless stated"), by the heading
        of the section that tells it; None stands for the head of the report.
        """
        found: dict[int | None, Hit] = {}
        for unit in self._units:
            if unit.kind is UnitKind.FURNITURE:
                continue
            for start, end in sentence_spans(self._text, unit.start, unit.end):
                there = None if _USUAL.search(self._text, start, end) else self._section(unit)
                if there is not None and not _TOOK_PLACE.search(self._text, start, end):
                    continue
                if there not in found and (hit := self._told_usual(start, end)):
                    found[there] = Hit(hit.value, hit.start, hit.end, "usual", 0.5)
        return found

    def _told_usual(self, start: int, end: int) -> Hit | None:
        known = _USUAL.search(self._text, start, end) or _TOOK_PLACE.search(self._text, start, end)
        return self._of_sentence(start, end) if known else None

    def _section(self, unit: Unit) -> int | None:
        """The heading over a unit, None where only a title stands above it."""
        head = unit.heading
        return None if head is None or self._units[head].kind is UnitKind.TITLE else head

    def _of_sentence(self, start: int, end: int) -> Hit | None:
        stop = _EXCEPTION.search(self._text, start, end)
        end = stop.start() if stop and stop.start() - start > _LEADS else end
        whole = Passage(start, end, "item", (), (), ())
        found = [h for p in phrases(self._text, start, end) if (h := self._judged(p, whole, (start, end), sure=True))]
        found = found or list(self._free(whole))
        return max(found, key=lambda h: (h.score, -h.start), default=None)

    def _sentence(self, passage: Passage) -> tuple[int, int]:
        """The sentence in which the date of a passage stands, else its first."""
        day = self._dates[passage.dates[0]].start if passage.dates else passage.start
        day = day if passage.start <= day < passage.end else passage.start
        spans = sentence_spans(self._text, passage.start, passage.end)
        return next((s for s in spans if s[0] <= day < s[1]), (passage.start, passage.end))

    def _judged(self, phrase: Phrase, passage: Passage, spoken: tuple[int, int], *, sure: bool = False) -> Hit | None:
        start, end = trimmed(self._text, phrase.start, phrase.end, self._people)
        value = " ".join(self._text[start:end].split())
        if not value or _NO_PLACE_AT_ALL.match(value) or self._is_activity(start, end):
            return None
        told = spoken[0] <= start < spoken[1] or bool(_HELD.search(self._text, max(passage.start, start - 90), start))
        if not (sure or self._can_be(phrase.cue, value, start, end)):
            return None
        score = _CUES[phrase.cue] + self._likeness(value, start, end) + (_SAID if told else 0.0)
        score -= 0.0 if sure else min(_MOST, _FURTHER * (start - passage.start))
        return Hit(value, start, end, f"after-{phrase.cue}", min(score, 0.9)) if score >= _LEAST else None

    def _can_be(self, cue: str, value: str, start: int, end: int) -> bool:
        """Whether what the words are, and where they stand, lets them be the place of an event."""
        if self._quoted.holds(start, end):
            return False
        if cue == "in":
            return is_venue(value) or self._is_town(value, start, end)
        return cue != "to" or is_venue(value) or not self._people.touching(start, end)

    def _likeness(self, value: str, start: int, end: int) -> float:
        """How much the words themselves look like a place."""
        words = [fold(w).strip(".,") for w in value.split()]
        score = _VENUE if is_venue(value) else 0.0
        if self._is_town(value, start, end):
            score += _TOWN
        if any(w in place_words() for w in words[1:]):
            score += _LOCAL
        doubtful = not is_venue(value) and (self._people.touching(start, end) or self._is_tongue(start, end))
        return score - (0.4 if doubtful else 0.0)

    def _is_tongue(self, start: int, end: int) -> bool:
        return any(e.label in ("NORP", "LANGUAGE") for e in self._entities.touching(start, end))

    def _is_town(self, value: str, start: int, end: int) -> bool:
        named = place_names().get(fold(value.split(",", maxsplit=1)[0]))
        likely = any(e.label in _TOWN_LIKE for e in self._entities.touching(start, end))
        return likely or (named is not None and named.kind != "demonym")

    def _is_activity(self, start: int, end: int) -> bool:
        """Whether the words name an activity and no venue ("at the Ploughing Match")."""
        words = self._text[start:end].split(",")[0]
        if is_venue(words.rsplit(maxsplit=1)[-1] if words.strip() else ""):
            return False
        nouns, _ = load_kinds().scan(words)
        return any(hit.cue.weight >= 2 and hit.end >= len(words.rstrip()) for hit in nouns)

    def _free(self, passage: Passage) -> Iterator[Hit]:
        """What stands free in a list entry and is nothing but a venue or a town ("..., 5 May, Town Hall, Bara")."""
        end = min(passage.end, passage.start + _OPENING)
        for start, stop in self._segments(passage.start, end):
            words = self._text[start:stop]
            if not self._stands_free(words, start) or self._of_person(passage.start, start, words):
                continue
            if ends_as_venue(words):
                yield self._hit(start, stop, "free", 0.55)
            elif start > passage.start and self._is_whole_town(words, start) and not self._after_name(start):
                yield self._hit(start, stop, "free-town", 0.42)
        for begin, longest in venue_runs(self._text, passage.start, end):
            furthest = line_end(self._text, begin, longest)
            lead = DAY_LEAD.match(self._text, begin, furthest)
            start = lead.end() if lead else begin
            stop = before_person(self._text, start, furthest, self._people)
            words = self._text[start:stop].split(",")[0]
            if self._stands_free(words, start) and not self._of_person(passage.start, start, words):
                yield self._hit(start, stop, "free-run", 0.45)

    def _beside_day(self, passage: Passage) -> Iterator[Hit]:
        day = self._dates[passage.dates[0]].end if passage.dates else passage.end
        span = beside_day(self._text, day, passage.end) if passage.start <= day < passage.end else None
        if span is not None and not self._is_activity(*span):
            words = self._text[slice(*span)]
            known = all(fold(w).strip(".,") in common_words() for w in words.split())
            if not known and not self._people.touching(*span) and not self._bodies.touching(*span):
                yield self._hit(*span, "beside-day", 0.44)

    def _hit(self, start: int, stop: int, rule: str, score: float) -> Hit:
        value = self._text[start:stop].rstrip(" .,\n")
        return Hit(" ".join(value.split()), start, start + len(value), rule, score)

    def _segments(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches between commas, brackets, dashes and stops, without white space around them."""
        begin = start
        for stop in [*(m.start() for m in _PARTS.finditer(self._text, start, end)), end]:
            words = self._text[begin:stop]
            if words.strip():
                low = begin + len(words) - len(words.lstrip(" (.,;|/–—\n"))
                yield low, max(low, begin + len(words.rstrip()))
            begin = stop

    def _stands_free(self, words: str, start: int) -> bool:
        if not 1 <= len(words.split()) <= 6 or NOT_PLACE.search(words):
            return False
        proper = words[:1].isupper() and not _RUNNING.search(words)
        if self._quoted.holds(start, start + len(words)) or not (proper or _SMALL_VENUE.fullmatch(words)):
            return False
        return not self._people.touching(start, start + len(words)) or ends_as_venue(words)

    def _of_person(self, begin: int, start: int, words: str) -> bool:
        """Whether a school or an office is a person's ("Dr. Ana Rao, Mill College", "Head, Mill Office (Ashby)")."""
        known = venue_words().get(fold(words.rsplit(maxsplit=1)[-1]).strip(".,"))
        if known is not None and known.kind not in ("building", "centre"):
            return False
        before = [m for m in self._people.touching(max(begin, start - _REACH), start) if m.end <= start]
        return bool(before) and not _STOPPED.search(self._text, before[-1].end, start)

    def _after_name(self, start: int) -> bool:
        """Whether a town stands right behind the name of a person or body, which it then belongs to."""
        low = max(0, start - _NEAR)
        return any(m.end <= start for m in (*self._people.touching(low, start), *self._bodies.touching(low, start)))

    def _is_whole_town(self, words: str, start: int) -> bool:
        """Whether a segment is nothing but the name of a place."""
        named = place_names().get(fold(words))
        if named is not None:
            return named.kind in ("capital", "place")
        near = self._entities.touching(start, start + len(words))
        whole = any(e.label in _TOWN_LIKE and e.start <= start and start + len(words) <= e.end for e in near)
        return whole and fold(words) not in common_words() and all(w[:1].isupper() for w in words.split())
