"""Daily counts as the table the engine works on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tracker.insight.daily import DailyTable, table
from tracker.model import CATALOGUE, CheckIn, Episode

from .diaries import START
from .records import day, episode

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


def recorded(
    counts: Sequence[int | None], **details: int
) -> tuple[DailyTable, list[Episode], list[CheckIn]]:
    """Return the table of daily counts (None: an unwatched day) with the records it is made of:
    an episode a day with those details, or a check-in that says there was none."""
    episodes = [episode(row, count=count, **details) for row, count in enumerate(counts) if count]
    check_ins = [
        CheckIn(day=day(row), unlogged=0, closed=True)
        for row, count in enumerate(counts)
        if count == 0
    ]
    rows = table(episodes, [], check_ins, CATALOGUE, day(0), day(len(counts) - 1))
    return rows, episodes, check_ins
