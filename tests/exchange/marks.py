"""What the tests of drawings ask of them: how far their marks reach, and what they say."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.exchange.report.drawing import (
    POINT,
    Circle,
    Curve,
    Drawing,
    Line,
    Mark,
    Polyline,
    Rect,
    Text,
)
from tracker.exchange.report.typeface import width_of

Box = tuple[float, float, float, float]


def reach(mark: Mark) -> Box:
    """Return left, top, right and bottom of a mark; of a curve those of its handles too."""
    match mark:
        case Text(x, y, text, size, bold, anchor):
            wide = width_of(text, size, bold=bold)
            left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
            return left, y - size * POINT * 0.76, left + wide, y + size * POINT * 0.24
        case Rect(x, y, width, height):
            return x, y, x + width, y + height
        case Circle(x, y, radius):
            return x - radius, y - radius, x + radius, y + radius
        case Line(x1, y1, x2, y2):
            return _around([(x1, y1), (x2, y2)])
        case Polyline(points):
            return _around(points)
        case Curve(start, steps):
            return _around([start, *(point for step in steps for point in step)])


def _around(points: Iterable[tuple[float, float]]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def outside(drawing: Drawing, left: float, top: float, right: float, bottom: float) -> list[Mark]:
    """Return the marks that aren't wholly within that box, to a hundredth of a millimetre."""
    slack = 0.01
    return [
        mark
        for mark in drawing.marks
        for x1, y1, x2, y2 in [reach(mark)]
        if x1 < left - slack or y1 < top - slack or x2 > right + slack or y2 > bottom + slack
    ]


def words(drawing: Drawing) -> list[str]:
    """Return the texts of a drawing in their order."""
    return [mark.text for mark in drawing.marks if isinstance(mark, Text)]
