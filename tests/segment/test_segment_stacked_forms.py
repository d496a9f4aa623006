"""Forms whose labels and values were flattened to lines of their own."""

import pytest

from evaluate_support.stages import laid_out
from gestae.model import UnitKind

PAIRS = [
    ("TITLE OF EVENT", "Boat day"),
    ("ORGANISED BY (DEPT/CLUB ETC)", "Rowing Circle"),
    ("LOCATION", "Lake field"),
    ("DATE FROM", "25/08/23"),
    ("DATE TO", "26/08/23"),
    ("FUNDED BY", "NA"),
    ("COORDINATOR", "Dr. Asha Rao"),
]


def labels(text: str) -> list[tuple[str, str]]:
    report, parts = laid_out(f"Event report\n\n{text}\n\nThe day drew many who rowed.\n")
    found = [u for u in parts.units if u.kind is UnitKind.LABEL]
    return [(report.text[slice(*u.key)], report.text[slice(*u.value)]) for u in found if u.key and u.value]


@pytest.mark.parametrize(
    "row",
    ["{0}:\n{1}\n", "{2} |\n{0}: |\n{1} |\n", "{0}___\n\n{1}\n\n", "{0}\n{1}\n"],
    ids=["colon", "bars and numbers", "underscores", "capitals"],
)
def test_a_label_takes_the_line_below_it(row: str) -> None:
    text = "".join(row.format(key, value, f"{n}A") for n, (key, value) in enumerate(PAIRS, 1))
    assert labels(text) == [
        ("TITLE OF EVENT", "Boat day"),
        ("ORGANISED BY", "Rowing Circle"),
        ("LOCATION", "Lake field"),
        ("DATE FROM", "25/08/23"),
        ("DATE TO", "26/08/23"),
        ("COORDINATOR", "Dr. Asha Rao"),
    ]


def test_its_first_and_last_day_are_one_range() -> None:
    _, parts = laid_out("Event report\n\n" + "".join(f"{key}:\n{value}\n" for key, value in PAIRS))
    dates = [parts.dates[p.dates[0]] for p in parts.passages if p.dates]
    assert [(d.first, d.last) for d in dates] == [("2023-08-25", "2023-08-26")]


@pytest.mark.parametrize(
    "text",
    [
        "VENUE:\nOrlo hall\n\nWe met there and rowed.",
        "PROGRAMME\nBoat day\nNews\nThe weir\nThanks\nLena Marsh\nTarn\nMesk",
        "VENUE:\nTIME:\nDATE:\nTITLE:\n",
    ],
    ids=["one label", "headings", "nothing filled in"],
)
def test_other_lines_are_no_form(text: str) -> None:
    assert len(labels(text)) <= 1
