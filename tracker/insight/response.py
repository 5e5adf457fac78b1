"""Counts as a response whose slopes are log rate ratios.

A count-scaled log: log(y + .5) is bent and uneven for small counts; under a negative
binomial with the fitted mean the bend and the variance are known, so both are taken out
(the recipe of statistics.md, RESPONSE).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

Floats = NDArray[np.float64]

_LEAST_DISPERSION = 0.001
_LEAST_SLOPE = 0.2
_GRID = 7
_STEP = 0.05  # of log mu, for the numeric derivative
_RIDGE = 0.01  # keeps the Poisson fit finite where a group has only zeros
_LEAST_SHARE = 0.01  # no fitted mean below this share of the overall mean


class Response(NamedTuple):
    """`z` (n,) on the scale of log rates and `noise` (n,), its relative variance, mean 1;
    `scale` is the mean variance of z, and `dispersion` that of the counts: mu + a mu^2."""

    z: Floats
    noise: Floats
    scale: float
    dispersion: float


def response(counts: Floats, adjusters: Floats) -> Response:
    """Return the response of n observed counts given their adjusters (n, q).

    The counts must not all be equal.
    """
    mu = poisson_fit(counts, adjusters)
    dispersion = _dispersion(counts, mu, adjusters.shape[1])
    grid = np.geomspace(mu.min() * 0.999, mu.max() * 1.001, _GRID)
    expected, variance = log_moments(grid, dispersion)
    at, log_mu = np.log(grid), np.log(mu)
    kappa = np.maximum(np.interp(log_mu, at, _bend(grid, dispersion)), _LEAST_SLOPE)
    z = log_mu + (np.log(counts + 0.5) - np.interp(log_mu, at, expected)) / kappa
    noise = np.interp(log_mu, at, variance) / kappa**2
    scale = float(noise.mean())
    return Response(z, noise / scale, scale, dispersion)


def least_noise(counts: Floats, adjusters: Floats) -> float:
    """Return the mean variance of z if the counts scattered by chance alone: what can't be
    undercut however regular a record looks."""
    mu = poisson_fit(counts, adjusters)
    grid = np.geomspace(mu.min() * 0.999, mu.max() * 1.001, _GRID)
    _, variance = log_moments(grid, _LEAST_DISPERSION)
    kappa = np.maximum(_bend(grid, _LEAST_DISPERSION), _LEAST_SLOPE)
    return float(np.interp(np.log(mu), np.log(grid), variance / kappa**2).mean())


def _bend(mu: Floats, dispersion: float) -> Floats:
    """Return how much E log(Y + .5) rises with log mu."""
    above, _ = log_moments(mu * np.exp(_STEP), dispersion)
    below, _ = log_moments(mu * np.exp(-_STEP), dispersion)
    return (above - below) / (2 * _STEP)


def poisson_fit(counts: Floats, adjusters: Floats, steps: int = 25) -> Floats:
    """Return the fitted means (n,) of a Poisson regression with log link; column 0 of the
    adjusters is the intercept, the others carry a very weak ridge."""
    mean = counts.mean()
    beta = np.zeros(adjusters.shape[1])
    beta[0] = np.log(mean)
    ridge = np.full(len(beta), _RIDGE)
    ridge[0] = 0.0
    eta = adjusters @ beta
    for _ in range(steps):
        mu = np.exp(eta)
        gradient = adjusters.T @ (counts - mu) - ridge * beta
        curvature = (adjusters * mu[:, None]).T @ adjusters + np.diag(ridge + 1e-9)
        step = np.linalg.solve(curvature, gradient)
        step *= min(1.0, 2.0 / max(np.abs(adjusters @ step).max(), 1e-12))
        beta += step
        eta = adjusters @ beta
        if np.abs(step).max() < 1e-8:
            break
    fitted: Floats = np.maximum(np.exp(eta), _LEAST_SHARE * mean)
    return fitted


def _dispersion(counts: Floats, mu: Floats, parameters: int) -> float:
    n = len(counts)
    excess = float(np.sum((counts - mu) ** 2 - mu) / np.sum(mu**2))
    return max(_LEAST_DISPERSION, excess * n / (n - parameters))


def log_moments(mu: Floats, dispersion: float) -> tuple[Floats, Floats]:
    """Return mean and variance of log(Y + .5) for Y negative binomial with means `mu` (k,)
    and variance mu + dispersion mu^2.

    Summed exactly up to 300; above, on a mesh, so that huge counts stay cheap.
    """
    y, width = _mesh(mu, dispersion)
    size = 1 / dispersion
    log_pmf = (
        gammaln(y + size) - gammaln(size) - gammaln(y + 1)
        + size * np.log(size / (size + mu))[:, None]
        + y * np.log(mu / (size + mu))[:, None]
    )  # fmt: skip
    mass = np.exp(log_pmf) * width
    mass /= mass.sum(axis=1, keepdims=True)
    value = np.log(y + 0.5)
    mean = mass @ value
    return mean, mass @ value**2 - mean**2


def _mesh(mu: Floats, dispersion: float) -> tuple[Floats, Floats]:
    """Return whole counts that cover the distributions, and how many counts each stands for."""
    most = float(mu.max())
    spread = np.sqrt(most + dispersion * most**2)
    upper = most + 12 * spread + 25 * dispersion * most + 30
    parts = [np.arange(min(300.0, np.ceil(upper)) + 1)]
    if upper > 300:
        parts.append(np.geomspace(300, upper, 400))
        for centre in mu:
            reach = 8 * np.sqrt(centre)
            parts.append(np.linspace(max(centre - reach, 0), centre + reach, 60))
    y = np.unique(np.round(np.concatenate(parts)))
    edges = np.concatenate([[y[0] - 0.5], (y[1:] + y[:-1]) / 2, [y[-1] + 0.5]])
    return y, np.diff(edges)
