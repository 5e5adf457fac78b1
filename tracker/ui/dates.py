"""Days and times as people say them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from tracker.model.clock import clock_words
from tracker.model.say import named_day as named_day


def say_day(day: date, today: date) -> str:
    """Return a day in words: 'today, Sun 22 Nov', 'Tue 3 Nov (2 weeks ago)'."""
    named = named_day(day, today)
    match (day - today).days:
        case 0:
            return f"today, {named}"
        case -1:
            return f"yesterday, {named}"
        case 1:
            return f"tomorrow, {named}"
    import arrow  # late: start-up shows today, which needs no phrase

    days = abs((day - today).days)
    grain: Literal["day", "week", "auto"] = "day" if days < 14 else "week" if days < 60 else "auto"
    phrase = arrow.get(day).humanize(arrow.get(today), granularity=grain)
    return f"{named} ({phrase})"


def short_day(day: date, today: date) -> str:
    """Return a day in a word or three: 'today', 'yesterday', 'Tue 3 Nov'."""
    near = {0: "today", -1: "yesterday"}.get((day - today).days)
    return near or named_day(day, today)


def say_range(start: date, end: date, today: date) -> str:
    """Return a range of days: '24 Aug – 21 Nov', with years where they are not this one."""
    with_year = not start.year == end.year == today.year
    return " – ".join(
        f"{day.day} {day:%b}{f' {day.year}' if with_year else ''}" for day in (start, end)
    )


def span_range(start: date, end: date, today: date, *, weekdays: bool = True) -> str:
    """Return a range of days as short as it is clear: 'Fri 13 Nov', 'Mon 2 – Fri 13 Nov',
    without weekdays '2 – 13 Nov'; with years where they are not this one."""
    with_year = not start.year == end.year == today.year
    same_month = (start.year, start.month) == (end.year, end.month)

    def said(day: date, *, month: bool, year: bool) -> str:
        weekday = f"{day:%a} " * weekdays
        return f"{weekday}{day.day}{f' {day:%b}' * month}{f' {day.year}' * year}"

    last = said(end, month=True, year=with_year)
    if start == end:
        return last
    return f"{said(start, month=not same_month, year=start.year != end.year)} – {last}"


def days_words(days: int) -> str:
    """Return how many days: '1 day', '12 days'."""
    return f"{days} day{'' if days == 1 else 's'}"


def time_words(at: datetime | None, clock: str = "24h") -> str:
    """Return the clock time that a record carries; '--:--' when only its day is known."""
    return "--:--" if at is None else clock_words(at, "12h" if clock == "12h" else "24h")


def say_time(at: datetime | None, clock: str = "24h") -> str:
    """Return the clock time that a record carries, as wide as its column."""
    return f"{time_words(at, clock):>{_widest(clock)}}"


def in_time_column(glyph: str, clock: str) -> str:
    """Return a glyph in the place of a time, the two spaces behind it included."""
    return f"{f'  {glyph}':<{_widest(clock) + 2}}"


def _widest(clock: str) -> int:
    return len("10:30pm" if clock == "12h" else "22:30")
