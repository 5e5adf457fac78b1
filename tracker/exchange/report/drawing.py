"""Pictures made of a few marks, so that the same one can stand in a PDF and on a web page.

All lengths are millimetres, x to the right and y downward from the top left corner; grey runs
from 0 (black) to 1 (white). Marks are painted in their order.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

BLACK: Final = 0.0
WHITE: Final = 1.0
POINT: Final = 25.4 / 72  # millimetres in a point, the measure of letters

Anchor = Literal["start", "middle", "end"]
XY = tuple[float, float]


@dataclass(frozen=True)
class Pen:
    """How a line looks: width in mm, grey, and the lengths of dash and gap (None: unbroken)."""

    width: float = 0.2
    grey: float = BLACK
    dash: tuple[float, float] | None = None


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    pen: Pen = Pen()


@dataclass(frozen=True)
class Polyline:
    """Straight lines from point to point; `closed` ones can be filled."""

    points: tuple[XY, ...]
    pen: Pen | None = Pen()
    fill: float | None = None
    closed: bool = False


@dataclass(frozen=True)
class Curve:
    """Cubic curves, each from where the last one ended, by two handles, to a point."""

    start: XY
    steps: tuple[tuple[XY, XY, XY], ...]
    pen: Pen | None = Pen()
    fill: float | None = None
    closed: bool = False


@dataclass(frozen=True)
class Rect:
    """A rectangle from its top left corner."""

    x: float
    y: float
    width: float
    height: float
    fill: float | None = None
    pen: Pen | None = None


@dataclass(frozen=True)
class Circle:
    """A circle around its middle."""

    x: float
    y: float
    radius: float
    fill: float | None = None
    pen: Pen | None = None


@dataclass(frozen=True)
class Text:
    """A line of text on its baseline; `size` in points, `x` is the side that `anchor` names."""

    x: float
    y: float
    text: str
    size: float = 7.0
    bold: bool = False
    anchor: Anchor = "start"
    grey: float = BLACK


Mark = Line | Polyline | Curve | Rect | Circle | Text


@dataclass(frozen=True)
class Drawing:
    """A picture: its size in mm, its marks, and what it shows in a sentence for those who
    can't see it."""

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)
    said: str = ""


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """Return the mark that far to the right and down."""
    match mark:
        case Line(x1, y1, x2, y2, pen):
            return Line(x1 + dx, y1 + dy, x2 + dx, y2 + dy, pen)
        case Polyline(points, pen, fill, closed):
            return Polyline(_shifted(points, dx, dy), pen, fill, closed)
        case Curve(start, steps, pen, fill, closed):
            there = tuple(((a[0] + dx, a[1] + dy), (b[0] + dx, b[1] + dy), (c[0] + dx, c[1] + dy))
                          for a, b, c in steps)  # fmt: skip
            return Curve((start[0] + dx, start[1] + dy), there, pen, fill, closed)
        case Rect(x, y, width, height, fill, pen):
            return Rect(x + dx, y + dy, width, height, fill, pen)
        case Circle(x, y, radius, fill, pen):
            return Circle(x + dx, y + dy, radius, fill, pen)
        case Text(x, y, text, size, bold, anchor, grey):
            return Text(x + dx, y + dy, text, size, bold, anchor, grey)


def _shifted(points: Iterable[XY], dx: float, dy: float) -> tuple[XY, ...]:
    return tuple((x + dx, y + dy) for x, y in points)


def hatch(x: float, y: float, width: float, height: float, gap: float, pen: Pen) -> list[Mark]:
    """Return slanting lines, `gap` mm apart along the top, that fill a rectangle."""
    lines: list[Mark] = []
    for step in range(1, math.ceil((width + height) / gap)):
        across = step * gap  # where the line, coming from the lower left, would meet the top
        x1, y1 = x + max(across - height, 0), y + min(across, height)
        x2, y2 = x + min(across, width), y + max(across - width, 0)
        lines.append(Line(x1, y1, x2, y2, pen))
    return lines
