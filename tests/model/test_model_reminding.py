"""Which open check-ins are named, and when nothing is said at all."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model import DAY_START, ONE_DAY, CheckIn, Day, diary_day, moment, system_clock
from tracker.model.reminding import LOOKED_BACK, is_morning, open_check_ins, since_start

TODAY = date(2026, 11, 26)
YESTERDAY = TODAY - ONE_DAY
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def day(on: date, *, closed: bool = False) -> Day:
    return Day(day=on, check_in=CheckIn(day=on, closed=True) if closed else None)


def week(*recorded: int, closed: int | None = None) -> list[Day]:
    """The days before today; those so many days ago hold an open check-in, one a closed one."""
    days = []
    for ago in range(LOOKED_BACK, 0, -1):
        on = TODAY - ago * ONE_DAY
        held = CheckIn(day=on, values={"sleep": 7}, closed=ago == closed)
        days.append(Day(day=on, check_in=held if ago in recorded or ago == closed else None))
    return days


def named(today: Day, before: list[Day], at: str, after: str | None = None) -> list[date]:
    late = time.fromisoformat(after) if after else None
    return open_check_ins(today, before, time.fromisoformat(at), DAY_START, late)


def test_an_open_day_is_named_and_a_closed_one_is_not() -> None:
    assert named(day(TODAY), [], "20:00") == [TODAY]
    assert named(day(TODAY, closed=True), week(1), "08:00") == []


def test_yesterday_is_named_too_in_the_morning_only() -> None:
    assert named(day(TODAY), week(1), "11:59") == [YESTERDAY, TODAY]
    assert named(day(TODAY), week(1), "12:00") == [TODAY]
    assert named(day(TODAY), week(1), "03:59") == [TODAY]  # the end of the diary day


def test_a_yesterday_that_is_closed_is_not_named() -> None:
    assert named(day(TODAY), week(closed=1), "08:00") == [TODAY]


@pytest.mark.parametrize("ago", range(1, LOOKED_BACK + 1))
def test_any_record_of_the_last_week_says_that_it_goes_on(ago: int) -> None:
    assert named(day(TODAY), week(ago), "08:00") == [YESTERDAY, TODAY]


def test_who_has_stopped_is_not_asked_of_yesterday() -> None:
    assert named(day(TODAY), week(), "08:00") == [TODAY]
    went_on = Day(day=TODAY, check_in=CheckIn(day=TODAY, values={"sleep": 7}))
    assert named(went_on, week(), "08:00") == [YESTERDAY, TODAY]


def test_nothing_is_said_before_the_time_given() -> None:
    assert named(day(TODAY), [], "20:59", "21:00") == []
    assert named(day(TODAY), [], "21:00", "21:00") == [TODAY]
    assert named(day(TODAY), [], "01:30", "21:00") == [TODAY]  # still the same diary day
    assert named(day(TODAY), [], "22:00", "01:00") == []


def test_the_morning_of_a_night_worker_begins_with_the_diary_day() -> None:
    assert is_morning(time(17), time(15))
    assert not is_morning(time(8), time(15))


@given(times, times)
def test_time_since_the_start_agrees_with_the_diary_day(at: time, day_start: time) -> None:
    start = moment(TODAY, day_start, system_clock(), day_start).replace(tzinfo=None)
    later = start + since_start(at, day_start)
    assert later.time() == at
    assert diary_day(later, day_start) == TODAY
    assert timedelta(0) <= since_start(at, day_start) < ONE_DAY


@given(times, times, st.none() | times, st.booleans(), st.sets(st.integers(1, LOOKED_BACK)))
def test_only_open_days_are_named_today_the_last_of_them(
    at: time, day_start: time, after: time | None, closed: bool, recorded: set[int]
) -> None:
    found = open_check_ins(day(TODAY, closed=closed), week(*recorded), at, day_start, after)
    assert found in ([], [TODAY], [YESTERDAY, TODAY])
    assert not (closed and found)
    if after is None and not closed:
        assert found[-1:] == [TODAY]
