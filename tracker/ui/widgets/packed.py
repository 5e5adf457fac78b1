"""Short pieces set side by side, broken only between them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from .in_place import show_in_place

GAP = "   "
MORE = Content.styled("…", "$foreground-muted")


class Packed(Static):
    """Pieces in as many lines as the width asks for; none is torn apart."""

    def __init__(self, id: str, gap: str = GAP) -> None:
        super().__init__(id=id, markup=False)
        self._gap = gap

    def show_pieces(self, pieces: list[Content]) -> None:
        """Show those pieces."""
        show_in_place(self, Pieces(pieces, self._gap))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        text = "\n".join(strip.text.rstrip() for strip in self.render_lines(self.size.region))
        return selection.extract(text), "\n"


class Pieces(Visual):
    """Packed when the width is known, so that the first layout has their height already."""

    def __init__(self, pieces: Sequence[Content], gap: str = GAP) -> None:
        self._pieces = pieces
        self._gap = gap

    def __str__(self) -> str:
        return self._gap.join(piece.plain for piece in self._pieces)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        shown = packed(self._pieces, width, self._gap, height)
        return shown.render_strips(width, height, style, options)

    def get_optimal_width(self, _rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return packed(self._pieces, width, self._gap).get_height(rules, width)


def packed(
    pieces: Sequence[Content], width: int, gap: str = GAP, height: int | None = None
) -> Content:
    """Return the pieces in lines of at most `width` cells, each piece whole; where `height`
    lines don't hold them all, the last ends in a sign that there are more."""
    lines = _lines(pieces, width, gap)
    if height is None or _rows(lines, width) <= height:
        return Content("\n").join(lines)
    for kept in range(len(pieces) - 1, 0, -1):
        lines = _lines([*pieces[:kept], MORE], width, gap)
        if _rows(lines, width) <= height:
            whole, next_one = _lines(pieces[:kept], width, gap), pieces[kept]
            if next_one.cell_length > width and _rows(whole, width) < height:
                lines = [*whole, next_one.truncate(width, ellipsis=True)]
            return Content("\n").join(lines)
    return (pieces[0] + MORE).truncate(width * height, ellipsis=True)  # even one is too long


def _rows(lines: Sequence[Content], width: int) -> int:
    """Return how many rows lines take of which one may hold a piece that is longer."""
    return sum(max(1, -(-line.cell_length // max(1, width))) for line in lines)


def _lines(pieces: Sequence[Content], width: int, gap: str) -> list[Content]:
    lines: list[Content] = []
    for piece in pieces:
        if lines and lines[-1].cell_length + len(gap) + piece.cell_length <= width:
            lines[-1] = lines[-1] + gap + piece
        else:
            lines.append(piece)
    return lines
