"""How a verdict is shown: a sign, a word and a colour, so that nothing depends on the colour alone."""

from dataclasses import dataclass

from gestae.evaluate.verdicts import STRICT, Pair, Result, Verdict


@dataclass(frozen=True, slots=True)
class Look:
    """`name` is the class in the style sheet, `meaning` the line of the legend."""

    name: str
    sign: str
    meaning: str


CORRECT = Look("correct", "✓", "right in the output")
PARTLY = Look("partly", "≈", "right in part: the name is not whole, or has the wrong role")
WRONG = Look("wrong", "≠", "the output has another value than gold")
SPURIOUS = Look("spurious", "✗", "in the output, not in gold")
MISSED = Look("missed", "○", "in gold, not in the output")
LOOKS = (CORRECT, PARTLY, WRONG, SPURIOUS, MISSED)
"""In the order of the legend, from good to bad: a stretch with several has the last."""
_OF: dict[Result, Look] = {
    "correct": CORRECT,
    "partial": PARTLY,
    "incorrect": WRONG,
    "spurious": SPURIOUS,
    "missed": MISSED,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A verdict as it is shown; `role` is the verdict on the role where that alone is wrong."""

    verdict: Verdict
    look: Look
    role: Verdict | None = None


def rows_of(pair: Pair) -> list[Row]:
    """The verdicts of a pair, without the one on the event itself; a name and its role are one row."""
    roles = {
        id(verdict.output): verdict
        for verdict in pair.verdicts
        if verdict.field.endswith(STRICT) and verdict.result == "incorrect"
    }
    rows = []
    for verdict in pair.verdicts:
        if verdict.field == "events" or verdict.field.endswith(STRICT):
            continue
        role = roles.get(id(verdict.output)) if verdict.output is not None else None
        rows.append(Row(verdict, PARTLY if role else _OF[verdict.result], role))
    return rows


def event_look(pair: Pair) -> Look | None:
    """The look of the event itself; None where it is optional in gold and does not count."""
    if not pair.verdicts:
        return None
    return MISSED if pair.output is None else SPURIOUS if pair.gold is None else CORRECT
