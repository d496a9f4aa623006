"""Passages without a date that go on with the event of the one before."""

from collections.abc import Sequence
from dataclasses import replace

from gestae.model import Passage


def with_following(passages: Sequence[Passage], form: str | None = None) -> list[Passage]:
    """In an article the paragraphs without a date go on with the event that the last date began; in a gallery the
    captions (`form` narrows it to passages of one form).
    """
    out: list[Passage] = []
    for passage in passages:
        fits = form is None or (passage.form == form and bool(out) and out[-1].form == form)
        if fits and out and out[-1].dates and not passage.dates:
            before = out[-1]
            units = tuple(dict.fromkeys((*before.units, *passage.units)))
            out[-1] = replace(
                before, end=max(before.end, passage.end), units=units, extra=(*before.extra, *passage.extra)
            )
        else:
            out.append(passage)
    return out
