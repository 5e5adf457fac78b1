"""A bar for each hour or weekday."""

from __future__ import annotations

import math

from ..content import Bars
from ..drawing import WHITE, Drawing, Line, Mark, Rect, Text, moved
from ..setting import cut
from ..typeface import width_of
from .parts import (
    AXIS,
    BAR,
    LABEL,
    SOFT,
    key_unknown,
    margin,
    number,
    plain,
    rungs,
    ticks,
    unknown,
)

HEIGHT = 27.0
FEW = 14  # so many bars have their value above them, if there is room


def bars(chart: Bars, width: float, height: float = HEIGHT) -> Drawing:
    """Return the bars, upright from 0; a slanted column is one of which nothing is known."""
    known = [value for value in chart.values if value is not None]
    rows = ticks(max(known, default=0))
    some = len(known) < len(chart.values)
    left, right = margin(rows), width
    step = (right - left) / max(len(chart.labels), 1)
    widest = max((width_of(number(value), LABEL) for value in known), default=0.0)
    few = len(chart.labels) <= FEW and widest < step
    top, bottom = 3.0 if few else 1.0, height - (7.2 if some else 3.6)
    marks = rungs(rows, left, right, top, bottom)
    for index, value in enumerate(chart.values):
        x = left + step * index
        if value is None:
            marks += unknown(x + step * 0.04, top, step * 0.92, bottom - top)
            continue
        tall = (bottom - top) * value / rows[-1]
        if tall > 0:
            marks.append(Rect(x + step * 0.16, bottom - tall, step * 0.68, tall, fill=BAR))
        if few:
            marks += _value(value, x + step / 2, bottom - tall - 0.9)
    marks += _labels(chart.labels, left, step, bottom)
    marks.append(Line(left, bottom, right, bottom, AXIS))
    if some:
        marks += [moved(mark, left, height - 0.8) for mark in key_unknown("not known").marks]
    return Drawing(width, height, marks, _said(chart))


def _value(value: float, x: float, y: float) -> list[Mark]:
    """Return a bar's value above it, on white: a line of the axis may be behind it."""
    said = number(value)
    wide = width_of(said, LABEL) + 0.4
    return [
        Rect(x - wide / 2, y - 1.95, wide, 2.1, fill=WHITE),
        Text(x, y, said, LABEL, anchor="middle"),
    ]


def _labels(labels: list[str], left: float, step: float, bottom: float) -> list[Mark]:
    """Return the words below the axis, as many as there is room for."""
    if not labels:
        return []
    room = max(step, 9.0)
    shown = [cut(plain(label), room - 1, LABEL) for label in labels]
    widest = max(width_of(label, LABEL) for label in shown) + 1
    every = next((n for n in (1, 2, 3, 4, 6, 12) if widest <= step * n), math.ceil(widest / step))
    marks: list[Mark] = []
    for index in range(0, len(shown), every):
        half = width_of(shown[index], LABEL) / 2
        x = min(left + step * (index + 0.5), left + step * len(labels) - half)
        marks.append(Text(x, bottom + 2.9, shown[index], LABEL, anchor="middle", grey=SOFT))
    return marks


def _said(chart: Bars) -> str:
    pairs = zip(chart.labels, chart.values, strict=True)
    values = ", ".join(f"{label} {'?' if v is None else number(v)}" for label, v in pairs)
    return f"{chart.title} ({chart.unit}): {values}"
