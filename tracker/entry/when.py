"""Moments and single days as people say them: '@14:05', '-15m', 'yesterday', '3 weeks ago'.

Day words mean diary days. Lengths of time are real time: '-2h' over a clock change is two
hours ago, whatever the clock on the wall shows.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from tracker.model import FIRST_DAY, ONE_DAY, earlier, moment

FIRST_YEAR = FIRST_DAY.year

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORTEST_WEEKDAY = 3

_ISO = r"(?a)\d{4}-\d{2}-\d{2}"
# With `in` or with `ago`, not both.
_PHRASE = r"(?a)(in )?(\d{1,4}|an?|one) (day|week|month|year)s?( ago)?"
_RECENT = r"(?a)(\d{1,4}|an?|one) (minute|min|hour)s? ago"


def latest(at: time, now: datetime) -> datetime | None:
    """Return the latest moment not after `now` at which clocks in its zone showed `at`.

    Compared in real time: in the hour that clocks repeat there are two such moments.
    None only at the beginning of the calendar.
    """
    limit = now.astimezone(UTC)
    for back in range(3):
        try:
            first = datetime.combine(now.date() - back * ONE_DAY, at, tzinfo=now.tzinfo)
            again = first.replace(fold=1)
            repeated = again.astimezone(UTC) > first.astimezone(UTC)
        except OverflowError:
            return None
        if repeated and again.astimezone(UTC) <= limit:
            return again
        if first.astimezone(UTC) <= limit:
            return first
    return None


def on_day(day: date, at: time, now: datetime, day_start: time) -> datetime | None:
    """Return when `at` was on a diary day, or None outside the calendar."""
    try:
        return moment(day, at, now, day_start)
    except OverflowError:
        return None


def ago(by: timedelta, now: datetime) -> datetime | None:
    """Return the moment `by` before now in real time, or None outside the calendar."""
    try:
        return earlier(now, by)
    except OverflowError:
        return None


def day_word(low: str, today: date) -> date | None:
    """Return the day one word names: today, yesterday, tomorrow, a weekday (the latest
    not after today) or an ISO date; None for any other word."""
    if low == "today":
        return today
    if low == "yesterday":
        return today - ONE_DAY
    if low == "tomorrow":
        return min(today, date.max - ONE_DAY) + ONE_DAY
    if len(low) >= SHORTEST_WEEKDAY:
        for index, name in enumerate(WEEKDAYS):
            if name.startswith(low):
                return today - timedelta(days=(today.weekday() - index) % 7)
    return _iso(low)


def is_iso(low: str) -> bool:
    """Whether a word looks like an ISO date, valid or not."""
    return re.fullmatch(_ISO, low) is not None


def recent_phrase(low: str) -> timedelta | None:
    """Return how long ago '3 hours ago' or 'an hour ago' is, or None."""
    found = re.fullmatch(_RECENT, low)
    if found is None:
        return None
    count = int(found[1]) if found[1].isdigit() else 1
    return timedelta(hours=count) if found[2] == "hour" else timedelta(minutes=count)


def is_day_phrase(low: str) -> bool:
    """Whether a text counts days, weeks, months or years from today."""
    found = re.fullmatch(_PHRASE, low)
    return found is not None and bool(found[1]) != bool(found[4])


def day_phrase(low: str, today: date) -> date | None:
    """Return the day of '3 days ago', '2 weeks ago', 'a month ago' or 'in 2 days'; None for
    another phrase or a day outside the calendar."""
    found = re.fullmatch(_PHRASE, low)
    if found is None or not is_day_phrase(low):
        return None
    import arrow  # late: `tracker log ri x3` never speaks of weeks

    count = found[2] if found[2].isdigit() else "1"
    phrase = f"{found[1] or ''}{count} {found[3]}s{found[4] or ''}"
    try:
        return arrow.Arrow.fromdate(today).dehumanize(phrase).date()
    except (ValueError, OverflowError):
        return None


def _iso(low: str) -> date | None:
    if not is_iso(low):
        return None
    try:
        return date.fromisoformat(low)
    except ValueError:
        return None
