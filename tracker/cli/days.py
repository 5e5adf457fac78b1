"""Days as `show` and `find` print them: readable, and as JSON."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from tracker.model import ONE_DAY, Catalogue, Day, Episode, Intake, Trial, fields, month_of
from tracker.model.say import (
    broken_words,
    check_in_parts,
    count_words,
    intake_words,
    marker_words,
)
from tracker.model.trial_words import kept_words, phase_words

from .output import headline, paragraph, say
from .text import NOT_KNOWN, NOTHING, clock_words, day_words, record_words


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


def say_days(
    days: Sequence[Day],
    catalogue: Catalogue,
    lacking: Collection[str],
    *,
    twelve: bool,
    only: Mapping[date, Collection[str]] | None = None,
    trials: Sequence[Trial] = (),
) -> None:
    """Print days oldest first; a run of empty ones takes one line. In months `lacking` a part
    ('2026-11') an empty one is not known. With `only`, of a day the episodes with these ids are
    printed, and where there are none its intakes in one line. Of `trials` a day that is printed
    by itself says its phase."""
    empty: list[date] = []
    for day in days:
        if empty and not (day.empty and _goes_on(empty[-1], day.day, lacking)):
            _say_empty(empty, lacking)
            empty = []
        if day.empty:
            empty.append(day.day)
        else:
            _say_day(day, catalogue, twelve=twelve, lacking=lacking, only=only, trials=trials)
    if empty:
        _say_empty(empty, lacking)
    if len(days) == len(empty) == 1:
        _say_phases(empty[0], trials, twelve)


def _goes_on(last: date, day: date, lacking: Collection[str]) -> bool:
    """Whether an empty day is of one run with the last: the next, and as well known."""
    return day - last == ONE_DAY and (month_of(day) in lacking) == (month_of(last) in lacking)


def _say_empty(days: Sequence[date], lacking: Collection[str]) -> None:
    until = f" – {day_words(days[-1])}" if len(days) > 1 else ""
    words = NOT_KNOWN if month_of(days[0]) in lacking else NOTHING
    say(f"{day_words(days[0])}{until} · {words}")


def _say_day(
    day: Day,
    catalogue: Catalogue,
    *,
    twelve: bool,
    lacking: Collection[str],
    only: Mapping[date, Collection[str]] | None,
    trials: Sequence[Trial],
) -> None:
    whole = month_of(day.day) not in lacking
    headline(f"{day_words(day.day)} · {count_words(day, whole=whole)}")
    _say_phases(day.day, trials, twelve)
    for broken in day.broken:
        _say_row("", broken_words(broken), broken.id, twelve)
    for marker in day.markers:
        _say_row("", marker_words(marker), marker.id, twelve)
    timed: list[Episode | Intake] = [*day.episodes, *day.intakes]
    if only is not None:
        timed = [each for each in day.episodes if each.id in only.get(day.day, ())]
    for record in sorted(timed, key=_when):
        words = record_words(record, catalogue)
        _say_row(clock_words(record.at, twelve=twelve), words, record.id, twelve)
    if only is not None and day.intakes and not timed:
        paragraph(_intakes_words(day, catalogue), indent=" " * (_column(twelve) + 2))
    if day.check_in:
        said = check_in_parts(day.check_in, catalogue, day.values)
        _say_row("day", " · ".join(said) or "check-in, nothing filled in", day.check_in.id, twelve)


def _say_phases(day: date, trials: Sequence[Trial], twelve: bool) -> None:
    for trial in trials:
        if phase := phase_words(trial, day):
            kept = kept_words(trial, day)
            _say_row(
                "trial", f"{trial.name}: {phase}{f' · {kept}' if kept else ''}", trial.id, twelve
            )


def _intakes_words(day: Day, catalogue: Catalogue) -> str:
    """Return a day's intakes in one line, equal ones together: '2 × coffee, 90 mg'."""
    counts = Counter(intake_words(each, catalogue.get(each.factor)) for each in day.intakes)
    return " · ".join(
        f"{count} × {words}" if count > 1 else words for words, count in counts.items()
    )


def _when(record: Episode | Intake) -> float:
    """Those of which only the day is known come first."""
    return record.at.timestamp() if record.at else -math.inf


def _say_row(clock: str, words: str, identifier: str, twelve: bool) -> None:
    column = _column(twelve)
    paragraph(f"{clock:<{column}}{words}  [{identifier}]", indent="  ", hanging=" " * (column + 2))


def _column(twelve: bool) -> int:
    """Return how wide the column of times is: '10:30pm' takes more than '22:30'."""
    return 9 if twelve else 7
