"""The organizers of one event: who the grammar names, and the reporting body where nobody else is named."""

from collections.abc import Collection, Mapping, Sequence

from gestae.lexicon.words import organization_words
from gestae.model import DraftActor, Finds, Mention, RoleMark, SetAside
from gestae.stages.unify.bodies import Body
from gestae.stages.unify.names import fold_name

_SURE_BODY = 0.7
_RANK = {"organizer": 0, "host": 1, "partner": 2, "funder": 3}


def _is_self_reference(key: str, body: Body) -> bool:
    """ "The Society", "the Club" in the report of a society or club; a short form of the body's own name."""
    words = key.split()
    if len(words) == 1 and words[0] in organization_words():
        return words[0] in fold_name(body.name).split()
    return len(words) >= 2 and fold_name(body.name).startswith(key + " ")


def _whole(key: str, keys: Collection[str]) -> str:
    """The one longer name that begins like a kind of body ("rotary club", "rotary club of orlo"), or the name."""
    if key and key.rsplit(maxsplit=1)[-1] in organization_words():
        longer = [other for other in keys if other.startswith(key + " ")]
        return longer[0] if len(longer) == 1 else key
    return key


class OrganizerChooser:
    """Chooses for one report: its `text`, `mentions`, reporting `body`, full names by folded acronym."""

    def __init__(self, text: str, mentions: Sequence[Mention], body: Body | None, acronyms: Mapping[str, str]) -> None:
        self._text, self._mentions, self._body, self._acronyms = text, mentions, body, acronyms
        self._by_key = {fold_name(m.name): m for m in reversed(mentions)}

    def choose(self, form: str, finds: Finds, section: Body | None) -> tuple[list[DraftActor], list[SetAside]]:
        """Organizers of a passage of a form under headings that name `section` (or None), and bodies set aside."""
        grouped: dict[str, list[RoleMark]] = {}
        keys = {self._key(mark.mention) for mark in finds.organizers}
        for mark in finds.organizers:
            grouped.setdefault(_whole(self._key(mark.mention), keys), []).append(mark)
        own = self._own_body(section)
        actors = [self._actor(key, marks, own) for key, marks in grouped.items()]
        listed = form != "record" or own is None
        if listed and not any(a.role == "organizer" for a in actors):
            actors += self._beside(finds, grouped)
        aside = [
            SetAside("organizers", m.text, m.start, m.end, m.found_by, "named, but nothing says that it organised")
            for m in (self._mentions[n] for n in finds.unmarked)
            if m.kind.value == "organization" and self.key_of(m) not in grouped
        ]
        if own is not None and self._needs_own(actors, finds, own):
            actors.insert(0, self._inherited(own, finds))
        return sorted(actors, key=lambda a: _RANK[a.role]), aside

    def _beside(self, finds: Finds, grouped: Mapping[str, Sequence[RoleMark]]) -> list[DraftActor]:
        """In the verbless entries of lists the body that is simply named beside the activity organised it."""
        for number in finds.beside:
            mention = self._mentions[number]
            key = self.key_of(mention)
            if key not in grouped and mention.score >= _SURE_BODY:
                mark = RoleMark(number, "organizer", "beside", (mention.start, mention.end), 0.55)
                return [self._actor(key, [mark], None)]
        return []

    def _own_body(self, section: Body | None) -> Body | None:
        return section or self._body

    def _needs_own(self, actors: Sequence[DraftActor], finds: Finds, own: Body) -> bool:
        """The reporting body organised it, where nobody else did or the text says "we"."""
        if any(fold_name(a.name) in own.keys for a in actors):
            return False
        if finds.own is not None and finds.own.rule == "own-guest":
            return False
        if finds.own is not None and finds.own.rule == "own-actor":
            return True
        return self._together(finds) or not any(a.role == "organizer" for a in actors)

    def _together(self, finds: Finds) -> bool:
        """Whether all organizers that are named stand behind "together with": beside somebody who is not named."""
        marks = [m for m in finds.organizers if m.role == "organizer"]
        return bool(marks) and all(self._text[slice(*m.cue)].casefold().endswith(" with") for m in marks)

    def _inherited(self, own: Body, finds: Finds) -> DraftActor:
        evidence: tuple[tuple[int, int], ...] = ((own.start, own.end),)
        if finds.own is not None:
            evidence = ((finds.own.start, finds.own.end), *evidence)
        rule = "own-words" if finds.own is not None else "reporting-body"
        score = own.score * (0.8 if finds.own is not None else 0.65)
        return DraftActor(own.name, "organizer", evidence, rule, score, acronym=own.acronym, inherited=True)

    def key_of(self, mention: Mention) -> str:
        """The folded name of the body that a mention means: acronyms and "the Society" resolved."""
        key = fold_name(mention.name)
        if self._body is not None and _is_self_reference(key, self._body):
            return fold_name(self._body.name)
        return self._acronyms.get(key, key)

    def _key(self, number: int) -> str:
        return self.key_of(self._mentions[number])

    def _actor(self, key: str, marks: Sequence[RoleMark], own: Body | None) -> DraftActor:
        best = max(marks, key=lambda m: (m.score, -m.mention))
        mention = self._mentions[best.mention]
        full = self._by_key.get(key, mention)
        name, acronym = full.name, full.acronym
        if own is not None and key in own.keys:
            name, acronym = own.name, own.acronym
        evidence = tuple(sorted({(self._mentions[m.mention].start, self._mentions[m.mention].end) for m in marks}))
        if full.start != mention.start and (full.start, full.end) not in evidence:
            evidence = (*evidence, (full.start, full.end))
        return DraftActor(
            name, best.role, evidence, f"{mention.found_by}+{best.rule}", best.score * mention.score, acronym=acronym
        )
