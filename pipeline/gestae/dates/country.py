"""The country a text is about, for the public holidays of which each country has its own day."""

import re
from collections import Counter

_WORD = re.compile(r"(?:[A-Z][^\W\d_]+)(?: (?:and |of |the )?[A-Z][^\W\d_]+)?")
_CLEAR = 2
"""How many times as often as the next country the first must be named."""


def of_text(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country that `text` names by far most often (by its name, people or
    capital); None where it names none, or several alike.
    """
    from gestae.lexicon.words import fold, place_names  # noqa: PLC0415 - only where such a holiday is told

    table = place_names()
    counts: Counter[str] = Counter()
    for match in _WORD.finditer(text):
        words = match.group()
        named = table.get(fold(words)) or table.get(fold(words.split(" ")[0]))
        if named is not None and named.kind != "place" and len(named.codes) == 1:
            counts[named.codes[0]] += 1
    ranked = [*counts.most_common(2), ("", 0)]
    return ranked[0][0] if ranked[0][1] and ranked[0][1] >= _CLEAR * ranked[1][1] else None
