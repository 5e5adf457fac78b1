"""Trials in words: their plan, where they have got to, and what a day of one is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, Literal

from .days import ONE_DAY
from .designs import sight_words
from .records import Outcome, Phase, Trial

State = Literal["planned", "waiting", "running", "over"]

OUTCOMES: Final[dict[Outcome, str]] = {
    "count": "twitches a day",
    "minutes": "minutes of twitching a day",
    "intensity": "the strongest intensity of a day",
    "bother": "the strongest bother of a day",
}
RATES: Final[tuple[Outcome, ...]] = ("count", "minutes")  # of which a ratio means something
RATED: Final = (
    "Of a 0 to 10 rating only the means of the phases are told; there is no ratio and no test.",
    "It is still reasonable as a comfort change: what feels good is worth keeping either way.",
)
SELF_FULFILLING: Final = (
    "Seeing hints before a trial can become self-fulfilling; so nothing is compared while it runs."
)
FIXED: Final = "The outcome is fixed from now on: {}. Another question gets a trial of its own."
SUPPLEMENT_LAST: Final = "A supplement comes last, and only after a clinician agreed."
KEPT: Final = {True: "kept to", False: "not kept to"}


def state(trial: Trial, today: date) -> State:
    """Return how far a trial has got; 'waiting' has its dates and begins on a day to come."""
    if trial.first is None:
        return "planned"
    if trial.over(today):
        return "over"
    return "running" if trial.first <= today else "waiting"


def plan_words(trial: Trial) -> str:
    """Return a plan's design: 'ABAB: four phases of 7 days, 28 in all, baseline first; the
    dates are drawn when it begins; the first day of a phase doesn't count'."""
    lengths: Sequence[int] = trial.lengths or [_days(phase) for phase in trial.phases]
    if not lengths:
        return f"{trial.design}: no phase is planned"
    told = [f"{trial.design}: {_lengths_words(lengths)}, {sum(lengths)} in all, baseline first"]
    if trial.drawn:
        told.append("dates drawn" if trial.phases else "the dates are drawn when it begins")
    if trial.washout:
        first = "first day" if trial.washout == 1 else f"first {trial.washout} days"
        told.append(f"the {first} after each change of phase left out")
    return "; ".join(told)


def foresight(trial: Trial) -> list[str]:
    """Return in sentences what the plan of a trial can see and what it can't."""
    if trial.outcome not in RATES:
        return list(RATED)
    return sight_words(trial.design, trial.lengths, trial.drawn, trial.washout)


def day_number(trial: Trial, day: date) -> str:
    """Return which of its days a day is: 'day 9 of 28', of the days that were planned."""
    first, last = trial.phases[0].start, trial.phases[-1].end
    return f"day {(day - first) // ONE_DAY + 1} of {(last - first) // ONE_DAY + 1}"


def phase_words(trial: Trial, day: date) -> str:
    """Return the phase that a day of it lies in: 'change, day 2 of 7, left out'; '' where it
    was not lived, or lies between two phases."""
    phase = trial.phase_on(day)
    if phase is None:
        return ""
    number = (day - phase.start) // ONE_DAY + 1
    told = [name_of(phase), f"day {number} of {_days(phase)}"]
    return ", ".join([*told, "left out"] if number <= phase.washout else told)


def kept_words(trial: Trial, day: date) -> str:
    """Return whether a day was kept to, '' where it wasn't said."""
    said = trial.adherence.get(day.isoformat())
    return "" if said is None else KEPT[said]


def name_of(phase: Phase) -> str:
    """Return what a phase is called."""
    return "change" if phase.changed else "baseline"


def _days(phase: Phase) -> int:
    return (phase.end - phase.start) // ONE_DAY + 1


def _lengths_words(lengths: Sequence[int]) -> str:
    number = {1: "one phase", 2: "two phases", 3: "three phases", 4: "four phases"}
    named = number.get(len(lengths), f"{len(lengths)} phases")
    if len(set(lengths)) == 1:
        return f"{named} of {lengths[0]} days"
    return f"{named} of {', '.join(map(str, lengths[:-1]))} and {lengths[-1]} days"
