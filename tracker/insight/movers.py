"""Factors that move together: neither can then be credited alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from .regressors import LEAST_PAIRED, shifted
from .result import Mover

Floats = NDArray[np.float64]

_LEAST_R = 0.4
_NOISE = 2.6  # in standard errors of r = 0, so that short records don't name chance
_MOST_NAMED = 3


def movers(
    factors: Mapping[str, Floats], lags: Sequence[int], rows: slice = slice(None)
) -> dict[tuple[str, int], list[Mover]]:
    """Return, by (factor, lag), the other factors that move with it, strongest first.

    factors: {name: (T,)}, NaN where missing; shifted on all T days, then only `rows` are looked at.
    Named from |r| .4 on, more on short records.
    """
    names = [(name, lag) for name in factors for lag in lags]
    if not names:
        return {}
    columns = np.array([shifted(factors[name], lag)[rows] for name, lag in names])
    r, pairs = _correlations(columns)
    least = np.maximum(_LEAST_R, _NOISE / np.sqrt(np.maximum(pairs, 1)))
    moving = (np.abs(r) >= least) & (pairs >= LEAST_PAIRED)
    found = {}
    for row, (name, _) in enumerate(names):
        others = [
            Mover(factor=other, lag=lag, r=round(float(r[row, place]), 2))
            for place, (other, lag) in enumerate(names)
            if moving[row, place] and other != name
        ]
        found[names[row]] = _strongest(others)
    return found


def _strongest(others: list[Mover]) -> list[Mover]:
    """Return the strongest lag of each factor, the strongest factors first."""
    ordered = sorted(others, key=lambda mover: -abs(mover.r))
    once = {mover.factor: mover for mover in reversed(ordered)}
    return [mover for mover in ordered if once[mover.factor] is mover][:_MOST_NAMED]


def _correlations(columns: Floats) -> tuple[Floats, Floats]:
    """Return Pearson's r over pairwise complete days (k, k) and their number (k, k)."""
    known = np.isfinite(columns)
    days = np.maximum(known.sum(axis=1, keepdims=True), 1)
    values = np.where(known, columns, 0.0)
    values = np.where(known, values - values.sum(axis=1, keepdims=True) / days, 0.0)
    values /= np.maximum(np.sqrt((values**2).sum(axis=1, keepdims=True) / days), 1e-12)
    mask = known.astype(np.float64)
    pairs = mask @ mask.T
    n = np.maximum(pairs, 1)
    sums = values @ mask.T  # of the row's factor over the days both are known
    squares = values**2 @ mask.T
    spread = np.maximum(squares / n - (sums / n) ** 2, 0)
    joint = values @ values.T / n - sums * sums.T / n**2
    scale = np.sqrt(spread * spread.T)
    r = np.divide(joint, scale, out=np.zeros_like(joint), where=scale > 1e-9)
    return np.clip(r, -1, 1), pairs
