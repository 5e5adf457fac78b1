"""Diary days, months and the clock, over clock changes too."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model import (
    DAY_START,
    LOCAL_ZONE,
    ONE_DAY,
    add_months,
    diary_day,
    each_day,
    earlier,
    hours_into_day,
    moment,
    month_grid,
    month_of,
    month_span,
    system_clock,
    with_fixed_offset,
)

BERLIN = ZoneInfo("Europe/Berlin")
DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))
ZONES = st.sampled_from(
    [UTC, BERLIN, ZoneInfo("Pacific/Auckland"), timezone(timedelta(hours=-9, minutes=-30))]
)


@pytest.mark.parametrize(
    ("at", "day"),
    [("2026-11-22T03:59:59", 21), ("2026-11-22T04:00", 22), ("2026-11-22T23:59", 22),
     ("2026-11-23T01:30", 22)],
)  # fmt: skip
def test_a_day_begins_at_four(at: str, day: int) -> None:
    assert diary_day(datetime.fromisoformat(at).replace(tzinfo=BERLIN)) == date(2026, 11, day)


@given(DAYS, st.times(), st.times(), ZONES)
def test_a_moment_of_a_day_belongs_to_it(
    day: date, clock: time, start: time, zone: timezone
) -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=zone)
    at = moment(day, clock, now, start)
    assert diary_day(at, start) == day
    assert at.tzinfo is zone
    assert at.time() == clock


def test_a_day_may_have_23_or_25_hours() -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=BERLIN)
    lengths = {date(2026, 3, 28): 23, date(2026, 10, 24): 25, date(2026, 11, 22): 24}
    for day, hours in lengths.items():
        start = moment(day, DAY_START, now).astimezone(UTC)
        end = moment(day + ONE_DAY, DAY_START, now).astimezone(UTC)
        assert end - start == timedelta(hours=hours)


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=st.just(BERLIN)),  # noqa: DTZ001
    st.timedeltas(timedelta(0), timedelta(days=400)),
)
def test_earlier_is_real_time(now: datetime, by: timedelta) -> None:
    before = earlier(now, by)
    assert now.astimezone(UTC) - before.astimezone(UTC) == by
    assert before.tzinfo is BERLIN


@given(st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=ZONES))  # noqa: DTZ001
def test_a_fixed_offset_keeps_the_moment_and_the_wall_clock(when: datetime) -> None:
    fixed = with_fixed_offset(when)
    assert fixed.astimezone(UTC) == when.astimezone(UTC)
    assert fixed.replace(tzinfo=None) == when.replace(tzinfo=None, fold=0)
    assert isinstance(fixed.tzinfo, timezone)


def test_a_naive_moment_has_no_offset_to_keep() -> None:
    with pytest.raises(ValueError, match="UTC offset"):
        with_fixed_offset(datetime(2026, 11, 22))  # noqa: DTZ001


def test_the_system_clock_is_aware_and_to_the_millisecond() -> None:
    now = system_clock()
    assert now.tzinfo is LOCAL_ZONE
    assert now.microsecond % 1000 == 0
    assert abs(datetime.now(UTC) - now) < timedelta(seconds=5)
    assert LOCAL_ZONE.dst(now) is None
    assert LOCAL_ZONE.tzname(now)
    assert LOCAL_ZONE.tzname(None) == "local"
    assert LOCAL_ZONE.utcoffset(None) == LOCAL_ZONE.utcoffset(datetime.now(LOCAL_ZONE))


def test_the_local_zone_follows_clock_changes() -> None:
    """In a process of its own: the zone of a machine is set for the whole process."""
    code = """
import time
from datetime import UTC, datetime, timedelta
from tracker.model import LOCAL_ZONE, earlier
time.tzset()
before = datetime(2026, 10, 24, 12, tzinfo=LOCAL_ZONE)
after = datetime(2026, 10, 26, 12, tzinfo=LOCAL_ZONE)
assert before.utcoffset() == timedelta(hours=2) and after.utcoffset() == timedelta(hours=1)
second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC).astimezone(LOCAL_ZONE)
assert second.isoformat() == "2026-10-25T02:30:00+01:00", second.isoformat()
assert earlier(second, timedelta(hours=1)).isoformat() == "2026-10-25T02:30:00+02:00"
assert earlier(after, timedelta(days=2)).isoformat() == "2026-10-24T13:00:00+02:00"
"""
    subprocess.run([sys.executable, "-c", code], check=True, env={"TZ": "Europe/Berlin"})


@given(DAYS, st.integers(0, 40))
def test_each_day_has_both_ends(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    days = list(each_day(start, end))
    assert (days[0], days[-1], len(days)) == (start, end, length + 1)
    assert list(each_day(end, start - ONE_DAY)) == []


@given(DAYS, st.integers(-600, 600))
def test_adding_months(day: date, months: int) -> None:
    found = add_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found.day < day.day and (found + ONE_DAY).day == 1)


def test_the_last_day_of_a_shorter_month() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert add_months(date(2026, 12, 31), 12) == date(2027, 12, 31)


@given(DAYS, st.integers(0, 6))
def test_a_month_grid_is_whole_weeks_that_cover_the_month(day: date, first: int) -> None:
    weeks = month_grid(day, first)
    days = [day for week in weeks for day in week]
    assert {len(week) for week in weeks} == {7}
    assert {week[0].weekday() for week in weeks} == {first}
    assert days == list(each_day(days[0], days[-1]))
    month = [found for found in days if month_of(found) == month_of(day)]
    assert month[0].day == 1
    assert (month[-1] + ONE_DAY).day == 1
    assert all(any(found in week for found in month) for week in weeks)


def test_the_name_of_a_month() -> None:
    assert month_of(date(2026, 3, 1)) == "2026-03"
    assert month_of(date(987, 12, 31)) == "0987-12"


@pytest.mark.parametrize(
    ("clock", "start", "hours"),
    [("04:00", 4, 0), ("22:30", 4, 18.5), ("01:00", 4, 21), ("13:30", 14, 23.5)],
)
def test_a_clock_time_as_hours_into_the_day(clock: str, start: int, hours: float) -> None:
    assert hours_into_day(clock, time(start)) == hours


@pytest.mark.parametrize("text", ["", "late", "22", "22:", "-1:30", "²:30"])
def test_another_text_is_no_time_of_the_day(text: str) -> None:
    assert hours_into_day(text) is None


def test_the_span_of_a_month() -> None:
    assert month_span(date(2028, 2, 29)) == (date(2028, 2, 1), date(2028, 2, 29))
    assert month_span(date(2026, 12, 5)) == (date(2026, 12, 1), date(2026, 12, 31))
