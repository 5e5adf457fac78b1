"""When the engine looks again: fixed numbers of observed days, never every day.

Verdicts change only here, which keeps the chance of ever raising a false alarm in a year
near 4% however often the screen is opened (statistics.md of the design, 'Two tiers').
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .result import Milestone

FIRST_LOOK = 21
_EARLY = (FIRST_LOOK, 30, 45, 60, 90, 120, 180, 270, 365)
_YEAR = 365
_CLEAR_LEVELS = {21: 0.004, 30: 0.006, 45: 0.008, 60: 0.010}
_LATER_LEVEL = 0.012
HINT_LEVEL = 0.10


def milestone(watched_total: int) -> Milestone:
    """Return the last milestone reached with that many observed days, and the next."""
    reached = [days for days in _EARLY if days <= watched_total]
    last = reached[-1] if reached else None
    if watched_total >= _YEAR:
        last = watched_total // _YEAR * _YEAR
        following = last + _YEAR
    else:
        following = next(days for days in _EARLY if days > watched_total)
    return Milestone(reached=last, next=following, watched_total=watched_total)


def clear_level(reached: int) -> float:
    """Return the error level of a 'clear' verdict at a milestone."""
    return _CLEAR_LEVELS.get(reached, _LATER_LEVEL)


def rows_up_to(watched: NDArray[np.bool_], reached: int) -> int:
    """Return how many rows of a table hold its first `reached` observed days."""
    return int(np.searchsorted(np.cumsum(watched), reached)) + 1
