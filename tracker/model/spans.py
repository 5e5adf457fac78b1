"""Two stretches of days beside each other, described and not judged: what was recorded on each.

Only finished days count. What is not known is left out of every figure and never zero, so each
figure says on how many days it rests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from statistics import fmean, median
from typing import Literal

from .day import Day
from .days import DAY_START, ONE_DAY
from .factors import Factor, Value, as_number
from .measures import Bother, Count, Intensity, Measure, Minutes, OfFactor
from .records import Marker, Trial

LONGEST = 3653  # days: ten years
FEW = 3  # a figure that is known on fewer days is not set against another
LEADING = ("sleep", "caffeine", "workload")

How = Literal["mean", "middle", "most"]

TWITCHING: tuple[tuple[Measure, How], ...] = (
    (Count(), "mean"),
    (Minutes(), "mean"),
    (Intensity(), "middle"),
    (Intensity(), "most"),
    (Bother(), "middle"),
)


@dataclass(frozen=True, kw_only=True)
class Known:
    """A figure in the measure's unit, and the number of days on which it is known."""

    figure: float
    days: int

    @property
    def few(self) -> bool:
        """Whether these are too few days to set the figure against another."""
        return self.days < FEW


@dataclass(frozen=True, kw_only=True)
class Row:
    """One measure in both stretches, None where no day knows it. `how`: the mean of the days
    that know it, the middle one, or the highest."""

    measure: Measure
    how: How
    before: Known | None
    span: Known | None

    @property
    def comparable(self) -> bool:
        """Whether both are known on enough days for a difference to be told."""
        return bool(self.before and self.span) and not (
            (self.before and self.before.few) or (self.span and self.span.few)
        )


@dataclass(frozen=True, kw_only=True)
class PhaseWithin:
    """The part of a trial's phase that lies in a stretch, both days included."""

    trial: Trial
    changed: bool
    start: date
    end: date


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """What was recorded from `start` to `end`, both included. `twitches` is None where no day
    was watched; `flags` are the days on which each was noted; `broken` the days with a record
    that can't be read; `unread` those of which nothing can be."""

    start: date
    end: date
    watched: int
    checked_in: int
    quiet: int
    twitches: int | None
    flags: Mapping[str, int]
    events: list[Marker]
    phases: list[PhaseWithin]
    broken: int
    unread: int

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """The stretch before, the one that was marked, and what is known in at least one of them:
    about twitching first, then sleep, caffeine and workload, then the other factors as shown."""

    before: Stretch
    span: Stretch
    twitching: list[Row]
    factors: list[Row]

    @property
    def flags(self) -> list[str]:
        """Return every flag that was noted in either, those on most days first."""
        both = Counter(self.before.flags) + Counter(self.span.flags)
        return [flag for flag, _ in both.most_common()]


def finished(first: date, last: date, today: date) -> tuple[date, date] | None:
    """Return the days of a span that are over, None where none is."""
    end = min(last, today - ONE_DAY)
    return (first, end) if first <= end else None


def days_before(first: date, last: date) -> tuple[date, date]:
    """Return the span of the same length that ends the day before."""
    return first - (last - first) - ONE_DAY, first - ONE_DAY


def compare(
    span: tuple[date, date],
    days: Iterable[Day],
    catalogue: Mapping[str, Factor],
    day_start: time = DAY_START,
    *,
    trials: Collection[Trial] = (),
) -> Comparison:
    """Return a span beside that of the same length before it. Pure: no clock, no disk.

    `span` is its first and last day, all of it over. `days` are those that could be read of
    both, in any order; others among them count for nothing.
    """
    found = {day.day: day for day in days}
    sides = [_within(*days_before(*span), found), _within(*span, found)]
    before, marked = (
        _stretch(*bounds, side, trials)
        for bounds, side in zip((days_before(*span), span), sides, strict=True)
    )
    return Comparison(
        before=before,
        span=marked,
        twitching=[
            row
            for measure, how in TWITCHING
            if (row := _row(measure, how, *(_figures(measure, side) for side in sides)))
        ],
        factors=_factors(sides, catalogue, day_start),
    )


def _within(start: date, end: date, found: Mapping[date, Day]) -> list[Day]:
    span = (start + timedelta(days=number) for number in range((end - start).days + 1))
    return [found[day] for day in span if day in found]


def _stretch(start: date, end: date, days: Sequence[Day], trials: Iterable[Trial]) -> Stretch:
    counts = [day.count for day in days]
    known = [count for count in counts if count is not None]
    return Stretch(
        start=start,
        end=end,
        watched=len(known),
        checked_in=sum(day.closed for day in days),
        quiet=known.count(0),
        twitches=sum(known) if known else None,
        flags=Counter(flag for day in days for flag in sorted(day.flags)),
        events=[event for day in days for event in day.markers],
        phases=list(_phases(start, end, trials)),
        broken=sum(bool(day.broken) for day in days),
        unread=(end - start).days + 1 - len(days),
    )


def _phases(start: date, end: date, trials: Iterable[Trial]) -> Iterable[PhaseWithin]:
    for trial in trials:
        for phase in trial.lived:
            first, last = max(start, phase.start), min(end, phase.end)
            if first <= last:
                yield PhaseWithin(trial=trial, changed=phase.changed, start=first, end=last)


def _figures(measure: Measure, days: Iterable[Day]) -> list[float]:
    return [figure for day in days if (figure := measure.of(day)) is not None]


def _row(measure: Measure, how: How, before: Sequence[float], span: Sequence[float]) -> Row | None:
    """Return a row, None where neither stretch knows the measure."""
    if not before and not span:
        return None
    return Row(measure=measure, how=how, before=_known(how, before), span=_known(how, span))


def _known(how: How, figures: Sequence[float]) -> Known | None:
    told: dict[How, Callable[[Sequence[float]], float]] = {
        "mean": fmean,
        "middle": median,
        "most": max,
    }
    return Known(figure=told[how](figures), days=len(figures)) if figures else None


def _factors(
    sides: Sequence[Sequence[Day]], catalogue: Mapping[str, Factor], day_start: time
) -> list[Row]:
    # A day's values are made once for all factors: ten years have many days, and many factors.
    known = [_by_factor((day.values for day in side), day_start) for side in sides]
    leading = [key for key in LEADING if key in catalogue]
    rows = (
        _row(OfFactor(catalogue[key], day_start), "mean", *(side.get(key, []) for side in known))
        for key in dict.fromkeys([*leading, *catalogue])
    )
    return [row for row in rows if row]


def _by_factor(days: Iterable[Mapping[str, Value]], day_start: time) -> dict[str, list[float]]:
    known: dict[str, list[float]] = {}
    for values in days:
        for key, value in values.items():
            figure = as_number(value, day_start)
            if figure == figure:  # not a text that means nothing
                known.setdefault(key, []).append(figure)
    return known
