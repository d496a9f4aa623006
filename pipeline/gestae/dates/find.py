"""find_dates: text -> date mentions. Tokens, rules, longest match, roles, context, in this order."""

from gestae.dates import foreign, listed, misread, others, reasons, resolve, roles, roster, spelled
from gestae.dates.build import BUILDERS
from gestae.dates.build.hit import Hit
from gestae.dates.compose import compose
from gestae.dates.grammar import RULES
from gestae.dates.mention import DateContext, DateMention
from gestae.dates.parts import Found
from gestae.dates.tokens import tokenize


def find_dates(text: str, context: DateContext | None = None, *, lookalikes: bool = False) -> tuple[DateMention, ...]:
    """Find, type and place every date expression of `text`, in order of offsets.

    With `lookalikes` also what only looks like a date (a time, an amount, a number, the verb "may"), typed by its
    `role`, without days. Deterministic, never raises on any text; offsets are code points and
    `text[m.start:m.end] == m.text`.
    """
    given = context or DateContext()
    readings = read(text)
    roles.assign(text, readings, given.report_date)
    mentions = tuple(_mention(text, reading) for reading in resolve.resolve(text, readings, given))
    return others.with_lookalikes(text, mentions) if lookalikes else mentions


def read(text: str) -> list[Found]:
    """Readings without context: the leftmost, then longest match of all rules; earlier rules win ties."""
    mended = misread.mend(text)
    tokens = tokenize(listed.hide(mended))
    spelled.merge(tokens)
    matches = []
    for order, rule in enumerate(RULES):
        for match in rule.pattern.finditer(tokens.symbols):
            matches.append((match.start(), -match.end(), order, match))
    matches.sort(key=lambda m: m[:3])
    readings: list[Found] = []
    taken = 0
    for begin, _, order, match in matches:
        if begin < taken:
            continue
        made = BUILDERS[RULES[order].build](Hit(match, tokens, RULES[order].name))
        for reading in made:
            reading.low, reading.high = begin, match.end()
        if made:
            readings.extend(made)
            taken = match.end()
    found = roster.add(tokens, foreign.add(text, compose(tokens, readings)))
    misread.note(text, mended, found)
    return found


def _mention(text: str, reading: Found) -> DateMention:
    days = reading.days()
    first, last = reading.first, reading.last
    return DateMention(
        start=reading.start,
        end=reading.end,
        text=text[reading.start : reading.end],
        first=days[0].isoformat() if days else None,
        last=days[1].isoformat() if days else None,
        precision=reading.precision,
        kind=reading.kind,
        role=reading.role,
        year_from=reading.year_from if days else None,
        rule=reading.rule,
        month=days[0].month if days else first.month,
        day=days[0].day if days and reading.precision == "day" else first.day,
        last_month=days[1].month if days else last.month,
        last_day=days[1].day if days and reading.precision == "day" else last.day,
        planned=reading.planned,
        group=reading.group,
        notes=tuple(reading.notes),
        reason=reasons.of(reading),
        rejected=tuple(reading.rejected),
    )
