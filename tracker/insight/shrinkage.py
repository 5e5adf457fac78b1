"""A flagged effect pulled towards what effects usually are, and its careful interval.

What is flagged was chosen for being large, so its raw estimate is too large on average.
"""

from __future__ import annotations

import math

from scipy.special import ndtr, stdtrit

_PRIOR = ((0.65, 0.08), (0.35, 0.35))  # share and SD of log rate ratios per SD of a factor


def t_quantile(freedom: float, level: float) -> float:
    """Return how many standard errors a two-sided interval of that level reaches."""
    return float(stdtrit(freedom, 0.5 + level / 2))


def posterior_median(slope: float, error: float) -> float:
    """Return the median of a slope (log rate ratio per SD) under a mixture of a tight and a
    wide normal around zero (statistics.md, REPORT)."""
    parts = []
    for share, spread in _PRIOR:
        total = spread**2 + error**2
        weight = math.log(share) - 0.5 * (math.log(total) + slope**2 / total)
        pull = spread**2 / total
        parts.append((weight, slope * pull, error * math.sqrt(pull)))
    largest = max(weight for weight, _, _ in parts)
    weights = [math.exp(weight - largest) for weight, _, _ in parts]
    low, high = min(0.0, slope), max(0.0, slope)
    for _ in range(60):
        middle = (low + high) / 2
        below = sum(
            weight * float(ndtr((middle - centre) / width))
            for weight, (_, centre, width) in zip(weights, parts, strict=True)
        )
        low, high = (middle, high) if below < 0.5 * sum(weights) else (low, middle)
    return (low + high) / 2
