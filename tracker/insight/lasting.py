"""A lasting change: at most one step in the daily count of the last year.

Looked for after every 7th watched day, from the 56th on, over the 365 days up to then, with
at least 28 watched days on either side: a busy day, or a busy week, is no lasting change.

Calibrated for all looks of a year together, on simulated diaries (100 to 200 each):
| diary, 6 twitches a day unless said                  | a step told at any look of a year |
| flat, drift .5 a day                                 | .03 |
| flat, no drift                                       | .01 |
| flat, half a twitch a day                            | .01 |
| flat, drift .8 a day and more of it                  | .06 |
| flat, 2.5 a day, strong drift, few watched days      | .09 |
| a slow trend (a change, though no step)              | .40 |
| within 60 days of the change                         | found |
| doubled on day 90 / on day 200                       | .60 / .73 |
| three times as many from day 60 on                   | .95 |
| halved on day 90                                     | .51 |
| doubled on day 90, strong drift                      | .22 |
The interval held the true ratio in .94 or more of those found; a doubling reads as 2.1 to 2.2
times as many, for what is found is what looks large.
"""

from __future__ import annotations

import math
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .daily import DailyTable
from .phrases import interval_words, ratio_words, short_day
from .response import response
from .result import LastingChange, Stretch
from .selection import largest_t
from .shrinkage import t_quantile
from .steps import Series, fit_steps, level_and_weekend
from .stretches import stretch, stretch_words

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

WINDOW = 365  # days
LEAST_SIDE = 28  # watched days
FIRST_LOOK = 2 * LEAST_SIDE
BETWEEN_LOOKS = 7  # watched days
LEVEL = 0.001  # of one look
_EVERY = 3  # watched days
_DRAWS = 12_000
_COVERAGE = 0.95
_LONG_GAP = 7  # days; after a longer one the day of a change is not known
_UNLIKE = 0.15  # share of days watched, before and after, that differs notably


class Step(NamedTuple):
    """The row from which the count is another, and its log rate ratio with the interval."""

    row: int
    slope: float
    low: float
    high: float


def lasting_change(whole: DailyTable) -> LastingChange | None:
    """Return the step found at the last look, None where there is none or no look yet."""
    looked = _last_look(whole)
    step = find_step(looked.counts, looked.dates[0]) if looked.dates else None
    if step is None:
        return None
    before, after = stretch(looked, 0, step.row), stretch(looked, step.row, len(looked.dates))
    rows = np.flatnonzero(looked.watched)
    last_before = looked.dates[rows[rows < step.row][-1]]
    ratio, low, high = _ratios(step, before, after)
    return LastingChange(
        day=looked.dates[step.row],
        ratio=ratio,
        low=low,
        high=high,
        before=before,
        after=after,
        verdict="more" if step.slope > 0 else "fewer",
        sentence=_sentence(looked.dates[step.row], last_before, step, before, after),
    )


def _ratios(
    step: Step, before: Stretch, after: Stretch
) -> tuple[float, float, float] | tuple[None, None, None]:
    """Return the rate ratio and its interval; None where one side has no twitch at all."""
    if not before.mean or not after.mean:
        return None, None, None
    return math.exp(step.slope), math.exp(step.low), math.exp(step.high)


def _last_look(whole: DailyTable) -> DailyTable:
    """Return the days of the last look; no rows before the first."""
    rows = np.flatnonzero(whole.watched)
    if len(rows) < FIRST_LOOK:
        return whole.between(None, None)
    reached = len(rows) - (len(rows) - FIRST_LOOK) % BETWEEN_LOOKS
    last = int(rows[reached - 1])
    return whole.between(whole.dates[max(0, last - WINDOW + 1)], whole.dates[last])


def find_step(counts: Floats, start: date) -> Step | None:
    """Return the step in daily counts (NaN: unwatched) of one look; row 0 is `start`.

    max-T over every third watched day, then the clearest day beside the best; the interval
    holds for all of them at once.
    """
    known = np.isfinite(counts)
    rows = np.flatnonzero(known)
    inner = rows[LEAST_SIDE : len(rows) - LEAST_SIDE + 1]
    if len(inner) == 0 or np.ptp(counts[known]) == 0:
        return None
    adjusting = level_and_weekend(start, known)
    series = _series(counts, adjusting, known)
    found = fit_steps(series, inner[::_EVERY])
    best = float(found.ratio.max())
    # The p of one day alone is the least the p over all of them can be: most looks end here.
    if best < t_quantile(found.freedom, 1 - LEVEL):
        return None
    # Neighbours are so alike that every other one draws the same maximum.
    draws = largest_t(found.correlation[::2, ::2], found.freedom, _DRAWS)
    if (1 + np.sum(draws >= best)) / (1 + len(draws)) > LEVEL:
        return None
    at = _EVERY * int(found.ratio.argmax())
    around = inner[max(0, at - _EVERY + 1) : at + _EVERY]
    row = int(around[fit_steps(series, around).ratio.argmax()])
    return _estimated(counts, adjusting, known, row, float(np.quantile(draws, _COVERAGE)))


def _estimated(
    counts: Floats, adjusting: Floats, known: NDArray[np.bool_], row: int, reach: float
) -> Step | None:
    """Return the step at a row with the response scaled for both levels; None where its
    interval then holds 1."""
    stepping = (np.arange(len(counts)) >= row).astype(np.float64)
    scaled = _series(counts, np.column_stack([adjusting, stepping]), known)
    fitted = fit_steps(scaled._replace(adjusting=adjusting), np.array([row]))
    slope, error = float(fitted.height[0]), float(fitted.error[0])
    low, high = slope - reach * error, slope + reach * error
    return Step(row, slope, low, high) if low * high > 0 else None


def _series(counts: Floats, adjusting: Floats, known: NDArray[np.bool_]) -> Series:
    ready = response(counts[known], adjusting[known])
    values, noise = np.zeros(len(counts)), np.ones(len(counts))
    values[known], noise[known] = ready.z, ready.noise
    return Series(values, noise, known, adjusting)


_MORE = (
    "Ups and downs are normal and not something you did wrong; noticing more after starting a "
    "log is common. It doesn't show what it goes with."
)
_FEWER = (
    "That is good news worth keeping; it doesn't show which change, or any nutrient, did it, "
    "and time alone often brings improvement."
)
_UNSURE = (
    "It may have come step by step, and within a year up to one in ten diaries with nothing "
    "going on but strong drift shows one."
)
_WATCHED_UNLIKE = (
    "The share of days watched or checked in differs too, which can look like a change."
)


def _sentence(
    day: date,
    last_before: date,
    step: Step,
    before: Stretch,
    after: Stretch,
) -> str:
    """Return the change in words, with the days it stands on beside it."""
    ratio, low, high = _ratios(step, before, after)
    since = f"about {short_day(day)}"
    if (day - last_before).days > _LONG_GAP:
        since = f"some time between {short_day(last_before)} and {short_day(day)}"
    parts = [
        f"A lasting change since {since}: {stretch_words(after)}; before that "
        f"{stretch_words(before)}.",
        _size(ratio, low, high),
        _MORE if step.slope > 0 else _FEWER,
        _UNSURE,
    ]
    if _unlike(before, after):
        parts.append(_WATCHED_UNLIKE)
    return " ".join(parts)


def _size(ratio: float | None, low: float | None, high: float | None) -> str:
    if ratio is None or low is None or high is None:
        return "With day-to-day drift allowed for, the difference is still there."
    return (
        f"With day-to-day drift allowed for, that is about {ratio_words(ratio)} "
        f"(95%: {interval_words(low, high)})."
    )


def _unlike(before: Stretch, after: Stretch) -> bool:
    """Return whether the two stretches were watched, or checked in, notably differently."""
    return any(
        abs(was / before.days - now / after.days) > _UNLIKE
        for was, now in (
            (before.watched, after.watched),
            (before.checked_in, after.checked_in),
        )
    )
