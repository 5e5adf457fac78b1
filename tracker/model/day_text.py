"""A day as plain text, for a note or a message."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date, datetime

from msgspec.structs import replace

from .day import Day
from .factors import Catalogue
from .records import Episode, Intake, Trial
from .say import (
    broken_words,
    check_in_parts,
    count_words,
    episode_words,
    intake_words,
    marker_words,
)
from .trial_words import kept_words, phase_words
from .words import visible

TIME = 8  # columns for when a record was


def day_text(
    day: Day,
    catalogue: Catalogue,
    say_time: Callable[[datetime | None], str],
    *,
    trials: Sequence[Trial] = (),
    lacking: str = "",
    counts: bool = True,
) -> str:
    """Return what a day holds, a line a record, in the order they happened; `say_time` puts a
    time in words, `lacking` says that a part is not there, and without `counts` no number of
    twitches is told."""
    lines = [f"{_named(day.day)} · {count_words(day, whole=not lacking, hidden=not counts)}"]
    lines += [visible(lacking)] if lacking else []
    lines += [_row("trial", words) for trial in trials if (words := _phase(trial, day.day))]
    lines += [_row("?", broken_words(each)) for each in day.broken]
    lines += [_row("event", marker_words(each)) for each in day.markers]
    timed: list[Episode | Intake] = [*day.episodes, *day.intakes]
    for record in sorted(timed, key=_when):
        words = (
            episode_words(record, counts=counts)
            if isinstance(record, Episode)
            else intake_words(record, catalogue.get(record.factor))
        )
        lines.append(_row(say_time(record.at).strip(), words))
    if day.check_in:
        said = day.check_in if counts else replace(day.check_in, unlogged=None)
        parts = check_in_parts(said, catalogue, day.values)
        lines.append(_row("day", " · ".join(map(visible, parts)) or "check-in, nothing filled in"))
    return "\n".join(lines)


def _named(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def _row(first: str, words: str) -> str:
    return f"  {first:<{TIME}}{words}"


def _phase(trial: Trial, day: date) -> str:
    phase, kept = phase_words(trial, day), kept_words(trial, day)
    return f"{visible(trial.name)}: {phase}{f' · {kept}' if kept else ''}" if phase else ""


def _when(record: Episode | Intake) -> float:
    """Those of which only the day is known come first."""
    return record.at.timestamp() if record.at else -math.inf
