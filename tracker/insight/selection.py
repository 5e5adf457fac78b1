"""Which candidates go with the response: stepwise, at one error level over all of them.

Works on the Gram matrices of every covariance cell, so that a step costs nothing that
grows with the days (statistics.md, TEST and REPORT).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

PINNED_SHARE = 0.8
_SEED = 20_241_122
_DRAWS, _FINE_DRAWS, _FINE_LEVEL = 4_000, 40_000, 0.02
_LEAST_FREEDOM = 3
_COLLINEAR = 1e-6  # what is left of a column, as a share, when it counts as explained away


@dataclass(frozen=True, eq=False)
class Grams:
    """[A X z]' V^-1 [A X z] by cell (C, p, p), with log det V and prior weight (C,): first
    `adjusters` columns of A, then the candidates, the response last. `n` observed days."""

    products: Floats
    log_dets: Floats
    priors: Floats
    adjusters: int
    n: int

    @property
    def candidates(self) -> int:
        return int(self.products.shape[1]) - self.adjusters - 1


class Estimates(NamedTuple):
    """Of each candidate given the adjusters: slope and standard error per SD (NaN where it
    is explained away), their correlation (m, m), and the degrees of freedom."""

    slope: Floats
    error: Floats
    correlation: Floats
    freedom: int


class Selection(NamedTuple):
    """Adjusted p of each candidate (NaN: not estimable), those flagged in order, and the
    estimates given all that are flagged (those of a flagged one given the others)."""

    p: Floats
    flagged: list[int]
    slope: Floats
    error: Floats
    freedom: int


def select(grams: Grams, pinned: NDArray[np.bool_], alpha: float) -> Selection:
    """Return which candidates are flagged at level `alpha`; pinned: (m,).

    The smallest adjusted p at or below alpha is flagged and joins the adjusters, until
    there is none. Pinned candidates share .8 of alpha, the others .2; a group that is
    empty leaves all of it to the other.
    """
    flagged: list[int] = []
    now = estimate(grams, flagged)
    slope, error = now.slope.copy(), now.error.copy()
    p = _adjusted(now, pinned, alpha)
    least = 0.0  # p never falls from one step to the next
    while now.freedom >= _LEAST_FREEDOM:
        # A flagged candidate, or one that a flagged one explains away, has no slope by now.
        waiting = np.where(np.isfinite(now.slope), p, np.inf)
        if waiting.min(initial=np.inf) > alpha:
            break
        best = int(waiting.argmin())
        least = p[best]
        flagged.append(best)
        now = estimate(grams, flagged)
        known = np.isfinite(now.slope)
        slope[known], error[known] = now.slope[known], now.error[known]
        p = np.where(known, np.maximum(_adjusted(now, pinned, alpha), least), p)
    for one in flagged:
        others = estimate(grams, [other for other in flagged if other != one])
        slope[one], error[one] = others.slope[one], others.error[one]
    return Selection(p, flagged, slope, error, now.freedom)


def estimate(grams: Grams, flagged: Sequence[int]) -> Estimates:
    """Return every candidate's estimate given A and the flagged ones, averaged over cells."""
    q, m = grams.adjusters, grams.candidates
    adjusting = [*range(q), *(q + one for one in flagged)]
    free = [one for one in range(m) if one not in set(flagged)]
    rest = [*(q + one for one in free), q + m]
    schur, log_det = _complement(grams.products, adjusting, rest)
    whole = np.einsum("cjj->cj", grams.products)[:, rest]
    diagonal = np.einsum("cjj->cj", schur)
    estimable = (diagonal[:, :-1] > _COLLINEAR * whole[:, :-1]).all(axis=0)
    kept = np.flatnonzero(estimable)
    freedom = grams.n - len(adjusting) - 1
    residual = np.maximum(diagonal[:, -1], 1e-12)
    weights = _weights(grams, log_det, residual, len(adjusting))

    own = diagonal[:, kept]
    with_z = schur[:, kept, -1]
    by_cell = with_z / own
    variance = np.maximum(residual[:, None] - with_z**2 / own, 0) / max(freedom, 1) / own
    slope = weights @ by_cell
    error = np.sqrt(weights @ (variance + (by_cell - slope) ** 2))
    scale = np.sqrt(own)
    by_cell_r = schur[:, kept[:, None], kept[None, :]] / scale[:, :, None] / scale[:, None, :]
    correlation = np.einsum("c,cij->ij", weights, by_cell_r)

    places = np.array(free, dtype=int)[kept]
    full_slope, full_error = np.full(m, np.nan), np.full(m, np.nan)
    full_slope[places], full_error[places] = slope, np.maximum(error, 1e-12)
    full_r = np.eye(m)
    full_r[np.ix_(places, places)] = correlation
    return Estimates(full_slope, full_error, full_r, freedom)


def _complement(
    products: Floats, adjusting: Sequence[int], rest: Sequence[int]
) -> tuple[Floats, Floats]:
    """Return each cell's products of the rest with the adjusting columns taken out, and the
    log determinant of what was taken out."""
    inside = products[:, adjusting][:, :, adjusting]
    across = products[:, adjusting][:, :, rest]
    outside = products[:, rest][:, :, rest]
    schur = outside - np.swapaxes(across, 1, 2) @ np.linalg.solve(inside, across)
    return schur, np.linalg.slogdet(inside)[1]


def _weights(grams: Grams, log_det: Floats, residual: Floats, adjusting: int) -> Floats:
    log_weight = np.log(grams.priors) - 0.5 * (
        grams.log_dets + log_det + (grams.n - adjusting) * np.log(residual)
    )
    weight = np.exp(log_weight - log_weight.max())
    return np.asarray(weight / weight.sum(), dtype=np.float64)


def _adjusted(now: Estimates, pinned: NDArray[np.bool_], alpha: float) -> Floats:
    """Return max-T adjusted p by group, divided by the group's share of alpha, at most 1."""
    p = np.full(len(now.slope), np.nan)
    known = np.isfinite(now.slope)
    groups = [(known & pinned, PINNED_SHARE), (known & ~pinned, 1 - PINNED_SHARE)]
    alone = not all(group.any() for group, _ in groups)
    for group, share in groups:
        if group.any():
            ratio = np.abs(now.slope[group] / now.error[group])
            correlation = now.correlation[np.ix_(group, group)]
            raw = max_t(ratio, correlation, now.freedom, alpha)
            p[group] = np.minimum(raw / (1.0 if alone else share), 1.0)
    return p


def max_t(ratio: Floats, correlation: Floats, freedom: int, alpha: float) -> Floats:
    """Return (1 + draws whose largest |T| reaches |t|) / (1 + draws) for each |t| (k,), from
    fixed-seed draws of a multivariate t with that correlation (k, k)."""
    draws = _DRAWS if alpha >= _FINE_LEVEL else _FINE_DRAWS
    largest = largest_t(correlation, freedom, draws)
    reaching = draws - np.searchsorted(largest, ratio, side="left")
    return np.asarray((1 + reaching) / (1 + draws), dtype=np.float64)


def largest_t(correlation: Floats, freedom: int, draws: int) -> Floats:
    """Return the largest |T| of each draw, in rising order: fixed-seed draws of a multivariate
    t with that correlation (k, k)."""
    random = np.random.default_rng(_SEED)
    values, vectors = np.linalg.eigh(correlation)
    root = vectors * np.sqrt(np.maximum(values, 0))
    scale = np.sqrt(random.chisquare(freedom, draws) / freedom)
    largest = np.empty(draws)
    for first in range(0, draws, _DRAWS):  # in blocks, so that memory stays small
        rows = slice(first, first + _DRAWS)
        normal = random.standard_normal((len(largest[rows]), len(root)))
        largest[rows] = np.abs(normal @ root.T).max(axis=1)
    return np.sort(largest / scale)
