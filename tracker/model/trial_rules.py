"""Rules that the fields of a trial keep together, whoever wrote it: this app, an import or a
folder sync. What older versions wrote has no `lengths`, and is not measured by a design."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .designs import planned
from .records import Phase, RecordError, Trial


def check_trial(trial: Trial) -> None:
    """Raise RecordError, naming the field, for a trial whose fields can't be true together.

    Two machines may each have changed another field of it: a day of adherence after the day it
    was stopped, or a stop before a beginning that was put off elsewhere, is no breach.
    """
    _check_phases(trial.phases)
    for day in trial.adherence:
        if not _is_day(day):
            raise _breach("adherence", f"{day!r} is not a day such as 2026-11-20")
    if trial.lengths:
        _check_plan(trial)
    elif trial.least or trial.drawn:
        name = "least" if trial.least else "drawn"
        raise _breach(name, "has a meaning only beside the lengths that were planned")


def _check_phases(phases: Sequence[Phase]) -> None:
    before: date | None = None
    for phase in phases:
        if phase.end < phase.start:
            raise _breach("phases", f"one ends on {phase.end}, before it starts on {phase.start}")
        if before is not None and phase.start <= before:
            raise _breach("phases", f"one starts on {phase.start}, before the last has ended")
        if not 0 <= phase.washout <= _days(phase):
            words = f"{phase.washout} days of wash-out in a phase of {_days(phase)}"
            raise _breach("phases", words)
        before = phase.end


def _check_plan(trial: Trial) -> None:
    try:
        lengths = planned(trial.design, trial.lengths)
    except RecordError as error:
        raise _breach("design" if error.field == "design" else "lengths", str(error)) from None
    if len(trial.least) != (len(lengths) if trial.drawn or trial.least else 0):
        raise _breach("least", "says for every phase how few days may be drawn for it")
    if any(few > days for few, days in zip(trial.least, lengths, strict=False)):
        raise _breach("least", "is more than the days that a phase was planned for")
    if not trial.phases:
        return
    if len(trial.phases) != len(lengths):
        words = f"{len(trial.phases)} of them, but {len(lengths)} were planned"
        raise _breach("phases", words)
    days = sum(_days(phase) for phase in trial.phases)
    if days != sum(lengths):
        raise _breach("phases", f"they take {days} days, but {sum(lengths)} were planned")


def _days(phase: Phase) -> int:
    return (phase.end - phase.start).days + 1


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _breach(field: str, words: str) -> RecordError:
    return RecordError(f"{field}: {words}", field)
