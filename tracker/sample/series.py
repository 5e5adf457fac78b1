"""The days behind the sample diary: how its person slept, worked and twitched.

Everything is drawn from one seeded generator. The counts are negative binomial around a
mean with weekday pattern, slow drift (an AR(1) process) and a few true links: shorter
sleep and longer hand work go with more, the caffeine of the day before with a little more.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import exp, log
from random import Random

from .wording import DRINKS

# Days before the last one, as (first, last).
BASELINE = (60, 47)
CHANGED = (46, 33)
TRAVEL = (97, 92)
ILLNESS = (128, 125)
KEYBOARD = 140

BASE_COUNT = 4.0
DISPERSION = 0.2
DRIFT, DRIFT_SD = 0.6, 0.3
SLEEP_LINK = -0.26  # log rate ratio per hour
CAFFEINE_LINK = 0.055  # per cup, the day after
WORK_LINK = 0.08  # per hour
TRIAL_LINK = -0.24
TREND = -0.2  # from the first day to the last


@dataclass(frozen=True, kw_only=True)
class Drink:
    """A drink with caffeine; `minute` counts from midnight."""

    minute: int
    label: str

    @property
    def milligrams(self) -> int:
        return DRINKS[self.label]


@dataclass(frozen=True, kw_only=True)
class SampleDay:
    """What truly happened on a day; the records keep only a part of it."""

    day: date
    ago: int
    sleep: float
    sleep_quality: int
    stress: int
    workload: float
    fatigue: int
    glasses: int
    guitar: int
    drinks: list[Drink] = field(default_factory=list)
    count: int = 0
    watched: bool = True
    kept: bool | None = None  # the trial's change, on its changed days

    @property
    def weekend(self) -> bool:
        return self.day.weekday() >= 5

    @property
    def travelling(self) -> bool:
        return between(self.ago, TRAVEL)

    @property
    def free(self) -> bool:
        return self.weekend or self.travelling or self.workload < 2


def between(ago: int, span: tuple[int, int]) -> bool:
    """Whether a day lies in a span given as (first, last) days ago."""
    return span[1] <= ago <= span[0]


def in_trial(ago: int) -> bool:
    """Whether the trial was going on."""
    return between(ago, BASELINE) or between(ago, CHANGED)


def live(rng: Random, today: date, days: int) -> list[SampleDay]:
    """Return `days` days, oldest first, the last one today."""
    lived: list[SampleDay] = []
    drift, rest = 0.0, 0.0
    milligrams = 180.0  # the day before the first
    for ago in range(days - 1, -1, -1):
        drift = DRIFT * drift + rng.gauss(0, DRIFT_SD * (1 - DRIFT**2) ** 0.5)
        rest = 0.5 * rest + rng.gauss(0, 0.55)
        day = _day(rng, today - timedelta(days=ago), ago, rest)
        rate = log(BASE_COUNT) + drift + _links(day, milligrams) + TREND * (days - ago) / days
        lived.append(_counted(rng, day, exp(rate)))
        milligrams = sum(drink.milligrams for drink in day.drinks)
    return lived


def _links(day: SampleDay, milligrams_before: float) -> float:
    return (
        SLEEP_LINK * (day.sleep - 7)
        + CAFFEINE_LINK * (milligrams_before - 180) / 90
        + WORK_LINK * (day.workload - 6)
        + (TRIAL_LINK if day.kept else 0)
        + (0.12 if day.day.weekday() == 3 else 0)
    )


def _counted(rng: Random, day: SampleDay, mean: float) -> SampleDay:
    count = _poisson(rng, rng.gammavariate(1 / DISPERSION, mean * DISPERSION))
    missed = 0.09 + 0.05 * (day.workload > 8) + 0.35 * between(day.ago, ILLNESS)
    watched = day.ago <= 1 or rng.random() >= missed + 0.05 * day.weekend
    return replace(day, count=min(count, 40), watched=watched)


def _poisson(rng: Random, mean: float) -> int:
    """Return a Poisson draw by counting waiting times (means here stay small)."""
    count, passed = 0, rng.expovariate(1)
    while passed < mean:
        count += 1
        passed += rng.expovariate(1)
    return count


def _day(rng: Random, day: date, ago: int, rest: float) -> SampleDay:
    weekend, away = day.weekday() >= 5, between(ago, TRAVEL)
    sleep = _within(7.0 + 0.7 * weekend + 0.8 * rest + rng.gauss(0, 0.4), 3.5, 10)
    if weekend or away:
        workload = rng.choice((0, 0, 0, 0.5, 1, 2, 3))
    else:
        workload = _within(rng.gauss(7.6, 1.5), 2, 12)
    stress = round(_within(2 + 0.35 * workload - 0.5 * rest + rng.gauss(0, 1.3), 0, 10))
    kept = rng.random() < 0.88 if between(ago, CHANGED) else None
    return SampleDay(
        day=day,
        ago=ago,
        sleep=round(sleep * 4) / 4,
        sleep_quality=round(_within(sleep - 0.8 + rng.gauss(0, 1.1), 0, 10)),
        stress=stress,
        workload=round(workload * 2) / 2,
        fatigue=round(_within(8.5 - sleep + 0.25 * workload + rng.gauss(0, 1.2), 0, 10)),
        glasses=rng.choice((3, 4, 4, 5, 5, 5, 6, 6, 7)),
        guitar=rng.choice((15, 20, 30, 30, 45, 60)) if rng.random() < 0.3 + 0.2 * weekend else 0,
        drinks=_drinks(rng, sleep, free=weekend or away, early=bool(kept)),
        kept=kept,
    )


def _drinks(rng: Random, sleep: float, *, free: bool, early: bool) -> list[Drink]:
    first = 9 * 60 + 20 if free else 7 * 60 + 50
    drinks = [Drink(minute=first + rng.randrange(50), label="coffee")]
    if rng.random() < 0.75 - 0.3 * free:
        drinks.append(Drink(minute=10 * 60 + 30 + rng.randrange(90), label="coffee"))
    if rng.random() < 0.35 + 0.12 * (7 - sleep) and not early:
        drinks.append(Drink(minute=14 * 60 + 10 + rng.randrange(120), label="espresso"))
    if rng.random() < 0.3 and not early:
        drinks.append(Drink(minute=16 * 60 + rng.randrange(150), label="black tea"))
    if rng.random() < 0.06 and not early:
        drinks.append(Drink(minute=19 * 60 + rng.randrange(120), label="cola"))
    return [] if rng.random() < 0.03 else drinks


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
