"""`show` and `status`: what days hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tracker.model import Day
from tracker.model.say import left_out_words
from tracker.model.trial_words import day_number

from ..context import Context
from ..days import day_json, say_days
from ..errors import InputError, pointing_at
from ..output import complain, emit_json, say

if TYPE_CHECKING:
    from argparse import Namespace

STATUS = "{today} today · check-in {checkin}"  # as short as a prompt or a status bar wants it
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def show(context: Context, options: Namespace) -> int:
    """Print every day of a range: readable, or JSON with all days."""
    from tracker.entry import parse_range

    text = " ".join(options.range) or "today"
    with context.diary() as diary:
        with pointing_at(text):
            start, end = parse_range(
                text,
                today=diary.today(),
                span=diary.span() if _is_open(text) else None,
                first_weekday=context.settings.first_weekday,
            )
        days = diary.days(start, end)
        complain(*(f"tracker: {words}" for words in diary.lacking_words(start, end)))
        if context.json:
            _complain_of_broken(days)
            emit_json(
                {
                    "schema": 1,
                    "from": start.isoformat(),
                    "to": end.isoformat(),
                    "days": [day_json(day) for day in days],
                }
            )
        else:
            twelve = context.settings.clock == "12h"
            lacking, trials = diary.lacking(start, end), diary.trials()
            say_days(days, diary.catalogue, lacking, twelve=twelve, trials=trials)
    return 0


def _is_open(text: str) -> bool:
    """Whether a range begins with the diary's first day; else its span needn't be known."""
    return text.strip().lower() == "all" or text.lstrip().startswith("..")


def status(context: Context, options: Namespace) -> int:
    """Print today in one line."""
    with context.diary() as diary:
        day = diary.day(diary.today())
        paused, trial = diary.paused(), diary.trial_on(day.day)
        complain(*(f"tracker: {words}" for words in diary.lacking_words(day.day, day.day)))
    _complain_of_broken([day])
    facts: dict[str, Any] = {
        "day": day.day.isoformat(),
        "today": day.count,
        "episodes": len(day.episodes),
        "checkin": "closed" if day.closed else "open",
    }
    if context.json:
        emit_json({"schema": 1, **facts})
        return 0
    runs = trial is not None and not trial.over(day.day)
    number = day_number(trial, day.day) if trial and runs else ""
    goes_on = f" · trial {number}" if number else ""
    if options.format is not None:
        say(*_filled(options.format, facts | {"trial": number}).split("\n"))
    elif paused:
        say("paused")
    elif context.settings.counts == "hidden":
        say(f"check-in {facts['checkin']}{goes_on}")
    else:
        say(f"{_filled(STATUS, facts)}{goes_on}")
    return 0


def _filled(template: str, facts: dict[str, Any]) -> str:
    unknown = [name for name in PLACEHOLDER.findall(template) if name not in facts]
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in facts)
        raise InputError(f"--format doesn't know {{{unknown[0]}}}; it knows {known}")
    said = facts | {"today": "–" if facts["today"] is None else facts["today"]}
    return PLACEHOLDER.sub(lambda found: str(said[found[1]]), template)


def _complain_of_broken(days: Sequence[Day]) -> None:
    """Say that there are records which the answer has no place for."""
    count = sum(len(day.broken) for day in days)
    if count:
        complain(f"tracker: {left_out_words(count)}")
