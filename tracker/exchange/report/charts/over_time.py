"""A bar a day over the period; a day that was not watched never looks like one without twitches."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import Final, NamedTuple

from ..content import Moment, OverTime, Span
from ..drawing import Circle, Drawing, Line, Mark, Pen, Rect, Text, moved
from ..setting import cut
from ..typeface import width_of
from .parts import (
    AXIS,
    BAR,
    LABEL,
    SOFT,
    Entry,
    entry,
    field,
    in_lines,
    key_unknown,
    margin,
    number,
    plain,
    rungs,
    ticks,
    unknown,
)

PLOT: Final = 24.0  # mm high, where nothing else is asked for
LANE: Final = 3.7  # of a span with its label
FLAG: Final = 3.3  # of the numbers of life events
LEADING: Final = 3.2
KEY_STEP: Final = 3.8
MOST_LANES, MOST_LINES = 4, 6  # of spans, and of words for life events; the rest is counted
APART: Final = 9.5  # mm between the numbers of life events: '11–12' and a space
EDGE: Final = Pen(0.15, 0.35, (0.8, 0.6))
EVENT: Final = Pen(0.15, 0.35, (0.3, 0.6))
BAND: Final = 0.88
BAND_EDGE: Final = Pen(0.12, 0.6, (1.2, 0.8))
CHANGED = 0.42


class Frame(NamedTuple):
    """The plot on the page, and the days it spans."""

    left: float
    right: float
    top: float
    bottom: float
    start: date
    days: int

    @property
    def day(self) -> float:
        """How wide a day is, in mm."""
        return (self.right - self.left) / max(self.days, 1)

    def at(self, day: date) -> float:
        """Return where a day begins; one outside the period is at its end."""
        return self.left + self.day * min(max((day - self.start).days, 0), self.days)


def over_time(chart: OverTime, width: float, height: float | None = None) -> Drawing:
    """Return the days as bars with the usual band behind them, spans and life events above."""
    last = chart.start + timedelta(days=max(len(chart.values) - 1, 0))
    spans = [one for one in chart.spans if one.start <= last and one.end >= chart.start]
    moments = sorted(
        (one for one in chart.moments if chart.start <= one.day <= last), key=lambda m: m.day
    )
    known = [value for value in chart.values if value is not None]
    band_top = chart.band[1] if chart.band else 0.0
    rows = ticks(max([*known, band_top], default=0.0))
    left = margin(rows)
    lanes = _lanes(spans)
    untold = sum(map(len, lanes[MOST_LANES:]))
    lanes = lanes[:MOST_LANES]
    named = _named(moments, untold, width - left)
    top = 0.6 + LANE * len(lanes) + (FLAG if moments else 0.0)
    key = in_lines(_key(chart), width - left)
    below = 4.6 + KEY_STEP * len(key) + LEADING * len(named)
    whole = height if height is not None else top + PLOT + below
    frame = Frame(left, width, top, max(whole - below, top + 8), chart.start, len(chart.values))
    marks = _band(chart, frame, rows[-1])
    marks += rungs(rows, frame.left, frame.right, frame.top, frame.bottom)
    marks += _days(chart.values, frame, rows[-1])
    marks += _dates(frame)
    marks += _spans(lanes, frame)
    marks += _moments(moments, frame)
    marks.append(Line(frame.left, frame.bottom, frame.right, frame.bottom, AXIS))
    for index, line in enumerate(key):
        y = frame.bottom + 7.3 + KEY_STEP * index
        marks += [moved(mark, left, y) for mark in line]
    for index, line in enumerate(named):
        y = frame.bottom + 7.2 + KEY_STEP * len(key) + LEADING * index
        marks += [moved(mark, left, y) for mark in line]
    return Drawing(width, frame.bottom + below, marks, _said(chart, known))


def _band(chart: OverTime, frame: Frame, highest: float) -> list[Mark]:
    if chart.band is None:
        return []
    tall = frame.bottom - frame.top
    low, high = (frame.bottom - tall * min(max(one / highest, 0), 1) for one in chart.band)
    across = frame.right - frame.left
    return [
        Rect(frame.left, high, across, low - high, fill=BAND),
        Line(frame.left, high, frame.right, high, BAND_EDGE),
        Line(frame.left, low, frame.right, low, BAND_EDGE),
    ]


def _days(values: list[float | None], frame: Frame, highest: float) -> list[Mark]:
    """Return a bar for each day, a dot on the axis for a day with none, and a slanted field for
    a run of days that were not watched."""
    marks: list[Mark] = []
    tall = frame.bottom - frame.top
    numbered = enumerate(values)
    for missing, run in groupby(numbered, key=lambda pair: pair[1] is None):
        days = list(run)
        if missing:
            x = frame.left + frame.day * days[0][0]
            marks += unknown(x, frame.top, frame.day * len(days), tall)
            continue
        for index, value in days:
            x = frame.left + frame.day * index
            if value:
                high = tall * value / highest
                bar = Rect(x + frame.day * 0.14, frame.bottom - high, frame.day * 0.72, high, BAR)
                marks.append(bar)
            else:
                radius = min(0.45, frame.day * 0.36)
                pen = Pen(0.15, BAR)
                marks.append(Circle(x + frame.day / 2, frame.bottom - 0.8, radius, 1.0, pen))
    return marks


def _dates(frame: Frame) -> list[Mark]:
    """Return ticks on the Mondays (on the firsts of months, of years, where the period is long)
    with as many dates as there is room for."""
    marks: list[Mark] = []
    free = frame.left - 2
    for day in _ticked(frame):
        x = frame.at(day) + frame.day / 2
        marks.append(Line(x, frame.bottom, x, frame.bottom + 0.9, AXIS))
        said = _date(day, years=frame.days > 400)
        wide = width_of(said, LABEL)
        if x - wide / 2 >= free and x + wide / 2 <= frame.right + 0.5:
            marks.append(Text(x, frame.bottom + 3.5, said, LABEL, anchor="middle", grey=SOFT))
            free = x + wide / 2 + 3
    return marks


def _ticked(frame: Frame) -> Iterable[date]:
    days = (frame.start + timedelta(days=index) for index in range(frame.days))
    if frame.days <= 16:
        return days
    if frame.days <= 26 * 7:
        return (day for day in days if day.weekday() == 0)
    if frame.days <= 3 * 366:
        return (day for day in days if day.day == 1)
    return (day for day in days if day.day == 1 and day.month == 1)


def _date(day: date, *, years: bool = False) -> str:
    return f"{day.day} {day:%b}{f' {day.year}' * years}"


def _lanes(spans: list[Span]) -> list[list[Span]]:
    """Return the spans in rows, so that none lies over another."""
    lanes: list[list[Span]] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        free = next((lane for lane in lanes if lane[-1].end < span.start), None)
        if free is None:
            lanes.append([span])
        else:
            free.append(span)
    return lanes


def _spans(lanes: list[list[Span]], frame: Frame) -> list[Mark]:
    """Return the spans as fields with their names: dark where something was changed."""
    marks: list[Mark] = []
    for row, lane in enumerate(lanes):
        y = 0.2 + LANE * row
        for span in lane:
            x, end = frame.at(span.start), frame.at(span.end + timedelta(days=1))
            wide = max(end - x, 0.4)
            fill = CHANGED if span.changed else 1.0
            marks.append(Rect(x, y, wide, LANE - 0.6, fill, Pen(0.15, 0.35)))
            marks += [Line(side, y + LANE - 0.6, side, frame.bottom, EDGE) for side in (x, end)]
            bold = span.changed
            label = cut(plain(span.label), wide - 1.2, LABEL, bold=bold) if wide > 3 else ""
            if len(label.rstrip("…")) >= min(2, len(span.label)):
                ink = 1.0 if span.changed else 0.0
                at = y + (LANE - 0.6) / 2 + 0.85
                marks.append(Text(x + wide / 2, at, label, LABEL, bold, "middle", ink))
    return marks


def _moments(moments: list[Moment], frame: Frame) -> list[Mark]:
    """Return a number above its day for each life event; those of days close together share
    one place ('2-3')."""
    groups: list[tuple[float, list[int]]] = []
    marks: list[Mark] = []
    for index, moment in enumerate(moments, 1):
        x = frame.at(moment.day) + frame.day / 2
        marks.append(Line(x, frame.top - 0.4, x, frame.bottom, EVENT))
        if groups and x - groups[-1][0] < APART:
            groups[-1][1].append(index)
        else:
            groups.append((x, [index]))
    for x, numbers in groups:
        said = f"{numbers[0]}" if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
        at = min(x, frame.right - width_of(said, LABEL, bold=True) / 2)
        marks.append(Text(at, frame.top - 0.9, said, LABEL, bold=True, anchor="middle"))
    return marks


def _named(moments: list[Moment], untold: int, width: float) -> list[list[Mark]]:
    """Return the words for the numbered life events, line by line, each line from 0, 0; the
    last one says how many more there are, and how many spans have no place of their own."""
    entries = []
    for index, moment in enumerate(moments, 1):
        numbered: list[Mark] = [Text(0, 0, f"{index}", LABEL, bold=True)]
        after = width_of(f"{index}", LABEL, bold=True) + 1.2
        said = cut(f"{_date(moment.day)}: {plain(moment.label)}", width - after, LABEL)
        entries.append(entry(numbered, after, said, 0.0))
    shown = len(entries)
    while len(in_lines(entries[:shown], width)) > MOST_LINES:
        shown -= 1
    lines = in_lines(entries[:shown], width)
    if untold := untold + len(moments) - shown:
        said = cut(f"… and {untold} more, too many to name here", width, LABEL)
        lines.append([Text(0, 0, said, LABEL, grey=SOFT)])
    return lines


def _key(chart: OverTime) -> list[Entry]:
    """Return what the looks mean, those that are there."""
    key = [entry([Rect(0.4, -2.1, 1.0, 2.1, BAR)], 2.4, "a day")]
    if any(value == 0 for value in chart.values):
        key.append(entry([Circle(0.5, -0.9, 0.45, 1.0, Pen(0.15, BAR))], 1.8, "watched, none"))
    if any(value is None for value in chart.values):
        key.append(key_unknown("not watched"))
    if chart.band is not None:
        low, high = (number(one) for one in chart.band)
        usual = low if low == high else f"{low}–{high}"
        said = f"usual: {usual}, the middle 80% of the days"
        key.append(field(BAND, BAND_EDGE, said))
    if any(span.changed for span in chart.spans):
        key.append(field(CHANGED, None, "something changed on purpose"))
    return key


def _said(chart: OverTime, known: list[float]) -> str:
    days = len(chart.values)
    if not known:
        return f"{chart.title}: none of {days} days watched"
    return (
        f"{chart.title} ({chart.unit}): {len(known)} of {days} days watched, "
        f"from {number(min(known))} to {number(max(known))} a day"
    )
