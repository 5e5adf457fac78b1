"""How many times as many on changed as on baseline days, given what went on beside it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import stdtr

from ..response import Response, least_noise, response
from ..shrinkage import t_quantile
from .nuisance import Around, around
from .penalised import fit, grams

Floats = NDArray[np.float64]

LEAST_SIDE = 3  # watched days of either kind
_LEVEL = 0.95
# A column of this size instead of 1 holds the plan's part in the fitted means to about one log:
# a side without a single twitch would otherwise run off to nothing.
_HELD = 0.1


@dataclass(frozen=True, kw_only=True)
class TrialEstimate:
    """Log rate ratio of the changed to the baseline phases, its 95% interval and two-sided p,
    all NaN where they can't be estimated; `unadjusted_log_rr` is that of the plain means, -inf
    where the changed days have no twitch at all and NaN where the baseline has none."""

    log_rr: float
    low: float
    high: float
    p: float
    unadjusted_log_rr: float


def estimate(
    counts: ArrayLike, factors: Mapping[str, ArrayLike], start: date, plan: ArrayLike
) -> TrialEstimate:
    """Return how the changed phases of a trial compare with its baseline phases.

    counts: (T,) twitches a day, NaN where unwatched; factors: {name: (T,)}, NaN where missing,
    of which sleep, caffeine and workload are adjusted for as far as they are there; start: the
    date of row 0; plan: (T,) 0 baseline, 1 changed, NaN before the trial and on wash-out days.
    Thirty watched days before the trial, or more, say how strongly the rest matters, and are
    never the baseline. Raises ValueError for lengths that differ, a negative count, or a plan of
    other numbers or of no day.

    The method is that of statistics.md, 'Self-trials': generalised least squares on the
    count-scaled log response, averaged over 26 day-to-day drifts. Fewer than three watched days
    of either kind, or counts that are all alike, can't be compared.
    """
    trial = around(counts, factors, start, plan)
    changed, baseline = trial.sides()
    plain = _unadjusted(changed, baseline)
    used = trial.observed & (np.isfinite(trial.plan) | (trial.earlier == 1))
    if min(len(changed), len(baseline)) < LEAST_SIDE or np.ptp([*changed, *baseline]) == 0:
        return _unknown(plain)
    shifted = np.where(np.isfinite(trial.plan), trial.plan, 0.0)
    ready, least = responded(trial, used, shifted)
    z, noise = np.zeros(len(used)), np.ones(len(used))
    z[used], noise[used] = ready.z, ready.noise
    products, log_dets = grams(np.column_stack([trial.columns, shifted, z]), noise, used)
    found = fit(products, log_dets, trial.spread, int(used.sum()), least, planned=True)
    if found is None:
        return _unknown(plain)
    slope = float(found.weight @ found.slope)
    error = math.sqrt(found.weight @ (found.variance + (found.slope - slope) ** 2))
    freedom = float(found.weight @ found.freedom)
    reach = t_quantile(freedom, _LEVEL) * error
    return TrialEstimate(
        log_rr=slope,
        low=slope - reach,
        high=slope + reach,
        p=float(2 * stdtr(freedom, -abs(slope) / error)),
        unadjusted_log_rr=plain,
    )


def responded(
    trial: Around, used: NDArray[np.bool_], plan: Floats | None
) -> tuple[Response, float]:
    """Return the response of the used days, around means that know the plan where it is given,
    and the least variance it can have."""
    columns = [np.ones(int(used.sum()))]
    if plan is not None:
        columns.append(_HELD * plan[used])
    if trial.before:
        columns.append(trial.earlier[used])
    adjusters = np.column_stack(columns)
    return response(trial.counts[used], adjusters), least_noise(trial.counts[used], adjusters)


def _unadjusted(changed: Floats, baseline: Floats) -> float:
    if not len(changed) or not len(baseline) or not baseline.any():
        return math.nan
    return math.log(changed.mean() / baseline.mean()) if changed.any() else -math.inf


def _unknown(plain: float) -> TrialEstimate:
    nan = math.nan
    return TrialEstimate(log_rr=nan, low=nan, high=nan, p=nan, unadjusted_log_rr=plain)
