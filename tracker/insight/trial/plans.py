"""The plan of a trial as numbers: 0 on baseline days, 1 on changed ones, NaN on neither."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

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


def laid_out(lengths: Sequence[int], washout: int = 0) -> Floats:
    """Return the plan of phases that last so many days, from its first day to its last; see
    `designs.phases`."""
    plan = np.repeat(np.arange(len(lengths)) % 2 * (CHANGED - BASELINE) + BASELINE, lengths)
    for first in np.cumsum(lengths)[:-1]:
        plan[first : first + washout] = np.nan
    return plan


def drawable(trial: Trial) -> Floats:
    """Return (K, days of the trial) all plans that its dates could have been drawn from."""
    lengths = admissible(trial.lengths, trial.least)
    return np.array([laid_out(each, trial.washout) for each in lengths])
