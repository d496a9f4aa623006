"""Builders: from a match of a grammar rule to readings, one small function a family of rules."""

from collections.abc import Callable

from gestae.dates.build import days, named, numeric, periods, relative, weeks
from gestae.dates.build.hit import Hit
from gestae.dates.parts import Found

Builder = Callable[[Hit], list[Found]]

BUILDERS: dict[str, Builder] = {
    "span": days.span,
    "days": days.days,
    "worded": days.worded,
    "carried": days.carried,
    "bullet": days.bullet,
    "bullet_weekday": days.bullet_weekday,
    "on_carried": days.on_carried,
    "slashed_pair": numeric.slashed_pair,
    "slashed_cell": numeric.slashed_cell,
    "bullet_over": days.bullet_over,
    "week_of": days.week_of,
    "year_month_day": days.year_month_day,
    "directed": days.directed,
    "holiday": named.holiday,
    "directed_holiday": named.directed_holiday,
    "numeric": numeric.numeric,
    "numeric_days": numeric.numeric_days,
    "slashed": numeric.slashed,
    "dotted": numeric.dotted,
    "months": periods.months,
    "month_list": periods.month_list,
    "month": periods.month,
    "numeric_month": periods.numeric_month,
    "iso_month": periods.iso_month,
    "quarter": periods.quarter,
    "season": periods.season,
    "half": periods.half,
    "year": periods.year,
    "years": periods.years,
    "decade": periods.decade,
    "century": periods.century,
    "relative": relative.relative,
    "span_of_units": relative.span_of_units,
    "from_now": relative.from_now,
    "day_word": relative.day_word,
    "sum_ago": relative.sum_ago,
    "after_next": relative.after_next,
    "now": relative.now,
    "days_of_relative": relative.days_of_relative,
    "length_from": relative.length_from,
    "duration": relative.duration,
    "week": weeks.week,
    "nth_weekday": weeks.nth_weekday,
    "nth_alone": weeks.nth_alone,
    "numbered_week": weeks.numbered_week,
    "part": weeks.part,
    "weekday": weeks.weekday,
    "weekdays": weeks.weekdays,
    "weekday_near": weeks.weekday_near,
    "recurring": weeks.recurring,
}
