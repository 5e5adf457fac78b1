"""What the charts share: letter sizes, greys, round ticks, and the column that isn't known."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from ..drawing import Line, Mark, Pen, Rect, Text, hatch, moved
from ..setting import cut, few_lines, printable
from ..typeface import covered, width_of

TITLE: Final = 8.0  # points
TITLE_STEP: Final = 3.5  # mm
LABEL: Final = 7.0

SOFT: Final = 0.35  # words beside the figures
BAR: Final = 0.3
GRID: Final = Pen(0.1, 0.8)
AXIS: Final = Pen(0.2, 0.3)
UNKNOWN: Final = Pen(0.1, 0.5)
GAP: Final = 1.1  # between the lines of a hatched place

_ROUND = (1, 2, 2.5, 5, 10)


def plain(text: str) -> str:
    """Return the text in characters that can be printed."""
    return printable(text, covered())


def heading(title: str, unit: str, width: float) -> tuple[list[Mark], float]:
    """Return the title of a chart and, softly after it, what is counted; and how high that is."""
    title, unit = plain(title), plain(unit)
    if not title.strip():
        return [], 0.0
    lines = few_lines(title, width, TITLE, 2, bold=True)
    marks: list[Mark] = [
        Text(0, 3 + TITLE_STEP * index, line, TITLE, bold=True) for index, line in enumerate(lines)
    ]
    y = 3 + TITLE_STEP * (len(lines) - 1)
    after = width_of(lines[-1], TITLE, bold=True) + 2
    if unit.lower() not in title.lower() and after + 12 < width:
        marks.append(Text(after, y, cut(unit, width - after, LABEL), LABEL, grey=SOFT))
    return marks, y + 2.0


def ticks(highest: float, most: int = 4) -> list[float]:
    """Return round values from 0 up to the first that isn't below `highest`, `most` + 1 at
    the most; 0 and 1 where nothing is above 0. Counts have whole steps."""
    if highest < 1e-9:
        return [0.0, 1.0]
    size = 10 ** math.floor(math.log10(highest / most))
    step = next(size * one for one in _ROUND if size * one * most >= highest * (1 - 1e-9))
    if highest >= 1 and step < 1 and float(highest).is_integer():
        step = 1.0
    return [step * index for index in range(math.ceil(highest / step - 1e-9) + 1)]


def number(value: float) -> str:
    """Return a value as it stands beside an axis or a bar: no needless zeros."""
    if abs(value) >= 1e6:
        return f"{value:.3g}"
    text = f"{value:,.1f}" if abs(value) < 100 else f"{value:,.0f}"
    return text[:-2] if text.endswith(".0") else text


def rungs(
    values: Sequence[float], left: float, right: float, top: float, bottom: float
) -> list[Mark]:
    """Return the lines and numbers of an axis that runs upward from 0."""
    marks: list[Mark] = []
    for value in values:
        y = bottom - (bottom - top) * value / values[-1]
        marks.append(Line(left, y, right, y, GRID))
        marks.append(Text(left - 1, y + 0.85, number(value), LABEL, anchor="end", grey=SOFT))
    return marks


def margin(values: Sequence[float]) -> float:
    """Return the room in mm that the numbers of an axis need to its left."""
    return max(width_of(number(value), LABEL) for value in values) + 1.6


def unknown(x: float, y: float, width: float, height: float) -> list[Mark]:
    """Return a place where nothing is known: slanting lines, which no value looks like."""
    return hatch(x, y, width, height, GAP, UNKNOWN)


class Entry(NamedTuple):
    """A sign with its words, from 0 on a baseline at 0; and how wide they are."""

    marks: list[Mark]
    width: float


def entry(sign: list[Mark], after: float, said: str, grey: float = SOFT) -> Entry:
    """Return a sign with words that begin `after` mm from its left."""
    return Entry([*sign, Text(after, 0, said, LABEL, grey=grey)], after + width_of(said, LABEL))


def field(fill: float | None, pen: Pen | None, said: str) -> Entry:
    """Return a little field of that look with its words."""
    return entry([Rect(0, -2, 3.4, 2.2, fill, pen)], 4.2, said)


def key_unknown(said: str) -> Entry:
    """Return the key to what isn't known."""
    return entry([Rect(0, -2, 3.4, 2.2, pen=UNKNOWN), *unknown(0, -2, 3.4, 2.2)], 4.2, said)


def in_lines(entries: Sequence[Entry], width: float) -> list[list[Mark]]:
    """Return entries beside one another, in as many lines as they need; each line from 0, 0."""
    lines: list[list[Mark]] = []
    x = width
    for marks, wide in entries:
        if not lines or x + wide > width:
            lines.append([])
            x = 0.0
        lines[-1] += [moved(mark, x, 0) for mark in marks]
        x += wide + 4
    return lines
