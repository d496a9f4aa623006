"""The spaCy component `gestae_dates`: find_dates as a part of a pipeline, without an import of gestae by the user.

`nlp.add_pipe("gestae_dates")` works once gestae is installed: the entry point `spacy_factories` in pyproject.toml
names `make_dates`. It needs no trained model (`spacy.blank("en")` will do).
"""

from dataclasses import asdict, replace
from datetime import date
from typing import Any, cast, get_args

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from gestae.dates import DateContext, DateMention, RejectedReading, find_dates
from gestae.dates.mention import DateOrder, Prefer

_KEY = "gestae_dates"
"""In `doc.user_data`: the mentions as plain values, so that a doc can be written to bytes or sent to a process."""
DEFAULTS: dict[str, Any] = {
    "reference_date": None, "year": None, "date_order": "auto", "prefer": "nearest", "title": None, "country": None,
    "spans_key": "dates", "lookalikes": False,
}  # fmt: skip


class DatesComponent:
    """Sets `doc._.dates` (DateMention in order, offsets of code points) and `doc.spans[spans_key]` (label: role)."""

    def __init__(self, context: DateContext, spans_key: str, lookalikes: bool) -> None:
        """Take what is known about all texts; `doc._.reference_date` may say otherwise for one."""
        self._context, self._spans_key, self._lookalikes = context, spans_key, lookalikes

    def __call__(self, doc: Doc) -> Doc:
        """Find the dates of one doc. Raises ValueError if its reference date is no ISO day."""
        mentions = find_dates(doc.text, self._known(doc), lookalikes=self._lookalikes)
        doc.user_data[_KEY] = [asdict(mention) for mention in mentions]
        spans = [doc.char_span(m.start, m.end, label=m.role, alignment_mode="expand") for m in mentions]
        doc.spans[self._spans_key] = filter_spans([span for span in spans if span is not None])
        return doc

    def _known(self, doc: Doc) -> DateContext:
        own = doc._.reference_date
        return self._context if own is None else replace(self._context, report_date=_day(own))


def make_dates(  # noqa: PLR0913, PLR0917 - spaCy hands over each setting by its name
    nlp: Language,
    name: str,
    reference_date: str | None,
    year: int | None,
    date_order: str,
    prefer: str,
    title: str | None,
    country: str | None,
    spans_key: str,
    lookalikes: bool,
) -> DatesComponent:
    """Build the component from its settings; spaCy calls this. Raises ValueError for a setting with no meaning."""
    del nlp, name
    _check("date_order", date_order, get_args(DateOrder))
    _check("prefer", prefer, get_args(Prefer))
    context = DateContext(
        report_date=_day(reference_date),
        year=year,
        date_order=cast(DateOrder, date_order),
        prefer=cast(Prefer, prefer),
        title=title,
        country=country,
    )
    return DatesComponent(context, spans_key, lookalikes)


def _check(key: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ValueError(f"gestae_dates: {key} is one of {', '.join(allowed)}, not {value!r}")


def _day(value: str | None) -> date | None:
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"gestae_dates: a reference date is written YYYY-MM-DD, not {value!r}") from error


def _mentions(doc: Doc) -> tuple[DateMention, ...]:
    return tuple(_mention(values) for values in doc.user_data.get(_KEY, ()))


def _mention(values: dict[str, Any]) -> DateMention:
    notes = tuple((code, message) for code, message in values["notes"])
    rejected = tuple(RejectedReading(**reading) for reading in values["rejected"])
    return DateMention(**{**values, "notes": notes, "rejected": rejected})


def _register() -> None:
    """Tell spaCy of the component and of the two attributes."""
    Language.factory("gestae_dates", assigns=["doc._.dates", "doc.spans"], default_config=DEFAULTS, func=make_dates)
    if not Doc.has_extension("dates"):
        Doc.set_extension("dates", getter=_mentions)
    if not Doc.has_extension("reference_date"):
        Doc.set_extension("reference_date", default=None)


_register()
