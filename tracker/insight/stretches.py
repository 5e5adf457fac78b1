"""Some days together: their mean count, and how well they were watched."""

from __future__ import annotations

import numpy as np

from .daily import DailyTable
from .phrases import days_words
from .result import Stretch


def stretch(whole: DailyTable, first: int, end: int) -> Stretch:
    """Return the rows from `first` up to, not including, `end`."""
    counts = whole.counts[first:end]
    known = counts[np.isfinite(counts)]
    return Stretch(
        mean=float(known.mean()) if len(known) else None,
        watched=len(known),
        checked_in=int(whole.checked_in[first:end].sum()),
        days=len(counts),
    )


def stretch_words(days: Stretch) -> str:
    """Return '4.1 twitches a day (62 watched days of 70, 60 checked in)'."""
    stands_on = f"{days_words(days.watched)} of {days.days}, {days.checked_in} checked in"
    if days.mean is None:
        return f"no count known ({stands_on})"
    return f"{days.mean:.1f} twitches a day ({stands_on})"
