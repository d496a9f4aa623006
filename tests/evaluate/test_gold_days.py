"""Days as spreadsheets write them: read where there is one way to read them."""

import pytest

from gestae.evaluate.goldfiles.days import Days
from gestae.evaluate.goldfiles.findings import Reading, Where

HERE = Where("events.csv", 2, row=True)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024/3/5", "2024-03-05"),
        ("2024.03.05", "2024-03-05"),
        (" 2024-03-05 00:00:00 ", "2024-03-05"),
        ("2024-03-05T00:00:00.000", "2024-03-05"),
        ("05.03.2024", "2024-03-05"),
        ("5. 3. 2024", "2024-03-05"),
        ("5.3.2024 0:00", "2024-03-05"),
        ("25/03/2024", "2024-03-25"),
        ("3/25/2024", "2024-03-25"),
        ("25-03-2024", "2024-03-25"),
        ("4/4/2024", "2024-04-04"),
        ("", None),
        (None, None),
    ],
)
def test_days(cell: str | None, day: str | None) -> None:
    into = Reading()
    assert Days(into).read(cell, HERE) == day
    assert bool(into.findings) == bool(cell and day is None)


@pytest.mark.parametrize(
    ("cell", "code", "says"),
    [
        ("5/3/2024", "day-or-month", "'5/3/2024' can be 2024-03-05 or 2024-05-03"),
        ("5/3/24", "no-such-day", "the year needs four digits"),
        ("05.03.24", "no-such-day", "the year needs four digits"),
        ("45356", "no-such-day", "a spreadsheet's count of days"),
        ("31.2.2024", "no-such-day", "there is no day 31.2.2024"),
        ("30/2/2024", "no-such-day", "there is no day 30/2/2024"),
        ("13/13/2024", "no-such-day", "there is no day"),
        ("2024-3", "no-such-day", "that can be read"),
        ("5 March 2024", "no-such-day", "that can be read"),
        ("0000-00-00", "no-such-day", "there is no day"),
    ],
)
def test_what_is_no_day(cell: str, code: str, says: str) -> None:
    into = Reading()
    assert Days(into).read(cell, HERE) is None
    (finding,) = into.findings
    assert (finding.severity, finding.code) == ("error", code)
    assert says in finding.message


@pytest.mark.parametrize(
    ("others", "day", "severity"),
    [
        (["25/3/2024"], "2024-03-05", "warning"),
        (["3/25/2024"], "2024-05-03", "warning"),
        (["3/25/2024", "25/3/2024"], None, "error"),
        (["25.3.2024", "2024-03-25", "4/4/2024", None], None, "error"),
    ],
)
def test_other_days_settle_the_order(others: list[str | None], day: str | None, severity: str) -> None:
    into = Reading()
    days = Days(into)
    days.learn((HERE, cell) for cell in others)
    assert [days.read("5/3/2024", HERE) for _ in range(2)] == [day, day]
    assert {finding.severity for finding in into.findings} == {severity}
    assert len(into.findings) == (1 if day else 2)
