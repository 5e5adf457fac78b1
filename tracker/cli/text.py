"""Records in words, for people at a prompt; the phrases themselves are the model's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from tracker.model import (
    ONE_DAY,
    Broken,
    CheckIn,
    Episode,
    Factor,
    Intake,
    Marker,
    Record,
    Review,
)
from tracker.model.clock import clock_words as time_words
from tracker.model.say import (
    broken_words,
    check_in_parts,
    episode_words,
    intake_words,
    marker_words,
)

NOTHING = "nothing recorded"
NOT_KNOWN = "not known"  # what a month of which a part is set aside does not say


def day_words(day: date) -> str:
    """Return a day as it is read: 'Sun 22 Nov 2026'."""
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def open_words(days: Sequence[date], today: date) -> str:
    """Return which check-ins are open: 'The check-in of today, Thu 26 Nov, is open'."""
    near = {today: "today, ", today - ONE_DAY: "yesterday, "}
    named = [f"{near.get(day, '')}{day:%a} {day.day} {day:%b}" for day in days]
    if len(named) == 1:
        return f"The check-in of {named[0]}, is open"
    return f"The check-ins of {', and of '.join(named)}, are open"


def clock_words(at: datetime | None, *, twelve: bool = False) -> str:
    """Return the time of day: '14:05' or '2:05pm'; '–' when only the day is known."""
    return "–" if at is None else time_words(at, "12h" if twelve else "24h")


def moment_words(record: Episode | Intake, *, today: date, twelve: bool = False) -> str:
    """Return when a record was: '14:05', 'Fri 20 Nov 2026, 21:00', 'Fri 20 Nov 2026'."""
    day = "" if record.day == today else day_words(record.day)
    clock = "" if record.at is None and day else clock_words(record.at, twelve=twelve)
    return ", ".join(part for part in (day, clock) if part)


def record_words(record: Record, catalogue: Mapping[str, Factor]) -> str:
    """Return any record in one line, its day and time left out."""
    if isinstance(record, Episode):
        return episode_words(record)
    if isinstance(record, Intake):
        return intake_words(record, catalogue.get(record.factor))
    if isinstance(record, CheckIn):
        return f"check-in: {' · '.join(check_in_parts(record, catalogue)) or 'empty'}"
    if isinstance(record, Marker):
        return marker_words(record)
    if isinstance(record, Review):
        return f"weekly question: {record.answer}"
    return f"trial: {record.name}"


def removed_words(record: Record | Broken, catalogue: Mapping[str, Factor]) -> str:
    """Return what was taken out, in one line, its day and time left out."""
    return broken_words(record) if isinstance(record, Broken) else record_words(record, catalogue)


def identifier(record: Record | Broken) -> str:
    """Return the id that `edit` and `rm` take."""
    return record.day.isoformat() if isinstance(record, Review) else record.id
