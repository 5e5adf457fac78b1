"""What the commands of a trial print in common."""

from __future__ import annotations

from tracker.model import ONE_DAY, Trial
from tracker.model.trial_words import name_of
from tracker.model.words import visible

from ...output import headline, say
from ...text import day_words


def say_dates(trial: Trial) -> None:
    """Print the phases of a trial that has its dates, one a line."""
    headline(f"{visible(trial.name)}: its dates")
    for phase in trial.phases:
        days = (phase.end - phase.start) // ONE_DAY + 1
        first = "day" if phase.washout == 1 else f"{phase.washout} days"
        left_out = f", the first {first} left out" if phase.washout else ""
        span = f"{day_words(phase.start)} – {day_words(phase.end)}"
        say(f"  {name_of(phase):<10}{span}   {days} days{left_out}")
