"""Flat diaries with noisy minutes and ratings: on which days 'worsens' would stand open."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from tracker.insight.worsening import BLOCK, grown

from .diaries import PLAIN, simulate
from .records import day
from .tables import counted

Floats = NDArray[np.float64]

FLAT = replace(PLAIN, trend_sd=0.0, drift=0.5)
CHANGE, AFTER = 90, 60  # the day of a change, and days within which it is to be noticed


def with_measures(counts: Floats, seed: int) -> list[bool]:
    """Return whether the rule fires at the end of each block, with noisy minutes and ratings."""
    random = np.random.default_rng([seed, 5])
    days = len(counts)
    drift = np.zeros(days)
    for row, step in enumerate(random.standard_normal(days)):
        drift[row] = 0.5 * drift[row - 1] * (row > 0) + 0.87 * step
    rating = np.clip(np.round(4 + 1.2 * drift + 0.8 * random.standard_normal(days)), 0, 10)
    minutes = counts * 0.5 * np.exp(0.5 * drift + 0.6 * random.standard_normal(days))
    intensity = np.where(np.nan_to_num(counts) > 0, rating, np.nan)
    whole = counted(counts, minutes=minutes, intensity=intensity)
    ends = np.flatnonzero(np.isfinite(counts))[6 * BLOCK :: BLOCK]
    return [grown(whole.between(day(0), day(int(end) - 1)), [], []) is not None for end in ends]


def ever_in_a_year(seed: int) -> bool:
    """Return whether the rule ever fires in a year in which nothing changes."""
    return any(with_measures(simulate(seed, 365, world=FLAT).counts, seed))


def doubling_noticed(seed: int) -> bool:
    """Return whether twice as many from one day on are noticed within 60 days."""
    days = CHANGE + AFTER
    after = replace(FLAT, base=FLAT.base * 2)
    now, then = simulate(seed, days, world=FLAT), simulate(seed, days, world=after)
    return any(with_measures(np.where(np.arange(days) < CHANGE, now.counts, then.counts), seed))
