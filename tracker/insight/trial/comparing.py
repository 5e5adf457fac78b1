"""What the newest self-trial's record shows, described: changed against baseline days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

import numpy as np
from numpy.typing import NDArray

from tracker.model import DAY_START, Factor, Trial
from tracker.model.factors import number
from tracker.model.words import visible

from ..daily import DailyTable
from ..phrases import label_of, short_day
from ..result import TrialResult

Floats = NDArray[np.float64]

_LEAST_DAYS = 3  # known days in each phase for a comparison
_NOTABLE = 0.5  # of a factor's SD between the phases
_CHANGED, _BASELINE = 1.0, 0.0
_OUTCOMES = {
    "count": "twitches a day",
    "minutes": "minutes of twitching a day",
    "intensity": "strongest intensity a day",
    "bother": "strongest bother a day",
}
_CAREFUL = (
    "A plain comparison: it doesn't show that the change did it, "
    "and time alone often brings improvement."
)


@dataclass(frozen=True, eq=False)
class _Phases:
    """The outcome on the counted days of each kind of phase."""

    changed: Floats
    baseline: Floats


def latest_trial(
    trials: Sequence[Trial],
    whole: DailyTable,
    catalogue: Mapping[str, Factor],
    today: date,
    *,
    day_start: time = DAY_START,
) -> TrialResult | None:
    """Return the newest trial that has begun (else the one planned) described; None without.

    Nothing is compared while it runs: a look half-way can fulfil itself. Wash-out days and
    days after it was stopped count for nothing.
    """
    planned = [trial for trial in trials if trial.phases]
    if not planned:
        return None
    trial = max(planned, key=lambda trial: (_first(trial) <= today, _first(trial)))
    return trial_result(trial, whole, catalogue, today, day_start=day_start)


def trial_result(
    trial: Trial,
    whole: DailyTable,
    catalogue: Mapping[str, Factor],
    today: date,
    *,
    day_start: time = DAY_START,
) -> TrialResult:
    """Return what a trial that has phases shows; `whole` are the days of the whole diary, of
    which those from `today` on don't count."""
    last = _last(trial)
    running = last >= today
    plan = plan_of(trial, whole.dates)
    outcome = whole.counts if trial.outcome == "count" else getattr(whole, trial.outcome)
    phases = _Phases(
        outcome[(plan == _CHANGED) & np.isfinite(outcome)],
        outcome[(plan == _BASELINE) & np.isfinite(outcome)],
    )
    ratio = None if running else _unadjusted(phases)
    also = [] if running else also_changed(whole, plan, catalogue, trial.change, day_start)
    return TrialResult(
        name=trial.name,
        design=trial.design,
        days=max((last - _first(trial)).days + 1, 0),
        ratio=None,
        low=None,
        high=None,
        unadjusted=ratio,
        p_randomised=None,
        also_changed=also,
        verdict="too early" if running else "described only",
        sentence=_sentence(trial, phases, ratio, also, running, today),
    )


def plan_of(trial: Trial, dates: Sequence[date]) -> Floats:
    """Return (T,) 0 on baseline, 1 on changed days, NaN before and after the trial and on
    wash-out days."""
    plan = np.full(len(dates), np.nan)
    last = _last(trial)
    for phase in trial.phases:
        counted = phase.start + timedelta(days=phase.washout)
        for row, day in enumerate(dates):
            if counted <= day <= min(phase.end, last):
                plan[row] = _CHANGED if phase.changed else _BASELINE
    return plan


def also_changed(
    whole: DailyTable,
    plan: Floats,
    catalogue: Mapping[str, Factor],
    change: str,
    day_start: time = DAY_START,
) -> list[str]:
    """Return, in words, what else differed between the phases by more than half an SD.

    What the trial itself changes is left out where its text names the factor. `day_start`
    is the one the table's times of day count from.
    """
    found = []
    for key, column in whole.factors.items():
        on = column[(plan == _CHANGED) & np.isfinite(column)]
        off = column[(plan == _BASELINE) & np.isfinite(column)]
        if min(len(on), len(off)) < _LEAST_DAYS or label_of(catalogue[key]) in change.lower():
            continue
        spread = float(np.std(np.concatenate([on, off])))
        if spread > 0 and abs(on.mean() - off.mean()) > _NOTABLE * spread:
            factor = catalogue[key]
            found.append(
                f"{label_of(factor)}: {_mean_words(factor, on, day_start)} on changed days, "
                f"{_mean_words(factor, off, day_start)} on baseline days"
            )
    return found


def _first(trial: Trial) -> date:
    return min(phase.start for phase in trial.phases)


def _last(trial: Trial) -> date:
    planned = max(phase.end for phase in trial.phases)
    return min(planned, trial.stopped) if trial.stopped else planned


def _unadjusted(phases: _Phases) -> float | None:
    if min(len(phases.changed), len(phases.baseline)) < _LEAST_DAYS:
        return None
    usual = float(phases.baseline.mean())
    return float(phases.changed.mean()) / usual if usual > 0 else None


def _sentence(
    trial: Trial,
    phases: _Phases,
    ratio: float | None,
    also: Sequence[str],
    running: bool,
    today: date,
) -> str:
    name = f"“{visible(trial.name)}”"
    if _first(trial) > today:
        return f"{name} begins on {short_day(_first(trial))}."
    if running:
        return f"{name} runs until {short_day(_last(trial))}; the comparison waits until then."
    if ratio is None:
        return f"{name} has ended; too few days are on record to compare its phases."
    figures = (
        f"{name}: {phases.changed.mean():.1f} {_OUTCOMES[trial.outcome]} on "
        f"{len(phases.changed)} changed days, {phases.baseline.mean():.1f} on "
        f"{len(phases.baseline)} baseline days, a ratio of {ratio:.2f}."
    )
    told = [figures, _CAREFUL]
    if also:
        told.append(f"In the meantime this changed too: {'; '.join(also)}.")
    return " ".join(told)


def _mean_words(factor: Factor, values: Floats, day_start: time) -> str:
    mean = float(values.mean())
    if factor.kind == "yesno":
        return f"{mean:.0%} of the days yes"
    if factor.kind == "time":
        minutes = round(mean * 60) + day_start.hour * 60 + day_start.minute
        return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
    return f"{number(round(mean, 1))}{f' {factor.unit}' if factor.unit else ''}"
