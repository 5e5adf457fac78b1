"""What most trackers do: correlate every factor with the count and call p < .05 a finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr
from scipy.stats import rankdata

from tests.insight.diaries import Diary
from tracker.insight.associations import LAGS
from tracker.insight.regressors import LEAST_PAIRED, shifted

Floats = NDArray[np.float64]
Key = tuple[str, int]

LEVEL = 0.05


def pearson_p(x: Floats, y: Floats) -> float:
    """Return the two-sided p of Pearson's correlation by the t approximation, 1 where either
    is constant."""
    if np.ptp(x) == 0 or np.ptp(y) == 0:
        return 1.0
    r = float(np.corrcoef(x, y)[0, 1])
    freedom = len(x) - 2
    t = r * np.sqrt(freedom / max(1 - r**2, 1e-12))
    return float(2 * stdtr(freedom, -abs(t)))


def spearman_p(x: Floats, y: Floats) -> float:
    """Return the two-sided p of Spearman's rank correlation by the t approximation."""
    return pearson_p(rankdata(x), rankdata(y))


def each_at_level(p: Mapping[Key, float]) -> frozenset[Key]:
    """Return what lies below .05, each for itself."""
    return frozenset(key for key, value in p.items() if value < LEVEL)


def benjamini_hochberg(p: Mapping[Key, float]) -> frozenset[Key]:
    """Return what the step-up procedure of Benjamini and Hochberg (1995) finds at 5%."""
    ordered = sorted(p, key=lambda key: p[key])
    passing = [rank for rank, key in enumerate(ordered, 1) if p[key] <= LEVEL * rank / len(ordered)]
    return frozenset(ordered[: max(passing, default=0)])


def _p_values(diary: Diary, test: Callable[[Floats, Floats], float]) -> dict[Key, float]:
    found = {}
    for name, column in diary.factors.items():
        for lag in LAGS:
            x = shifted(column, lag)
            paired = np.isfinite(x) & np.isfinite(diary.counts)
            if paired.sum() >= LEAST_PAIRED:
                found[name, lag] = test(x[paired], diary.counts[paired])
    return found


def naive_findings(diary: Diary) -> dict[str, frozenset[Key]]:
    """Return, by method, which (factor, lag) it would call a finding."""
    ranks = _p_values(diary, spearman_p)
    return {
        "Pearson": each_at_level(_p_values(diary, pearson_p)),
        "Spearman": each_at_level(ranks),
        "Spearman + BH": benjamini_hochberg(ranks),
    }
