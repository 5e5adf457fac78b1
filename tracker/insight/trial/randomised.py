"""A randomisation test: how unusual the plan that was run is among all that could have been
drawn (Bulte & Onghena 2008).

Exact whatever way the days go, for the draw is the only chance it counts on: response, nuisance
and covariance are settled without the plan, which is then laid over what is left.
"""

from __future__ import annotations

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
    observed = _statistics(run[None, during], days, with_z)[0]
    return float(np.mean(_statistics(drawn[:, during], days, with_z) >= observed * _AS_LARGE))


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


def _statistics(plans: Floats, days: Floats, with_z: Floats) -> Floats:
    """Return |S_pz| / sqrt(S_pp) of each plan (K, n) over the watched days; its wash-out days
    are left out as if they had not been watched."""
    out = np.isnan(plans)
    shifted = np.where(out, 0.0, plans)
    own, with_response = shifted @ days, shifted @ with_z
    strength = np.einsum("kn,kn->k", shifted, own)
    for row in np.flatnonzero(out.any(axis=1)):
        gone = out[row]
        both = np.column_stack([own[row, gone], with_z[gone]])
        taken = own[row, gone] @ np.linalg.solve(days[np.ix_(gone, gone)], both)
        strength[row] -= taken[0]
        with_response[row] -= taken[1]
    known = strength > _NOTHING_LEFT * np.maximum(shifted.sum(axis=1), 1.0)
    return np.where(known, np.abs(with_response), 0.0) / np.sqrt(np.where(known, strength, 1.0))
