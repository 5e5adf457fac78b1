"""A trial in words, the same on every screen, in the command line and in the report.

Everything here is told from the trial alone and the day it is; what its record shows is the
business of the analysis.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from .days import each_day
from .records import Outcome, Phase, Trial
from .say import named_day
from .words import visible

State = Literal["planned", "ahead", "running", "over", "reviewed"]

OUTCOMES: Final[dict[Outcome, str]] = {
    "count": "twitches a day",
    "minutes": "minutes of twitching a day",
    "intensity": "strongest intensity a day",
    "bother": "strongest bother a day",
}
RATED: Final[tuple[Outcome, ...]] = ("intensity", "bother")  # told as means, never tested
VERDICTS: Final = {
    "too early": "too early to say",
    "too few days": "too few days on record to compare",
    "described only": "described, without a verdict",
    "no clear difference": "no clear difference",
    "fewer": "goes with less twitching",
    "more": "goes with more twitching",
}
AS_USUAL: Final = "as usual, without the change"
SELF_FULFILLING: Final = (
    "Nothing is compared while it runs: seeing hints before a trial has ended can become "
    "self-fulfilling."
)
FIXED: Final = (
    "What is changed, the outcome, the design and the dates stand from its first day on. It ends "
    "by itself, with a review, and is not made longer."
)
DATA_KEPT: Final = "What is recorded so far is kept, and the review says that it was ended early."
REVIEW_WAITS: Final = 14  # days that Log tells of the review of a trial that is over

_NUMBERS: Final = {1: "one phase", 2: "two phases", 4: "four phases"}


def state_of(trial: Trial, today: date) -> State:
    """Return where a trial stands: planned and not begun, its first day still ahead, running,
    over, or over and reviewed."""
    if trial.first is None:
        return "planned"
    if trial.over(today):
        return "reviewed" if trial.reviewed else "over"
    return "ahead" if trial.first > today else "running"


def planned_end(trial: Trial) -> date | None:
    """Return the last day of its plan, None before it has dates."""
    return max((phase.end for phase in trial.phases), default=None)


def state_words(trial: Trial, today: date) -> str:
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
    """Return which day of a trial it is and in which phase: 'day 9 of 28, change phase'; '' for
    a day that is none of its."""
    first, end = trial.first, planned_end(trial)
    phase = trial.phase_on(day)
    if first is None or end is None or phase is None:
        return ""
    return f"day {(day - first).days + 1} of {(end - first).days + 1}, {phase_words(phase, day)}"


def phase_words(phase: Phase, day: date) -> str:
    """Return the phase of a day: 'baseline phase', 'change phase, a day left out' where it lies
    in the wash-out."""
    name = "change phase" if phase.changed else "baseline phase"
    return f"{name}, a day left out" if (day - phase.start).days < phase.washout else name


def doing_words(trial: Trial, day: date) -> str:
    """Return what is done on a day of a trial: the change, or as usual; '' for no day of it."""
    phase = trial.phase_on(day)
    if phase is None:
        return ""
    return visible(trial.change) if phase.changed else AS_USUAL


def kept_words(trial: Trial, day: date) -> str:
    """Return what was said of a day: 'kept ✓', 'not kept', '' where nothing was."""
    kept = trial.adherence.get(day.isoformat())
    return "" if kept is None else "kept ✓" if kept else "not kept"


def running_words(trial: Trial, day: date) -> str:
    """Return a day of a trial in one line: 'Trial “breaks at work”, day 9 of 28, change phase: a
    short break from hand work every hour'; '' for a day that is none of its."""
    said = day_words(trial, day)
    return f"Trial “{visible(trial.name)}”, {said}: {doing_words(trial, day)}" if said else ""


def review_waits(trials: Iterable[Trial], today: date) -> Trial | None:
    """Return the newest trial that was over lately and not reviewed, None without one."""
    waiting = [
        (trial.last, trial)
        for trial in trials
        if trial.last
        and state_of(trial, today) == "over"
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


@dataclass(frozen=True)
class Kept:
    """Of the changed days so far, `of` in all: on how many it was `said` whether the change was
    kept to, and on how many it was."""

    kept: int
    said: int
    of: int


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
    return Kept(sum(answers), len(answers), len(days))


def adherence_words(trial: Trial, today: date) -> str:
    """Return how it was kept to, in a sentence; no word of it is a reproach."""
    found = kept(trial, today)
    if not found.of:
        return "No changed day yet." if not trial.over(today) else "There was no changed day."
    if not found.said:
        return f"Of {_days(found.of, 'changed ')} so far none says whether it was kept to."
    rest = "" if found.said == found.of else f"; {found.of - found.said} don’t say"
    return f"Kept to on {found.kept} of {_days(found.said, 'changed ')}{rest}."


def design_words(trial: Trial) -> str:
    """Return its design: 'AB: two phases of 14 days, dates chosen'."""
    lengths = trial.lengths or [(phase.end - phase.start).days + 1 for phase in trial.phases]
    if not lengths:
        return visible(trial.design)
    return design_said(trial.design, lengths, drawn=trial.drawn, washout=trial.washout)


def design_said(
    design: str, lengths: list[int] | tuple[int, ...], *, drawn: bool, washout: int = 0
) -> str:
    """Return a design that may not be a trial's yet; `lengths` are the days of its phases."""
    many = _NUMBERS.get(len(lengths), f"{len(lengths)} phases")
    alike = len(set(lengths)) == 1
    days = str(lengths[0]) if alike else ", ".join(map(str, lengths[:-1])) + f" and {lengths[-1]}"
    left_out = f", the first {_days(washout)} of each but the first left out" if washout else ""
    dates = "dates drawn" if drawn else "dates chosen"
    return f"{visible(design)}: {many} of {days} days, {dates}{left_out}"


def phase_lines(phases: Iterable[Phase], today: date) -> list[tuple[Phase, str]]:
    """Return each phase with its words: 'change  Thu 26 Nov – Wed 9 Dec, 14 days'."""
    told = []
    for phase in phases:
        name = "change" if phase.changed else "baseline"
        days = (phase.end - phase.start).days + 1
        dates = f"{named_day(phase.start, today)} – {named_day(phase.end, today)}"
        left_out = f", first {_days(phase.washout)} left out" if phase.washout else ""
        told.append((phase, f"{name:<9}{dates}, {_days(days)}{left_out}"))
    return told


def _ahead(day: date, today: date) -> str:
    return "tomorrow" if (day - today).days == 1 else named_day(day, today)


def _days(count: int, kind: str = "") -> str:
    return f"{count} {kind}day{'' if count == 1 else 's'}"
