"""Round ticks. The automatic ones of a plot library are ugly in a terminal (3.9, 4.8, ...)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from math import ceil, floor, log10

from tracker.model import number
from tracker.model.clock import Face, clock_words

from .canvas import Axis

_STEPS = (1, 2, 5, 10)


def round_axis(low: float, high: float, *, ticks: int, unit: str = "", whole: bool = False) -> Axis:
    """Return an axis from low to high, widened to round limits, with about `ticks` ticks.

    The unit stands behind the last tick; `whole` keeps to whole numbers (counts).
    """
    if high <= low:
        high = low + 1
    step = _round_step((high - low) / max(ticks, 1))
    if whole:
        step = max(1.0, step)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    positions = [index * step for index in range(first, last + 1)]
    labels = [number(position) for position in positions]
    if unit:
        labels[-1] = f"{labels[-1]} {unit}"
    return Axis(positions[0], positions[-1], list(zip(positions, labels, strict=True)))


def close_axis(low: float, high: float, *, ticks: int, unit: str = "") -> Axis:
    """Return an axis that ends where the data do, a little air aside, with at least two round
    ticks where there is more than one value."""
    if high <= low:
        return Axis(low - 0.5, high + 0.5, [(low, f"{number(low)} {unit}".rstrip())])
    air = (high - low) * 0.03
    for wanted in (ticks, 2 * ticks, 4 * ticks, 8 * ticks):
        found = round_axis(low, high, ticks=wanted).ticks
        inside = [(at, label) for at, label in found if low - air <= at <= high + air]
        if len(inside) >= 2:
            break
    if unit and inside:
        at, label = inside[-1]
        inside[-1] = at, f"{label} {unit}"
    return Axis(low - air, high + air, inside)


def clock_axis(low: float, high: float, day_start_hour: float, face: Face = "24h") -> Axis:
    """Return an axis for a time of day told as hours after the day start."""
    axis = close_axis(low, high, ticks=5)
    minutes = [round((at + day_start_hour) * 60) for at, _ in axis.ticks]
    labels = [clock_words(time(at // 60 % 24, at % 60), face) for at in minutes]
    return Axis(
        axis.low,
        axis.high,
        [(at, label) for (at, _), label in zip(axis.ticks, labels, strict=True)],
    )


def date_axis(dates: Sequence[date], columns: int) -> Axis:
    """Return an axis over days (numbered from 0), ticks on Mondays or firsts of a month
    according to how many columns there are."""
    last = len(dates) - 1
    wanted = max(2, columns // 11)
    ticks = [
        (index, _day_label(day))
        for index, day in enumerate(dates)
        if _is_tick(day, len(dates), wanted)
    ]
    return Axis(-0.5, last + 0.5, ticks or [(0, _day_label(dates[0]))])


def _is_tick(day: date, total: int, wanted: int) -> bool:
    if total <= wanted:
        return True
    if total <= 7 * wanted:
        return day.weekday() == 0
    if total <= 14 * wanted:
        return day.weekday() == 0 and day.isocalendar().week % 2 == 0
    months = ceil(total / 30.44 / wanted)
    step = next((step for step in (1, 2, 3, 6, 12) if step >= months), 12 * ceil(months / 12))
    return day.day == 1 and (day.year * 12 + day.month - 1) % step == 0


def _day_label(day: date) -> str:
    return f"{day.day} {day:%b}" if day.day != 1 or day.month != 1 else f"{day:%b %Y}"


def _round_step(raw: float) -> float:
    magnitude = 10.0 ** floor(log10(raw))
    return next(step * magnitude for step in _STEPS if step * magnitude >= raw * 0.999)
