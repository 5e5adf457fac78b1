"""Moments and days as people say them: '@14:05', '-15m', 'yesterday', '3 weeks ago'.

Day words mean diary days. Lengths of time are real time: '-2h' over a clock change is two
hours ago, whatever the clock on the wall shows.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from tracker.model import FIRST_DAY, ONE_DAY, earlier, moment

from .errors import EntryError, nearest, quoted

FIRST_YEAR = FIRST_DAY.year

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORTEST_WEEKDAY = 3
DAY_EXAMPLES = "today, yesterday, mon, 3 days ago or 2026-11-20"
RANGE_EXAMPLES = f"{DAY_EXAMPLES}, a span DAY..DAY, 30d, 2026-10, last week or all"

_ISO = r"(?a)\d{4}-\d{2}-\d{2}"
_MONTH = r"(?a)(\d{4})-(\d{2})"
_LAST_DAYS = r"(?a)(\d{1,6})([dw])"
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


def parse_day(text: str, *, today: date, first_weekday: int = 0) -> date:
    """Return the day a text names: today, yesterday, tomorrow, mon (the latest not after today),
    '3 days ago', 2026-11-20; 'this week' and 'last week' are their first day (0 is Monday).

    Raises EntryError, its place counted in `text`.
    """
    low = " ".join(text.lower().split())
    day = day_word(low, today) or day_phrase(low, today)
    if day is None and low in ("this week", "last week"):
        day = _week(low, today, first_weekday)[0]
    if day is None or day.year < FIRST_YEAR:
        near = nearest(low, ("today", "yesterday", "tomorrow", *WEEKDAYS))
        raise EntryError(
            f"{quoted(text.strip())} is no day here; say {DAY_EXAMPLES}", 0, len(text), near
        )
    return day


def parse_range(
    text: str, *, today: date, span: tuple[date, date] | None, first_weekday: int = 0
) -> tuple[date, date]:
    """Return the first and the last day a text names: a day, DAY..DAY, 30d (up to today),
    2026-10, 'last week', 'this month', all.

    `span` is the first and last day with a record; without one 'all' is today. An open start
    is the first day of `span`, an open end is today; `..` alone is all.
    Raises EntryError, its place counted in `text`.
    """
    low = " ".join(text.lower().split())
    oldest, newest = span or (today, today)
    named = _named_range(low, today, first_weekday)
    if low in ("all", ".."):
        return oldest, newest
    if named:
        return named
    left, dots, right = text.partition("..")
    if not dots:
        try:
            day = parse_day(text, today=today, first_weekday=first_weekday)
        except EntryError as error:
            raise EntryError(
                f"{quoted(text.strip())} is no day or range; say {RANGE_EXAMPLES}",
                0, len(text), error.suggestions,
            ) from None  # fmt: skip
        return day, day
    start = parse_day(left, today=today, first_weekday=first_weekday) if left.strip() else None
    end = _right_side(text, len(left) + 2, right, today, first_weekday)
    start = min(oldest, end) if start is None else start
    if end < start:
        raise EntryError(f"{quoted(text.strip())} ends before it begins", 0, len(text))
    return start, end


def _right_side(text: str, offset: int, right: str, today: date, first_weekday: int) -> date:
    if not right.strip():
        return today
    try:
        return parse_day(right, today=today, first_weekday=first_weekday)
    except EntryError as error:
        raise EntryError(error.message, offset, len(text), error.suggestions) from None


def _named_range(low: str, today: date, first_weekday: int) -> tuple[date, date] | None:
    if low in ("this week", "last week"):
        return _week(low, today, first_weekday)
    if low == "this month":
        return _month(today.year, today.month)
    if low == "last month":
        before = today.replace(day=1) - ONE_DAY
        return _month(before.year, before.month)
    if found := re.fullmatch(_MONTH, low):
        return _month(int(found[1]), int(found[2]))
    if found := re.fullmatch(_LAST_DAYS, low):
        days = int(found[1]) * (7 if found[2] == "w" else 1)
        start = _days_before(today, days - 1)
        return None if start is None or days < 1 else (start, today)
    return None


def _week(low: str, today: date, first_weekday: int) -> tuple[date, date]:
    first = today - timedelta(days=(today.weekday() - first_weekday) % 7)
    if low == "last week":
        first -= timedelta(days=7)
    return first, first + timedelta(days=6)


def _month(year: int, month: int) -> tuple[date, date] | None:
    if not (FIRST_YEAR <= year < date.max.year and 1 <= month <= 12):
        return None
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - ONE_DAY


def _days_before(day: date, days: int) -> date | None:
    try:
        found = day - timedelta(days=days)
    except OverflowError:
        return None
    return found if found.year >= FIRST_YEAR else None


def _iso(low: str) -> date | None:
    if not is_iso(low):
        return None
    try:
        return date.fromisoformat(low)
    except ValueError:
        return None
