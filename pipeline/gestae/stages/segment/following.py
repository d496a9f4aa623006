"""Passages without a date that go on with the event of the one before."""

from collections.abc import Sequence
from dataclasses import replace

from gestae.model import Passage


def with_following(passages: Sequence[Passage], form: str | None = None) -> list[Passage]:
    """In an article the paragraphs without a date go on with the event that the last date began; in a gallery the
    captions (`form` narrows it to passages of one form).
    """
    runs: list[list[Passage]] = []
    for passage in passages:
        first = runs[-1][0] if runs else None
        fits = first is not None and (form is None or passage.form == first.form == form)
        if fits and first is not None and first.dates and not passage.dates:
            runs[-1].append(passage)
        else:
            runs.append([passage])
    return [_joined(run) for run in runs]


def _joined(run: Sequence[Passage]) -> Passage:
    if len(run) == 1:
        return run[0]
    return replace(
        run[0],
        end=max(passage.end for passage in run),
        units=tuple(dict.fromkeys(n for passage in run for n in passage.units)),
        extra=tuple(span for passage in run for span in passage.extra),
    )
