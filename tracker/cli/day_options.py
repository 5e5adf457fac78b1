"""Options that take a day as people say it, shared by the commands that look back."""

from __future__ import annotations

from datetime import date

from .context import Context
from .errors import InputError, pointing_at


def day_option(context: Context, option: str, text: str | None, today: date) -> date | None:
    """Return the day an option names, None where it was not given; InputError for one that is
    not understood or still to come."""
    from tracker.entry import parse_day

    if text is None:
        return None
    with pointing_at(f"{option} {text}", len(option) + 1):
        day = parse_day(text, today=today, first_weekday=context.settings.first_weekday)
    if day > today:
        raise InputError(f"{option} {day} is in the future")
    return day
