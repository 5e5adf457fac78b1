"""Which open check-ins a reminder names: today's, and early in the day yesterday's too; and
whether it asks if the trial was kept to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from .day import Day
from .days import ONE_DAY
from .records import Trial

LOOKED_BACK = 7  # days; whoever recorded nothing in them has stopped, and is not asked of them
MORNING = timedelta(hours=8)  # of a diary day: until noon where it begins at 04:00


def is_morning(now: time, day_start: time) -> bool:
    """Return whether a diary day is so young that the one before may still be closed from
    memory."""
    return since_start(now, day_start) < MORNING


def since_start(now: time, day_start: time) -> timedelta:
    """Return how long after the start of its diary day a clock time is, under 24 hours."""
    return (_of_midnight(now) - _of_midnight(day_start)) % ONE_DAY


def open_check_ins(
    today: Day, before: Sequence[Day], now: time, day_start: time, after: time | None = None
) -> list[date]:
    """Return the days whose check-in is worth a word now, oldest first.

    Today's, unless it is closed or it is not yet `after` o'clock of the diary day; with it
    yesterday's in the morning, where anything is recorded today or on the days `before` (the
    last LOOKED_BACK of them, oldest first).
    """
    if today.closed or _too_early(now, day_start, after):
        return []
    going_on = any(not day.empty for day in [*before, today])
    late = before[-1:] if going_on and is_morning(now, day_start) else []
    return [day.day for day in [*late, today] if not day.closed]


def asks_of_trial(
    trial: Trial | None, today: date, now: time, day_start: time, after: time | None = None
) -> bool:
    """Return whether it is worth a word now that nobody has said whether today's trial was kept
    to: on its changed days, and not before `after` o'clock of the diary day."""
    phase = trial.phase_on(today) if trial else None
    if trial is None or phase is None or not phase.changed or trial.over(today):
        return False
    if _too_early(now, day_start, after):
        return False
    return today.isoformat() not in trial.adherence


def _too_early(now: time, day_start: time, after: time | None) -> bool:
    return after is not None and since_start(now, day_start) < since_start(after, day_start)


def _of_midnight(clock_time: time) -> timedelta:
    return timedelta(hours=clock_time.hour, minutes=clock_time.minute, seconds=clock_time.second)
