"""What is usual for a person: the last year's days, asked for scales and ranges.

It is made in the background and then answers at once. Days that are not known count for
nothing in it, and neither does a day that is not over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

from .day import Day
from .days import DAY_START
from .factors import Factor
from .measures import Measure, OfFactor
from .scale import ENOUGH_DAYS, Scale, middle, scale_of

SUMMARY_DAYS = 365
ENOUGH_FOR_WEEKS = 28  # known days from which a usual range of several days is told,
ENOUGH_TIMES = 4  # and so many times the days it is of
RATINGS = ("intensity", "bother")


class Summary:
    """Finished days, oldest first, and what is usual on them. It is never changed, only replaced;
    what it was asked once it remembers."""

    def __init__(self, days: Sequence[Day] = (), day_start: time = DAY_START) -> None:
        self._days = list(days)
        self._day_start = day_start
        self._figures: dict[str, list[float]] = {}
        self._scales: dict[str, Scale] = {}
        self._ranges: dict[tuple[str, int], tuple[float, float] | None] = {}

    def known(self, measure: Measure) -> int:
        """Return on how many of the days the measure is known."""
        return len(self._of(measure))

    def some(self, measure: Measure) -> int:
        """Return on how many of the days the measure is known and not 0."""
        return sum(figure != 0 for figure in self._of(measure))

    def scale(self, measure: Measure) -> Scale:
        """Return the person's own scale of a measure."""
        if measure.key not in self._scales:
            first = first_scale(measure)
            self._scales[measure.key] = (
                first
                if _is_yes_or_no(measure)
                else scale_of(self._of(measure), measure.step, first)
            )
        return self._scales[measure.key]

    def usual(self, measure: Measure, days: int = 1) -> tuple[float, float] | None:
        """Return the usual range of a measure over that many known days, told as one figure;
        None while too little is known.

        It is the middle 80% of what as many known days in a row came to.
        """
        asked = measure.key, days
        if asked not in self._ranges:
            self._ranges[asked] = self._usual(measure, days)
        return self._ranges[asked]

    def usual_factors(self, catalogue: Mapping[str, Factor]) -> dict[str, tuple[float, float]]:
        """Return the usual range of every factor of which enough days are known."""
        ranges = {
            key: self.usual(OfFactor(factor, self._day_start)) for key, factor in catalogue.items()
        }
        return {key: found for key, found in ranges.items() if found}

    def _usual(self, measure: Measure, days: int) -> tuple[float, float] | None:
        figures = self._of(measure)
        if _is_yes_or_no(measure):
            return None
        enough = ENOUGH_DAYS if days == 1 else max(ENOUGH_FOR_WEEKS, ENOUGH_TIMES * days)
        if days < 1 or len(figures) < enough:
            return None
        windows = (figures[first : first + days] for first in range(len(figures) - days + 1))
        return middle(sorted(filter_known(measure.together(window) for window in windows)))

    def _of(self, measure: Measure) -> list[float]:
        if measure.key not in self._figures:
            self._figures[measure.key] = filter_known(measure.of(day) for day in self._days)
        return self._figures[measure.key]


def filter_known(figures: Iterable[float | None]) -> list[float]:
    """Return those that are known."""
    return [figure for figure in figures if figure is not None]


def first_scale(measure: Measure) -> Scale:
    """Return the shades of a measure of which too little is known: the quarters of what it can
    be, or what many people have."""
    if isinstance(measure, OfFactor):
        factor = measure.factor
        if factor.kind == "yesno":
            return Scale((0, 0, 0))
        low, high = (0.0, 24.0) if factor.kind == "time" else (factor.low, factor.high)
        quarter = (high - low) / 4
        return Scale((low + quarter, low + 2 * quarter, low + 3 * quarter))
    return Scale((2, 5, 7)) if measure.key in RATINGS else Scale()


def _is_yes_or_no(measure: Measure) -> bool:
    return isinstance(measure, OfFactor) and measure.factor.kind == "yesno"


def days_of_summary(today: date) -> tuple[date, date]:
    """Return the first and the last day of which a summary is made."""
    return (
        date.fromordinal(today.toordinal() - SUMMARY_DAYS),
        date.fromordinal(today.toordinal() - 1),
    )
