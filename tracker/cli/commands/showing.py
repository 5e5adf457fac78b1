"""`show` and `status`: what days hold."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from tracker.model import Day, Episode, Intake, fields
from tracker.model.say import broken_words, left_out_words, marker_words

from ..context import Context
from ..errors import InputError, pointing_at
from ..output import complain, emit_json, headline, paragraph, say
from ..text import NOTHING, check_in_parts, clock_words, count_words, day_words, record_words

if TYPE_CHECKING:
    from argparse import Namespace

    from tracker.model import Catalogue

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
            _say_days(days, diary.catalogue, twelve=context.settings.clock == "12h")
    return 0


def _is_open(text: str) -> bool:
    """Whether a range begins with the diary's first day; else its span needn't be known."""
    return text.strip().lower() == "all" or text.lstrip().startswith("..")


def status(context: Context, options: Namespace) -> int:
    """Print today in one line."""
    with context.diary() as diary:
        day = diary.day(diary.today())
        paused = diary.paused()
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
    elif options.format is not None:
        say(*_filled(options.format, facts).split("\n"))
    elif paused:
        say("paused")
    elif context.settings.counts == "hidden":
        say(f"check-in {facts['checkin']}")
    else:
        say(_filled(STATUS, facts))
    return 0


def day_json(day: Day) -> dict[str, Any]:
    """Return a day as `show --json` lists it."""
    return {
        "day": day.day.isoformat(),
        "watched": day.watched,
        "count": day.count,
        "values": day.values,
        "episodes": [fields(episode) for episode in day.episodes],
        "intakes": [fields(intake) for intake in day.intakes],
        "check_in": fields(day.check_in) if day.check_in else None,
        "markers": [fields(marker) for marker in day.markers],
    }


def _filled(template: str, facts: dict[str, Any]) -> str:
    unknown = [name for name in PLACEHOLDER.findall(template) if name not in facts]
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in facts)
        raise InputError(f"--format doesn't know {{{unknown[0]}}}; it knows {known}")
    said = facts | {"today": "–" if facts["today"] is None else facts["today"]}
    return PLACEHOLDER.sub(lambda found: str(said[found[1]]), template)


def _say_days(days: Sequence[Day], catalogue: Catalogue, *, twelve: bool) -> None:
    """Print days oldest first; a run of empty ones takes one line."""
    empty: list[date] = []
    for day in days:
        if day.empty:
            empty.append(day.day)
            continue
        _say_empty(empty)
        empty = []
        _say_day(day, catalogue, twelve=twelve)
    _say_empty(empty)


def _say_empty(days: Sequence[date]) -> None:
    if days:
        until = f" – {day_words(days[-1])}" if len(days) > 1 else ""
        say(f"{day_words(days[0])}{until} · {NOTHING}")


def _say_day(day: Day, catalogue: Catalogue, *, twelve: bool) -> None:
    headline(f"{day_words(day.day)} · {count_words(day)}")
    for broken in day.broken:
        _say_row("", broken_words(broken), broken.id)
    for marker in day.markers:
        _say_row("", marker_words(marker), marker.id)
    timed: list[Episode | Intake] = [*day.episodes, *day.intakes]
    for record in sorted(timed, key=_when):
        words = record_words(record, catalogue)
        _say_row(clock_words(record.at, twelve=twelve), words, record.id)
    if day.check_in:
        said = check_in_parts(day.check_in, catalogue, day.values)
        _say_row("day", " · ".join(said) or "check-in, nothing filled in", day.check_in.id)


def _complain_of_broken(days: Sequence[Day]) -> None:
    """Say that there are records which the answer has no place for."""
    count = sum(len(day.broken) for day in days)
    if count:
        complain(f"tracker: {left_out_words(count)}")


def _when(record: Episode | Intake) -> float:
    """Those of which only the day is known come first."""
    return record.at.timestamp() if record.at else -math.inf


def _say_row(clock: str, words: str, identifier: str) -> None:
    paragraph(f"{clock:<7}{words}  [{identifier}]", indent="  ", hanging=" " * 9)
