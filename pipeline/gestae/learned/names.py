"""The shape of a name by itself, as features."""

import re
from functools import lru_cache

from gestae.learned.context import Features
from gestae.lexicon.bodies import body_likeness
from gestae.lexicon.likeness import person_likeness
from gestae.lexicon.words import common_words, fold, organization_words, place_names, positions, venue_words

_KEPT = 1 << 14


@lru_cache(maxsize=_KEPT)
def name_features(name: str) -> Features:
    """How long a name is, and which classes of words it is made of; `name` has at least one word."""
    words = name.split()
    keys = [fold(w).strip(".,:;()'’\"") for w in words]
    heads = [k in organization_words() for k in keys]
    return {
        "words": float(min(8, len(words))),
        "letters": float(min(60, len(name))) / 10,
        "one-word": float(len(words) == 1),
        "like-person": person_likeness(words),
        "like-body": body_likeness(name),
        "capitals": float(name.isupper()),
        "small": sum(w[:1].islower() for w in words) / len(words),
        "common": sum(k in common_words() for k in keys) / len(words),
        "heads": float(sum(heads)),
        "head-last": float(heads[-1]),
        "head-first": float(heads[0]),
        "plural": float(keys[-1].endswith("s")),
        "venue-last": float(keys[-1] in venue_words()),
        "place": float(fold(name) in place_names()),
        "place-first": float(keys[0] in place_names()),
        "place-last": float(keys[-1] in place_names()),
        "post": float(any(k in positions() for k in keys)),
        "digits": float(bool(re.search(r"\d", name))),
        "of": float("of" in keys),
        "and": float("and" in keys or "&" in words),
        "initial": float(any(len(k) == 1 for k in keys)),
    }
