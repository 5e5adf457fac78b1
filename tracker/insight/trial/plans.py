"""The plan of a trial as numbers: 0 on baseline days, 1 on changed ones, NaN on neither."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tracker.model import Trial
from tracker.model.designs import admissible

Floats = NDArray[np.float64]

BASELINE, CHANGED = 0.0, 1.0


def plan_of(trial: Trial, dates: Sequence[date]) -> Floats:
    """Return (T,) 0 on baseline, 1 on changed days, NaN before and after the trial and on
    wash-out days."""
    plan = np.full(len(dates), np.nan)
    if not dates:
        return plan
    for phase in trial.lived:
        counted = phase.start + timedelta(days=phase.washout)
        first, last = ((day - dates[0]).days for day in (counted, phase.end))
        plan[max(first, 0) : max(last + 1, 0)] = CHANGED if phase.changed else BASELINE
    return plan


def phase_means(
    trial: Trial, dates: Sequence[date], values: Floats
) -> list[tuple[date, date, float]]:
    """Return the first and last counted day and the mean of each phase as it was lived; a phase
    without a known day among `dates` (values: (T,), NaN where not known) has none."""
    found = []
    for phase in trial.lived:
        counted = phase.start + timedelta(days=phase.washout)
        known = [
            float(value)
            for day, value in zip(dates, values, strict=True)
            if counted <= day <= phase.end and np.isfinite(value)
        ]
        if known:
            found.append((counted, phase.end, float(np.mean(known))))
    return found


def drawable(trial: Trial) -> Floats:
    """Return (K, days of the trial) all plans that its dates could have been drawn from."""
    return laid_out(admissible(trial.lengths, trial.least), trial.washout)


def laid_out(lengths: ArrayLike, washout: int = 0) -> Floats:
    """Return (K, days) the plans of K times phases that last so many days (K, phases), from the
    first day to the last; as `designs.phases` has them."""
    ends = np.cumsum(np.atleast_2d(np.asarray(lengths, dtype=np.int64)), axis=1)
    starts = np.concatenate([np.zeros((len(ends), 1), np.int64), ends[:, :-1]], axis=1)
    days = np.arange(ends[0, -1])
    phase = (days[None, :, None] >= starts[:, None, :]).sum(axis=2) - 1
    since = days - np.take_along_axis(starts, phase, axis=1)
    plans = np.where(phase % 2 == 1, CHANGED, BASELINE)
    plans[(phase > 0) & (since < washout)] = np.nan
    return plans
