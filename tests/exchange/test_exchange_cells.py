"""Cells: safe for spreadsheets, and back to what they held."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.exchange.cells import (
    guarded,
    number_in,
    read_rows,
    separator_of,
    unguarded,
    write_rows,
)
from tracker.exchange.errors import ImportFailed

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
awkward = st.text(st.sampled_from("=+-@'\t\r\n\",; a1"), max_size=12)


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "'", "\t", "\r"])
def test_a_risky_cell_gets_one_apostrophe(first: str) -> None:
    assert guarded(f"{first}1+1") == f"'{first}1+1"
    assert unguarded(f"'{first}1+1") == f"{first}1+1"


@pytest.mark.parametrize("text", ["3", "ordinary", "a=b", "a 'quoted' word"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


def test_an_apostrophe_before_a_plain_word_is_text() -> None:
    assert unguarded("'tis") == "'tis"


@given(texts | awkward | st.none())
def test_no_cell_begins_a_formula_and_each_comes_back(text: str | None) -> None:
    cell = guarded(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(cell) == text


@given(st.lists(st.lists(texts | awkward | st.none(), min_size=2, max_size=4), max_size=4))
def test_rows_come_back(rows: list[list[str | None]]) -> None:
    kept = [[guarded(cell) for cell in row] for row in rows]
    found = list(read_rows(write_rows(rows), ","))
    assert [row for _, row in found] == [row for row in kept if any(row)]


@given(st.lists(st.lists(awkward, min_size=2, max_size=3), min_size=1, max_size=3))
def test_the_csv_module_reads_what_is_written(rows: list[list[str]]) -> None:
    text = write_rows(rows)
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        [guarded(cell) for cell in row] for row in rows
    ]


def test_a_row_knows_the_line_it_begins_on() -> None:
    text = 'a,b\n"two\nlines",1\n\n,\nlast,2\n'
    assert [line for line, _ in read_rows(text, ",")] == [1, 2, 6]


def test_quotes_that_do_not_match_name_the_line() -> None:
    with pytest.raises(ImportFailed, match="line 2"):
        list(read_rows('a,b\n"never closed,1\nmore,2\n', ","))


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("date,count\n", ","),
        ("date;count;sleep\n2026-01-01;1;6,5\n", ";"),
        ("date\tcount\n", "\t"),
        ('"a;b;c",count,note\n', ","),
        ("date\n", ","),
    ],
)
def test_the_separator_is_found_in_the_first_line(text: str, separator: str) -> None:
    assert separator_of(text) == separator


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("-2", -2), ("6.50", 6.5), (".5", 0.5), ("1e3", 1000.0), ("+3", 3)],
)
def test_numbers(text: str, number: float) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize("text", ["", "nan", "inf", "1_000", "1,5", "0x1", "1e999", "seven", "٣"])
def test_what_is_no_number(text: str) -> None:
    assert number_in(text) is None
