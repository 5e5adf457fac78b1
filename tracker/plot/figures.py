"""The figures of the Insights screen, each made from an analysis result.

Sizes are in terminal cells, axes included. Every figure says the same as its table.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

import numpy as np

from tracker.insight.daily import DailyTable
from tracker.insight.result import CalendarWeek, Curve, Floats, Timing
from tracker.model import Factor
from tracker.model.clock import Face, clock_words
from tracker.model.words import WEEKDAYS

from .axes import clock_axis, close_axis, date_axis, round_axis
from .canvas import Axis, Frame, Palette, Picture

ROOM_FOR_HALVES = 56  # columns: '12am' every three hours
OFF_EDGE = 0.02  # of a bar's place: keeps its sides from lying just between two cells
EVENT, CHANGED, BASELINE = "▾", "═", "─"


class Phase(NamedTuple):
    """A phase of a trial, both days included."""

    start: date
    end: date
    changed: bool


class Level(NamedTuple):
    """A mean over some days, both included."""

    start: date
    end: date
    mean: float


def over_time(
    table: DailyTable,
    *,
    width: int,
    height: int,
    palette: Palette,
    events: Sequence[date] = (),
    phases: Sequence[Phase] = (),
    levels: Sequence[Level] = (),
    raw: bool = False,
) -> Picture:
    """Return twitches per day over time: a dot a watched day (an empty one for zero), a small
    mark under the days not watched, and the 7-day mean as a line where it rests on at
    least four watched days, unless only the `raw` days are to be seen. With `levels` these are
    the line instead: a mean over seven days would blur where a phase begins. Life events and
    phases of trials (double: changed) stand along the top."""
    first = _first_watched(table)
    counts, dates = table.counts[first:], table.dates[first:]
    days = np.arange(len(counts), dtype=float)
    y = _count_axis(counts, height)
    marked = [float((day - dates[0]).days) for day in events if dates[0] <= day <= dates[-1]]
    within = [phase for phase in phases if phase.start <= dates[-1] and phase.end >= dates[0]]
    if marked or within:
        y = _with_row_above(y, height)
    top = y.high
    frame = Frame(width, height, date_axis(dates, width - 4), y, palette)
    unwatched = np.isnan(counts)
    frame.dots(days[unwatched], np.full(int(unwatched.sum()), y.low), "-", palette.quiet)
    for phase in within:
        start = max((phase.start - dates[0]).days, 0)
        last = min((phase.end - dates[0]).days, len(dates) - 1) + 0.5
        _draw_phase(frame, start, last, top, phase, step=len(dates) / (2 * width))
    frame.dots(marked, [top] * len(marked), EVENT, palette.line)
    for level in levels:
        reach = [float((day - dates[0]).days) for day in (level.start, level.end)]
        frame.line(reach, [level.mean, level.mean], palette.line)
    if not raw and not levels:
        frame.line(days, rolling_mean(counts), palette.line)
    frame.dots(days[counts == 0], counts[counts == 0], "○", palette.dots)
    frame.days(days[counts > 0], counts[counts > 0], palette.dots)
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
    scale = factor.read(1.0)  # amounts are drawn in the unit that the person reads
    values = values * scale
    low, high = float(values.min()), float(values.max())
    if factor.kind == "time":
        x = clock_axis(low, high, day_start_hour, factor.face)
    elif factor.kind == "yesno":
        x = Axis(-0.5, 1.5, [(0, "no"), (1, "yes")])
    else:
        x = close_axis(low, high, ticks=max(3, width // 14), unit=factor.read_unit)
    # The same counts at every lag, so that figures side by side can be compared.
    frame = Frame(width, height, x, _count_axis(table.counts, height), palette)
    if curve is not None:
        along = list(np.asarray(curve.x) * scale)
        frame.band(along, list(curve.low), list(curve.high))
        frame.line(along, list(curve.y), palette.line)
    if factor.kind == "yesno":  # spread the two columns, so that days do not hide each other
        values = values + 0.3 * np.sin(np.arange(len(values)) * 2.4)
    frame.days(values, counts, palette.dots)
    return frame.picture()


def factor_over_time(
    table: DailyTable,
    factor: Factor,
    *,
    width: int,
    height: int,
    palette: Palette,
    day_start_hour: float = 4.0,
    raw: bool = False,
) -> Picture | None:
    """Return a factor's own values over time, on the same days as `over_time`, with their
    7-day mean unless `raw`; None when it was never recorded on them."""
    first = _first_watched(table)
    values, dates = table.factors.get(factor.key), table.dates[first:]
    if values is None or np.isnan(values[first:]).all():
        return None
    values = values[first:] * factor.read(1.0)
    known = values[~np.isnan(values)]
    low, high = float(known.min()), float(known.max())
    ticks = max(2, height // 4)
    if factor.kind == "yesno":
        y = Axis(-0.2, 1.2, [(0, "no"), (1, "yes")])
    elif factor.kind == "time":
        y = clock_axis(low, high, day_start_hour, factor.face)
    else:
        y = close_axis(low, high, ticks=ticks, unit=factor.read_unit)
    frame = Frame(width, height, date_axis(dates, width - 5), y, palette)
    days = np.arange(len(values), dtype=float)
    if not raw:
        frame.line(days, rolling_mean(values), palette.line)
    frame.days(days, values, palette.dots)
    return frame.picture()


def by_hour(
    timing: Timing, *, width: int, height: int, palette: Palette, face: Face = "24h"
) -> Picture:
    """Return the twitches by hour of the day as bars."""
    sums = np.asarray(timing.hour, dtype=float)
    every = 6 if face == "12h" and width < ROOM_FOR_HALVES else 3
    ticks = [(hour, _hour_label(hour, face)) for hour in range(0, 24, every)]
    y = _count_axis(sums, height)
    frame = _columns(24, ticks, y, width=width, height=height, palette=palette)
    frame.bars(list(range(24)), list(sums), palette.dots, width=frame.bar)
    return frame.picture()


def _hour_label(hour: int, face: Face) -> str:
    return f"{hour:02d}" if face == "24h" else clock_words(time(hour), face).replace(":00", "")


def by_weekday(
    timing: Timing, *, width: int, height: int, palette: Palette, first_weekday: int = 0
) -> Picture:
    """Return the mean twitches per watched day by weekday as bars; a weekday never watched
    has a small mark."""
    order = [(first_weekday + index) % 7 for index in range(7)]
    means = [timing.weekday[weekday] for weekday in order]
    heights = np.array([np.nan if mean is None else mean for mean in means])
    ticks = [(index, WEEKDAYS[weekday]) for index, weekday in enumerate(order)]
    y = _count_axis(heights, height)
    frame = _columns(7, ticks, y, width=width, height=height, palette=palette)
    frame.bars(list(range(7)), list(heights), palette.dots, width=min(frame.bar, 0.7))
    unwatched = np.flatnonzero(np.isnan(heights))
    frame.dots(list(unwatched), [y.low] * len(unwatched), "-", palette.quiet)
    return frame.picture()


def by_week(
    weeks: Sequence[CalendarWeek],
    usual: tuple[float, float] | None,
    *,
    width: int,
    height: int,
    palette: Palette,
    phases: Sequence[Phase] = (),
) -> Picture | None:
    """Return the mean twitches per watched day week by week, as bars where there is room for
    them (a small mark for a week not watched); the `usual` range of a week lies behind, phases
    of trials (double: changed) stand along the top. None where no week was watched."""
    means = np.array([np.nan if week.mean is None else week.mean for week in weeks])
    if not len(means) or np.isnan(means).all():
        return None
    high = max(float(np.nanmax(means)), usual[1] if usual else 0.0)
    places = np.arange(len(weeks), dtype=float)
    columns = width - 6
    every = max(1, -(-len(weeks) * 8 // columns))
    ticks = [
        (index, f"{week.first.day} {week.first:%b}")
        for index, week in enumerate(weeks)
        if index % every == 0
    ]
    y = _count_axis(np.array([high]), height)
    first, end = weeks[0].first, weeks[-1].first + timedelta(days=weeks[-1].days)
    within = [phase for phase in phases if phase.start < end and phase.end >= first]
    if within:
        y = _with_row_above(y, height)
    frame = _columns(len(weeks), ticks, y, width=width, height=height, palette=palette)
    if usual is not None:
        frame.band([frame.x.low, frame.x.high], [usual[0]] * 2, [usual[1]] * 2)
    for phase in within:
        start = _place_in_weeks(weeks, max(phase.start, first))
        last = _place_in_weeks(weeks, min(phase.end + timedelta(days=1), end))
        _draw_phase(frame, start, last, y.high, phase, step=len(weeks) / (2 * width))
    if 2 * len(weeks) <= columns:
        frame.bars(list(places), list(means), palette.dots, width=frame.bar)
        unwatched = np.isnan(means)
        frame.dots(places[unwatched], np.full(int(unwatched.sum()), y.low), "-", palette.quiet)
    else:
        frame.line(places, means, palette.dots)
    return frame.picture()


def _with_row_above(y: Axis, height: int) -> Axis:
    """Return the axis with a row above it, for what stands along the top."""
    return Axis(y.low, y.high + (y.high - y.low) * 1.5 / max(height - 3, 2), y.ticks)


def _draw_phase(
    frame: Frame, start: float, end: float, top: float, phase: Phase, *, step: float
) -> None:
    palette = frame.palette
    glyph, ink = (CHANGED, palette.line) if phase.changed else (BASELINE, palette.quiet)
    span = np.arange(start, end, step)
    frame.dots(span, np.full(len(span), top), glyph, ink)


def _place_in_weeks(weeks: Sequence[CalendarWeek], day: date) -> float:
    """Return where a day begins among weeks that stand at 0, 1, 2 ..., each half a place wide
    to either side."""
    index = max(at for at, week in enumerate(weeks) if week.first <= day)
    return index - 0.5 + (day - weeks[index].first).days / weeks[index].days


def paired(table: DailyTable, key: str, lag: int) -> tuple[Floats, Floats]:
    """Return (values, counts) of the days that have both, the factor taken on the same day
    (lag 0) or the day before (lag 1)."""
    values = table.factors.get(key)
    if values is None or not len(values):
        return np.empty(0), np.empty(0)
    if lag == 1:
        values = np.concatenate(([table.earlier.get(key, np.nan)], values[:-1]))
    both = ~np.isnan(values) & ~np.isnan(table.counts)
    return values[both], table.counts[both]


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


class _Columns(Frame):
    """A figure of bars, each with a place of whole cells, of which `bar` is the share drawn."""

    bar: float = 0.7


def _columns(
    count: int,
    ticks: Sequence[tuple[float, str]],
    y: Axis,
    *,
    width: int,
    height: int,
    palette: Palette,
) -> _Columns:
    """Return a frame in which `count` bars have equally many whole cells: else some run into
    one another, and others are thinner. Limits stand in the middle of a cell."""
    room = Frame(width, height, Axis(0, 1, ticks), y, palette).columns
    cells = max(room // max(count, 1), 1)
    fits = cells * count <= room
    edge = 0.5 - 0.5 / cells if fits else 0.5
    frame = _Columns(
        width - room + cells * count if fits else width,
        height,
        Axis(-edge - OFF_EDGE, count - 1 + edge - OFF_EDGE, ticks),
        y,
        palette,
    )
    frame.bar = max(cells - 1, 0.7) / cells
    return frame


def _first_watched(table: DailyTable) -> int:
    """Return the first watched row; before it there was no diary to watch."""
    watched = np.flatnonzero(~np.isnan(table.counts))
    return int(watched[0]) if len(watched) else 0


def _count_axis(counts: Floats, height: int) -> Axis:
    known = counts[~np.isnan(counts)]
    top = max(float(known.max()), 1.0) if len(known) else 1.0
    axis = round_axis(0, top, ticks=max(2, (height - 2) // 3), whole=True)
    # The rows there are belong to the data: the axis ends there, not at the next round number.
    return Axis(0, top, [(at, label) for at, label in axis.ticks if at <= top])
