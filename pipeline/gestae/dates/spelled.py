"""Numbers in words: "nineteen ninety six", "two thousand and fifteen", "May the twenty-first" become number
tokens.
"""

import re
from collections.abc import Callable

from gestae.dates.tokens import Tokens

_THOUSAND = re.compile(r"Qh(?:&?Q(?:-?Q)?)?")
_YEAR = re.compile(r"QQ(?:-?Q)?")
_ORDINAL = re.compile(r"Q-?F")
_CARDINAL = re.compile(r"Q-?Q")
_DAY_BEFORE_MONTH = re.compile(r"F(?:(?:T|-|&|,)t?[FO])*(?=ot?[Mm])|(?<![QFhD])Q(?=M[,]?Y)")
_DAY_AFTER_MONTH = re.compile(
    r"(?<=[Mm])F(?:(?:T|-|&)t?F)?|(?<=[Mm])tF(?![xvUWwA])|(?<=[MD]T)F|(?<=[Mm][DO]T)F|(?<=[Mm])Q(?=,?Y|$|\n|\.)|(?<=[Ww]t)F"
)


def merge(tokens: Tokens) -> None:
    """Rewrite `tokens` in place; offsets of merged tokens span all their words."""
    if "Q" in tokens.symbols:
        _merge(tokens, _THOUSAND, "Y", _year)
        _merge(tokens, _YEAR, "Y", _year)
        _merge(tokens, _ORDINAL, "O", _day)
        _merge(tokens, _CARDINAL, "Q", _day)
    if "F" in tokens.symbols or "Q" in tokens.symbols:
        symbols = list(tokens.symbols)
        for pattern in (_DAY_BEFORE_MONTH, _DAY_AFTER_MONTH):
            for match in pattern.finditer(tokens.symbols):
                for at in range(match.start(), match.end()):
                    if symbols[at] in "FQ" and isinstance(tokens.values[at], int) and 1 <= int(tokens.values[at]) <= 31:
                        symbols[at] = "O" if symbols[at] == "F" else "D"
        tokens.symbols = "".join(symbols)


def _merge(tokens: Tokens, pattern: re.Pattern[str], symbol: str, value_of: Callable[[list[int]], int | None]) -> None:
    """One token for each match that is a number; the lists are made anew once."""
    symbols: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[int | str] = []
    at = 0
    for match in pattern.finditer(tokens.symbols):
        low, high = match.span()
        value = value_of([int(v) for v in tokens.values[low:high] if isinstance(v, int) and v > 0])
        if value is None:
            continue
        symbols += tokens.symbols[at:low], symbol
        starts += tokens.starts[at : low + 1]
        ends += *tokens.ends[at:low], tokens.ends[high - 1]
        values += *tokens.values[at:low], value
        at = high
    symbols.append(tokens.symbols[at:])
    tokens.symbols = "".join(symbols)
    tokens.starts, tokens.ends = starts + tokens.starts[at:], ends + tokens.ends[at:]
    tokens.values = values + tokens.values[at:]


def _year(numbers: list[int]) -> int | None:
    """Year that number words name: 19 90 6, 19 100 93, 2 1000 15."""
    if not numbers:
        return None
    if 1000 in numbers:
        rest = numbers[2:]
        return 2000 + sum(rest) if numbers[:2] == [2, 1000] and _below_hundred(rest) else None
    if not 17 <= numbers[0] <= 20:
        return None
    rest = numbers[2:] if 100 in numbers[1:2] else numbers[1:]
    if not rest or not _below_hundred(rest) or (len(rest) == 1 and rest[0] < 10):
        return None
    return numbers[0] * 100 + sum(rest)


def _below_hundred(numbers: list[int]) -> bool:
    if len(numbers) == 2:
        return numbers[0] >= 20 and numbers[0] % 10 == 0 and numbers[1] < 10
    return len(numbers) < 2


def _day(numbers: list[int]) -> int | None:
    return (
        sum(numbers) if len(numbers) == 2 and numbers[0] in (20, 30) and numbers[1] < 10 and sum(numbers) < 32 else None
    )
