from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.special import gammaln

from tracker.insight.covariance import CELLS, Cell, gram
from tracker.insight.response import log_moments, poisson_fit, response


def exact_moments(mu: float, dispersion: float) -> tuple[float, float]:
    y = np.arange(60_000)
    size = 1 / dispersion
    log_pmf = gammaln(y + size) - gammaln(size) - gammaln(y + 1)
    log_pmf += size * np.log(size / (size + mu)) + y * np.log(mu / (size + mu))
    mass = np.exp(log_pmf)
    mean = float(mass @ np.log(y + 0.5))
    return mean, float(mass @ (np.log(y + 0.5) - mean) ** 2)


@pytest.mark.parametrize("mu", [0.05, 1.0, 8.0, 150.0, 900.0])
@pytest.mark.parametrize("dispersion", [0.001, 0.3, 3.0])
def test_moments_of_the_log_count_agree_with_the_sum(mu: float, dispersion: float) -> None:
    mean, variance = log_moments(np.array([mu / 2, mu]), dispersion)
    assert_allclose((mean[1], variance[1]), exact_moments(mu, dispersion), rtol=3e-3, atol=2e-3)


def test_poisson_fit_recovers_group_means() -> None:
    group = np.tile([0.0, 1.0, 1.0], 40)
    counts = np.where(group > 0, 9.0, 3.0)
    mu = poisson_fit(counts, np.column_stack([np.ones(120), group]))
    assert_allclose(mu, counts, rtol=1e-3)


def test_a_group_of_zeros_only_stays_finite() -> None:
    group = np.tile([0.0, 1.0], 20)
    counts = np.where(group > 0, 0.0, 4.0) + np.where(np.arange(40) == 2, 3.0, 0.0)
    z, noise, *_ = response(counts, np.column_stack([np.ones(40), group]))
    assert np.isfinite(z).all()
    assert np.isfinite(noise).all()


@given(st.lists(st.integers(0, 999), min_size=21, max_size=60).filter(lambda y: len(set(y)) > 1))
def test_the_response_rises_with_the_count(drawn: list[int]) -> None:
    counts = np.array(drawn, dtype=np.float64)
    z, noise, *_ = response(counts, np.ones((len(counts), 1)))
    order = np.argsort(counts)
    assert (np.diff(z[order]) >= -1e-9).all()
    assert noise.mean() == pytest.approx(1)
    assert (noise > 0).all()


def test_a_slope_of_the_response_is_a_log_rate_ratio() -> None:
    random = np.random.default_rng(5)
    x = random.standard_normal(4000)
    counts = random.poisson(np.exp(1.5 + 0.3 * x) * random.gamma(5, 0.2, 4000)).astype(np.float64)
    z = response(counts, np.ones((4000, 1))).z
    assert np.polyfit(x, z, 1)[0] == pytest.approx(0.3, abs=0.03)


@pytest.mark.parametrize("cell", CELLS)
def test_the_banded_gram_agrees_with_the_dense_one(cell: Cell) -> None:
    random = np.random.default_rng(2)
    days = 40
    phi, lam, _ = cell
    observed = random.random(days) < 0.7
    noise = random.uniform(0.5, 2, days)
    columns = random.standard_normal((days, 5))
    found, log_det = gram(columns, noise, observed, cell)
    apart = np.abs(np.subtract.outer(np.arange(days), np.arange(days)))
    drift = phi**apart if lam else np.zeros((days, days))
    dense = ((1 - lam) * np.diag(noise) + lam * drift)[np.ix_(observed, observed)]
    rows = columns[observed]
    assert_allclose(found, rows.T @ np.linalg.solve(dense, rows), rtol=1e-8)
    assert log_det == pytest.approx(np.linalg.slogdet(dense)[1])


def test_the_prior_weights_of_the_cells_add_up() -> None:
    assert sum(cell.prior for cell in CELLS) == pytest.approx(1)
