"""Day-to-day drift: a few fixed covariances, averaged over instead of chosen.

V = (1 - lam) diag(D) + lam phi^|i - j| on the observed days; everything in time that
grows with the number of days only (statistics.md, COVARIANCE).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_solve_banded, cholesky_banded

Floats = NDArray[np.float64]


class Cell(NamedTuple):
    """Drift that keeps `phi` of itself from day to day and is the share `lam` of the
    variance; `lam` 0 is independence. `prior` is its weight before looking."""

    phi: float
    lam: float
    prior: float


_INDEPENDENCE = 0.15
_FORGOTTEN = 100  # days; the slowest drift keeps .9 ** 200 = 7e-10 of itself over two of them
CELLS = (
    Cell(0.0, 0.0, _INDEPENDENCE),
    *(
        Cell(phi, lam, (1 - _INDEPENDENCE) / 9)
        for phi in (0.4, 0.7, 0.9)
        for lam in (0.3, 0.6, 0.9)
    ),
)


def near(observed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return (T,) which days lie within 100 days of an observed one.

    Longer gaps may be left out of `gram`: nothing of the drift is left after 200 days, and
    a stray record of decades ago then costs nothing.
    """
    rows = np.flatnonzero(observed)
    days = np.arange(len(observed))
    after = np.searchsorted(rows, days)
    following = rows[np.minimum(after, len(rows) - 1)]
    before = rows[np.maximum(after - 1, 0)]
    nearest = np.minimum(np.abs(following - days), np.abs(before - days))
    return np.asarray(nearest <= _FORGOTTEN, dtype=np.bool_)


def gram(
    columns: Floats, noise: Floats, observed: NDArray[np.bool_], cell: Cell
) -> tuple[Floats, float]:
    """Return M' V^-1 M (p, p) and log det V over the observed days.

    columns: (T, p), finite everywhere; noise: (T,) relative variances; observed: (T,).
    """
    if cell.lam == 0:
        weight = np.where(observed, 1 / noise, 0.0)
        return (columns * weight[:, None]).T @ columns, float(np.log(noise[observed]).sum())
    days = len(observed)
    weight = np.where(observed, 1 / ((1 - cell.lam) * noise), 0.0)
    precision = _drift_precision(days, cell)
    precision[1] += weight
    factor = cholesky_banded(precision, lower=False, check_finite=False)
    weighted = columns * weight[:, None]
    inner = cho_solve_banded((factor, False), weighted, check_finite=False)
    product = columns.T @ weighted - weighted.T @ inner
    log_det_drift = -(days - 1) * np.log(1 - cell.phi**2) - days * np.log(cell.lam)
    log_det = 2 * np.log(factor[1]).sum() - log_det_drift - np.log(weight[observed]).sum()
    return (product + product.T) / 2, float(log_det)


def _drift_precision(days: int, cell: Cell) -> Floats:
    """Return the tridiagonal inverse of lam phi^|i - j| in upper banded form (2, days)."""
    scale = 1 / ((1 - cell.phi**2) * cell.lam)
    banded = np.empty((2, days))
    banded[0] = -cell.phi * scale
    banded[1] = (1 + cell.phi**2) * scale
    banded[1, [0, -1]] = scale
    return banded
