"""A lab value as one line: read, read back, and refused with a word."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.entry import EntryError
from tracker.entry.lab_value import lab_value_text, parse_lab_value
from tracker.model import LabValue, RecordError

TODAY = date(2026, 11, 22)
DAY = date(2026, 10, 3)


def read(text: str) -> LabValue:
    return parse_lab_value(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "name", "value", "unit", "day"),
    [
        ("magnesium 0.82 mmol/l 2026-10-03", "magnesium", 0.82, "mmol/l", DAY),
        ("magnesium, 0.82 mmol/l, 2026-10-03", "magnesium", 0.82, "mmol/l", DAY),
        ("magnesium, 0.82 mmol/l 3 oct", "magnesium", 0.82, "mmol/l", DAY),
        ("magnesium 0,82 mmol/l 3 oct", "magnesium", 0.82, "mmol/l", DAY),
        ("ferritin 43 2026-10-03", "ferritin", 43, "", DAY),
        ("ferritin, 43, 2026-10-03", "ferritin", 43, "", DAY),
        ("vitamin B12 310 pg/ml 3 weeks ago", "vitamin B12", 310, "pg/ml", date(2026, 11, 1)),
        ("omega 3, 5.2 % of fat, today", "omega 3", 5.2, "% of fat", TODAY),
        ("base excess -2.5 mmol/l mon", "base excess", -2.5, "mmol/l", date(2026, 11, 16)),
        ("calcium, total, 2.4 mmol/l, 3 oct", "calcium, total", 2.4, "mmol/l", DAY),
    ],
)
def test_a_line_is_read(text: str, name: str, value: float, unit: str, day: date) -> None:
    assert read(text) == LabValue(name=name, value=float(value), unit=unit, day=day)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("magnesium", "no number"),
        ("magnesium mmol/l 2026-10-03", "no number"),
        ("0.82 mmol/l 2026-10-03", "begin with its name"),
        (", 0.82 mmol/l, 2026-10-03", "begin with its name"),
        ("magnesium <0.5 mmol/l 2026-10-03", "leave the sign out"),
        ("magnesium 0.82 mmol/l", "say the day"),
        ("magnesium 0.82", "say the day"),
        ("magnesium 0.82 mmol/l 2026-13-03", "say the day"),
        ("magnesium, 0.82 mmol/l, 2026-13-03", "is no day here"),
        ("magnesium 0.82 mmol/l tomorrow", "still to come"),
        ("magnesium nan mmol/l 2026-10-03", "no number"),
        (f"{'m' * 201} 1 g 2026-10-03", "up to 200 characters"),
        (f"m 1 {'g' * 201} 2026-10-03", "up to 200 characters"),
        ("  ,  ", "say a name"),
    ],
)
def test_a_mistake_is_named(text: str, word: str) -> None:
    with pytest.raises((RecordError, EntryError), match=word):
        read(text)


words = st.text(st.characters(codec="utf-8", categories=["L"]), min_size=1, max_size=12)
values = st.builds(
    LabValue,
    name=st.lists(words, min_size=1, max_size=3).map(" ".join),
    value=st.floats(-1e6, 1e6).map(lambda each: round(each, 6) + 0.0),
    unit=st.one_of(st.just(""), words, st.just("mmol/l"), st.just("10^9/l")),
    day=st.dates(date(1971, 1, 1), TODAY),
)


@given(values)
def test_what_is_written_is_read_back(value: LabValue) -> None:
    assert read(lab_value_text(value)) == value
