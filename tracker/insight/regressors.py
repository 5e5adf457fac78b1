"""The columns of the regression: what is always adjusted for, and one a factor and lag."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Days = NDArray[np.bool_]
Gate = Literal["too early", "hardly varies"]

LEAST_DAYS = 21
LEAST_PAIRED = 15
_LEAST_DISTINCT = 3
_LEAST_EITHER = 5


@dataclass(frozen=True, eq=False)
class Regressor:
    """One factor at one lag. `x` (T,) is standardised over the paired days, with the mean of
    its weekday or weekend group where it is missing; `sd` is one typical swing in the
    factor's unit. `gate` says why it is not looked at, None where it is."""

    factor: str
    lag: int
    n: int
    sd: float
    x: Floats
    gate: Gate | None


def weekends(start: date, days: int) -> Days:
    """Return (days,) whether a day is Saturday or Sunday; row 0 is `start`."""
    return (start.weekday() + np.arange(days)) % 7 >= 5


def adjusters(start: date, observed: Days) -> Floats:
    """Return (T, q): intercept, weekend and a Legendre trend over the observed stretch, of
    degree 1, 2 or 4 by how many days are observed."""
    rows = np.flatnonzero(observed)
    degree = 1 if len(rows) < 45 else 2 if len(rows) < 120 else 4
    weekend = weekends(start, len(observed)).astype(np.float64)
    columns = [np.ones(len(observed))]
    if 0 < weekend[observed].sum() < len(rows):
        columns.append(weekend)
    along = 2 * (np.arange(len(observed)) - rows[0]) / max(rows[-1] - rows[0], 1) - 1
    # Outside the observed stretch the trend has no data and must not grow without bound.
    trend = np.polynomial.legendre.legvander(np.clip(along, -1, 1), degree)
    return np.column_stack([*columns, trend[:, 1:]])


def regressors(
    factors: Mapping[str, Floats], observed: Days, start: date, lags: Sequence[int]
) -> list[Regressor]:
    """Return one regressor a factor and lag, shifted on the full calendar."""
    weekend = weekends(start, len(observed))
    return [
        _regressor(name, lag, shifted(column, lag), observed, weekend)
        for name, column in factors.items()
        for lag in lags
    ]


def shifted(column: Floats, lag: int) -> Floats:
    """Return the column moved `lag` rows down: what a day's row then holds is the value of
    `lag` days before. The first rows are NaN."""
    if lag == 0:
        return column
    moved = np.full(len(column), np.nan)
    moved[lag:] = column[: max(len(column) - lag, 0)]
    return moved


def gate(values: Floats) -> Gate | None:
    """Return why n paired values of a factor can't be looked at, None where they can."""
    if len(values) < LEAST_PAIRED:
        return "too early"
    distinct = np.unique(values)
    if np.isin(distinct, (0.0, 1.0)).all():
        either = min(np.sum(values == 0), np.sum(values == 1))
        return None if either >= _LEAST_EITHER else "hardly varies"
    return None if len(distinct) >= _LEAST_DISTINCT else "hardly varies"


def _regressor(name: str, lag: int, column: Floats, observed: Days, weekend: Days) -> Regressor:
    paired = observed & np.isfinite(column)
    values = column[paired]
    reason = gate(values)
    if reason:
        return Regressor(name, lag, len(values), float("nan"), np.zeros(len(column)), reason)
    x, sd = filled(column, paired, weekend)
    return Regressor(name, lag, len(values), sd, x, None)


def filled(column: Floats, paired: Days, weekend: Days) -> tuple[Floats, float]:
    """Return the column standardised over the paired days, with the mean of its weekday or
    weekend group on all others, and its SD, which must not be 0."""
    values = column[paired]
    sd = float(values.std(ddof=1))
    x = np.zeros(len(column))
    x[paired] = (values - values.mean()) / sd
    for group in (weekend, ~weekend):
        known, blank = group & paired, group & ~paired
        x[blank] = x[known].mean() if known.any() else 0.0
    return x, sd
