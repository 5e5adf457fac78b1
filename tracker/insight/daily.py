"""Records as one row a day: what the engine, the plots and the change view work on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

import numpy as np
from numpy.typing import NDArray

from tracker.model import (
    DAY_START,
    CheckIn,
    Day,
    Episode,
    Factor,
    Intake,
    as_number,
    each_day,
    gather,
)

Floats = NDArray[np.float64]

_LONG_GAP = 366  # days


@dataclass(frozen=True, kw_only=True, eq=False)
class DailyTable:
    """One row a day, T days without a gap; NaN where a number is not known.

    `counts` are single twitches (NaN where the day was not watched), `minutes` the day's
    sum of stated durations (0 on a watched day without twitches), `intensity` and `bother`
    the strongest stated, 0 to 10. `checked_in` tells closed check-ins. `factors` holds a
    column for every factor of the catalogue: yes/no as 0 and 1, a time of day as hours
    after the day start, the rest in the factor's unit. `earlier` holds what a factor was on
    the day before the first row, as far as that is known: the first day has its day before.
    """

    dates: list[date]
    counts: Floats
    minutes: Floats
    intensity: Floats
    bother: Floats
    checked_in: NDArray[np.bool_]
    factors: dict[str, Floats]
    earlier: dict[str, float] = field(default_factory=dict)

    @property
    def watched(self) -> NDArray[np.bool_]:
        """(T,) whether the day's count is known."""
        return np.isfinite(self.counts)

    def between(self, start: date | None, end: date | None) -> DailyTable:
        """Return the rows from start to end, both included, as far as the table has them;
        none when either is None."""
        if start is None or end is None or not self.dates:
            rows = slice(0, 0)
        else:
            first = self.dates[0]
            rows = slice(max(0, (start - first).days), max(0, (end - first).days + 1))
        before, earlier = rows.start - 1, self.earlier
        if before >= 0:
            earlier = {
                key: float(column[before])
                for key, column in self.factors.items()
                if before < len(column) and np.isfinite(column[before])
            }
        return DailyTable(
            dates=self.dates[rows],
            counts=self.counts[rows],
            minutes=self.minutes[rows],
            intensity=self.intensity[rows],
            bother=self.bother[rows],
            checked_in=self.checked_in[rows],
            factors={key: column[rows] for key, column in self.factors.items()},
            earlier=earlier,
        )


def table(
    episodes: Iterable[Episode],
    intakes: Iterable[Intake],
    check_ins: Iterable[CheckIn],
    catalogue: Mapping[str, Factor],
    start: date,
    end: date,
    *,
    day_start: time = DAY_START,
) -> DailyTable:
    """Return the table of the days from start to end, both included.

    Records of other days are left out; `end` before `start` gives a table of no rows.
    """
    dates = list(each_day(start, end))
    blank = np.full(len(dates), np.nan)
    figures = {name: blank.copy() for name in ("counts", "minutes", "intensity", "bother")}
    checked_in = np.zeros(len(dates), dtype=np.bool_)
    blank.setflags(write=False)  # one column for all factors without a value
    columns = dict.fromkeys(catalogue, blank)
    for day in _recorded(start, end, list(episodes), list(intakes), list(check_ins)):
        row = (day.day - start).days
        told = {
            "counts": day.count,
            "minutes": day.minutes,
            "intensity": day.intensity,
            "bother": day.bother,
        }
        for name, figure in told.items():
            figures[name][row] = np.nan if figure is None else figure
        checked_in[row] = bool(day.check_in and day.check_in.closed)
        for key, value in day.values.items():
            if key in columns:
                if columns[key] is blank:
                    columns[key] = blank.copy()
                columns[key][row] = as_number(value, day_start)
    return DailyTable(
        dates=dates,
        counts=figures["counts"],
        minutes=figures["minutes"],
        intensity=figures["intensity"],
        bother=figures["bother"],
        checked_in=checked_in,
        factors=columns,
    )


def _recorded(
    start: date,
    end: date,
    episodes: Sequence[Episode],
    intakes: Sequence[Intake],
    check_ins: Sequence[CheckIn],
) -> Iterator[Day]:
    """Yield the days of the range, the long stretches without any record left out: a stray
    record of decades ago is not worth building all the days since."""
    kinds = (episodes, intakes, check_ins)
    days = sorted({each.day for kind in kinds for each in kind if start <= each.day <= end})
    first = 0
    for place in range(1, len(days) + 1):
        if place == len(days) or (days[place] - days[place - 1]).days > _LONG_GAP:
            yield from gather(days[first], days[place - 1], episodes, intakes, check_ins)
            first = place
