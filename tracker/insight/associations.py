"""Factors against the daily count: one look, at one error level over all factors and lags.

Stepwise generalised least squares on a count-scaled log response with day-to-day drift,
and max-T over the candidates (statistics.md, 'Factor associations').
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .covariance import CELLS, gram, near
from .regressors import LEAST_DAYS, Gate, Regressor, adjusters, regressors
from .response import response
from .selection import Grams, Selection, select
from .shrinkage import posterior_median, t_quantile

Floats = NDArray[np.float64]

LAGS = (0, 1)
PLAIN_LEVEL = 0.05


@dataclass(frozen=True, kw_only=True)
class Association:
    """One factor at one lag (days before) against the daily count.

    `slope`, `low` and `high` are log rate ratios per unit of the factor, NaN where they
    can't be estimated. A flagged one carries the shrunken point and the interval adjusted
    for selection, any other the raw slope and the plain 95% interval. `n` counts the days
    that have both; `sd` is one typical swing in the factor's unit and `error` the standard
    error per such swing; `tested` is how many candidates were looked at together, and
    `gate` says why this one was not.
    """

    factor: str
    lag: int
    n: int
    slope: float
    low: float
    high: float
    p_adjusted: float
    flagged: bool
    sd: float
    error: float
    freedom: int
    tested: int
    gate: Gate | None


@dataclass(frozen=True, eq=False)
class Prepared:
    """A diary made ready for one or more looks; `grams` is None where nothing can be looked
    at, and `tested` are the regressors in the order of its candidates."""

    all: list[Regressor]
    tested: list[Regressor]
    grams: Grams | None


def associate(
    counts: ArrayLike,
    factors: Mapping[str, ArrayLike],
    start: date,
    *,
    lags: Sequence[int] = LAGS,
    pinned: Set[tuple[str, int]] = frozenset(),
    alpha: float = 0.05,
) -> list[Association]:
    """Return one Association per factor and lag, in the order given.

    counts: (T,) twitches a day, NaN where unwatched; factors: {name: (T,)}, NaN where
    missing; start: the date of row 0; pinned: {(name, lag)} named before looking. Raises
    ValueError for lengths that differ, negative counts, negative lags or an alpha outside
    0 to 1.
    """
    return look(prepare(counts, factors, start, lags=lags), pinned=pinned, alpha=alpha)


def prepare(
    counts: ArrayLike,
    factors: Mapping[str, ArrayLike],
    start: date,
    *,
    lags: Sequence[int] = LAGS,
) -> Prepared:
    """Return what every look at the same diary shares; arguments as for `associate`."""
    y = _finite(counts)
    columns = {name: _finite(column) for name, column in factors.items()}
    if any(column.shape != y.shape for column in columns.values()) or y.ndim != 1:
        raise ValueError("counts and factors must be one number a day, of the same length")
    if np.any(y < 0):
        raise ValueError("a count can't be negative")
    if any(lag < 0 for lag in lags):
        raise ValueError("a lag is a number of days before, 0 or more")
    observed = np.isfinite(y)
    every = regressors(columns, observed, start, lags)
    n = int(observed.sum())
    if n < LEAST_DAYS or np.ptp(y[observed]) == 0:
        return Prepared(every, [], None)
    tested = [one for one in every if one.gate is None]
    return Prepared(every, tested, _grams(y, observed, adjusters(start, observed), tested))


def look(
    prepared: Prepared,
    *,
    pinned: Set[tuple[str, int]] = frozenset(),
    alpha: float = 0.05,
    miss: float | None = None,
) -> list[Association]:
    """Return the associations of one look at level `alpha`.

    `miss` is how often the intervals of flagged ones may miss, alpha unless said.
    """
    if not 0 < alpha < 1:
        raise ValueError("alpha must lie between 0 and 1")
    if prepared.grams is None:
        return [_unknown(one) for one in prepared.all]
    suspects = np.array([(one.factor, one.lag) in pinned for one in prepared.tested], bool)
    selection = select(prepared.grams, suspects, alpha)
    candidates = iter(range(len(prepared.tested)))
    return [
        _unknown(one)
        if one.gate is not None
        else _association(one, next(candidates), selection, alpha if miss is None else miss)
        for one in prepared.all
    ]


def _finite(values: ArrayLike) -> Floats:
    column = np.array(values, dtype=np.float64)
    column[~np.isfinite(column)] = np.nan
    return column


def _grams(
    y: Floats, observed: NDArray[np.bool_], adjusting: Floats, tested: list[Regressor]
) -> Grams:
    ready = response(y[observed], adjusting[observed])
    z, noise = np.zeros(len(y)), np.ones(len(y))
    z[observed], noise[observed] = ready.z, ready.noise
    columns = np.column_stack([adjusting, *(one.x for one in tested), z])
    kept = near(observed)
    columns, noise, observed = columns[kept], noise[kept], observed[kept]
    found = [gram(columns, noise, observed, cell) for cell in CELLS]
    return Grams(
        np.array([product for product, _ in found]),
        np.array([log_det for _, log_det in found]),
        np.array([cell.prior for cell in CELLS]),
        adjusting.shape[1],
        int(observed.sum()),
    )


def _association(one: Regressor, place: int, selection: Selection, miss: float) -> Association:
    slope, error = float(selection.slope[place]), float(selection.error[place])
    flagged = place in selection.flagged
    tested = len(selection.p)
    if not np.isfinite(slope):
        return _unknown(one, gate="hardly varies")
    level = 1 - (miss * len(selection.flagged) / tested if flagged else PLAIN_LEVEL)
    reach = t_quantile(selection.freedom, level) * error
    low, high = slope - reach, slope + reach
    if flagged:
        slope = min(max(posterior_median(slope, error), low), high)
    return Association(
        factor=one.factor,
        lag=one.lag,
        n=one.n,
        slope=slope / one.sd,
        low=low / one.sd,
        high=high / one.sd,
        p_adjusted=float(selection.p[place]),
        flagged=flagged,
        sd=one.sd,
        error=error,
        freedom=selection.freedom,
        tested=tested,
        gate=None,
    )


def _unknown(one: Regressor, gate: Gate | None = None) -> Association:
    nan = float("nan")
    return Association(
        factor=one.factor,
        lag=one.lag,
        n=one.n,
        slope=nan,
        low=nan,
        high=nan,
        p_adjusted=nan,
        flagged=False,
        sd=one.sd,
        error=nan,
        freedom=0,
        tested=0,
        gate=gate or one.gate,
    )
