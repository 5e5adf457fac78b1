"""The estimators beside scipy's and statsmodels' own, where they answer the same question:
no drift, no weekday pattern, or a covariance that is given."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose
from numpy.typing import NDArray
from scipy import stats
from scipy.linalg import null_space
from scipy.optimize import brentq
from statsmodels.discrete.discrete_model import NegativeBinomial
from statsmodels.genmod.cov_struct import Independence
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_estimating_equations import GEE
from statsmodels.genmod.generalized_linear_model import GLM
from statsmodels.regression.linear_model import GLS
from statsmodels.stats.multitest import multipletests

from tests.simulation.naive import benjamini_hochberg, each_at_level, pearson_p, spearman_p
from tracker.insight.associations import associate, look, prepare
from tracker.insight.covariance import CELLS, Cell, gram
from tracker.insight.regressors import adjusters
from tracker.insight.response import log_moments, poisson_fit, response
from tracker.insight.selection import Grams, estimate, max_t
from tracker.insight.shrinkage import posterior_median, t_quantile

from .diaries import START, TYPICAL, simulate

Floats = NDArray[np.float64]

REAL = Path(__file__).parents[3] / "shared" / "data" / "headache-diary.csv"


# The response


@pytest.mark.parametrize("seed", range(3))
def test_the_poisson_fit_is_that_of_statsmodels(seed: int) -> None:
    random = np.random.default_rng(seed)
    days = adjusters(START, np.ones(90, bool))
    counts = random.poisson(np.exp(days @ np.array([1.5, -0.3, 0.2, 0.2]))).astype(float)
    theirs = GLM(counts, days, family=Poisson()).fit()
    assert_allclose(poisson_fit(counts, days), theirs.fittedvalues, rtol=1e-3)


@pytest.mark.parametrize("mu", [0.4, 6.0, 90.0])
@pytest.mark.parametrize("dispersion", [0.05, 0.25, 1.5])
def test_the_moments_of_the_log_count_are_those_of_scipy(mu: float, dispersion: float) -> None:
    size = 1 / dispersion
    theirs = stats.nbinom(size, size / (size + mu))
    y = np.arange(int(theirs.ppf(1 - 1e-13)) + 2)
    value, mass = np.log(y + 0.5), theirs.pmf(y)
    mean, variance = (moment[0] for moment in log_moments(np.array([mu]), dispersion))
    assert mean == pytest.approx(value @ mass, abs=1e-3)
    assert variance == pytest.approx(value**2 @ mass - (value @ mass) ** 2, rel=2e-3)


def test_the_dispersion_and_the_slope_come_near_the_most_likely_ones() -> None:
    random = np.random.default_rng(3)
    x = random.standard_normal(3000)
    rate = np.exp(1.7 + 0.3 * x) * random.gamma(4, 0.25, 3000)
    counts = random.poisson(rate).astype(float)
    design = np.column_stack([np.ones(3000), x])
    theirs = NegativeBinomial(counts, design).fit(disp=False)
    ours = response(counts, design)
    assert ours.dispersion == pytest.approx(theirs.params[2], rel=0.1)
    slope = float(np.polyfit(x, ours.z, 1)[0])
    assert abs(slope - theirs.params[1]) < theirs.bse[1]


# The fit under a given covariance


def problem(cell: Cell) -> tuple[Grams, Floats, Floats, Floats, Floats]:
    """Return the Grams of one cell, and A (n, 3), X (n, 4), z (n,), V (n, n) of its days."""
    random = np.random.default_rng(8)
    days = 70
    observed = random.random(days) < 0.8
    adjusting = np.column_stack([np.ones(days), random.standard_normal((days, 2))])
    x = random.standard_normal((days, 4)) + 0.5 * random.standard_normal((days, 1))
    z = np.where(observed, 0.4 * x[:, 1] + random.standard_normal(days), 0.0)
    noise = random.uniform(0.5, 2, days)
    product, log_det = gram(np.column_stack([adjusting, x, z]), noise, observed, cell)
    n = int(observed.sum())
    grams = Grams(product[None], np.array([log_det]), np.ones(1), 3, n)
    apart = np.abs(np.subtract.outer(np.arange(days), np.arange(days)))
    drift = cell.lam * cell.phi**apart if cell.lam else np.zeros((days, days))
    v = (drift + (1 - cell.lam) * np.diag(noise))[np.ix_(observed, observed)]
    return grams, adjusting[observed], x[observed], z[observed], v


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("flagged", [[], [1]])
def test_slopes_and_errors_are_those_of_statsmodels_gls(cell: Cell, flagged: list[int]) -> None:
    grams, adjusting, x, z, v = problem(cell)
    ours = estimate(grams, flagged)
    for one in set(range(4)) - set(flagged):
        design = np.column_stack([adjusting, x[:, flagged], x[:, one]])
        theirs = GLS(z, design, sigma=v).fit()
        assert ours.slope[one] == pytest.approx(theirs.params[-1], rel=1e-7)
        assert ours.error[one] == pytest.approx(theirs.bse[-1], rel=1e-7)
        assert ours.freedom == theirs.df_resid


def test_covariances_weigh_by_the_restricted_likelihood_of_scipys_normal() -> None:
    # Of contrasts that hold no adjuster, at the variance most likely in each cell.
    pair = (CELLS[0], CELLS[5])
    likelihoods, slopes, parts = [], [], []
    for cell in pair:
        grams, adjusting, _, z, v = problem(cell)
        free = null_space(adjusting.T)
        within, left = free.T @ v @ free, free.T @ z
        variance = left @ np.linalg.solve(within, left) / len(left)
        likelihoods.append(stats.multivariate_normal(cov=variance * within).logpdf(left))
        slopes.append(estimate(grams, []).slope)
        parts.append(grams)
    odds = np.exp(likelihoods[1] - likelihoods[0])
    both = Grams(
        np.concatenate([part.products for part in parts]),
        np.concatenate([part.log_dets for part in parts]),
        np.array([0.5, 0.5]),
        3,
        parts[0].n,
    )
    expected = (slopes[0] + odds * slopes[1]) / (1 + odds)
    assert 0.001 < odds < 1000
    assert_allclose(estimate(both, []).slope, expected, rtol=1e-6)


# The test and the interval


@pytest.mark.parametrize("freedom", [3, 17, 200])
def test_t_quantiles_are_those_of_scipy(freedom: int) -> None:
    for level in (0.9, 0.95, 0.996):
        assert t_quantile(freedom, level) == pytest.approx(stats.t(freedom).interval(level)[1])


def test_max_t_is_the_multivariate_t_of_scipy() -> None:
    correlation = np.array([[1.0, 0.6, 0.1], [0.6, 1.0, -0.3], [0.1, -0.3, 1.0]])
    theirs = stats.multivariate_t(shape=correlation, df=25, seed=1)
    for reach in (1.5, 2.2, 2.8):
        bound = np.full(3, reach)
        expected = 1 - theirs.cdf(bound, lower_limit=-bound)
        ours = max_t(bound, correlation, 25, 0.01)[0]
        assert ours == pytest.approx(expected, abs=4 * np.sqrt(expected / 40_000))


@pytest.mark.parametrize(("slope", "error"), [(0.3, 0.1), (-0.2, 0.12), (0.9, 0.05)])
def test_the_shrunken_point_is_the_median_of_the_posterior(slope: float, error: float) -> None:
    grid = np.linspace(-3, 3, 60_001)
    prior = 0.65 * stats.norm.pdf(grid, 0, 0.08) + 0.35 * stats.norm.pdf(grid, 0, 0.35)
    below = np.cumsum(prior * stats.norm.pdf(slope, grid, error))
    median = brentq(lambda at: np.interp(at, grid, below / below[-1]) - 0.5, -3, 3)
    assert posterior_median(slope, error) == pytest.approx(median, abs=2e-4)


def test_a_flagged_interval_pays_for_having_been_chosen() -> None:
    diary = simulate(5, 180, planted={("workload", 0): 0.6, ("sleep", 0): -0.6})
    found = associate(diary.counts, diary.factors, START)
    chosen = [one for one in found if one.flagged]
    assert len(chosen) >= 2
    for one in chosen:  # Benjamini and Yekutieli (2005)
        level = 1 - 0.05 * len(chosen) / len(found)
        reach = stats.t(one.freedom).interval(level)[1] * one.error / one.sd
        assert one.high - one.low == pytest.approx(2 * reach)


# Whole diaries


def quiet_diary(seed: int) -> tuple[Floats, dict[str, Floats], Floats]:
    """Return counts of 400 days without drift, weekday pattern or trend, their factors, and
    the design that the engine uses, without the factors."""
    random = np.random.default_rng(seed)
    factors = {name: random.standard_normal(400) for name in ("a", "b", "c")}
    rate = np.exp(1.8 + 0.25 * factors["a"] - 0.1 * factors["b"])
    counts = random.poisson(rate * random.gamma(5, 0.2, 400)).astype(float)
    return counts, factors, adjusters(START, np.ones(400, bool))


def test_without_drift_associations_are_those_of_a_negative_binomial_model() -> None:
    # Likelihood uses a count a little better than its logarithm does: errors a tenth smaller.
    apart, wider = [], []
    for seed in range(12):
        counts, factors, days = quiet_diary(seed)
        for one in associate(counts, factors, START, lags=(0,), alpha=1e-12):
            design = np.column_stack([days, factors[one.factor]])
            theirs = NegativeBinomial(counts, design).fit(disp=False)
            apart.append((one.slope - theirs.params[-2]) / theirs.bse[-2])
            wider.append(one.error / one.sd / theirs.bse[-2])
    assert np.abs(apart).max() < 2
    assert np.abs(np.reshape(apart, (12, 3)).mean(axis=0)).max() < 0.5
    assert 1 < np.min(wider) < np.max(wider) < 1.25


@pytest.mark.skipif(not REAL.exists(), reason="the real diary's file is not beside this checkout")
def test_the_real_diary_gives_what_other_models_give() -> None:
    # 121 days of headache or none; that others' errors are smaller is their ignoring drift.
    rows = list(csv.DictReader(REAL.read_text(encoding="utf-8").splitlines()))
    counts = np.array([float(row["count"]) for row in rows])
    factors = {
        name: np.array([float(row[name]) for row in rows])
        for name in ("air quality [index]", "treated")
    }
    start = date.fromisoformat(rows[0]["date"])
    ready = prepare(counts, factors, start)
    days = adjusters(start, np.isfinite(counts))
    for one, tested in zip(look(ready), ready.tested, strict=True):
        kept = slice(one.lag, None)
        design = np.column_stack([days, tested.x])[kept]
        glm = GLM(counts[kept], design, family=Poisson()).fit(scale="X2")
        weeks = np.arange(len(counts))[kept] // 7
        gee = GEE(counts[kept], design, weeks, family=Poisson(), cov_struct=Independence()).fit()
        slope = one.slope * one.sd
        assert abs(slope - glm.params[-1]) < 0.5 * glm.bse[-1]
        assert abs(slope - gee.params[-1]) < 0.5 * one.error
        assert glm.bse[-1] < one.error < 2 * glm.bse[-1]
        assert abs(glm.params[-1] / glm.bse[-1]) < 2  # nothing there, say both
        assert not one.flagged


# The usual methods that the study puts beside ours


def test_the_usual_methods_are_those_of_scipy_and_statsmodels() -> None:
    diary = simulate(11, 60, planted={("workload", 0): 0.6})
    p = {}
    for name in TYPICAL:
        x = diary.factors[name]
        paired = np.isfinite(x) & np.isfinite(diary.counts)
        pair = x[paired], diary.counts[paired]
        assert pearson_p(*pair) == pytest.approx(stats.pearsonr(*pair).pvalue)
        p[name, 0] = spearman_p(*pair)
        assert p[name, 0] == pytest.approx(stats.spearmanr(*pair).pvalue)
    for kept in (p, {key: value / 4 for key, value in p.items()}):
        rejected = multipletests(list(kept.values()), 0.05, method="fdr_bh")[0]
        assert benjamini_hochberg(kept) == {
            key for key, yes in zip(kept, rejected, strict=True) if yes
        }
        adjusted = stats.false_discovery_control(list(kept.values()))
        assert list(adjusted <= 0.05) == list(rejected)
    assert each_at_level(p) == {key for key, value in p.items() if value < 0.05}
