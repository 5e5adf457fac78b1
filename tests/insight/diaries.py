"""Simulated diaries with known truth, to measure how often the engine is wrong.

Negative-binomial counts, day-to-day drift, a weekday pattern in counts and factors, a slow
trend, days missing more often when busy, rounded entries and factors that move together; in
harsh ones also a curved trend and days without a twitch whatever the rate; in slow ones the
factors drift as strongly as the counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

START = date(2026, 1, 5)  # a Monday
TYPICAL = {  # mean, SD, how it is rounded, pull of the weekend in SD, share of the common cause
    "sleep": (7.0, 1.0, 0.25, 0.6, -0.5),
    "caffeine": (200.0, 130.0, 90.0, -0.3, 0.5),
    "workload": (6.0, 2.5, 0.5, -1.2, 0.6),
    "stress": (4.5, 2.0, 1.0, -0.5, 0.6),
    "water": (1.6, 0.5, 0.25, 0.2, 0.0),
    "fatigue": (4.5, 2.0, 1.0, -0.2, 0.5),
}


@dataclass(frozen=True, kw_only=True)
class World:
    """How the simulated twitching behaves; SDs are of log rates."""

    base: float = 6.0
    dispersion: float = 0.25
    drift: float = 0.45
    drift_sd: float = 0.35
    weekend: float = -0.25
    trend_sd: float = 0.3
    curved: float = 0.0
    missing: float = 0.15
    missing_when_busy: float = 0.5  # logits per unit of log rate
    quiet: float = 0.0  # share of days without a twitch, whatever the rate
    lasting: float = 0.0  # how much more than usual the factors keep of themselves from day to day


PLAIN = World()
HARSH = World(
    base=2.5,
    drift=0.8,
    drift_sd=0.6,
    trend_sd=0.5,
    curved=0.5,
    missing=0.2,
    missing_when_busy=1.5,
    quiet=0.1,
)
SLOW = World(drift=0.8, drift_sd=0.6, lasting=0.45)
STEADY = World(base=10.0, dispersion=0.15, drift_sd=0.25)
FEW = World(base=0.7)

# Effects as log rate ratios per SD. By the formula of `waiting`, among 12 candidates, the medium
# one takes about 245 days of the plain world to find and the strong one about 65.
MEDIUM = float(np.log(1.18)) * TYPICAL["caffeine"][1] / 90  # 18% more twitches per cup
STRONG = float(np.log(1.22)) * TYPICAL["workload"][1]  # 22% more per hour of work


@dataclass(frozen=True, kw_only=True, eq=False)
class Diary:
    """counts (T,) NaN where unwatched, factors {name: (T,)} NaN where missing; `truth` is
    the planted log rate ratio per unit by (factor, lag)."""

    counts: Floats
    factors: dict[str, Floats]
    truth: dict[tuple[str, int], float]


def simulate(
    seed: int,
    days: int,
    *,
    planted: Mapping[tuple[str, int], float] | None = None,
    world: World = PLAIN,
    shift: Floats | None = None,
) -> Diary:
    """Return a diary of that many days; `planted` are log rate ratios per SD, and `shift` is
    added to the log rate of each day."""
    planted = planted or {}
    random = np.random.default_rng([seed, days])
    weekend = (np.arange(days) % 7 >= 5).astype(np.float64)
    common = _drifting(random, days, 0.4 + world.lasting)
    factors, truth, log_rate = {}, {}, np.full(days, np.log(world.base))
    for name, (mean, sd, step, pull, share) in TYPICAL.items():
        own = _drifting(random, days, 0.3 + world.lasting)
        latent = share * common + np.sqrt(1 - share**2) * own + pull * (weekend - 2 / 7)
        value = np.maximum(np.round((mean + sd * latent) / step) * step, 0.0)
        factors[name] = value
        for lag in (0, 1):
            effect = planted.get((name, lag), 0.0)
            if effect:
                truth[name, lag] = effect / sd
            log_rate[lag:] += effect * (value[: days - lag] - mean) / sd
    along = np.linspace(-1, 1, days)
    log_rate += world.weekend * weekend + world.trend_sd * random.standard_normal() * along
    log_rate += world.curved * random.standard_normal() * np.cos(np.pi * along)
    log_rate += world.drift_sd * _drifting(random, days, world.drift)
    log_rate += 0.0 if shift is None else shift
    rate = np.exp(log_rate)
    counts = random.poisson(rate * random.gamma(1 / world.dispersion, world.dispersion, days))
    logit = np.log(world.missing / (1 - world.missing)) + world.missing_when_busy * (
        log_rate - log_rate.mean()
    )
    unwatched = random.random(days) < 1 / (1 + np.exp(-logit))
    known = {
        name: np.where(random.random(days) < 0.1, np.nan, value) for name, value in factors.items()
    }
    counts = np.where(random.random(days) < world.quiet, 0, counts)
    return Diary(counts=np.where(unwatched, np.nan, counts), factors=known, truth=truth)


def _drifting(random: np.random.Generator, days: int, keeps: float) -> Floats:
    """Return a stationary AR(1) series of variance 1."""
    steps = random.standard_normal(days)
    series = np.empty(days)
    series[0] = steps[0]
    for day in range(1, days):
        series[day] = keeps * series[day - 1] + np.sqrt(1 - keeps**2) * steps[day]
    return series
