"""Diary days: which day a moment belongs to, and the grid of a month.

A diary day starts at 04:00 unless configured, so 01:30 belongs to the evening before.
"""

from __future__ import annotations

from calendar import Calendar, monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

DAY_START = time(4)
ONE_DAY = timedelta(days=1)
FIRST_DAY = date(1900, 1, 1)  # nothing is recorded before


def diary_day(at: datetime, day_start: time = DAY_START) -> date:
    """Return the day whose start is the latest not after `at`, in the wall time it carries."""
    return at.date() if at.time() >= day_start else at.date() - ONE_DAY


def hours_into_day(clock: str, day_start: time = DAY_START) -> float | None:
    """Return a time of day ('22:30') as hours after the day's start, so that 01:00 comes after
    23:00; None for any other text."""
    hours, _, minutes = clock.partition(":")
    if not (hours.isdecimal() and minutes.isdecimal()):
        return None
    return (int(hours) + int(minutes) / 60 - day_start.hour - day_start.minute / 60) % 24


def moment(day: date, clock_time: time, now: datetime, day_start: time = DAY_START) -> datetime:
    """Return when `clock_time` was on a diary day, in the time zone of `now`.

    A clock time before the day start belongs to the next calendar date.
    """
    calendar_date = day if clock_time >= day_start else day + ONE_DAY
    return datetime.combine(calendar_date, clock_time, tzinfo=now.tzinfo)


def each_day(start: date, end: date) -> Iterator[date]:
    """Yield the days from start to end, both included."""
    for offset in range((end - start).days + 1):
        yield start + timedelta(days=offset)


def month_of(day: date) -> str:
    """Return the month of a day as files name it: '2026-11'."""
    return f"{day.year:04d}-{day.month:02d}"


def month_span(day: date) -> tuple[date, date]:
    """Return the first and the last day of a day's month."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def months_of(start: date, end: date) -> list[str]:
    """Return the months that a range of days touches, oldest first, as files name them."""
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(first, last + 1)]


def month_grid(day: date, first_weekday: int = 0) -> list[list[date]]:
    """Return the weeks (of seven days) that cover the month of `day`; 0 is Monday."""
    return Calendar(first_weekday).monthdatescalendar(day.year, day.month)


def add_months(day: date, months: int) -> date:
    """Return the same day of another month, or that month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - ONE_DAY).day))
