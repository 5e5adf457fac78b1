"""Days and months by their names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.entry import EntryError, parse_day, parse_range
from tracker.entry.dated import MONTHS

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24 dec", date(2025, 12, 24)),
        ("24. dec", date(2025, 12, 24)),
        ("dec 24", date(2025, 12, 24)),
        ("22 November", date(2026, 11, 22)),
        ("23 nov", date(2025, 11, 23)),
        ("1 oct 2024", date(2024, 10, 1)),
        ("oct 1, 2024", date(2024, 10, 1)),
        ("29 feb", date(2024, 2, 29)),
        ("last tue", date(2026, 11, 17)),
        ("last sunday", date(2026, 11, 15)),
    ],
)
def test_days_by_name(text: str, day: date) -> None:
    assert parse_day(text, today=TODAY) == day


@pytest.mark.parametrize("text", ["31 feb", "24 dez", "0 oct", "last oct", "last today", "13 2025"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(EntryError):
        parse_day(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("october", date(2026, 10, 1)), ("dec", date(2025, 12, 1)), ("nov", date(2026, 11, 1)),
        ("oct 2025", date(2025, 10, 1)),
    ],
)  # fmt: skip
def test_months_by_name_are_their_first_day_for_going_there(text: str, day: date) -> None:
    assert parse_day(text, today=TODAY, spans=True) == day
    with pytest.raises(EntryError):
        parse_day(text, today=TODAY)


def test_a_month_of_a_year_is_a_range_and_a_bare_month_is_not_one() -> None:
    span = (date(2025, 10, 1), date(2025, 10, 31))
    assert parse_range("oct 2025", today=TODAY, span=None) == span
    with pytest.raises(EntryError):
        parse_range("may", today=TODAY, span=None)


@given(st.dates(date(1900, 1, 1), date(2400, 1, 1)), st.dates(date(1950, 1, 1), date(2400, 1, 1)))
def test_any_day_is_found_by_its_name_and_year(day: date, today: date) -> None:
    name = MONTHS[day.month - 1]
    assert parse_day(f"{day.day} {name} {day.year}", today=today) == day
    if day <= today and (today - day).days < 365:
        assert parse_day(f"{day.day} {name[:3]}", today=today) == day
