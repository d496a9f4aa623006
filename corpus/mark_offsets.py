"""Turn the `at` of gold files, words in context, into `evidence`, offsets into the report.

    python corpus/mark_offsets.py [corpus/train/gold/NAME.gold.json ...]

A value says where it stands as `"at": "a few words with the [[value]] in brackets"`, or as a list of these; where its
own words stand exactly once in the report, `at` is left out. White space is folded and curly quotation marks equal
straight ones; otherwise the words are as in the report, and the whole string must stand there exactly once. Files
are written in place: `at` stays, `evidence` is computed from it at each run, so a mended report needs one run more.
Without names all gold files of corpus/train are marked. Exit 1 with one line a problem; a file with a problem is left
as it is. Standard library alone.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TRAIN = HERE / "train"

OPEN, CLOSE = "[[", "]]"
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
OWN_WORDS = {"organizers": "name", "people": "name", "topics": "text", "bystanders": "name"}
"""The key of each list whose words are looked up in the report when a value has no `at`."""

Json = dict[str, Any]
Span = tuple[int, int]


class MarkError(ValueError):
    """A value that cannot be placed in the report; the message says which and what to do."""


class Folded:
    """A report with white space folded and quotation marks straight, that knows the offset of each letter."""

    def __init__(self, text: str) -> None:
        self.text = text
        pieces = [(m.start(), " " if m[0].isspace() else m[0]) for m in re.finditer(r"\s+|\S", text)]
        self.plain = "".join(letter for _, letter in pieces).translate(STRAIGHT)
        self.offsets = [offset for offset, _ in pieces] + [len(text)]

    def span(self, start: int, end: int) -> Span:
        """Offsets in the report (code points, half-open) of a stretch of the folded text."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def places(self, words: str) -> list[int]:
        """Where the folded words stand, in folded offsets; overlapping places count."""
        return [m.start() for m in re.finditer(f"(?={re.escape(words)})", self.plain)]

    def whole(self, words: str) -> list[int]:
        """Where they stand and no letter or digit touches them."""
        return [m.start() for m in re.finditer(rf"(?<!\w)(?={re.escape(words)}(?!\w))", self.plain)]


def fold(text: str) -> str:
    """White space as single spaces, curly quotation marks as straight ones; ends are kept as they are."""
    return re.sub(r"\s+", " ", text).translate(STRAIGHT)


def place_context(context: str, report: Folded) -> Span:
    """The offsets of the bracketed words (of all, where there are no brackets); raises MarkError."""
    before, opened, rest = fold(context).strip().partition(OPEN)
    value, closed, after = rest.partition(CLOSE) if opened else (before, CLOSE, "")
    if not closed or not value.strip() or OPEN in after:
        raise MarkError(f"at {context!r}: write it with one [[value]] in brackets")
    lead = before if opened else ""
    found = report.places(lead + value + after)
    if len(found) != 1:
        raise MarkError(f"at {context!r} stands {len(found)} times in the report; copy more or other words around it")
    start = found[0] + len(lead)
    return report.span(start, start + len(value))


def place_words(words: str, report: Folded) -> Span:
    """The offsets of a value's own words; raises MarkError unless they stand exactly once."""
    plain = fold(words).strip()
    found = report.whole(plain) if plain else []
    if len(found) != 1:
        raise MarkError(f"{words!r} stands {len(found)} times in the report; give it an `at`")
    return report.span(found[0], found[0] + len(plain))


def spans_of(at: str | list[str] | None, words: str | None, report: Folded) -> list[Span]:
    """What `at` points to, else where the words stand; raises MarkError."""
    if at:
        return [place_context(context, report) for context in ([at] if isinstance(at, str) else at)]
    return [place_words(words or "", report)]


def evidence(spans: list[Span]) -> list[dict[str, int]]:
    """Spans as gold files hold them."""
    return [{"start": start, "end": end} for start, end in spans]


def mark_document(gold: Json, text: str) -> list[str]:
    """Write `evidence` into a gold file's content, in place; returns one line for each value that cannot be placed."""
    report = Folded(text)
    problems = []
    for where, value, at, words in _targets(gold):
        try:
            spans = spans_of(at, words, report)
        except MarkError as error:
            problems.append(f"{where}: {error}")
            continue
        value["evidence"] = evidence(spans)
        if where.endswith(" date") and not value.get("text"):
            value["text"] = fold(text[slice(*spans[0])])
    return problems


def _targets(gold: Json) -> Iterator[tuple[str, Json, str | list[str] | None, str | None]]:
    """Each value that has evidence: how to call it, the value, its `at`, the words that stand for it."""
    for number, event in enumerate(gold["events"], 1):
        where = f"event {number}"
        also = event.get("also_at", [])
        anchors = [event.get("anchor_at") or event["anchor"], *([also] if isinstance(also, str) else also)]
        yield f"{where} anchor", event, anchors, None
        if event["name"]:
            event["name_source"] = {}
            yield f"{where} name", event["name_source"], event.get("name_at"), event["name"]
        for part in ("date", "place"):
            if event[part]:
                yield f"{where} {part}", event[part], event[part].get("at"), event[part].get("text")
        for part in ("organizers", "people", "topics"):
            yield from _listed(f"{where} {part}", event[part], OWN_WORDS[part])
    yield from _listed("bystanders", gold.get("bystanders", []), OWN_WORDS["bystanders"])


def _listed(where: str, values: list[Json], key: str) -> Iterator[tuple[str, Json, str | list[str] | None, str | None]]:
    for value in values:
        yield f"{where} {value[key]!r}", value, value.get("at"), value[key]


def read_report(path: Path) -> str:
    """A report of the training part as it stands, line ends untouched."""
    return path.read_bytes().decode("utf-8")


def mark_file(path: Path) -> list[str]:
    """Mark one gold file in place, its report in `reports` beside its folder; returns the problems."""
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = read_report(path.parent.parent / "reports" / gold["document"])
        problems = mark_document(gold, text)
    except (OSError, json.JSONDecodeError, UnicodeDecodeError) as error:
        return [str(error)]
    except KeyError as error:
        return [f"no key {error}"]
    if not problems:
        path.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return problems


def main(names: list[str]) -> int:
    """Mark the files named, or all; 1 if any value could not be placed."""
    paths = [Path(name) for name in names] or sorted((TRAIN / "gold").glob("*.gold.json"))
    problems = [f"{path.name}: {problem}" for path in paths for problem in mark_file(path)]
    for problem in problems:
        print(problem)
    print(f"{len(paths)} gold files, {len(problems)} problems")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
