"""Rate ratios with their intervals, one below the other on a logarithmic axis."""

from __future__ import annotations

import math
from typing import Final, Literal, NamedTuple

from ..content import Ratio, Ratios
from ..drawing import Circle, Drawing, Line, Mark, Pen, Polyline, Text, moved
from ..setting import few_lines
from .parts import AXIS, GRID, LABEL, SOFT, Entry, entry, in_lines, plain

WORDS = 7.6  # points
MOST = 5  # lines of words beside a row
KEY_STEP = 3.8  # mm
LEADING = 3.3  # mm from line to line
STEPS: Final = (0.1, 0.2, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 5.0, 10.0)
ONE: Final = Pen(0.25, 0.25, (1.0, 0.8))
INTERVAL: Final = Pen(0.35, 0.0)
DOT = 0.95  # mm


Tier = Literal["clear", "hint"] | None


class Axis(NamedTuple):
    """A logarithmic axis between two positions on the page."""

    low: float
    high: float
    left: float
    right: float

    def at(self, ratio: float) -> float:
        """Return where the ratio is; one beyond the axis is at its end."""
        part = math.log(max(ratio, 1e-9) / self.low) / math.log(self.high / self.low)
        return self.left + (self.right - self.left) * min(max(part, 0.0), 1.0)


def ratios(chart: Ratios, width: float, height: float | None = None) -> Drawing:
    """Return the ratios, as high as their words need; a greater height spreads the rows."""
    label_width, said_width = width * 0.24, width * 0.36
    words = [_words(row, label_width, said_width) for row in chart.rows]
    needed = [max(map(len, both)) * LEADING + 1.1 for both in words]
    low, high = limits(chart.rows)
    axis = Axis(low, high, label_width + 4, width - said_width - 4)
    key = _key(chart.rows, axis)
    lines_of_key = in_lines(key, width)
    beside = sum(one.width + 4 for one in key) < axis.at(1.0) - 14  # left of 'fewer'
    top, below = 0.6, 7.6 + (0.0 if beside else KEY_STEP * len(lines_of_key))
    spread = max(height - top - below - sum(needed), 0) / max(len(needed), 1) if height else 0.0
    bottom = top + sum(needed) + spread * len(needed)
    marks = _scale(axis, top, bottom)
    y = top
    for row, both, high_row in zip(chart.rows, words, needed, strict=True):
        middle = y + (high_row + spread) / 2
        for x, lines in zip((0.0, width - said_width), both, strict=True):
            first = middle - (len(lines) - 1) * LEADING / 2 + 0.95
            marks += [
                Text(x, first + LEADING * index, line, WORDS) for index, line in enumerate(lines)
            ]
        marks += _interval(row, axis, middle)
        y += high_row + spread
    for index, line in enumerate(lines_of_key):
        under = bottom + 6.4 + KEY_STEP * (index if beside else index + 1)
        marks += [moved(mark, 0, under) for mark in line]
    return Drawing(width, bottom + below, marks, _said(chart))


def _words(row: Ratio, label: float, said: float) -> tuple[list[str], list[str]]:
    """Return the lines to the left and to the right of a row, so wide at most."""
    return (
        few_lines(plain(row.label), label, WORDS, MOST),
        few_lines(plain(row.said), said, WORDS, MOST),
    )


def limits(rows: list[Ratio]) -> tuple[float, float]:
    """Return the ends of the axis: around all ratios and their intervals, but an interval far
    longer than the others goes on beyond it."""
    known = [row.ratio for row in rows if row.ratio is not None and row.ratio > 0]
    lows = [row.low for row in rows if row.low is not None and row.low > 0]
    highs = [row.high for row in rows if row.high is not None and math.isfinite(row.high)]
    least = max(min([*lows, *known, 0.8]), min([*known, 1.0]) / 2)
    most = min(max([*highs, *known, 1.25]), max([*known, 1.0]) * 2)
    low = max((step for step in STEPS if step <= least + 1e-9), default=least)
    high = min((step for step in STEPS if step >= most - 1e-9), default=most)
    return low, high


def _scale(axis: Axis, top: float, bottom: float) -> list[Mark]:
    marks: list[Mark] = []
    taken = -math.inf
    for step in sorted(STEPS, key=lambda one: (one != 1.0, one)):
        if not axis.low <= step <= axis.high:
            continue
        x = axis.at(step)
        if step == 1.0:
            marks.append(Line(x, top, x, bottom, ONE))
        elif abs(x - axis.at(1.0)) < 4.5 or x - taken < 5.5:
            continue
        else:
            marks.append(Line(x, top, x, bottom, GRID))
            taken = x
        said = "1" if step == 1.0 else f"{step:g}"
        marks.append(Text(x, bottom + 3.1, said, LABEL, anchor="middle", grey=SOFT))
    marks.append(Line(axis.left, bottom, axis.right, bottom, AXIS))
    one = axis.at(1.0)
    marks.append(Text(one - 5, bottom + 6.4, "fewer", LABEL, anchor="end", grey=SOFT))
    marks.append(Text(one + 5, bottom + 6.4, "more", LABEL, grey=SOFT))
    marks.append(Text(one, bottom + 6.4, "← →", LABEL, anchor="middle", grey=SOFT))
    return marks


def _interval(row: Ratio, axis: Axis, y: float) -> list[Mark]:
    """Return a row's interval with its dot: filled if clear, hollow for a hint, else a cross."""
    if row.ratio is None:
        return []
    marks: list[Mark] = []
    if row.low is not None and row.high is not None:
        left, right = axis.at(row.low), axis.at(row.high)
        marks.append(Line(left, y, right, y, INTERVAL))
        marks += [
            _arrow(axis.right if way > 0 else axis.left, y, way) for way in _beyond(row, axis)
        ]
    return [*marks, *_dot(row.tier, axis.at(row.ratio), y)]


def _dot(tier: Tier, x: float, y: float) -> list[Mark]:
    if tier is not None:
        return [Circle(x, y, DOT, 0.0 if tier == "clear" else 1.0, Pen(0.35, 0.0))]
    arm, pen = DOT * 0.8, Pen(0.3, 0.0)
    return [
        Line(x - arm, y - arm, x + arm, y + arm, pen),
        Line(x - arm, y + arm, x + arm, y - arm, pen),
    ]


def _key(rows: list[Ratio], axis: Axis) -> list[Entry]:
    """Return what the dots mean, those that are there."""
    words: tuple[tuple[Tier, str], ...] = (
        ("clear", "clear link"),
        ("hint", "hint"),
        (None, "no clear link"),
    )
    key = [
        entry(_dot(tier, DOT, -0.85), 3, said)
        for tier, said in words
        if any(row.tier == tier and row.ratio is not None for row in rows)
    ]
    if any(_beyond(row, axis) for row in rows):
        key.append(entry([_arrow(1.5, -0.85, 1)], 2.4, "goes on further"))
    return key


def _beyond(row: Ratio, axis: Axis) -> list[int]:
    """Return the ends of the axis that a row's interval goes beyond: -1 the low one, 1 the high."""
    if row.ratio is None or row.low is None or row.high is None:
        return []
    return [-1] * (row.low < axis.low * 0.999) + [1] * (row.high > axis.high * 1.001)


def _arrow(x: float, y: float, way: int) -> Mark:
    back = x - way * 1.5
    return Polyline(((x, y), (back, y - 0.9), (back, y + 0.9)), None, 0.0, closed=True)


def _said(chart: Ratios) -> str:
    return f"{chart.title}: {'; '.join(f'{row.label}: {row.said}' for row in chart.rows)}"
