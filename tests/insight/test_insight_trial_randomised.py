"""The randomisation test against dense linear algebra, its exactness and its refusals."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose
from numpy.typing import NDArray

from tracker.insight.trial import randomisation_p
from tracker.insight.trial.adjusted import responded
from tracker.insight.trial.nuisance import around
from tracker.insight.trial.penalised import CELLS, fit, grams
from tracker.insight.trial.plans import laid_out
from tracker.model.designs import admissible

from .diaries import START, simulate
from .test_insight_trial_estimate import NAN, after, drift

Floats = NDArray[np.float64]


def all_plans(washout: int = 0) -> Floats:
    return laid_out(admissible((7, 7, 7, 7), (5, 5, 5, 5)), washout)


PLANS = all_plans()


@pytest.mark.parametrize(("before", "washout"), [(0, 0), (60, 0), (0, 2), (60, 1)])
def test_p_is_that_of_whole_matrices(before: int, washout: int) -> None:
    plans = all_plans(washout)
    run = plans[40]
    diary = simulate(11, before + 28)
    plan = after(before, run)
    trial = around(diary.counts, diary.factors, START, plan)
    used = trial.observed
    rows = np.flatnonzero(used)
    ready, least = responded(trial, used, None)
    z, noise = np.zeros(len(used)), np.ones(len(used))
    z[used], noise[used] = ready.z, ready.noise
    products, dets = grams(np.column_stack([trial.columns, z]), noise, used)
    found = fit(products, dets, trial.spread, len(rows), least, planned=False)
    assert found is not None
    best = int(found.weight.argmax())
    cell, s2 = CELLS[best], found.s2[best]

    def statistic(one: Floats) -> float:
        laid = np.concatenate([np.zeros(trial.before), one])[rows]
        kept = np.isfinite(laid)
        nuisance, spread = trial.columns[rows][kept][:, 1:], trial.spread[1:]
        v = drift(rows[kept].astype(float), ready.noise[kept], cell)
        inverse = np.linalg.inv(v + nuisance @ np.diag(spread**2 / s2) @ nuisance.T)
        ones, p, response = np.ones(kept.sum()), laid[kept], ready.z[kept]
        p = p - ones * (ones @ inverse @ p) / (ones @ inverse @ ones)
        return float(abs(p @ inverse @ response) / np.sqrt(p @ inverse @ p))

    largest = np.array([statistic(one) for one in plans])
    share = np.mean(largest >= largest[40] * (1 - 1e-9))
    assert_allclose(randomisation_p(diary.counts, diary.factors, START, plan, plans), share)


def test_over_all_plans_the_p_are_those_of_ranks() -> None:
    """Exact: with no effect, as often at most a share of the plans as that share."""
    diary = simulate(3, 28)
    p = [randomisation_p(diary.counts, diary.factors, START, run, PLANS) for run in PLANS]
    for level in (0.05, 0.2, 0.5):
        assert np.mean(np.array(p) <= level) <= level
    assert min(p) == pytest.approx(1 / len(PLANS))


def test_a_strong_effect_is_rare_among_the_plans() -> None:
    random = np.random.default_rng(2)
    run = PLANS[90]
    counts = random.poisson(np.where(run == 1, 2.0, 20.0)).astype(float)
    assert randomisation_p(counts, {}, START, run, PLANS) <= 0.02


def test_missing_factors_are_filled_without_looking_at_the_plan() -> None:
    """The response, the nuisance and the covariance are the same for every plan."""
    diary = simulate(9, 28)
    one, other = (around(diary.counts, diary.factors, START, PLANS[row]) for row in (0, 100))
    assert np.isnan(diary.factors["sleep"]).any()
    assert_allclose(one.columns, other.columns)


@pytest.mark.parametrize(
    ("counts", "plans", "words"),
    [
        (np.arange(28.0), PLANS[:19], "only 19 ways"),
        (np.arange(28.0), PLANS[1:], "not among"),
        (np.arange(28.0), PLANS[:, :20], "one number for each day"),
        (np.where(np.arange(28) < 5, 3.0, NAN), PLANS, "too few days"),
        (np.full(28, 4.0), PLANS, "all alike"),
    ],
)
def test_what_cant_be_tested_is_refused_with_the_reason(
    counts: Floats, plans: Floats, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        randomisation_p(counts, {}, START, PLANS[0], plans)
