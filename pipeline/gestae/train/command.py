"""`gestae train` as a function: paths in, the text of a file of decisions out."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gestae.errors import GoldError
from gestae.evaluate.gate import digest
from gestae.evaluate.gold import Gold, load_gold
from gestae.learned.decisions import FORMAT, DecisionsFile, read_decisions, shipped_decisions
from gestae.run import load_tools, read_through
from gestae.settings import Settings
from gestae.stages.read import gather
from gestae.train.events import EventCase, EventGain, cases_of, learn_events
from gestae.train.learn import Gain, learn
from gestae.train.pairs import FIELDS, pairs_of, wanted_of


@dataclass(frozen=True, slots=True)
class Learned:
    """The file's text, what each field gained on documents that the fit had not seen, the number of documents."""

    text: str
    gains: list[Gain]
    documents: int
    events: list[EventGain]


def learn_from(
    reports: Path, gold: Path, settings: Settings, leave_out: Iterable[str] = (), *, from_nothing: bool = False
) -> Learned:
    """Learn from the reports that gold tells of, but those to leave out.

    Starts from the decisions that the settings name. Raises GoldError where reports and gold have none in common.
    """
    skipped = {PurePosixPath(name).stem for name in leave_out}
    known = {name: events for name, events in load_gold(gold).items() if PurePosixPath(name).stem not in skipped}
    base = None if from_nothing else _base(settings)
    ruled = load_tools(settings.model_copy(update={"decisions": "none"}))
    data = _matched(reports, known, settings)
    reads = {name: read_through(name, data[name], ruled, settings) for name in sorted(data)}
    pairs = [pair for name, read in reads.items() for pair in pairs_of(read, known[name])]
    tables, gains = learn(pairs, sum((wanted_of(known[name]) for name in reads), Counter()), base)
    cases: list[EventCase] = [case for name, read in reads.items() for case in cases_of(read, known[name])]
    kind, status, event_gains = learn_events(cases, base)
    told = {"documents": len(data), "events": sum(len(known[name]) for name in data),
            "gold sha256": digest({name: known[name] for name in data})}  # fmt: skip
    if base is not None:
        told["started from"] = base.trained_on
    file = DecisionsFile(format=FORMAT, trained_on=told, **tables, kind=kind, status=status)
    return Learned(written(file), gains, len(data), event_gains)


def _base(settings: Settings) -> DecisionsFile | None:
    if settings.decisions == "none":
        return None
    return shipped_decisions() if settings.decisions == "default" else read_decisions(Path(settings.decisions))


def _matched(reports: Path, gold: Gold, settings: Settings) -> dict[str, bytes]:
    """The bytes of the reports that gold knows, by gold's name for them."""
    by_name = {PurePosixPath(name).name: name for name in gold}
    found: dict[str, bytes] = {}
    for source in gather([str(reports)], None, settings.max_size):
        name = by_name.get(PurePosixPath(source.document).name)
        if name is not None:
            found[name] = source.load()
    if not found:
        raise GoldError(f"none of the reports in {reports} is one that the gold tells of; names must agree")
    return found


def written(file: DecisionsFile) -> str:
    """The text of a file: one line a model, so that two files can be compared by eye."""
    plain = file.model_dump(mode="json")
    fields = {field: plain.pop(field) for field in FIELDS}
    kind, status = plain.pop("kind"), plain.pop("status")
    lines = [_line(name, value) for name, value in plain.items()]
    for field, table in fields.items():
        roles = ",\n".join(f"  {_line(role, model)}" for role, model in table.pop("roles").items())
        parts = [*(f" {_line(name, value)}" for name, value in table.items()), f' "roles": {{\n{roles}\n }}']
        lines.append(f"{json.dumps(field)}: {{\n" + ",\n".join(parts) + "\n}")
    if kind is not None:
        words = ",\n".join(f"  {_line(word, weights)}" for word, weights in kind.pop("words").items())
        parts = [*(f" {_line(name, value)}" for name, value in kind.items()), f' "words": {{\n{words}\n }}']
        lines.append('"kind": {\n' + ",\n".join(parts) + "\n}")
    if status is not None:
        lines.append('"status": {\n' + ",\n".join(f" {_line(name, value)}" for name, value in status.items()) + "\n}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _line(name: str, value: object) -> str:
    return f"{json.dumps(name)}: {json.dumps(value)}"
