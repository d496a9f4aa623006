"""The rules: regular expressions over the string of token symbols (see tokens.py), longest match first."""

import re
from dataclasses import dataclass
from re import Pattern

_TO = r"(?:,?T|\.?-{1,2}T?|/|T-)"
_MON = "[MmE]"
_NO_RANGE = r"(?!(?:(?:,?&|,|,?T|-{1,2}T?|/|T-)t?[DO]){1,9}o?t?[MmE])"
"""Not where further days and then a month follow: these belong to that month ("- 9-10 Sept")."""


def _day(n: int) -> str:
    return rf"(?:(?P<w{n}>[Ww])[,.]*[ij]?t?)?t?(?P<d{n}>[DO])"


def _dm(n: int) -> str:
    return rf"{_day(n)}[,.]?(?:ot?|[-/])?[,.]?(?P<m{n}>{_MON})\.?"


def _md(n: int) -> str:
    return rf"(?:(?P<w{n}>[Ww])[,.]*[ij]?t?)?(?P<m{n}>{_MON})[.,]?[-/]?t?(?P<d{n}>[DO])(?!o?{_MON})"


def _year(n: int) -> str:
    return rf"(?:[,.;'/:-]{{0,2}}[oj]?(?P<y{n}>Y)|[,.]?(?P<a{n}>y)|[-/](?P<z{n}>[Dn])(?![-/DMm])|\((?P<p{n}>Y)\))"


def _md_year(n: int) -> str:
    return rf"(?:[,.;'/-]{{0,2}}[oj]?(?P<y{n}>Y)|[,.]?(?P<a{n}>y)|\((?P<p{n}>Y)\))"


_AFTER = r"(?:\((?P<v1>[Ww])\)|[,-]?(?P<u1>[Ww])(?![,.]*t?[DOMm]))?"
_YEAR = r"(?:[,.;'/-]{0,2}[oj]?(?P<y1>Y)|[,.]?(?P<a1>y))"


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern over symbols; `build` names the function in build/ that reads a match."""

    name: str
    pattern: Pattern[str]
    build: str


def _rule(name: str, pattern: str, build: str) -> Rule:
    return Rule(name, re.compile(pattern), build)


RULES: tuple[Rule, ...] = (
    _rule("day-month to day-month", rf"[fb]?{_dm(1)}{_year(1)}?{_TO}{_dm(2)}{_year(2)}?", "span"),
    _rule("between day-months", rf"b{_dm(1)}{_year(1)}?&{_dm(2)}{_year(2)}?", "span"),
    _rule("month-day to month-day", rf"f?{_md(1)}{_md_year(1)}?{_TO}{_md(2)}{_md_year(2)}?", "span"),
    _rule("between month-days", rf"b{_md(1)}{_md_year(1)}?&{_md(2)}{_md_year(2)}?", "span"),
    _rule("days of month", rf"f?{_day(1)}{_TO}{_dm(2)}{_year(2)}?", "span"),
    _rule("day to month-day", rf"[fb](?P<d1>[DO])(?:{_TO}|&)(?P<m2>{_MON})\.?(?P<d2>[DO]){_md_year(2)}?", "span"),
    _rule(
        "month, between days",
        rf"(?P<m1>{_MON})[fb]t?(?P<d1>[DO])(?:{_TO}|&)t?(?P<d2>[DO]){_md_year(2)}?",
        "span",
    ),
    _rule("between days", rf"b{_day(1)}&{_dm(2)}{_year(2)}?", "span"),
    _rule("month days", rf"f?{_md(1)}{_TO}(?:[Ww],?)?t?(?P<d2>[DO])(?!o?[MmE]|[-/]Y){_md_year(2)}?", "span"),
    _rule("between month days", rf"b{_md(1)}&t?(?P<d2>[DO])(?!o?{_MON}){_md_year(2)}?", "span"),
    _rule("day month", rf"{_dm(1)}{_year(1)}?{_AFTER}", "span"),
    _rule("month day", rf"{_md(1)}{_md_year(1)}?{_AFTER}", "span"),
    _rule(
        "list of days",
        rf"(?:[Ww],?)?t?[DO](?:(?:[-T]t?[DO])?(?:,&|[,&/])(?:[Ww],?)?t?[DO]){{1,14}}(?:[-T]t?[DO])?o?t?(?P<m1>{_MON})\.?"
        rf"{_year(1)}?",
        "days",
    ),
    _rule(
        "month list of days",
        rf"(?P<m1>{_MON})\.?t?[DO](?:(?:[-T]t?[DO])?(?:,&|[,&/])t?[DO]){{1,14}}(?:[-T]t?[DO])?(?!o?{_MON}|[-/]?[Ww]|[x$%U]){_md_year(1)}?",
        "days",
    ),
    _rule("numeric", rf"(?:(?P<w1>[Ww])[,.]*)?(?P<n1>[NIC]){_AFTER}", "numeric"),
    _rule("numeric to numeric", rf"[fb]?(?P<n1>[NIC]){_TO}(?P<n2>[NIC])", "numeric"),
    _rule("numeric and the next day", r"(?P<n1>N)&(?P<n2>N)", "next_day"),
    _rule("pairs of numeric", r"f?(?:D/D(?:,?[-T&]|,))+N|f?V\.?[-T]N", "numeric_pairs"),
    _rule("days of numeric", r"(?<!x-)(?:D(?:-|T|/|,|,?&)){1,9}N", "numeric_days"),
    _rule(
        "day/month",
        r"(?:(?<=[ijR])|(?<=[:(])|^|(?P<w1>[Ww])[,.]*)(?P<d1>D)/(?P<d2>D)(?![DOMmEYoUn/-]|\.[DOnYZVN$])",
        "slashed",
    ),
    _rule(
        "day/month to day/month",
        r"f?(?P<d1>D)[/.](?P<d2>D)(?:-{1,2}|T|&|,)(?P<d3>D)[/.](?P<d4>D)(?=[\n|_.,;:)(xAWw]|$)",
        "slashed_pair",
    ),
    _rule(
        "day/month in a cell",
        r"(?:(?<=[\n|_*])|^)(?:(?P<w1>[Ww])[.,]*)?(?P<d1>D)/(?P<d2>D)(?:\(?(?P<v1>[Ww])\.?\)?)?(?=[\n|_,:(-]|$)",
        "slashed_cell",
    ),
    _rule(
        "days/month in a cell",
        r"(?:(?<=[\n|_*i])|^|f)(?P<d1>D)(?:-|T|&)(?P<d3>D)/(?P<d4>D)(?=[\n|_,.:(xA-]|$)",
        "slashed_pair",
    ),
    _rule(
        "month to month",
        rf"[fb]?(?P<m1>{_MON})\.?{_YEAR}?{_TO}(?P<m2>{_MON})\.?{_md_year(2)}?(?!t?[DO])",
        "months",
    ),
    _rule("between months", rf"b(?P<m1>{_MON})\.?{_YEAR}?&(?P<m2>{_MON})\.?{_md_year(2)}?(?!t?[DO])", "months"),
    _rule("list of months", rf"M\.?(?:[,/]M\.?){{0,11}},?[&/]M\.?(?!t?[DO]){_YEAR}?", "month_list"),
    _rule("month year", rf"(?:t?(?P<p1>P)-?o?t?)?(?P<m1>{_MON})\.?{_YEAR}", "month"),
    _rule("month", r"(?:t?(?P<p1>P)-?o?t?)?(?P<m1>M)", "month"),
    _rule("numeric month", r"(?<![/DZ-])(?P<d1>D)[/-](?P<y1>Y)(?![/-])", "numeric_month"),
    _rule("year and month", r"(?<![/-])(?P<y1>Y)[/-](?P<d1>D)(?![/DMm-])", "iso_month"),
    _rule(
        "year, month, day",
        rf"(?P<y1>Y)[,/-]?(?P<m1>{_MON})[/-](?P<d1>D)"
        rf"|(?:(?<=[\n|_(:i])|^)(?P<y2>Y),?(?P<m2>{_MON})(?P<d2>D)(?=[\n|_).,:;ix-]|$)",
        "year_month_day",
    ),
    _rule("year, month", r"(?P<y1>Y),?(?P<m1>[Mm])(?!\.?t?[DO]|,?Y)", "iso_month"),
    _rule(
        "quarter",
        r"(?:[tR]{0,2}(?P<q1>[OF])-?U|(?P<k1>q))[,]?(?:o?t?U?)?(?P<y1>Y)?"
        r"|(?P<y2>Y)(?:'x)?(?P<q2>[OF])-?U|(?P<y3>Y)-?(?P<k3>q)",
        "quarter",
    ),
    _rule("season", r"(?:t?(?P<p1>P)-?o?t?)?(?P<s1>S)[,]?o?(?P<y1>Y|y)", "season"),
    _rule("year, season", r"(?P<y1>Y)(?P<s1>S)(?!o?[Yy])", "season"),
    _rule("season near", r"t?(?P<r1>R)(?P<s1>S)", "season_near"),
    _rule(
        "season alone",
        r"(?<=[ijbT]t)(?:P-?)?(?P<s1>S)(?=[.,;:)\n&ijft]|$)|(?<=[ij])(?P<s2>S)(?=[.,;)\n]|$)",
        "season",
    ),
    _rule("term", r"(?P<s1>S)(?=[vK])", "term"),
    _rule("two years", r"(?:f|b)?K{0,2}(?P<y1>Y)(?:-|/|T|&|~)'?(?P<y2>Y|y|D|n)(?![-/DMm])", "years"),
    _rule("year", r"(?:t?(?P<p1>P)-?o?t?)?K{0,2}(?<![Dn]-)(?P<y1>Y)(?!-[Dn])", "year"),
    _rule(
        "weeks of month",
        rf"(?:t?(?P<r1>[RFO])(?:[/-](?P<r2>[FO]))?)U[oij]t?(?:U?o)?(?P<m1>{_MON})\.?{_YEAR}?",
        "week",
    ),
    _rule("weekday of month", rf"t?(?P<r1>[RFO])(?P<w1>[Ww])\.?[oij]t?(?P<m1>{_MON})\.?{_YEAR}?", "nth_weekday"),
    _rule("day word", r"(?P<x1>X)", "relative"),
    _rule("weekday after next", r"t?(?P<w1>W)J(?P<r1>R)(?!U)", "weekday_near"),
    _rule(
        "short weekday",
        r"(?P<w1>w)\.?(?=,?t?O|,?[QD]U|RU|$)|(?<=R)(?P<w2>w)|(?<=RU)-?(?P<w3>w)",
        "weekday_near",
    ),
    _rule(
        "days of a relative month",
        r"[fb]?(?P<d1>[DO])(?:-|T|&)(?P<d2>[DO])o?j?t?(?P<r1>R)(?P<u1>U)"
        r"|(?P<d3>[DO])ot?(?:(?P<r3>R)(?P<u3>U)|(?P<u4>U))",
        "days_of_relative",
    ),
    _rule(
        "last month by name",
        rf"(?P<r1>R)(?P<m1>{_MON})\.?(?:(?P<d1>[DO])(?!,?[YyT&-])|(?!t?[DO]|,?[YyT&-]))",
        "directed",
    ),
    _rule("last day and month", r"(?P<r1>R)(?P<d1>[DO])/(?P<m1>D)(?![/DMY-])", "directed"),
    _rule("last holiday", r"(?P<r1>R)(?P<h1>H)", "directed_holiday"),
    _rule("part of day", r"(?P<r1>R)(?P<a1>A)", "part_of_day"),
    _rule("the weekend", r"(?<=[ij]t)(?P<u1>U)(?!o)", "the_weekend"),
    _rule("the unit", r"(?<=t)(?P<u1>U)(?=[.,;:?!)\n&]|J(?!t?[HMmDOWNIX])|$)|(?<=ot)(?P<u2>U)(?![oY])", "the_unit"),
    _rule("one unit", r"(?<=t)(?P<u1>U)(?=Jt?[HMmDOWNIX])", "one_unit"),
    _rule("units of period", r"t?(?P<r1>[FR])(?P<q1>[QD])(?P<u1>U)(?=o)", "units_of"),
    _rule("week of the church year", r"(?:(?P<z1>z)|(?P<h1>H))(?P<d1>D)(?=[.,;:()\n|_]|$)", "church_week"),
    _rule("Sunday of the church year", r"t?(?P<r1>[OF])(?P<w1>W)(?:[oj]t?|J)(?:(?P<z1>z)|(?P<h1>H))", "church_week"),
    _rule("numbered week", r"(?P<u1>U)(?P<d1>D)(?=o)", "numbered_week"),
    _rule("half of year", r"(?:(?P<k1>g),?-?o?t?(?P<y1>Y)|(?P<y2>Y)-?(?P<k2>g))", "half"),
    _rule(
        "length from",
        r"(?:[QDa]U[,&]?){0,3}(?P<q1>[QDa])(?P<u1>U),?(?=f|s[fi]?|[if]?s)(?:f|sf?i?)",
        "length_from",
    ),
    _rule("week from", r"t?(?P<u1>U)(?P<q1>s)[ijf]?", "length_from"),
    _rule("days and months ago", r"(?:[QDa]U[,&]{0,2}){1,4}[QDa]U(?P<g1>[GL])", "sum_ago"),
    _rule("day.month", r"(?<=i)(?P<v1>V)(?![U$%xDo])|(?P<w1>[Ww]),?(?P<v2>V)", "dotted"),
    _rule("after the next", r"t?(?P<u1>U)Jt?(?P<r1>R)(?!U)", "after_next"),
    _rule("nth weekday alone", r"(?<!e)t?(?P<r1>[FO])(?P<w1>W)(?![oJs]|[ij]t?R)", "nth_alone"),
    _rule("now", r"@", "now"),
    _rule("last weekday", r"t?(?P<r1>R)(?P<w1>[Ww])", "relative"),
    _rule("last unit", r"t?(?P<r1>R)(?P<u1>U)", "relative"),
    _rule("last units", r"t?(?P<r1>R)(?P<q1>[QD])(?P<u1>U)|t?(?P<q2>[QD])(?P<r2>R)(?P<u2>U)", "span_of_units"),
    _rule("in units", r"j(?P<q1>[QDa])o?(?P<u1>U)(?!L)", "from_now"),
    _rule("units from now", r"(?P<q1>[QDa])o?(?P<u1>U)f?(?P<n1>@)", "from_now"),
    _rule("beside a day word", r"t?U(?P<b1>[ijfJ])(?P<x1>X)", "day_word"),
    _rule("nth unit", r"t?(?P<r1>[FO])(?P<u1>U)", "part"),
    _rule("nth weekday", r"t?(?P<r1>[FOR])(?P<w1>[Ww])(?=o|[ij]t?R)", "part"),
    _rule("part", r"t?(?P<p1>P)-?(?=o|t|R)", "part"),
    _rule("day before", r"t?(?P<q1>[QDa])?(?P<u1>U)(?P<g1>J)(?!t?[DOMWmYHXRNIFwQ])", "relative"),
    _rule("following", r"t(?P<u1>U)(?P<r1>R)(?![UWwQD])", "relative"),
    _rule("decade", r"t?(?P<k1>k)|(?:t|P-?)(?P<k2>d)", "decade"),
    _rule("century", r"t?(?P<r1>[OF])-?(?P<u1>U)", "century"),
    _rule("ago", r"a?(?P<q1>[QDa])(?:o|(?:a))?(?P<u1>U)(?P<g1>[GL])", "relative"),
    _rule("weekday", r"(?P<w1>W)", "weekday"),
    _rule(
        "day of carried month",
        r"(?:(?P<w1>[Ww])[.,]{0,2}t?|(?<=i)t|(?<=\n)t|^t)(?P<d1>O)(?!v|[-/]?[UWwo]|-x)|(?:(?<=i)|t)(?P<d4>O)(?=[.,;:!?)\n]|$)|(?P<w2>[Ww]),?t?(?P<d3>D)(?=[.!?;)\nc]|$)",
        "carried",
    ),
    _rule(
        "weekday and number",
        r"(?:t|(?P<r1>R))?(?P<w1>W),?t?(?P<d1>[DO])(?![MmEUY$%cV:/-]|T[DO]|o?t?[MmE]|[,.&]*[DOY])",
        "weekday_number",
    ),
    _rule(
        "days of this month",
        r"t?(?P<d1>[DO])(?P<g1>&|-|T|,&)t?(?P<d2>[DO])ot?(?P<r1>R)(?P<u1>U)",
        "days_of_this",
    ),
    _rule("days of carried month", r"(?:(?P<w1>[Ww]),?)?t?(?P<d1>O)(?:-|T)(?:[Ww],?)?t?(?P<d2>O)", "carried"),
    _rule(
        "on a day of carried month",
        r"(?<=i)t?(?:(?P<w1>[Ww]),?t?)?(?P<d1>O)(?:[&,]t?(?P<d2>O))?(?!v|[-/]?[UWwoF]|[-/&]|,?&)",
        "on_carried",
    ),
    _rule("two days of carried month", r"t?(?P<d1>O)&t?(?P<d2>O)(?=[.,;:!?)\n]|$)", "on_carried"),
    _rule("every weekday", rf"e[OFx]?(?P<w1>[WwU])(?:[ijo]t?(?P<m1>{_MON})\.?{_YEAR}?)?", "recurring"),
    _rule(
        "bullet day",
        r"(?:(?<=\n)|^)[*(~-]{0,3}(?P<d1>D|O(?!W))(?![MmEU$%'/]|o?t?[MmE]|-[Mm]|[.:/]\d)" + _NO_RANGE,
        "bullet",
    ),
    _rule(
        "bullet weekdays",
        r"(?:(?<=\n)|^)[*(~-]{0,3}(?P<w1>[Ww])[.,]?t?(?P<d1>[DO])(?:(?:/|&|-|T)(?:[Ww][.,]?)?t?(?P<d2>[DO]))?"
        r"(?![MmEU$%/]|o?t?[MmE]|-[Mm]|[.:/]\d|[,.]Y)",
        "bullet_weekday",
    ),
    _rule(
        "bullet days",
        r"(?:(?<=\n)|^)[*(~-]{0,3}(?:[DO](?:-{1,2}|T|,|,?&|/)){1,9}[DO](?![MmEU$%'/]|o?t?[MmE]|-[Mm])" + _NO_RANGE,
        "bullet",
    ),
    _rule("bullet day to day-month", rf"(?:(?<=\n)|^)[*(~-]{{0,3}}(?P<d1>[DO]){_TO}{_md(2)}", "bullet_over"),
    _rule(
        "week of day",
        rf"U[osP]?[ij]?t?(?:{_dm(1)}{_year(1)}?|{_md(1).replace('1>', '3>')}{_md_year(3)}?)",
        "week_of",
    ),
    _rule("worded day month", rf"t?(?P<q0>Q)?-?(?P<d1>[QF])o?t?(?P<m1>M){_YEAR}?", "worded"),
    _rule("day/month of", r"(?<=o)(?P<d1>D)/(?P<d2>D)(?=[.,;)\n]|$)", "slashed"),
    _rule("day-month in digits", r"\((?P<d1>D)-(?P<d2>D)\)", "slashed"),
    _rule("day/month at the end", r"(?<![DYZV/:-])(?P<d1>D)/(?P<d2>D)(?=\n|\.?$)", "slashed"),
    _rule("nth weekday of every month", r"e?[FO](?P<w1>[Ww])(?:oet?U|ot?U)(?!o?t?[MmE])", "recurring"),
    _rule("weekdays", r"f?(?P<w1>[Ww])(?:&|-|T)(?:[ij]?t?)(?P<w2>[Ww])(?!,?t?[DOMm])", "weekdays"),
    _rule("holiday", r"(?P<h1>H)(?:[,(]{0,2}o?(?P<y1>Y)|[,]?(?P<a1>y))?", "holiday"),
    _rule("duration", r"(?P<q1>[QDa])-?(?:&a?U)?(?P<u1>U)(?![GLo@])", "duration"),
)
