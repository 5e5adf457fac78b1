"""Days and months by their names: '24 dec', 'dec 24 2025', 'oct 2025', 'last tue'."""

from __future__ import annotations

import re
from datetime import date

from tracker.model import ONE_DAY

from .when import FIRST_YEAR, day_word

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
SHORTEST_MONTH = 3
LEAP = 8  # years within which 29 February comes again

_DAY_FIRST = r"(?a)(\d{1,2})\.? ([a-z]+)(?: (\d{4}))?"
_MONTH_FIRST = r"(?a)([a-z]+) (\d{1,2})(?:,? (\d{4}))?"
_MONTH_OF_YEAR = r"(?a)([a-z]+) (\d{4})"
_LAST = r"(?a)last ([a-z]+)"


def dated(low: str, today: date) -> date | None:
    """Return the day of '24 dec' or 'dec 24', the latest not after today, of '24 dec 2025', and
    of 'last tue', the latest before today; None for another text."""
    if found := re.fullmatch(_LAST, low):
        day = day_word(found[1], today - ONE_DAY)
        return day if day and found[1] not in ("today", "yesterday", "tomorrow") else None
    if found := re.fullmatch(_DAY_FIRST, low):
        number, month, year = found[1], _month(found[2]), found[3]
    elif found := re.fullmatch(_MONTH_FIRST, low):
        number, month, year = found[2], _month(found[1]), found[3]
    else:
        return None
    if month is None:
        return None
    years = [int(year)] if year else range(today.year, max(today.year - LEAP, FIRST_YEAR) - 1, -1)
    for each in years:
        day = _date(each, month, int(number))
        if day and (year or day <= today):
            return day
    return None


def month_of_year(low: str) -> tuple[int, int] | None:
    """Return year and month of 'oct 2025'; None for another text."""
    found = re.fullmatch(_MONTH_OF_YEAR, low)
    month = _month(found[1]) if found else None
    return (int(found[2]), month) if found and month else None


def latest_month(low: str, today: date) -> tuple[int, int] | None:
    """Return year and month of 'october', the latest that has begun; None for another text."""
    month = _month(low)
    return (today.year - (month > today.month), month) if month else None


def _month(low: str) -> int | None:
    if len(low) < SHORTEST_MONTH:
        return None
    return next((at for at, name in enumerate(MONTHS, 1) if name.startswith(low)), None)


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
