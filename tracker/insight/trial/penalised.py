"""Slopes given a nuisance that is held small, in every covariance cell (statistics.md).

A prior on the nuisance is a covariance more: what is left of plan and response once it is
taken out has the same quadratic forms as under V + sum of tau^2 column column'.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..covariance import Cell, gram

Floats = NDArray[np.float64]
Days = NDArray[np.bool_]

_INDEPENDENCE = 0.15
_PHI = {0.3: 0.25, 0.5: 0.30, 0.7: 0.25, 0.85: 0.15, 0.95: 0.05}
_LAM = {0.2: 0.25, 0.4: 0.30, 0.6: 0.25, 0.8: 0.15, 0.95: 0.05}
CELLS = (
    Cell(0.0, 0.0, _INDEPENDENCE),
    *(
        Cell(phi, lam, (1 - _INDEPENDENCE) * often * share)
        for phi, often in _PHI.items()
        for lam, share in _LAM.items()
    ),
)
_ROUNDS = 5
_LEAST_FREEDOM = 3.0
_COLLINEAR = 1e-6  # what is left of a column, as a share, when it counts as explained away


class Fits(NamedTuple):
    """By cell (C,): the log rate ratio of the plan with its variance and degrees of freedom
    (NaN for a fit without a plan), the variance `s2` of the response, and the cell's weight."""

    slope: Floats
    variance: Floats
    freedom: Floats
    s2: Floats
    weight: Floats


def grams(columns: Floats, noise: Floats, observed: Days) -> tuple[Floats, Floats]:
    """Return M' V^-1 M (C, p, p) and log det V (C,) of every cell; arguments as for `gram`."""
    found = [gram(columns, noise, observed, cell) for cell in CELLS]
    return np.array([product for product, _ in found]), np.array([det for _, det in found])


def fit(
    products: Floats, log_dets: Floats, spread: Floats, n: int, least: float, *, planned: bool
) -> Fits | None:
    """Return the fit of every cell; None where the plan is explained away.

    products (C, p, p): first the k columns held to `spread`, then the plan if `planned`, the
    response last; `n` watched days, 3 or more; `least` is what s2 can't fall below.
    """
    k, freed = len(spread), n - 1 - planned
    s2 = np.maximum(products[:, -1, -1] / n, least)
    for _ in range(_ROUNDS):
        left, _ = taken_out(products, spread, s2)
        residual = left[:, -1, -1]
        if planned:
            if np.any(left[:, 0, 0] <= _COLLINEAR * products[:, k, k]):
                return None
            residual = residual - left[:, 0, -1] ** 2 / left[:, 0, 0]
        s2 = np.maximum(residual / freed, least)
    left, shrunk = taken_out(products, spread, s2)
    held = spread[np.isfinite(spread)]
    log_weight = np.log([cell.prior for cell in CELLS]) - 0.5 * (
        log_dets
        + np.linalg.slogdet(shrunk)[1]
        + np.log(held**2 / s2[:, None]).sum(axis=1)
        + freed * np.log(s2)
        + residual / s2  # the same in all cells unless s2 is held at its least
    )
    slope = variance = freedom = np.full(len(s2), np.nan)
    if planned:
        log_weight -= 0.5 * np.log(left[:, 0, 0])
        slope, variance = left[:, 0, -1] / left[:, 0, 0], s2 / left[:, 0, 0]
        spent = np.einsum("cii->c", np.linalg.solve(shrunk, products[:, :k, :k]))
        freedom = np.maximum(n - 2 - spent + 1, _LEAST_FREEDOM)
    weight = np.exp(log_weight - log_weight.max())
    return Fits(slope, variance, freedom, s2, weight / weight.sum())


def taken_out(products: Floats, spread: Floats, s2: Floats) -> tuple[Floats, Floats]:
    """Return the products of what comes after the nuisance with the nuisance taken out, and
    the nuisance's own with its prior: G_NN + diag(s2 / spread^2). products (C, p, p), s2 (C,)."""
    k = len(spread)
    across = products[:, :k, k:]
    shrunk = products[:, :k, :k] + s2[:, None, None] * np.diag(spread**-2.0)
    return products[:, k:, k:] - np.swapaxes(across, 1, 2) @ np.linalg.solve(shrunk, across), shrunk
