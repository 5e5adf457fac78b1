"""`remind`: a word when the check-in is open, for whoever asked cron or systemd for one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tracker.diary import DiaryDamaged
from tracker.model import ONE_DAY, Day
from tracker.model.reminding import (
    LOOKED_BACK,
    asks_of_trial,
    is_morning,
    open_check_ins,
)

from ..context import Context
from ..errors import CommandError, report
from ..output import complain, emit_json, say
from ..text import open_words

if TYPE_CHECKING:
    from argparse import Namespace

    from tracker.diary import Diary

CHECK_IN_KEY = "log.check_in"


def remind(context: Context, options: Namespace) -> int:
    """Print or send a line about open check-ins, and one about today's trial; nothing where
    there is nothing to say, or during a pause."""
    with context.diary() as diary:
        today = diary.day(diary.today())
        before = _days_before(diary, today.day)
        now, day_start = diary.now().time(), diary.day_start
        asks, trial = not diary.paused(), diary.trial_on(today.day)
    days = open_check_ins(today, before, now, day_start, options.after) if asks else []
    told = [f"{open_words(days, today.day)}: {_ways_in(context)}"] if days else []
    if asks and trial and asks_of_trial(trial, today.day, now, day_start, options.after):
        told.append(f"Kept to “{trial.name}” today? tracker trial adhere yes, or no")
    line = "\n".join(told) or None
    code, sent = _send(line) if line and options.notify else (0, False)
    if context.json:
        emit_json(
            {
                "schema": 1,
                "day": today.day.isoformat(),
                "checkin": "closed" if today.closed else "open",
                "days": [day.isoformat() for day in days],
                "words": line,
                "notified": sent,
            }
        )
    elif not sent:
        say(*told)
    return code


def _days_before(diary: Diary, today: date) -> Sequence[Day]:
    """Return the last days before today as far as they matter now; a month of theirs that
    can't be read is told, and today is spoken of all the same."""
    if not is_morning(diary.now().time(), diary.day_start):
        return []
    try:
        return diary.days(today - LOOKED_BACK * ONE_DAY, today - ONE_DAY)
    except DiaryDamaged as error:
        complain(f"tracker: {error}")
        return []


def _ways_in(context: Context) -> str:
    """Return how a check-in is made; a key that the person gave it is theirs to know."""
    settings, _ = context.loaded
    key = "the app" if CHECK_IN_KEY in settings.keys else "f in the app"
    return f"tracker checkin, or {key}"


def _send(line: str) -> tuple[int, bool]:
    """Send a notification; return the exit code, and whether it was shown."""
    from ..notifying import notify

    try:
        notify("Tracker", line)
    except CommandError as error:
        return report(error), False
    return 0, True
