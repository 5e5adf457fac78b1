"""Days and spans of days as people say them: 'mon', 'last week', '2026-10..2026-11', '30d'."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tracker.model import ONE_DAY, add_months, month_span

from .dated import dated, latest_month, month_of_year
from .errors import EntryError, nearest, quoted
from .when import FIRST_YEAR, WEEKDAYS, day_phrase, day_word

DAY_EXAMPLES = "today, yesterday, mon, 3 days ago, 24 dec or 2026-11-20"
SPAN_EXAMPLES = f"{DAY_EXAMPLES}; a month, year or week: 2026-10, oct, 2026, 2026-W48"
RANGE_EXAMPLES = f"{DAY_EXAMPLES}, a span DAY..DAY, 30d, 2026-10, last week or all"

_YEAR = r"(?a)\d{4}"
_MONTH = r"(?a)(\d{4})-(\d{2})"
_WEEK = r"(?a)(\d{4})-?w(\d{2})"
_LAST_DAYS = r"(?a)(\d{1,6})([dw])"
_LAST_SPANS = r"(?a)(?:the )?(?:last|past) (\d{1,4}) (day|week|month|year)s?"


def parse_day(text: str, *, today: date, first_weekday: int = 0, spans: bool = False) -> date:
    """Return the day a text names: today, yesterday, tomorrow, mon (the latest not after today),
    '3 days ago', 2026-11-20; 'this week' and 'last week' are their first day (0 is Monday).

    With `spans`, for going to a day, so are a month, a year and a week: 2025-11, 2025, 2026-W48,
    'last month'. Raises EntryError, its place counted in `text`.
    """
    low = " ".join(text.lower().split())
    day = _day(low, today)
    if day is None and (spans or low in ("this week", "last week")):
        named = _named_range(low, today, first_weekday)
        month = latest_month(low, today)
        day = named[0] if named else date(*month, 1) if month and spans else None
    if day is None or day.year < FIRST_YEAR:
        near = nearest(low, ("today", "yesterday", "tomorrow", *WEEKDAYS))
        why = f"is no day here, they begin in {FIRST_YEAR}" if day else "is no day here"
        raise EntryError(
            f"{quoted(text.strip())} {why}; say {SPAN_EXAMPLES if spans else DAY_EXAMPLES}",
            0, len(text), near,
        )  # fmt: skip
    return day


def parse_range(
    text: str, *, today: date, span: tuple[date, date] | None, first_weekday: int = 0
) -> tuple[date, date]:
    """Return the first and the last day a text names: a day, DAY..DAY, 30d or 'last 3 weeks' (up
    to today), 2026-10, 2026-W48, 2025, 'last week', 'this month', all. A side of `..` may be any
    of these too.

    `span` is the first and last day with a record; without one 'all' is today. An open start
    is the first day of `span`, an open end is today; `..` alone is all.
    Raises EntryError, its place counted in `text`.
    """
    low = " ".join(text.lower().split())
    oldest, newest = span or (today, today)
    if low in ("all", ".."):
        return oldest, newest
    left, dots, right = text.partition("..")
    if not dots:
        try:
            return _span(text, today, first_weekday)
        except EntryError as error:
            raise EntryError(
                f"{quoted(text.strip())} is no day or range; say {RANGE_EXAMPLES}",
                0, len(text), error.suggestions,
            ) from None  # fmt: skip
    start = _span(left, today, first_weekday)[0] if left.strip() else None
    end = _right_side(text, len(left) + 2, right, today, first_weekday)
    start = min(oldest, end) if start is None else start
    if end < start:
        raise EntryError(f"{quoted(text.strip())} ends before it begins", 0, len(text))
    return start, end


def read_range(low: str, today: date, first_weekday: int) -> tuple[date, date] | None:
    """Return the first and the last day of a text in lower case that names a day or a span
    without `..`; None for any other text."""
    named = _named_range(low, today, first_weekday)
    if named:
        return named
    day = _day(low, today)
    return (day, day) if day and day.year >= FIRST_YEAR else None


def _day(low: str, today: date) -> date | None:
    return day_word(low, today) or day_phrase(low, today) or dated(low, today)


def _span(text: str, today: date, first_weekday: int) -> tuple[date, date]:
    """Return the first and the last day of a day, a week, a month or a year."""
    named = _named_range(" ".join(text.lower().split()), today, first_weekday)
    if named:
        return named
    day = parse_day(text, today=today, first_weekday=first_weekday)
    return day, day


def _right_side(text: str, offset: int, right: str, today: date, first_weekday: int) -> date:
    if not right.strip():
        return today
    try:
        return _span(right, today, first_weekday)[1]
    except EntryError as error:
        raise EntryError(error.message, offset, len(text), error.suggestions) from None


def _named_range(low: str, today: date, first_weekday: int) -> tuple[date, date] | None:
    """Return the first and the last day of what is more than a day, None for another text."""
    if low in ("this week", "last week"):
        return _week(low, today, first_weekday)
    if low == "this month":
        return month_span(today)
    if low == "last month":
        return month_span(today.replace(day=1) - ONE_DAY)
    if low in ("this year", "last year"):
        return _year(today.year - (low == "last year"))
    if re.fullmatch(_YEAR, low):
        return _year(int(low))
    if found := re.fullmatch(_MONTH, low):
        return _month(int(found[1]), int(found[2]))
    if of_year := month_of_year(low):
        return _month(*of_year)
    if found := re.fullmatch(_WEEK, low):
        return _iso_week(int(found[1]), int(found[2]))
    return _up_to_today(low, today)


def _up_to_today(low: str, today: date) -> tuple[date, date] | None:
    """Return the days of '30d', '4w', 'last 30 days' or 'past 3 months', today the last."""
    if short := re.fullmatch(_LAST_DAYS, low):
        count, unit = int(short[1]), {"d": "day", "w": "week"}[short[2]]
    elif found := re.fullmatch(_LAST_SPANS, low):
        count, unit = int(found[1]), found[2]
    else:
        return None
    try:
        if unit in ("day", "week"):
            start = today - timedelta(days=count * (7 if unit == "week" else 1) - 1)
        else:
            start = add_months(today, -count * (12 if unit == "year" else 1)) + ONE_DAY
    except (OverflowError, ValueError):
        return None
    return (start, today) if count >= 1 and start.year >= FIRST_YEAR else None


def _week(low: str, today: date, first_weekday: int) -> tuple[date, date]:
    first = today - timedelta(days=(today.weekday() - first_weekday) % 7)
    if low == "last week":
        first -= timedelta(days=7)
    return first, first + timedelta(days=6)


def _iso_week(year: int, week: int) -> tuple[date, date] | None:
    if not FIRST_YEAR <= year < date.max.year:
        return None
    try:
        first = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return first, first + timedelta(days=6)


def _month(year: int, month: int) -> tuple[date, date] | None:
    if not (FIRST_YEAR <= year < date.max.year and 1 <= month <= 12):
        return None
    return month_span(date(year, month, 1))


def _year(year: int) -> tuple[date, date] | None:
    if not FIRST_YEAR <= year < date.max.year:
        return None
    return date(year, 1, 1), date(year, 12, 31)
