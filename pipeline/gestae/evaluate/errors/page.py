"""--errors FILE.html: one file for a browser that needs nothing else: no network, no other file.

Figures on top, then the classes of errors by size with every case, then the documents, those with most errors first.
"""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.resources import files as package_files
from pathlib import Path

from gestae.evaluate.errors.classes import CLASSES
from gestae.evaluate.errors.document_view import document_view
from gestae.evaluate.errors.looks import LOOKS
from gestae.evaluate.errors.markup import safe, tag
from gestae.evaluate.errors.mistakes import Group, Mistake
from gestae.evaluate.errors.texts import TextFiles
from gestae.evaluate.figures import FIELDS, HEADLINE
from gestae.evaluate.scores import Scores
from gestae.evaluate.words import event_words, value_words

DETAILS_SHOWN = 12
"""Details of a class that are counted one by one on the page."""


def write_page(path: Path, scores: Scores, groups: Sequence[Group], files: TextFiles) -> None:
    """Write the HTML file, document by document. Raises OSError."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_page(scores, groups, files))


def _page(scores: Scores, groups: Sequence[Group], files: TextFiles) -> Iterator[str]:
    sizes = Counter(mistake.document for group in groups for mistake in group.mistakes)
    order = sorted(scores.documents, key=lambda result: -sizes[result.document])
    numbers = {result.document: number for number, result in enumerate(order, start=1)}
    found = {id(mistake.verdict): mistake for group in groups for mistake in group.mistakes}
    yield from _head()
    yield from _figures(scores)
    yield from _classes(groups, numbers)
    yield '<h2 id="reports">Reports</h2>\n<p class="note">Those with most errors first. What gold alone has is marked '
    yield "where its words stand; a kind, and words that do not stand in the text, have no mark.</p>"
    yield from _legend()
    for result in order:
        yield from document_view(numbers[result.document], result, files.read(result), found)
    yield "</main></body></html>\n"


def _head() -> Iterator[str]:
    style, script = _data("errors.css"), _data("errors.js")
    digest = b64encode(sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    yield '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark"><title>Errors against gold</title>'
    yield f"<style>{style}</style></head>\n<body><main><h1>Errors against gold</h1>"
    yield '<nav><a href="#figures">Figures</a> <a href="#classes">What to mend first</a> <a href="#reports">Reports</a>'
    yield f' <button type="button" id="open" hidden>Open all</button></nav><script>{script}</script>\n'


def _data(name: str) -> str:
    return package_files("gestae.evaluate").joinpath("data", name).read_text(encoding="utf-8")


def _figures(scores: Scores) -> Iterator[str]:
    documents = len(scores.documents)
    yield f'<h2 id="figures">Figures</h2>\n<p>Headline <b>{scores.headline:.3f}</b>: the mean F1 of '
    yield f"{', '.join(HEADLINE)}. {documents} report{'s' if documents != 1 else ''}."
    if scores.unscored:
        yield f" {len(scores.unscored)} of the output are not in gold and count nowhere."
    names = ("field", "precision", "recall", "F1", "right", "spurious", "missed")
    yield '</p>\n<div class="wide"><table class="figures"><thead><tr>'
    yield "".join(f'<th scope="col">{name}</th>' for name in names) + "</tr></thead>"
    for field in FIELDS:
        count = scores.counts[field]
        cells = [f"{value:.3f}" for value in (count.precision, count.recall, count.f1)]
        cells += [f"{value:g}" for value in (count.right, count.spurious, count.missed)]
        label = field.replace("+role", " with role").replace("name", "title")
        yield f'<tr><th scope="row">{safe(label)}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
    yield "</table></div>\n"


def _classes(groups: Sequence[Group], numbers: Mapping[str, int]) -> Iterator[str]:
    total = sum(len(group.mistakes) for group in groups)
    yield f'<h2 id="classes">What to mend first</h2>\n<p class="note">{total} errors in {len(groups)} classes, '
    yield "the largest first. The words after a class say what it means; open it to see every case.</p>\n"
    largest = max((len(group.mistakes) for group in groups), default=1)
    for number, group in enumerate(groups, start=1):
        size = len(group.mistakes)
        yield f'<details class="group" id="c{number}"><summary><span class="count">{size}</span> '
        yield f'<span class="bar" aria-hidden="true"><i style="width:{100 * size / largest:.0f}%"></i></span> '
        yield f"<b>{safe(group.kind)}</b> {tag('small', CLASSES[group.kind])}</summary>"
        yield from _cases(group, numbers)
        yield "</details>\n"


def _cases(group: Group, numbers: Mapping[str, int]) -> Iterator[str]:
    if group.details:
        more = len(group.details) - DETAILS_SHOWN
        yield '<ul class="details">'
        yield "".join(f"<li>{safe(detail)} <b>{count}</b></li>" for detail, count in group.details[:DETAILS_SHOWN])
        yield f"<li>and {more} more</li></ul>" if more > 0 else "</ul>"
    columns = ("report and event", "gold", "output", *(("detail",) if group.details else ()))
    yield '<div class="wide"><table class="cases"><thead><tr>'
    yield "".join(f'<th scope="col">{name}</th>' for name in columns) + "</tr></thead>"
    for mistake in group.mistakes:
        yield _case(mistake, numbers[mistake.document], detailed=bool(group.details))
    yield "</table></div>"


def _case(mistake: Mistake, document: int, *, detailed: bool) -> str:
    verdict, pair = mistake.verdict, mistake.pair
    link = f'<a href="#d{document}e{mistake.number}">{safe(mistake.document)}</a>'
    event = "" if verdict.field == "events" else f"<br>{tag('small', event_words(pair.gold or pair.output or {}))}"
    values = [value_words(verdict.field, verdict.gold), value_words(verdict.field, verdict.output)]
    cells = [link + event, *map(safe, values), *([safe(mistake.detail)] if detailed else [])]
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _legend() -> Iterator[str]:
    yield '<ul class="legend" aria-label="Legend">'
    yield from (
        f'<li><mark class="{look.name}">{look.sign} {look.name}</mark> {safe(look.meaning)}</li>' for look in LOOKS
    )
    yield "</ul>\n"
