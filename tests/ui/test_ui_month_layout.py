"""Where days stand in the month grid, and what stands behind a week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model import CheckIn, Day, add_months, each_day
from tracker.model.summary import Summary
from tracker.ui.calendar.month_layout import months_beside, months_layout
from tracker.ui.calendar.shown import DaysShown
from tracker.ui.calendar.weeks import week_rows

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
MONDAY = date(2026, 11, 2)


def watched(day: date, count: int) -> Day:
    return Day(day=day, check_in=CheckIn(day=day, unlogged=count, closed=True))


@given(days, st.integers(0, 6), st.integers(60, 240), st.integers(8, 60))
def test_every_day_has_a_cell_of_its_own_inside_the_grid(
    first: date, first_weekday: int, width: int, height: int
) -> None:
    months = months_beside(width)
    layout = months_layout(first, months, first_weekday, width, height)
    start = first.replace(day=1)
    shown = list(each_day(start, add_months(start, months) - timedelta(days=1)))
    taken = set()
    for day in shown:
        cell = layout.region(day)
        assert cell is not None
        corners = {(cell.x, cell.y), (cell.right - 1, cell.bottom - 1)}
        assert {layout.day_at(*corner) for corner in corners} == {day}
        assert cell.right <= width
        assert cell.bottom <= max(height, layout.top + 6)
        taken.add((cell.x, cell.y))
    assert len(taken) == len(shown)
    outside = shown[-1] + timedelta(days=1)
    assert layout.region(outside) is None


@pytest.mark.parametrize("first_weekday", range(7))
def test_the_first_column_is_the_configured_weekday(first_weekday: int) -> None:
    layout = months_layout(date(2026, 11, 1), 1, first_weekday, 78, 13)
    for day in each_day(date(2026, 11, 1), date(2026, 11, 30)):
        cell = layout.region(day)
        assert cell is not None
        assert (cell.x == 0) == (day.weekday() == first_weekday)


def test_a_week_of_two_years_and_a_leap_day() -> None:
    december = months_layout(date(2026, 12, 1), 1, 0, 78, 13)
    assert december.region(date(2026, 12, 31)) is not None
    assert december.region(date(2027, 1, 1)) is None
    february = months_layout(date(2028, 2, 1), 1, 0, 78, 13)
    assert february.region(date(2028, 2, 29)) is not None


def test_a_week_is_told_with_its_days_and_what_is_usual_for_so_many() -> None:
    past = [watched(MONDAY - timedelta(days=number), 2) for number in range(60, 0, -1)]
    week = list(each_day(MONDAY, MONDAY + timedelta(days=6)))
    records = {day: watched(day, 3) for day in week[:4]}
    shown = DaysShown(days=records, today=date(2026, 12, 1), summary=Summary(past))
    assert week_rows(shown, week, 13, 2) == ["  12 in 4 d  ", "  usual 8    "]
    assert week_rows(shown, week, 13, 1) == ["  12 4d 8    "]
    assert week_rows(shown, week, 6, 3) == ["  12  ", "  8   ", "      "]


def test_a_week_that_is_not_over_has_no_usual_range_and_an_unwatched_one_no_figures() -> None:
    past = [watched(MONDAY - timedelta(days=number), 2) for number in range(60, 0, -1)]
    week = list(each_day(MONDAY, MONDAY + timedelta(days=6)))
    records = {week[0]: watched(week[0], 3)}
    now = DaysShown(days=records, today=week[1], summary=Summary(past))
    assert week_rows(now, week, 13, 2) == ["  3 in 1 day  "[:13], " " * 13]
    assert week_rows(DaysShown(today=week[-1]), week, 13, 2) == [" " * 13] * 2


@given(st.integers(0, 10**6), st.integers(6, 20), st.integers(1, 6))
def test_what_stands_behind_a_week_has_exactly_its_size(
    count: int, width: int, height: int
) -> None:
    past = [watched(MONDAY - timedelta(days=number), count) for number in range(60, 0, -1)]
    shown = DaysShown(days={MONDAY: watched(MONDAY, count)}, today=date.max, summary=Summary(past))
    rows = week_rows(shown, [MONDAY], width, height)
    assert [len(row) for row in rows] == [width] * height
