"""Where a trial stands, in a line, and what it is made of; told from the trial and the day alone.

What its record shows is the business of the analysis.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from .days import each_day
from .observation import REVIEW_WAITS
from .records import Phase, Trial
from .say import named_day
from .trial_words import day_number, name_of, state
from .words import visible

Standing = Literal["planned", "waiting", "running", "over", "reviewed"]

VERDICTS: Final = {
    "too early": "too early to say",
    "too few days": "too few days on record to compare",
    "described only": "described, without a verdict",
    "no clear difference": "no clear difference",
    "fewer": "goes with less twitching",
    "more": "goes with more twitching",
}
AS_USUAL: Final = "as usual, without the change"
DATA_KEPT: Final = "What is recorded so far is kept, and the review says that it was ended early."
_PLACES: Final = {"running": 0, "waiting": 1, "planned": 2, "over": 3, "reviewed": 4}


def standing_of(trial: Trial, today: date) -> Standing:
    """Return how far a trial has got, one that is over by whether it was reviewed."""
    found = state(trial, today)
    return "reviewed" if found == "over" and trial.reviewed else found


def in_order(trials: Iterable[Trial], today: date) -> list[Trial]:
    """Return trials as they are listed: the one that runs, those to come, those only planned,
    and those that are over, the newest first."""
    found = list(trials)
    found.sort(key=lambda trial: trial.last or date.min, reverse=True)
    return sorted(found, key=lambda trial: _PLACES[standing_of(trial, today)])


def planned_end(trial: Trial) -> date | None:
    """Return the last day of its plan, None before it has dates."""
    return max((phase.end for phase in trial.phases), default=None)


def standing_words(trial: Trial, today: date) -> str:
    """Return where a trial stands, in a line: 'day 9 of 28, change phase, until Wed 23 Dec'."""
    first, last = trial.first, trial.last
    if first is None or last is None:
        return "planned, not begun"
    if trial.over(today):
        said = f"reviewed {named_day(trial.reviewed, today)}" if trial.reviewed else "not reviewed"
        how = "ended early on" if stopped_early(trial) else "ended"
        return f"{how} {named_day(last, today)}, {said}"
    if first > today:
        return f"begins {_ahead(first, today)}, until {named_day(last, today)}"
    return f"{day_words(trial, today)}, until {named_day(last, today)}"


def day_words(trial: Trial, day: date) -> str:
    """Return which day of a trial it is and in which phase: 'day 9 of 28, change phase, left
    out'; '' for a day that is none of its."""
    phase = trial.phase_on(day)
    if phase is None:
        return ""
    left_out = ", a day left out" if (day - phase.start).days < phase.washout else ""
    return f"{day_number(trial, day)}, {name_of(phase)} phase{left_out}"


def doing_words(trial: Trial, day: date) -> str:
    """Return what is done on a day of a trial: the change, or as usual; '' for no day of it."""
    phase = trial.phase_on(day)
    if phase is None:
        return ""
    return visible(trial.change) if phase.changed else AS_USUAL


def review_waits(trials: Iterable[Trial], today: date) -> Trial | None:
    """Return the newest trial that was over lately and not reviewed, None without one."""
    waiting = [
        (trial.last, trial)
        for trial in trials
        if trial.last
        and standing_of(trial, today) == "over"
        and today <= trial.last + timedelta(days=REVIEW_WAITS)
    ]
    return max(waiting, key=lambda each: each[0])[1] if waiting else None


def running(trials: Iterable[Trial], day: date, today: date) -> Trial | None:
    """Return the trial that a day, past or `today`, belongs to; None without one, and none on
    the day it was ended early."""
    return next(
        (
            trial
            for trial in trials
            if trial.runs_on(day) and not (day == today and trial.over(today))
        ),
        None,
    )


def stopped_early(trial: Trial) -> bool:
    """Return whether it was ended before the last day of its plan."""
    end = planned_end(trial)
    return trial.stopped is not None and end is not None and trial.stopped < end


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Of the changed days so far, `of` in all: on how many it was `said` whether the change was
    kept to, and on how many it was."""

    kept: int = 0
    said: int = 0
    of: int = 0


def kept(trial: Trial, today: date) -> Kept:
    """Return how a trial was kept to on the changed days that have passed, and today where it
    was said."""
    days = [
        day.isoformat()
        for phase in trial.lived
        if phase.changed
        for day in each_day(phase.start, min(phase.end, today))
        if day < today or day.isoformat() in trial.adherence
    ]
    answers = [trial.adherence[day] for day in days if day in trial.adherence]
    return Kept(kept=sum(answers), said=len(answers), of=len(days))


def adherence_words(trial: Trial, today: date) -> str:
    """Return how it was kept to, in a sentence; no word of it is a reproach."""
    found = kept(trial, today)
    if not found.of:
        return "No changed day yet." if not trial.over(today) else "There was no changed day."
    if not found.said:
        return f"Of {_days(found.of, 'changed ')} so far none says whether it was kept to."
    rest = "" if found.said == found.of else f"; on {found.of - found.said} it isn't said"
    return f"Kept to on {found.kept} of {_days(found.said, 'changed ')}{rest}."


def phase_lines(phases: Iterable[Phase], today: date) -> list[tuple[Phase, str]]:
    """Return each phase with its words: 'change  Thu 26 Nov – Wed 9 Dec, 14 days'."""
    told = []
    for phase in phases:
        days = (phase.end - phase.start).days + 1
        dates = f"{named_day(phase.start, today)} – {named_day(phase.end, today)}"
        first = "day" if phase.washout == 1 else f"{phase.washout} days"
        left_out = f", first {first} left out" if phase.washout else ""
        told.append((phase, f"{name_of(phase):<9}{dates}, {_days(days)}{left_out}"))
    return told


def _ahead(day: date, today: date) -> str:
    return "tomorrow" if (day - today).days == 1 else named_day(day, today)


def _days(count: int, kind: str = "") -> str:
    return f"{count} {kind}day{'' if count == 1 else 's'}"
