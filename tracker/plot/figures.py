"""The figures of the Insights screen, each made from an analysis result.

Sizes are in terminal cells, axes included. Every figure says the same as its table.
"""

from __future__ import annotations

import numpy as np

from tracker.insight.daily import DailyTable
from tracker.insight.result import Curve, Floats, Timing
from tracker.model import Factor
from tracker.model.words import WEEKDAYS

from .axes import clock_axis, date_axis, round_axis
from .canvas import Axis, Frame, Palette, Picture


def over_time(table: DailyTable, *, width: int, height: int, palette: Palette) -> Picture:
    """Return twitches per day over time: a dot a watched day (an empty one for zero), a small
    mark under the days not watched, and the 7-day mean as a line where it rests on at
    least four watched days."""
    watched = np.flatnonzero(~np.isnan(table.counts))
    first = int(watched[0]) if len(watched) else 0  # before it there was no diary to watch
    counts, dates = table.counts[first:], table.dates[first:]
    days = np.arange(len(counts), dtype=float)
    y = _count_axis(counts, height)
    frame = Frame(width, height, date_axis(dates, width - 4), y, palette)
    unwatched = np.isnan(counts)
    frame.dots(days[unwatched], np.full(int(unwatched.sum()), y.low), "-", palette.quiet)
    frame.line(days, rolling_mean(counts), palette.line)
    frame.dots(days[counts == 0], counts[counts == 0], "○", palette.dots)
    frame.dots(days[counts > 0], counts[counts > 0], "•", palette.dots)
    return frame.picture()


def against(
    table: DailyTable,
    factor: Factor,
    lag: int,
    curve: Curve | None,
    *,
    width: int,
    height: int,
    palette: Palette,
    day_start_hour: float = 4.0,
) -> Picture | None:
    """Return the daily count against a factor `lag` days before: days as dots, the fitted
    curve with its band where there is one. None when no day has both."""
    values, counts = paired(table, factor.key, lag)
    if not len(values):
        return None
    low, high = float(values.min()), float(values.max())
    if factor.kind == "time":
        x = clock_axis(low, high, day_start_hour)
    elif factor.kind == "yesno":
        x = Axis(-0.5, 1.5, [(0, "no"), (1, "yes")])
    else:
        x = round_axis(low, high, ticks=max(3, width // 14), unit=factor.unit)
    frame = Frame(width, height, x, _count_axis(counts, height), palette)
    if curve is not None:
        frame.band(list(curve.x), list(curve.low), list(curve.high))
        frame.line(list(curve.x), list(curve.y), palette.line)
    if factor.kind == "yesno":  # spread the two columns, so that days do not hide each other
        values = values + 0.3 * np.sin(np.arange(len(values)) * 2.4)
    frame.dots(values, counts, "•", palette.dots)
    return frame.picture()


def factor_over_time(
    table: DailyTable, factor: Factor, *, width: int, height: int, palette: Palette
) -> Picture | None:
    """Return a factor's own values over time; None when it was never recorded in the range."""
    values = table.factors.get(factor.key)
    if values is None or np.isnan(values).all():
        return None
    known = values[~np.isnan(values)]
    y = round_axis(float(known.min()), float(known.max()), ticks=max(2, height // 4), unit="")
    frame = Frame(width, height, date_axis(table.dates, width - 5), y, palette)
    days = np.arange(len(values), dtype=float)
    frame.line(days, rolling_mean(values), palette.line)
    frame.dots(days, values, "•", palette.dots)
    return frame.picture()


def by_hour(timing: Timing, *, width: int, height: int, palette: Palette) -> Picture:
    """Return the twitches by hour of the day as bars."""
    sums = np.asarray(timing.hour, dtype=float)
    ticks = [(hour, f"{hour:02d}") for hour in range(0, 24, 3)]
    frame = Frame(width, height, Axis(-0.7, 23.7, ticks), _count_axis(sums, height), palette)
    frame.bars(list(range(24)), list(sums), palette.dots)
    return frame.picture()


def by_weekday(
    timing: Timing, *, width: int, height: int, palette: Palette, first_weekday: int = 0
) -> Picture:
    """Return the mean twitches per watched day by weekday as bars; a weekday never watched
    has no bar."""
    order = [(first_weekday + index) % 7 for index in range(7)]
    means = [timing.weekday[weekday] for weekday in order]
    heights = np.array([np.nan if mean is None else mean for mean in means])
    ticks = [(index, WEEKDAYS[weekday]) for index, weekday in enumerate(order)]
    frame = Frame(width, height, Axis(-0.6, 6.6, ticks), _count_axis(heights, height), palette)
    frame.bars(list(range(7)), list(heights), palette.dots)
    return frame.picture()


def paired(table: DailyTable, key: str, lag: int) -> tuple[Floats, Floats]:
    """Return (values, counts) of the days that have both, the factor taken `lag` days before."""
    values = table.factors.get(key)
    if values is None or len(values) <= lag:
        return np.empty(0), np.empty(0)
    earlier = values[: len(values) - lag]
    counts = table.counts[lag:]
    both = ~np.isnan(earlier) & ~np.isnan(counts)
    return earlier[both], counts[both]


def rolling_mean(values: Floats, window: int = 7, enough: int = 4) -> Floats:
    """Return the centred mean over `window` days, NaN where fewer than `enough` are known."""
    known = ~np.isnan(values)
    kernel = np.ones(window)
    counts = np.convolve(known, kernel, mode="full")
    sums = np.convolve(np.where(known, values, 0.0), kernel, mode="full")
    start = window // 2
    centre = slice(start, start + len(values))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(counts[centre] >= enough, sums[centre] / counts[centre], np.nan)


def _count_axis(counts: Floats, height: int) -> Axis:
    known = counts[~np.isnan(counts)]
    top = max(float(known.max()), 1.0) if len(known) else 1.0
    axis = round_axis(0, top, ticks=max(2, (height - 2) // 3), whole=True)
    # The rows there are belong to the data: the axis ends there, not at the next round number.
    return Axis(0, top, [(at, label) for at, label in axis.ticks if at <= top])
