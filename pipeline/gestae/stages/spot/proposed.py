"""Bodies that only the grammar shows: "organised by <words>" where no name finder saw a name."""

import re
from collections.abc import Iterator, Sequence

from gestae.lexicon.words import organization_words
from gestae.model import Mention, MentionKind
from gestae.stages.spot.organizations import trimmed
from gestae.stages.spot.roles import CueIndex

_PHRASE = re.compile(
    r"\s*(?:the\s+|our\s+|its\s+|a\s+)?(?P<phrase>[^\s.,;:()\n][^.,;:()\n]{2,70}?)"
    r"(?=\s+(?:on|at|in|was|were|is|are|to|for|from|during|which|who|where|with|under|held|as|has|have|had|and)\b|\s*[.,;:()\n]|\s*$)"
)
_PRONOUN = re.compile(r"(?:us|we|ourselves|our own|them|him|her|me|it|this|that|these|all|some|many|both|each|one)\b", re.IGNORECASE)


def proposed_bodies(text: str, cues: CueIndex, known: Sequence[Mention]) -> list[Mention]:
    """Phrases after an organizer cue that look like a body and overlap no known mention."""
    return list(_proposed(text, cues, known))


def _proposed(text: str, cues: CueIndex, known: Sequence[Mention]) -> Iterator[Mention]:
    done = 0
    for hit in cues.before:
        if hit.end < done or any(m.start < hit.end + 12 and m.end > hit.end for m in known):
            continue
        match = _PHRASE.match(text, hit.end)
        if not match or _PRONOUN.match(match.group("phrase")):
            continue
        start, end = trimmed(text, *match.span("phrase"))
        if start >= end or any(m.start < end and start < m.end for m in known) or not _body_like(text[start:end]):
            continue
        done = end
        name = " ".join(text[start:end].split())
        yield Mention(start, end, MentionKind.ORGANIZATION, text[start:end], name, "grammar", 0.5)


def _body_like(phrase: str) -> bool:
    words = phrase.split()
    if len(words) > 9 or any(w[0].isdigit() for w in words):
        return False
    named = sum(w[:1].isupper() for w in words)
    return named >= max(1, len(words) / 2) or (len(words) > 1 and words[-1].casefold() in organization_words())
