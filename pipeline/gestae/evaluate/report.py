"""An evaluation put into words: as JSON for programs, as tables for people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from gestae.evaluate.bootstrap import RESAMPLES, SEED, Interval, intervals
from gestae.evaluate.ceaf import VARIANTS, ceaf
from gestae.evaluate.figures import FIELDS, HEADLINE, Count, headline
from gestae.evaluate.figures import VARIANTS as READINGS
from gestae.evaluate.grounding import Grounding
from gestae.evaluate.reliability import Reliability, bin_table, reliabilities, reliability_table
from gestae.evaluate.scores import Scores

Slices = Mapping[str, Mapping[str, tuple[int, Mapping[str, Count]]]]
"""Field of the reports -> its value -> how many documents have it, and their counts."""
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """A part of the evaluation as a table. `note` says how to read it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Evaluation:
    """The scores, and what is computed of them once. `resamples` 0 leaves out the intervals."""

    scores: Scores
    slices: Slices
    gold: str
    """SHA-256 of the gold: figures compare with those on the same gold alone."""
    resamples: int = RESAMPLES
    seed: int = SEED
    grounding: Grounding | None = None
    """Whether the evidence holds the values; None where the texts are not at hand."""

    @cached_property
    def counts(self) -> dict[str, Count]:
        """The counts of all figures that are made of counts, those of the literature included."""
        extra = {name: ceaf(self.scores.documents, strict=strict) for name, strict in VARIANTS.items()}
        return {**self.scores.counts, **extra}

    @cached_property
    def figures(self) -> dict[str, float]:
        """The headline and the F1 of every figure: what floors and baselines compare."""
        shares = {"grounding": self.grounding.share} if self.grounding and self.grounding.share is not None else {}
        return {"headline": self.scores.headline, **{name: count.f1 for name, count in self.counts.items()}, **shares}

    @cached_property
    def reliability(self) -> dict[str, Reliability]:
        """How the confidences agree with what is right, by field."""
        return reliabilities(self.scores)

    @cached_property
    def intervals(self) -> dict[str, Interval]:
        """The 95 % intervals of the headline and of the contract's figures."""
        if not self.resamples:
            return {}
        return intervals(self.scores.by_document, resamples=self.resamples, seed=self.seed)

    def in_state(self, state: str) -> list[str]:
        """The documents of gold that the output has failed on ("failed") or lacks ("missing")."""
        return [result.document for result in self.scores.documents if result.state == state]


def as_json(found: Evaluation) -> dict[str, Any]:
    """The whole evaluation as plain values; floats with six decimals."""
    return {
        "gold_sha256": found.gold,
        "documents": len(found.scores.documents),
        "failed": found.in_state("failed"),
        "missing": found.in_state("missing"),
        "without_gold": list(found.scores.unscored),
        "figures": {name: round(value, 6) for name, value in found.figures.items()},
        "fields": {name: _plain(count) for name, count in found.counts.items()},
        "macro": {name: round(value, 6) for name, value in found.scores.macro.items()},
        "intervals": {
            "resamples": found.resamples,
            "seed": found.seed,
            **{name: [round(one.low, 6), round(one.high, 6)] for name, one in found.intervals.items()},
        },
        "grounding": _plain_grounding(found.grounding) if found.grounding else None,
        "reliability": {
            "fields": reliability_table(found.reliability),
            "bins": bin_table(found.reliability),
        },
        "slices": {
            field: {
                value: {
                    "documents": size,
                    "headline": round(headline(counts), 6),
                    "fields": {name: _plain(counts[name]) for name in FIELDS},
                }
                for value, (size, counts) in groups.items()
            }
            for field, groups in found.slices.items()
        },
    }


def _plain_grounding(found: Grounding) -> dict[str, Any]:
    return {
        "fields": {field: asdict(held) for field, held in found.fields.items()},
        "failures": [asdict(failure) for failure in found.failures],
        "documents_without_text": list(found.unchecked),
    }


def _plain(count: Count) -> dict[str, float]:
    return {
        "precision": round(count.precision, 6), "recall": round(count.recall, 6), "f1": round(count.f1, 6),
        "right": count.right, "spurious": count.spurious, "missed": count.missed,
    }  # fmt: skip


_READINGS = (
    "dates.overlap: one day in common; dates.year, .month, .day: the first day's. .partial: half a point for part"
    " of a name. CEAF-RME-phi3: shared fillers, as in the template-filling literature."
)
_GROUNDING = "held: the share of values whose words stand at their evidence offsets; none: values without evidence."
_CONFIDENCE = (
    "mean: mean confidence; right: share of right values; error: how far the two lie apart (calibration error)."
)
_COLUMNS = ("prec.", "recall", "F1", "low", "high", "macro", "right", "spur.", "missed")


def tables(found: Evaluation) -> Iterator[Table]:
    """The tables in the order in which they are read."""
    yield Table(
        "Agreement with gold",
        ("field", *_COLUMNS),
        (_headline_row(found), *(_row(found, name) for name in FIELDS)),
        "The headline is the mean F1 of dates, organizers, people and topics. low, high: 95 % interval,"
        " by bootstrap over documents. macro: mean F1 over documents."
        if found.intervals
        else "The headline is the mean F1 of dates, organizers, people and topics. macro: mean F1 over documents.",
    )
    more = [name for name in found.counts if name in (*READINGS, *VARIANTS)]
    yield Table(
        "Other readings",
        ("figure", "prec.", "recall", "F1", "right", "spur.", "missed"),
        tuple((name, *_shares(found.counts[name]), *_numbers(found.counts[name])) for name in more),
        _READINGS,
    )
    if found.grounding and found.grounding.share is not None:
        yield _grounding_table(found.grounding)
    if found.reliability:
        told: tuple[tuple[Cell, ...], ...] = tuple(tuple(r.values()) for r in reliability_table(found.reliability))
        yield Table("Confidence", ("field", "values", "mean", "right", "error", "Brier"), told, _CONFIDENCE)
    for field, groups in found.slices.items():
        rows = tuple(_slice_row(value, size, counts) for value, (size, counts) in groups.items())
        yield Table(f"By {field}", (field, "documents", "headline", *("events", *HEADLINE)), rows)


def _grounding_table(found: Grounding) -> Table:
    rows = tuple((f, h.share, h.holding, h.failing, h.without) for f, h in found.fields.items())
    return Table("Grounding", ("field", "held", "hold", "fail", "none"), rows, _GROUNDING)


def _headline_row(found: Evaluation) -> tuple[Cell, ...]:
    spread, scores = _interval(found.intervals.get("headline")), found.scores
    return ("headline", None, None, scores.headline, *spread, scores.macro["headline"], None, None, None)


def _row(found: Evaluation, name: str) -> tuple[Cell, ...]:
    count = found.counts[name]
    spread = _interval(found.intervals.get(name))
    return (name, *_shares(count), *spread, found.scores.macro[name], *_numbers(count))


def _interval(interval: Interval | None) -> tuple[Cell, Cell]:
    return (interval.low, interval.high) if interval else (None, None)


def _shares(count: Count) -> tuple[Cell, ...]:
    return count.precision, count.recall, count.f1


def _numbers(count: Count) -> tuple[Cell, ...]:
    """Whole numbers where they are: halves come from partial names alone."""
    numbers = (count.right, count.spurious, count.missed)
    return tuple(f"{number:g}" if isinstance(number, float) else number for number in numbers)


def _slice_row(value: str, size: int, counts: Mapping[str, Count]) -> tuple[Cell, ...]:
    return (value, size, headline(counts), *(counts[name].f1 for name in ("events", *HEADLINE)))


def shown(cell: Cell) -> str:
    """A cell in words: shares with three decimals, nothing as an empty cell."""
    if cell is None:
        return ""
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)


def as_markdown(parts: Sequence[Table]) -> str:
    """The tables as Markdown."""
    lines = []
    for part in parts:
        lines += [f"## {part.title}", "", _markdown_row(part.columns), _markdown_row(["---"] * len(part.columns))]
        lines += [_markdown_row([shown(cell) for cell in row]) for row in part.rows]
        lines += ["", part.note, ""] if part.note else [""]
    return "\n".join(lines).rstrip()


def _markdown_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.replace("|", r"\|").split()) for cell in cells) + " |"
