"""Daily counts as the table the engine works on."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tracker.insight.daily import DailyTable

from .diaries import START

Floats = NDArray[np.float64]


def counted(told: ArrayLike, **measures: Floats) -> DailyTable:
    """Return the table of daily counts (NaN: unwatched), every watched day checked in;
    measures not given are unknown."""
    counts = np.asarray(told, dtype=np.float64)
    days = len(counts)
    blank = np.full(days, np.nan)
    return DailyTable(
        dates=[START + timedelta(days=row) for row in range(days)],
        counts=counts,
        minutes=measures.get("minutes", blank),
        intensity=measures.get("intensity", blank),
        bother=measures.get("bother", blank),
        checked_in=np.isfinite(counts),
        factors={},
    )
