"""Cells survive the way into a spreadsheet and back."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestae.stages.write.csvfile import ENCODING, EXCEL_LIMIT, CsvTable, fit, protect, read_csv, unprotect

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
NASTY = st.text("'=+-@\t\r\n\",; ＝é😀a", max_size=12)


def write_rows(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding=ENCODING, newline="") as file:
        table = CsvTable(file, ("first", "second"))
        for row in rows:
            table.add(row)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("plain", "plain"),
        ("", ""),
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-5", "'-5"),
        ("@sum", "'@sum"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        ("'tis the season", "'tis the season"),
        ("'", "'"),
        ("'=1", "''=1"),
        ("''=1", "'''=1"),
        ("'-", "''-"),
    ],
)
def test_a_formula_gets_an_apostrophe_and_loses_it_again(cell: str, written: str) -> None:
    assert protect(cell) == written
    assert unprotect(written) == cell


@given(ANY_TEXT | NASTY)
def test_no_protected_cell_begins_like_a_formula(cell: str) -> None:
    assert not protect(cell).startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert unprotect(protect(cell)) == cell


@given(rows=st.lists(st.lists(ANY_TEXT | NASTY, min_size=2, max_size=2), max_size=4))
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    write_rows(path, rows)
    assert [list(row.values()) for row in read_csv(path)] == rows


def test_bytes_are_what_excel_expects(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    write_rows(path, [["Zoë, “A”", 'say "so"'], ["two\nlines", ""]])
    assert path.read_bytes() == (
        b'\xef\xbb\xbffirst,second\r\n"Zo\xc3\xab, \xe2\x80\x9cA\xe2\x80\x9d","say ""so"""\r\n"two\nlines",\r\n'
    )


@pytest.mark.parametrize(
    "cell",
    ["", "a", "'tis", "=1", "＝1", "-5", "a" * EXCEL_LIMIT, "-" * EXCEL_LIMIT, "\U0001f600" * (EXCEL_LIMIT // 2 + 1)],
)
def test_a_table_writes_cells_that_are_safe_and_fit(tmp_path: Path, cell: str) -> None:
    """Most cells are not looked at: those that are left must be the same."""
    with (tmp_path / "a.csv").open("w", encoding=ENCODING, newline="") as file:
        CsvTable(file, ["cell", "end"]).add([cell, "end"])
    with (tmp_path / "a.csv").open(encoding=ENCODING, newline="") as file:
        assert list(csv.reader(file))[1] == [fit(protect(cell)), "end"]


def test_none_and_numbers_become_cells(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    with path.open("w", encoding=ENCODING, newline="") as file:
        CsvTable(file, ("a", "b", "c")).add([None, 3, 0.25])
    assert list(read_csv(path)) == [{"a": "", "b": "3", "c": "0.25"}]


@pytest.mark.parametrize("char", ["a", "é", "😀"])
def test_a_cell_is_cut_only_where_excel_would_break_it(char: str) -> None:
    units = 2 if char == "😀" else 1
    longest = char * (EXCEL_LIMIT // units)
    assert fit(longest) == longest
    cut = fit(longest + char)
    assert len(cut.encode("utf-16-le")) // 2 <= EXCEL_LIMIT
    assert cut.endswith(f" [cut here: {len(longest) + 1} characters in all]")
    assert longest.startswith(cut.split(" [cut")[0])


def test_a_file_saved_by_excel_without_trailing_cells_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,b,c\r\n1\r\n\r\n1,2,3\r\n")
    assert list(read_csv(path)) == [{"a": "1", "b": "", "c": ""}, {"a": "1", "b": "2", "c": "3"}]


def test_a_row_with_too_many_cells_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,b\r\n1,2,3\r\n")
    with pytest.raises(csv.Error, match=r"line 2 .* 3 cells under 2 headings"):
        list(read_csv(path))
