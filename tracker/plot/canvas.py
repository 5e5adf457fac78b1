"""The only module that touches plotext: layers of one figure, merged cell by cell.

plotext's figure is one global object, its later layers erase the cells under them, and a
point that is not finite or far outside the limits aborts the process. So every layer is
built alone with the same limits and ticks, from clipped points, under a lock; then the
upper layer gives the glyph and the lower one the background.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any, NamedTuple

import plotext

Rgb = tuple[int, int, int]

DAY, DAYS = "•", "●"  # one day in a cell, several

_LOCK = threading.Lock()
_SGR = re.compile(r"\x1b\[([0-9;]*)m")


class Palette(NamedTuple):
    """The colours of a figure, given by the caller so that they fit its theme."""

    axis: Rgb
    dots: Rgb
    line: Rgb
    band: Rgb
    quiet: Rgb


class Axis(NamedTuple):
    """One axis: its limits and where ticks stand, with their labels."""

    low: float
    high: float
    ticks: Sequence[tuple[float, str]]


class Cell(NamedTuple):
    """One character with its colours; None leaves what is behind it."""

    glyph: str = " "
    ink: Rgb | None = None
    ground: Rgb | None = None


Row = list[Cell]


@dataclass(frozen=True)
class Picture:
    """A finished figure, row by row."""

    rows: list[Row]

    def plain(self) -> str:
        """Return the figure as text without colours."""
        return "\n".join("".join(cell.glyph for cell in row).rstrip() for row in self.rows)


class Frame:
    """A figure of `width` x `height` cells, axes included; layers are added bottom first."""

    def __init__(self, width: int, height: int, x: Axis, y: Axis, palette: Palette) -> None:
        self.width = max(width, 12)
        self.height = max(height, 5)
        self.x = x
        self.y = y
        self.palette = palette
        self._layers: list[list[Row]] = []

    @property
    def columns(self) -> int:
        """About how many cells the canvas is wide, the labels of the y axis taken off."""
        return self.width - max((len(label) for _, label in self.y.ticks), default=0) - 1

    @property
    def rows(self) -> int:
        """How many cells the canvas is high, the x axis and its labels taken off."""
        return self.height - 2

    def days(self, xs: Iterable[float], ys: Iterable[float], ink: Rgb) -> None:
        """Add a small dot per point, and a full one where several would hide each other."""
        cells: dict[tuple[int, int], list[tuple[float, float]]] = {}
        for x, y in zip(xs, ys, strict=True):
            if self._inside(x, y):
                cells.setdefault(self._cell(x, y), []).append((x, y))
        alone = [points[0] for points in cells.values() if len(points) == 1]
        several = [points[0] for points in cells.values() if len(points) > 1]
        for glyph, points in ((DAY, alone), (DAYS, several)):
            if points:
                self.dots([x for x, _ in points], [y for _, y in points], glyph, ink)

    def _cell(self, x: float, y: float) -> tuple[int, int]:
        """Return about which cell of the canvas a point falls into."""
        across = (x - self.x.low) / (self.x.high - self.x.low) * (self.columns - 1)
        up = (y - self.y.low) / (self.y.high - self.y.low) * (self.rows - 1)
        return round(across), round(up)

    def dots(self, xs: Iterable[float], ys: Iterable[float], glyph: str, ink: Rgb) -> None:
        """Add one glyph per point; what is not finite or outside the limits is left out."""
        points = [point for point in zip(xs, ys, strict=True) if self._inside(*point)]
        if points:
            self._add(lambda figure: figure.draw(_signal(figure, points, glyph, ink)))

    def line(
        self, xs: Iterable[float], ys: Iterable[float], ink: Rgb, glyph: str = "braille"
    ) -> None:
        """Add a line; it breaks where a value is not finite and is clipped to the limits."""
        pieces = self._pieces(xs, ys)

        def draw(figure: Any) -> None:
            for points in pieces:
                figure.draw(_signal(figure, points, glyph, ink).lines())

        if pieces:
            self._add(draw)

    def band(self, xs: Sequence[float], low: Sequence[float], high: Sequence[float]) -> None:
        """Add a band between two curves as a background behind everything else."""
        cells = self.columns * 2
        edges = [
            (x, self._clip(lower), self._clip(upper))
            for x, lower, upper in _dense(xs, low, high, cells)
            if isfinite(x)
            and isfinite(lower)
            and isfinite(upper)
            and self.x.low <= x <= self.x.high
        ]
        if not edges:
            return
        ground = self.palette.band
        marker = plotext.marker(" ", plotext.pixel("default", ground, "default"))

        def draw(figure: Any) -> None:
            upper = figure.signal(
                [x for x, _, _ in edges], [top for _, _, top in edges], marker=marker
            )
            lower = figure.signal(
                [x for x, _, _ in edges], [bottom for _, bottom, _ in edges], marker=marker
            )
            figure.draw(upper.fill(lower).density("full"))

        self._add(draw)

    def bars(
        self, xs: Sequence[float], heights: Sequence[float], ink: Rgb, width: float = 0.7
    ) -> None:
        """Add one bar per point, in half cells; one whose height is not finite has none."""
        # A height of nothing keeps the place: bars are as wide as the nearest two are apart.
        points = [
            (x, self._clip(height) if isfinite(height) else self.y.low)
            for x, height in zip(xs, heights, strict=True)
        ]
        if not any(isfinite(height) for height in heights):
            return
        marker = plotext.marker("hd", plotext.pixel(ink, "default", "default"))
        self._add(
            lambda figure: figure.draw(
                figure.bar(
                    [x for x, _ in points], [y for _, y in points], marker=marker, width=width
                )
            )
        )

    def picture(self) -> Picture:
        """Return all layers merged, the axes from the lowest."""
        if not self._layers:
            self._add(lambda _figure: None)
        merged = self._layers[0]
        for layer in self._layers[1:]:
            merged = [
                [_over(upper, lower) for upper, lower in zip(above, below, strict=True)]
                for above, below in zip(layer, merged, strict=True)
            ]
        return Picture(merged)

    def _inside(self, x: float, y: float) -> bool:
        return (
            isfinite(x) and isfinite(y)
            and self.x.low <= x <= self.x.high and self.y.low <= y <= self.y.high
        )  # fmt: skip

    def _clip(self, y: float) -> float:
        return min(max(y, self.y.low), self.y.high)

    def _pieces(self, xs: Iterable[float], ys: Iterable[float]) -> list[list[tuple[float, float]]]:
        pieces: list[list[tuple[float, float]]] = [[]]
        for x, y in zip(xs, ys, strict=True):
            if isfinite(x) and isfinite(y) and self.x.low <= x <= self.x.high:
                pieces[-1].append((x, self._clip(y)))
            elif pieces[-1]:
                pieces.append([])
        return [piece for piece in pieces if piece]

    def _add(self, draw: Callable[[Any], object]) -> None:
        with _LOCK:
            figure = plotext.figure
            figure.clear()
            plotext.terminal.limit(False, False)  # else the size of the terminal clips the figure
            figure.plot_size(self.width, self.height)
            figure.canvas("default")
            figure.axes(False, axis="both", side="both")
            figure.axes(
                True,
                axis="both",
                side=0,
                pixel=plotext.pixel(self.palette.axis, "default", "default"),
            )
            draw(figure)
            # After drawing: bars bring ticks of their own.
            for name, axis in (("x", self.x), ("y", self.y)):
                ruler = figure.ruler(name)
                ruler.ticks([at for at, _ in axis.ticks], [label for _, label in axis.ticks])
                ruler.lim(axis.low, axis.high)
            text = figure.build().string()
            figure.clear()
        self._layers.append(_cells(text, self.width, self.height, self.palette.axis))


def _signal(figure: Any, points: list[tuple[float, float]], glyph: str, ink: Rgb) -> Any:
    marker = plotext.marker(glyph, plotext.pixel(ink, "default", "default"))
    return figure.signal([x for x, _ in points], [y for _, y in points], marker=marker)


def _over(upper: Cell, lower: Cell) -> Cell:
    if upper.glyph.isspace():
        return Cell(lower.glyph, lower.ink, upper.ground or lower.ground)
    return Cell(upper.glyph, upper.ink, upper.ground or lower.ground)


def _dense(
    xs: Sequence[float], low: Sequence[float], high: Sequence[float], count: int
) -> list[tuple[float, float, float]]:
    """Interpolate a band to at least `count` points, so that no column of it stays empty."""
    result: list[tuple[float, float, float]] = []
    steps = max(1, -(-count // max(len(xs) - 1, 1)))
    for index in range(len(xs) - 1):
        for step in range(steps):
            part = step / steps
            result.append(
                (
                    xs[index] + part * (xs[index + 1] - xs[index]),
                    low[index] + part * (low[index + 1] - low[index]),
                    high[index] + part * (high[index + 1] - high[index]),
                )
            )
    if len(xs):
        result.append((xs[-1], low[-1], high[-1]))
    return result


def _cells(text: str, width: int, height: int, axis: Rgb) -> list[Row]:
    """Parse plotext's ANSI text into exactly `height` rows of `width` cells.

    Ticks come in indexed colours of plotext's own; they are painted like the axis.
    """
    rows = []
    for line in text.split("\n")[:height]:
        row: Row = []
        ink: Rgb | None = None
        ground: Rgb | None = None
        for index, part in enumerate(_SGR.split(line)):
            if index % 2:
                ink, ground = _colours(part, ink, ground, axis)
            else:
                row.extend(Cell(glyph, ink, ground) for glyph in part)
        rows.append((row + [Cell()] * width)[:width])
    return (rows + [[Cell()] * width for _ in range(height)])[:height]


def _colours(
    code: str, ink: Rgb | None, ground: Rgb | None, axis: Rgb
) -> tuple[Rgb | None, Rgb | None]:
    numbers = [int(part or 0) for part in code.split(";")]
    match numbers:
        case [38, 2, red, green, blue]:
            return (red, green, blue), ground
        case [48, 2, red, green, blue]:
            return ink, (red, green, blue)
        case [38, 5, _]:
            return axis, ground
        case [0, *_]:
            return None, None
        case _:
            return ink, ground
