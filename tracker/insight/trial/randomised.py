"""A randomisation test: how unusual the plan that was run is among all that could have been
drawn (Bulte & Onghena 2008).

Exact whatever way the days go, for the draw is the only chance it counts on: response, nuisance
and covariance are settled without the plan, which is then laid over what is left.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tracker.model.designs import LEAST_PLANS

from ..covariance import gram
from .adjusted import LEAST_SIDE, responded
from .nuisance import around
from .penalised import CELLS, fit, grams, taken_out

Floats = NDArray[np.float64]
Days = NDArray[np.bool_]

_NOTHING_LEFT = 1e-9
_AS_LARGE = 1 - 1e-9  # of the statistic: a tie is a tie in spite of rounding


def randomisation_p(
    counts: ArrayLike,
    factors: Mapping[str, ArrayLike],
    start: date,
    plan: ArrayLike,
    plans: ArrayLike,
) -> float:
    """Return the share of plans that part the days at least as strongly as the one that was run.

    counts, factors, start and plan as for `estimate`; plans: (K, days of the trial, from its
    first day) all that could have been drawn, each as likely, the one that was run included.
    Raises ValueError with the reason where the test can't be made.
    """
    drawn = np.array(plans, dtype=np.float64)
    trial = around(counts, factors, start, plan)
    run = trial.plan[trial.before :]
    _check(drawn, run)
    used = trial.observed
    during = used[trial.before :]
    if during.sum() < 2 * LEAST_SIDE:
        raise ValueError("too few days of the trial were watched")
    if np.ptp(trial.counts[trial.before :][during]) == 0:
        raise ValueError("the days of the trial are all alike")
    ready, least = responded(trial, used, None)
    z, noise = np.zeros(len(used)), np.ones(len(used))
    z[used], noise[used] = ready.z, ready.noise
    products, log_dets = grams(np.column_stack([trial.columns, z]), noise, used)
    found = fit(products, log_dets, trial.spread, int(used.sum()), least, planned=False)
    if found is None:
        raise ValueError("the days of the trial can't be told apart")
    best = int(found.weight.argmax())
    # One column a watched day: what is left of it gives the products of any plan at all.
    each = np.zeros((len(used), int(during.sum())))
    each[trial.before + np.flatnonzero(during), np.arange(each.shape[1])] = 1.0
    product, _ = gram(np.column_stack([trial.columns, each, z]), noise, used, CELLS[best])
    left, _ = taken_out(product[None], trial.spread, found.s2[[best]])
    days, with_z = left[0, :-1, :-1], left[0, :-1, -1]
    observed = _statistic(run[during], days, with_z)
    others = [_statistic(one[during], days, with_z) for one in drawn]
    return float(np.mean(np.array(others) >= observed * _AS_LARGE))


def _check(drawn: Floats, run: Floats) -> None:
    if drawn.ndim != 2 or drawn.shape[1] != len(run):
        raise ValueError("every plan must have one number for each day of the trial")
    if len(drawn) < LEAST_PLANS:
        raise ValueError(
            f"there are only {len(drawn)} ways to draw the dates, and the test needs {LEAST_PLANS}"
        )
    same = (drawn == run) | (np.isnan(drawn) & np.isnan(run))
    if not same.all(axis=1).any():
        raise ValueError("the plan that was run is not among those that could have been drawn")


def _statistic(plan: Floats, days: Floats, with_z: Floats) -> float:
    """Return |S_pz| / sqrt(S_pp) of a plan (n,) over the watched days; its wash-out days are
    left out as if they had not been watched."""
    out = np.isnan(plan)
    shifted = np.where(out, 0.0, plan)
    own, with_response = days @ shifted, float(shifted @ with_z)
    strength = float(shifted @ own)
    if out.any():
        gone = np.linalg.solve(days[np.ix_(out, out)], np.column_stack([own[out], with_z[out]]))
        strength -= float(own[out] @ gone[:, 0])
        with_response -= float(own[out] @ gone[:, 1])
    if strength <= _NOTHING_LEFT * max(float(shifted @ shifted), 1.0):
        return 0.0
    return abs(with_response) / math.sqrt(strength)
