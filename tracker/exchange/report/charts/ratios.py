"""Rate ratios with their intervals, one below the other on a logarithmic axis."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from ..content import Ratio, Ratios
from ..drawing import Circle, Drawing, Line, Mark, Pen, Polyline, Text
from ..setting import lines_of
from .parts import AXIS, GRID, HEAD, LABEL, SOFT, heading, plain

WORDS = 7.6  # points
LEADING = 3.3  # mm from line to line
STEPS: Final = (0.1, 0.2, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 5.0, 10.0)
ONE: Final = Pen(0.25, 0.25, (1.0, 0.8))
INTERVAL: Final = Pen(0.35, 0.0)
DOT = 0.95  # mm


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
    words = [
        (
            lines_of(plain(row.label), label_width, WORDS),
            lines_of(plain(row.said), said_width, WORDS),
        )
        for row in chart.rows
    ]
    needed = [max(len(label), len(said)) * LEADING + 1.1 for label, said in words]
    top, below = HEAD + 0.8, 8.6
    spread = max(height - top - below - sum(needed), 0) / max(len(needed), 1) if height else 0.0
    low, high = limits(chart.rows)
    axis = Axis(low, high, label_width + 4, width - said_width - 4)
    bottom = top + sum(needed) + spread * len(needed)
    marks = [*heading(chart.title, "", width), *_scale(axis, top, bottom)]
    y = top
    for row, (label, said), high_row in zip(chart.rows, words, needed, strict=True):
        middle = y + (high_row + spread) / 2
        for x, lines in ((0.0, label), (width - said_width, said)):
            first = middle - (len(lines) - 1) * LEADING / 2 + 0.95
            marks += [
                Text(x, first + LEADING * index, line, WORDS) for index, line in enumerate(lines)
            ]
        marks += _interval(row, axis, middle)
        y += high_row + spread
    legend = "● clear   ○ hint   × neither   ◂ ▸ goes on beyond the axis"
    marks.append(Text(0, bottom + 7.2, legend, LABEL, grey=SOFT))
    return Drawing(width, bottom + below, marks, _said(chart))


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
        if row.low < axis.low * 0.999:
            marks.append(_arrow(left, y, -1))
        if row.high > axis.high * 1.001:
            marks.append(_arrow(right, y, 1))
    x = axis.at(row.ratio)
    if row.tier is None:
        arm = DOT * 0.8
        pen = Pen(0.3, 0.0)
        return [
            *marks,
            Line(x - arm, y - arm, x + arm, y + arm, pen),
            Line(x - arm, y + arm, x + arm, y - arm, pen),
        ]
    fill = 0.0 if row.tier == "clear" else 1.0
    return [*marks, Circle(x, y, DOT, fill, Pen(0.35, 0.0))]


def _arrow(x: float, y: float, way: int) -> Mark:
    back = x - way * 1.5
    return Polyline(((x, y), (back, y - 0.9), (back, y + 0.9)), None, 0.0, closed=True)


def _said(chart: Ratios) -> str:
    return f"{chart.title}: {'; '.join(f'{row.label}: {row.said}' for row in chart.rows)}"
