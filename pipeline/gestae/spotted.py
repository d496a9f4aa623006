"""What spot hands to unify and decide: frozen dataclasses, as in `gestae.model`."""

from dataclasses import dataclass

from gestae.model import Finds, Mention


@dataclass(frozen=True, slots=True)
class CueMatch:
    """Words that say what somebody did, wherever they stand: `target` is "organizer" or "person", `side` on which side
    of the name they stand ("before": the cue comes first), `role` what they say (lexicon/roles.py).
    """

    start: int
    end: int
    target: str
    side: str
    role: str


@dataclass(frozen=True, slots=True)
class Spotted:
    """Mentions of the whole report, in order, and what was found for each passage (same order as the passages).

    `loose` are further candidates that only a decision with the whole report in view can accept (stages/spot/loose.py),
    `cues` the words that give roles, wherever they stand.
    """

    mentions: tuple[Mention, ...]
    finds: tuple[Finds, ...]
    loose: tuple[Mention, ...] = ()
    cues: tuple[CueMatch, ...] = ()
