"""This week against the person's own usual range."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from .daily import DailyTable
from .phrases import days_words, short_day
from .regressors import weekends
from .result import Change, Measure
from .usual import Days, Range, usual_counts, usual_minutes, usual_ratings

Floats = NDArray[np.float64]

Verdict = Literal["more", "fewer", "as usual", "too early"]

WEEK = 7
MEASURES: tuple[Measure, ...] = ("count", "minutes", "intensity", "bother")
_LEAST_IN_WEEK = 3  # known days a 7-day mean stands on
_LEAST_EARLIER = 14
_MOST_EARLIER = 90
_RANGES: dict[Measure, Callable[[Days], Range | None]] = {
    "count": usual_counts,
    "minutes": usual_minutes,
    "intensity": usual_ratings,
    "bother": usual_ratings,
}


def changes(whole: DailyTable) -> list[Change]:
    """Return one Change a measure: the table's last 7 days against the usual range.

    Usual is where at least nine in ten 7-day means are expected going by the last 90 known days
    before, from 14 known days on; a mean stands on at least 3 known days.
    """
    return [_change(whole, measure) for measure in MEASURES]


def _change(whole: DailyTable, measure: Measure) -> Change:
    values = measured(whole, measure)
    recent = _mean(values[-WEEK:])
    low, high = _usual(values, measure, whole.dates[0]) or (None, None)
    change = Change(
        measure=measure,
        recent=recent,
        usual_low=low,
        usual_high=high,
        verdict=_verdict(recent, low, high),
        sentence="",
    )
    return replace(change, sentence=_sentence(change, whole))


def measured(whole: DailyTable, measure: Measure) -> Floats:
    """Return a measure's days. As long as most days with twitches state no duration, the
    quiet days' 0 minutes would stand for all of them: then no day is known."""
    if measure == "count":
        return whole.counts
    values: Floats = getattr(whole, measure)
    twitched = whole.counts > 0
    if measure == "minutes" and np.isfinite(values[twitched]).sum() * 2 < twitched.sum():
        return np.full_like(values, np.nan)
    return values


def _verdict(recent: float | None, low: float | None, high: float | None) -> Verdict:
    if recent is None or low is None or high is None:
        return "too early"
    return "more" if recent > high else "fewer" if recent < low else "as usual"


def _usual(values: Floats, measure: Measure, start: date) -> Range | None:
    """Return the usual range of the table's last 7 days, from the known days before."""
    known = np.flatnonzero(np.isfinite(values))
    week = known[known >= len(values) - WEEK]
    earlier = known[known < len(values) - WEEK][-_MOST_EARLIER:]
    if len(earlier) < _LEAST_EARLIER or len(week) < _LEAST_IN_WEEK:
        return None
    weekend = weekends(start, len(values))
    days = Days(values[earlier], earlier, weekend[earlier], week, weekend[week])
    return _RANGES[measure](days)


def _mean(values: Floats) -> float | None:
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) >= _LEAST_IN_WEEK else None


_SAID: dict[Measure, tuple[str, str, str, str]] = {  # as a figure, named, when more, when less
    "count": ("{} twitches a day", "twitches a day", "more than usual", "fewer than usual"),
    "minutes": (
        "{} minutes of twitching a day",
        "minutes of twitching",
        "more than usual",
        "less than usual",
    ),
    "intensity": (
        "a strongest intensity of {} a day",
        "intensity",
        "stronger than usual",
        "milder than usual",
    ),
    "bother": (
        "a strongest bother of {} a day",
        "bother",
        "more bother than usual",
        "less bother than usual",
    ),
}
_ALONE = "Even with nothing going on, up to about one week in ten lies outside this range"
_CALM = "ups and downs are normal and not something you did wrong."
_OPEN = "one week alone doesn't show which change, or any nutrient, did it."


def _sentence(change: Change, whole: DailyTable) -> str:
    """Return the change in words, with how many days it stands on beside it."""
    week = whole.between(whole.dates[-WEEK:][0], whole.dates[-1])
    stands_on = (
        f"{days_words(int(week.watched.sum()))} of {len(week.dates)}, "
        f"{int(week.checked_in.sum())} checked in"
    )
    figure, name, more, fewer = _SAID[change.measure]
    if change.recent is None or change.usual_low is None or change.usual_high is None:
        return f"Too early to compare {name} with a usual range ({stands_on})."
    this_week = figure.format(_figure(change.recent))
    told = (
        f"The 7 days to {short_day(whole.dates[-1])}: {this_week} ({stands_on}); "
        f"going by the days before, {_figure(change.usual_low)} to "
        f"{_figure(change.usual_high)} is usual. "
    )
    if change.verdict == "more":
        return f"{told}That is {more}. {_ALONE}; {_CALM}"
    if change.verdict == "fewer":
        return f"{told}That is {fewer}. {_ALONE}; {_OPEN}"
    return f"{told}That is as usual."


def _figure(value: float) -> str:
    return f"{value:.1f}"
