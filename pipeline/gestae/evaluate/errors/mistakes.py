"""Every value that is not right, with its class: verdicts read once more, for a person who wants to mend them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gestae.evaluate.errors.dates import added_days, known_days, lacking_days, wrong_days
from gestae.evaluate.errors.events import EventClasses
from gestae.evaluate.errors.neighbours import Neighbours, numbers
from gestae.evaluate.likeness import Record, all_names
from gestae.evaluate.names import spellings, word_overlap
from gestae.evaluate.scores import Scores, homes
from gestae.evaluate.verdicts import NAMES, STRICT, DocumentResult, Pair, Value, Verdict
from gestae.evaluate.words import SINGULAR

OTHER_NAMES = {"organizers": "people", "people": "organizers"}
_SWAPPED = {
    "organizers": ("organizer: missed, taken for a person", "organizer: spurious, a person in gold"),
    "people": ("person: missed, taken for an organizer", "person: spurious, an organizer in gold"),
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One wrong value.

    `kind` is its class (a key of CLASSES), `detail` what tells errors of a class apart, `number` counts the pairs
    of the document from 0.
    """

    kind: str
    detail: str
    document: str
    number: int
    pair: Pair
    verdict: Verdict

    @property
    def field(self) -> str:
        """The field without the mark of the role-strict figure."""
        return self.verdict.field.removesuffix(STRICT)


@dataclass(frozen=True, slots=True)
class Group:
    """The mistakes of one class, those with the most frequent detail first."""

    kind: str
    mistakes: tuple[Mistake, ...]

    @property
    def details(self) -> list[tuple[str, int]]:
        """(detail, how often), the most frequent first; without those that have none."""
        return Counter(mistake.detail for mistake in self.mistakes if mistake.detail).most_common()


def grouped(mistakes: Iterable[Mistake]) -> list[Group]:
    """The mistakes by class, the largest first; equal sizes by name."""
    classes: defaultdict[str, list[Mistake]] = defaultdict(list)
    for mistake in mistakes:
        classes[mistake.kind].append(mistake)
    groups = [Group(kind, tuple(_by_detail(members))) for kind, members in classes.items()]
    return sorted(groups, key=lambda group: (-len(group.mistakes), group.kind))


def _by_detail(members: Sequence[Mistake]) -> list[Mistake]:
    sizes = Counter(mistake.detail for mistake in members)
    return sorted(members, key=lambda mistake: (-sizes[mistake.detail], mistake.detail))


def find_mistakes(scores: Scores, reports: Iterable[Record] = ()) -> list[Mistake]:
    """All mistakes, in the order of gold's documents.

    `reports` are the records of reports.jsonl: they know why a passage gave no event.
    """
    records = {str(report["document"]): report for report in reports}
    home = homes(records, [result.document for result in scores.documents])
    known = {home[document]: report for document, report in records.items() if document in home}
    return [
        mistake
        for result in scores.documents
        for mistake in _of_document(result, known.get(result.document) if known else {})
    ]


def _of_document(result: DocumentResult, report: Record | None) -> Iterator[Mistake]:
    reader = _Reader(result, report)
    for number, pair in enumerate(result.pairs):
        for verdict in pair.verdicts:
            if verdict.result != "correct" and (found := reader.classify(number, pair, verdict)):
                yield Mistake(*found, result.document, number, pair, verdict)


class _Reader:
    """Finds the class of each wrong value of one document."""

    def __init__(self, result: DocumentResult, report: Record | None) -> None:
        self._neighbours = Neighbours(result)
        self._events = EventClasses(result, report)

    def classify(self, number: int, pair: Pair, verdict: Verdict) -> tuple[str, str] | None:
        """(class, detail); None for what another verdict on the same value says already."""
        field = verdict.field
        if field.endswith(STRICT):
            return self._role(verdict)
        if field == "events":
            return self._events.missed(pair.gold or {}) if pair.output is None else self._events.spurious(pair.output)
        if pair.output is None or pair.gold is None:
            side = "missed" if pair.output is None else "spurious"
            return f"values of {side} events", SINGULAR[field]
        if field == "dates":
            return self._date(number, pair, verdict)
        if field in NAMES:
            return self._name(number, pair, verdict)
        return _plain(verdict)

    @staticmethod
    def _role(verdict: Verdict) -> tuple[str, str] | None:
        if verdict.result != "incorrect" or verdict.output is None or verdict.gold is None:
            return None
        singular = SINGULAR[verdict.field.removesuffix(STRICT)]
        return f"{singular}: wrong role", f"{verdict.output.get('role')} for {verdict.gold.get('role')}"

    def _date(self, number: int, pair: Pair, verdict: Verdict) -> tuple[str, str]:
        given, asked = known_days(pair.output), known_days(pair.gold)
        if verdict.output is None or given is None:
            return lacking_days(pair.output or {})
        if verdict.gold is None or asked is None:
            return added_days(pair.gold or {})
        others = {days for days, holders in self._neighbours.gold_days.items() if holders - {number}}
        return wrong_days(given, asked, others)

    def _name(self, number: int, pair: Pair, verdict: Verdict) -> tuple[str, str]:
        field, singular = verdict.field, SINGULAR[verdict.field]
        if verdict.result == "partial":
            return f"{singular}: partly right", ""
        missed = verdict.output is None
        value = (verdict.gold if missed else verdict.output) or {}
        names, facing = spellings(value, person=field == "people"), (pair.output if missed else pair.gold) or {}
        if _spelled(value) & all_names(facing, OTHER_NAMES[field]):
            return _SWAPPED[field][0 if missed else 1], ""
        everywhere = self._neighbours.output_names if missed else self._neighbours.gold_names
        if numbers(everywhere[field], names) - {number}:
            return f"{singular}: missed, found elsewhere" if missed else f"{singular}: spurious, of another event", ""
        return f"{singular}: {verdict.result}", ""


def _spelled(value: Value) -> frozenset[str]:
    return spellings(value, person=True) | spellings(value, person=False)


def _plain(verdict: Verdict) -> tuple[str, str]:
    """The class of a topic, kind, place or title."""
    singular, output, gold = SINGULAR[verdict.field], verdict.output or {}, verdict.gold or {}
    if verdict.field == "topics":
        return f"{singular}: {verdict.result}", str((gold or output)["label"])
    if verdict.field == "kind":
        return "kind: wrong", f"{output.get('text')} for {gold.get('text')}"
    if verdict.result == "incorrect":
        shared = word_overlap(output.get("text"), gold.get("text"))
        return f"{singular}: {'partly right' if shared else 'wrong'}", ""
    return f"{singular}: {verdict.result}", ""
