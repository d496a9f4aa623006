"""One document of the page of errors: its text with marks, and beside it each event, gold against output."""

from collections.abc import Iterator, Mapping

from gestae.evaluate.errors.evidence import output_spans, source_of
from gestae.evaluate.errors.looks import CORRECT, Row, event_look, rows_of
from gestae.evaluate.errors.marks import Stretch, event_starts, gravest, marks_of, stretches
from gestae.evaluate.errors.markup import safe, tag
from gestae.evaluate.errors.mistakes import Mistake
from gestae.evaluate.verdicts import STRICT, DocumentResult, Pair, Verdict
from gestae.evaluate.words import SINGULAR, event_words, value_words

Found = Mapping[int, Mistake]
"""id of a verdict -> what is wrong with it."""
_STATES = {"failed": "The report could not be read.", "missing": "The output does not have this report."}


_COLUMNS = "".join(f'<th scope="col">{name}</th>' for name in ("field", "gold", "output"))


def document_view(number: int, result: DocumentResult, text: str | None, found: Found) -> Iterator[str]:
    """The document as HTML, piece by piece. `number` makes the ids, `found` are the mistakes of the whole set."""
    events = [len([1 for pair in result.pairs if getattr(pair, side) is not None]) for side in ("gold", "output")]
    wrong = sum(id(verdict) in found for verdict in result.verdicts())
    counts = f"{wrong} errors · {events[0]} events in gold, {events[1]} in the output"
    yield f'<details class="doc" id="d{number}"><summary><b>{safe(result.document)}</b> '
    yield f"<small>{counts}</small></summary>"
    if result.state in _STATES:
        yield tag("p", _STATES[result.state], "note")
    yield '<div class="pages">'
    if text is not None:
        yield '<div class="text" role="region" aria-label="Text of the report" tabindex="0">'
        yield from _marked(number, result, text)
        yield "</div>"
    yield '<div class="events">'
    for index, pair in enumerate(result.pairs):
        yield from _card(f"d{number}", index, pair, found, has_text=text is not None)
    yield "</div></div></details>\n"


def _marked(number: int, result: DocumentResult, text: str) -> Iterator[str]:
    """The text with its marks: the characters outside <sup> are those of the text, none more and none less."""
    starts = event_starts(result, text)
    looks = {index: event_look(result.pairs[index]) for index in starts}
    for stretch in stretches(len(text), marks_of(result, text), starts.items()):
        for index in stretch.opens:
            look = looks[index]
            sign = f" {look.sign}" if look else ""
            yield f'<sup class="begin" id="d{number}t{index}"><a href="#d{number}e{index}" '
            yield f'title="event {index + 1} begins here">{index + 1}{sign}</a></sup>'
        yield _stretch(stretch, text)


def _stretch(stretch: Stretch, text: str) -> str:
    words = safe(text[stretch.start : stretch.end])
    if not stretch.marks:
        return words
    labels = "".join(tag("sup", f"{mark.look.sign}\u00a0{mark.label}", mark.look.name) for mark in stretch.begins)
    title = safe("; ".join(mark.title for mark in stretch.marks))
    return f'{labels}<mark class="{gravest(stretch.marks).name}" title="{title}">{words}</mark>'


def _card(document: str, index: int, pair: Pair, found: Found, *, has_text: bool) -> Iterator[str]:
    look = event_look(pair)
    name = look.name if look else "optional"
    state = f"{look.sign} {look.name}" if look else "optional in gold: not counted"
    heading = event_words(pair.gold or pair.output or {})
    jump = f' <a href="#{document}t{index}">in the text</a>' if has_text else ""
    yield f'<article class="{name}" id="{document}e{index}"><h4>{index + 1}. {safe(heading)} '
    yield f'<span class="state {name}">{safe(state)}</span>{jump}</h4>'
    event = next((verdict for verdict in pair.verdicts if verdict.field == "events"), None)
    if event is not None and id(event) in found:
        yield tag("p", _class_and_detail(found[id(event)]), "class")
    if not has_text or pair.output is None:
        passage = (pair.output or {}).get("text") or (pair.gold or {}).get("anchor") or ""
        yield tag("blockquote", passage)
    rows = rows_of(pair)
    if rows:
        yield f"<table><thead><tr>{_COLUMNS}</tr></thead>"
        yield from (_row(row, pair, found) for row in rows)
        yield "</table>"
    yield "</article>"


def _row(row: Row, pair: Pair, found: Found) -> str:
    verdict, look = row.verdict, row.look
    shown = verdict.field + STRICT if verdict.field in ("organizers", "people") else verdict.field
    output = safe(value_words(shown, verdict.output)) + ("" if look is CORRECT else _origin(verdict, pair))
    mistake = found.get(id(row.role or verdict))
    error = tag("div", _class_and_detail(mistake), "class") if mistake else ""
    head = f'<th scope="row"><span class="sign" title="{look.name}">{look.sign}</span> {SINGULAR[verdict.field]}</th>'
    return (
        f'<tr class="{look.name}">{head}<td>{safe(value_words(shown, verdict.gold))}</td><td>{output}{error}</td></tr>'
    )


def _origin(verdict: Verdict, pair: Pair) -> str:
    """Where the output has the value from: offsets, rule, confidence."""
    if verdict.output is None:
        return ""
    source = source_of(verdict, pair.output)
    spans = ", ".join(f"{start}–{end}" for start, end in output_spans(verdict, pair.output))
    parts = [f"at {spans}" if spans else "", str(source.get("found_by") or "")]
    if isinstance(source.get("confidence"), int | float):
        parts.append(f"confidence {source['confidence']:.2f}")
    said = " · ".join(part for part in parts if part)
    return f" <small>{safe(said)}</small>" if said else ""


def _class_and_detail(mistake: Mistake) -> str:
    return f"{mistake.kind} ({mistake.detail})" if mistake.detail else mistake.kind
