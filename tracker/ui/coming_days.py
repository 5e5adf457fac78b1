"""Days to come, as they are typed for the beginning of a trial."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from tracker.entry import parse_day
from tracker.model.designs import FURTHEST_START
from tracker.model.words import WEEKDAYS

from .dates import named_day, say_day

_WEEK: Final = timedelta(days=7)


def coming_day(text: str, today: date) -> date:
    """Return the day a text names; a weekday is the coming one (today's is today), since a
    trial doesn't begin in the past. Raises ValueError with what would be valid."""
    day = parse_day(text, today=today)
    low = text.strip().lower()
    if low.isalpha() and low[:3].capitalize() in WEEKDAYS and day < today:
        day += _WEEK
    latest = today + FURTHEST_START
    if not today <= day <= latest:
        raise ValueError(
            f"{named_day(day, today)} is {'over' if day < today else 'too far ahead'}: a trial "
            f"begins today or later, by {named_day(latest, today)} at the latest"
        )
    return day


def say_coming(today: date) -> Callable[[str], str]:
    """Return what says a typed day in words, or raises ValueError with what would be valid."""
    return lambda text: say_day(coming_day(text, today), today)
