"""What stands where in a report, for the spotters that look at one passage after another."""

from collections.abc import Sequence

from gestae.dates import DateMention
from gestae.layout import ByPlace
from gestae.model import Mention, MentionKind
from gestae.nlp.tagger import Entity

_PLACES = frozenset(("GPE", "FAC", "LOC"))


class Around:
    """Dates, names of persons and the model's entities of places, by where they stand."""

    def __init__(self, dates: Sequence[DateMention], mentions: Sequence[Mention], entities: Sequence[Entity]) -> None:
        """Sort them once."""
        self.dates = ByPlace(dates)
        self.people = ByPlace(m for m in mentions if m.kind is MentionKind.PERSON)
        self.places = ByPlace(e for e in entities if e.label in _PLACES)
