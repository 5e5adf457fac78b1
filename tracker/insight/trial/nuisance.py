"""What goes on beside a trial: a level, the week, a trend and a few factors, held small.

None of these columns knows the plan, so the same ones serve the randomisation test, and what
is missing in a factor is filled without looking at the phases (statistics.md, 'Self-trials').
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..regressors import filled, shifted, weekends

Floats = NDArray[np.float64]
Days = NDArray[np.bool_]

LEAST_EARLIER = 30  # watched days before the trial, for them to say anything
_MOST_EARLIER = 180  # calendar days before it that are looked at: a straight trend fits no more
_WEEKEND, _FACTOR = 0.3, 0.2  # SD of log rate ratios; that of a factor is per SD of it
_TREND_A_WEEK = 0.10  # times the root of the weeks: from the first day of the trial to its last
_EARLIER_LEVEL, _EARLIER_TREND = 3.0, 0.3
_LEAST_PAIRED = 5
FACTORS: Final = (("sleep", 0), ("caffeine", 0), ("caffeine", 1), ("workload", 0))


@dataclass(frozen=True, eq=False)
class Around:
    """A trial with the days before it that inform the nuisance, T rows in all.

    `counts` (T,) NaN where unwatched; `plan` (T,) as handed in, NaN on the `before` rows that
    come first; `columns` (T, k) are the nuisance, the intercept first, finite everywhere, and
    `spread` (k,) the SDs they are held to (infinite: free).
    """

    counts: Floats
    plan: Floats
    before: int
    columns: Floats
    spread: Floats

    @property
    def observed(self) -> Days:
        """(T,) whether the day was watched."""
        return np.isfinite(self.counts)

    @property
    def earlier(self) -> Floats:
        """(T,) 1 before the trial and 0 in it."""
        return (np.arange(len(self.counts)) < self.before).astype(np.float64)

    def sides(self) -> tuple[Floats, Floats]:
        """Return the counts of the changed and of the baseline days that were watched."""
        changed, baseline = (self.observed & (self.plan == side) for side in (1.0, 0.0))
        return self.counts[changed], self.counts[baseline]


def around(
    counts: ArrayLike, factors: Mapping[str, ArrayLike], start: date, plan: ArrayLike
) -> Around:
    """Return a trial made ready; arguments as for `estimate`, and the same ValueErrors."""
    y, phases = _finite(counts), _finite(plan)
    known = {name: _finite(column) for name, column in factors.items()}
    if y.ndim != 1 or any(each.shape != y.shape for each in (phases, *known.values())):
        raise ValueError("counts, plan and factors must be one number a day, of the same length")
    if np.any(y < 0):
        raise ValueError("a count can't be negative")
    rows = np.flatnonzero(np.isfinite(phases))
    if not np.isin(phases[rows], (0.0, 1.0)).all():
        raise ValueError("a plan holds 0 for baseline, 1 for changed and NaN for neither")
    if not len(rows):
        raise ValueError("the plan has no day of either kind")
    first, after = int(rows[0]), int(rows[-1]) + 1
    begin = max(first - _MOST_EARLIER, 0)
    if np.isfinite(y[begin:first]).sum() < LEAST_EARLIER:
        begin = first
    window = slice(begin, after)
    lagged = [shifted(known[name], lag)[window] for name, lag in FACTORS if name in known]
    columns, spread = _nuisance(
        lagged, np.isfinite(y[window]), start + timedelta(days=begin), first - begin
    )
    return Around(y[window], phases[window], first - begin, columns, spread)


def _nuisance(
    lagged: list[Floats], observed: Days, start: date, before: int
) -> tuple[Floats, Floats]:
    days = len(observed)
    during = np.arange(days) >= before
    weekend = weekends(start, days)
    weeks = (days - before) / 7
    columns = [np.ones(days), weekend.astype(np.float64), _slope(during) / 2]
    spread = [np.inf, _WEEKEND, _TREND_A_WEEK * np.sqrt(weeks)]
    if before:
        columns += [(~during).astype(np.float64), _slope(~during)]
        spread += [_EARLIER_LEVEL, _EARLIER_TREND]
    for column in lagged:
        paired = observed & np.isfinite(column)
        if paired.sum() >= _LEAST_PAIRED and np.ptp(column[paired]) > 0:
            columns.append(filled(column, paired, weekend)[0])
            spread.append(_FACTOR)
    return np.column_stack(columns), np.array(spread)


def _slope(where: Days) -> Floats:
    """Return a column that rises from -1 to 1 over these days and is 0 on all others."""
    column = np.zeros(len(where))
    column[where] = np.linspace(-1, 1, int(where.sum())) if where.sum() > 1 else 0.0
    return column


def _finite(values: ArrayLike) -> Floats:
    column = np.array(values, dtype=np.float64)
    column[~np.isfinite(column)] = np.nan
    return column
