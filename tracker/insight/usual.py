"""The range in which a person's next 7-day mean is expected if nothing changes.

From the days before alone: their level, their spread and how far one day resembles the
next, each with what is not known of it (statistics.md of the design, 'Change': the same
response and covariances as for the links with factors).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .covariance import CELLS, Cell
from .response import response

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

# Nominal levels at which a flat diary with drift lies outside in at most one look of ten.
_COUNT_LEVEL = 0.92
_VALUE_LEVEL = 0.95
_LEAST_EITHER = 4  # weekend days and others known, to tell them apart
_DRAWS = 8_000
_SEED = 20_261_122
_RATING_VARIANCE = 0.25  # a rating is told in whole points, so no day is known better
_MINUTES_SPREAD = 0.2  # share of the level that a day's minutes vary at least
_TOP_RATING = 10.0
_MOST = 1e12


class Range(NamedTuple):
    """Where a new 7-day mean is expected."""

    low: float
    high: float


class Days(NamedTuple):
    """The known days before the week, and those of it: their rows on the calendar (n,), (k,),
    whether each is a weekend day, and the values of the days before (n,)."""

    values: Floats
    rows: Rows
    weekend: NDArray[np.bool_]
    week_rows: Rows
    week_weekend: NDArray[np.bool_]


class _Ahead(NamedTuple):
    """The week's mean as the days before foretell it, by covariance cell (C,): weight, mean
    and prediction variance; and the degrees of freedom of the variance."""

    weights: Floats
    means: Floats
    variances: Floats
    freedom: int


def usual_counts(days: Days) -> Range:
    """Return the range of the mean count of the week's known days.

    Negative binomial around a level that drifts; counts that are all equal give the
    gamma-Poisson prediction with Jeffreys' prior.
    """
    random = np.random.default_rng(_SEED)
    k, n = len(days.week_rows), len(days.rows)
    if np.ptp(days.values) == 0:
        rate = random.gamma(days.values.sum() + 0.5, 1 / n, _DRAWS)
        return _quantiles(random.poisson(k * rate) / k, _COUNT_LEVEL)
    adjusting, week = _adjusters(days)
    ready = response(days.values, adjusting)
    ahead = _ahead(days, adjusting, week, ready.z, ready.noise)
    cell, variance = _drawn(ahead, random)
    level = np.exp(np.clip(ahead.means[cell], None, np.log(_MOST)))
    # The variance is one of z, whose days have `scale`; a count's days have 1 / mu + a.
    relative = (1 / level + ready.dispersion) * variance / ready.scale
    beyond_poisson = np.maximum(relative - 1 / (k * level), 0.0)
    rate = level * _around_one(beyond_poisson, random)
    return _quantiles(random.poisson(np.minimum(k * rate, _MOST)) / k, _COUNT_LEVEL)


def usual_ratings(days: Days) -> Range:
    """Return the range of the mean of a daily rating, 0 to 10."""
    random = np.random.default_rng(_SEED)
    ahead = _of_values(days, _RATING_VARIANCE)
    cell, variance = _drawn(ahead, random)
    drawn = ahead.means[cell] + np.sqrt(variance) * random.standard_normal(_DRAWS)
    return _quantiles(np.clip(drawn, 0.0, _TOP_RATING), _VALUE_LEVEL)


def usual_minutes(days: Days) -> Range | None:
    """Return the range of the mean of daily minutes; None where there were none so far.

    It begins at 0 where a week without any is not rare.
    """
    random = np.random.default_rng(_SEED)
    level = float(days.values.mean())
    ahead = _of_values(days, (_MINUTES_SPREAD * level) ** 2)
    if level == 0 or ahead.means.min() <= 0:
        return None
    cell, variance = _drawn(ahead, random)
    means = ahead.means[cell]
    found = _quantiles(means * _around_one(variance / means**2, random), _VALUE_LEVEL)
    quiet = float(np.mean(days.values == 0)) ** len(days.week_rows)
    return found if quiet < (1 - _VALUE_LEVEL) / 2 else Range(0.0, found.high)


def _of_values(days: Days, least_variance: float) -> _Ahead:
    adjusting, week = _adjusters(days)
    noise = np.ones(len(days.values))
    return _ahead(days, adjusting, week, days.values, noise, least_variance)


def _adjusters(days: Days) -> tuple[Floats, Floats]:
    """Return the columns of the days before (n, q), level and weekend, and their means over
    the week (q,)."""
    weekend = days.weekend.astype(np.float64)
    columns, week = [np.ones(len(weekend))], [1.0]
    if min(weekend.sum(), (1 - weekend).sum()) >= _LEAST_EITHER:
        columns.append(weekend - weekend.mean())
        week.append(float(days.week_weekend.mean()) - float(weekend.mean()))
    return np.column_stack(columns), np.array(week)


def _ahead(
    days: Days,
    adjusting: Floats,
    week: Floats,
    z: Floats,
    noise: Floats,
    least_variance: float = 0.0,
) -> _Ahead:
    """Return the prediction of the week's mean of z in every covariance cell.

    The mean is the fitted level, not drawn towards the last days: usual is what the whole
    stretch was. The variance is that of the week's mean less the fitted level.
    """
    freedom = len(z) - adjusting.shape[1]
    log_weights, means, variances = [], [], []
    for cell in CELLS:
        within = _covariance(days.rows, days.rows, cell) + np.diag((1 - cell.lam) * noise)
        inverse = np.linalg.inv(within)
        product = adjusting.T @ inverse @ adjusting
        fit = np.linalg.solve(product, adjusting.T @ inverse)
        residual = z - adjusting @ (fit @ z)
        squares = max(float(residual @ inverse @ residual), 1e-12)
        k = len(days.week_rows)
        own = _covariance(days.week_rows, days.week_rows, cell).mean() + (1 - cell.lam) / k
        weights = week @ fit
        shared = _covariance(days.week_rows, days.rows, cell).mean(axis=0) @ weights
        unit = max(float(own + weights @ within @ weights - 2 * shared), 0.0)
        log_weights.append(
            np.log(cell.prior)
            - 0.5 * (_log_det(within) + _log_det(product) + freedom * np.log(squares))
        )
        means.append(float(weights @ z))
        variances.append(max(squares / freedom, least_variance) * unit)
    weight = np.exp(np.array(log_weights) - max(log_weights))
    return _Ahead(weight / weight.sum(), np.array(means), np.array(variances), freedom)


def _covariance(rows: Rows, columns: Rows, cell: Cell) -> Floats:
    apart = np.abs(rows[:, None] - columns[None, :])
    return np.asarray(cell.lam * cell.phi**apart, dtype=np.float64)


def _log_det(matrix: Floats) -> float:
    return float(np.linalg.slogdet(matrix)[1])


def _drawn(ahead: _Ahead, random: np.random.Generator) -> tuple[Rows, Floats]:
    """Return draws of the cell and of the prediction variance, which is known only so well."""
    cell = random.choice(len(ahead.weights), _DRAWS, p=ahead.weights)
    freedom = ahead.freedom
    return cell, ahead.variances[cell] * freedom / random.chisquare(freedom, _DRAWS)


def _around_one(relative_variance: Floats, random: np.random.Generator) -> Floats:
    """Return lognormal draws of mean 1 with those variances."""
    log_variance = np.log1p(relative_variance)
    normal = random.standard_normal(len(log_variance))
    return np.asarray(np.exp(np.sqrt(log_variance) * normal - log_variance / 2))


def _quantiles(draws: Floats, level: float) -> Range:
    low, high = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2], method="inverted_cdf")
    return Range(float(low), float(high))
