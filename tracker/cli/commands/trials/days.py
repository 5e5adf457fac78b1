"""Days to come, as they are typed for the beginning of a trial."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from tracker.model import ONE_DAY

from ...errors import pointing_at

if TYPE_CHECKING:
    from ...context import Context

_WEEK: Final = 7
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def coming_day(context: Context, text: str, today: date) -> date:
    """Return the day a text names; a weekday is the coming one (today's is today), since a
    trial doesn't begin in the past."""
    from tracker.entry import parse_day

    with pointing_at(text):
        day = parse_day(text, today=today, first_weekday=context.settings.first_weekday)
    is_weekday = text.strip().isalpha() and text.strip().lower()[:3] in _WEEKDAYS
    return day + _WEEK * ONE_DAY if is_weekday and day < today else day
