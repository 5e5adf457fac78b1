"""Short pieces set side by side, broken only between them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from .in_place import show_in_place

GAP = "   "


class Packed(Static):
    """Pieces in as many lines as the width asks for; none is torn apart."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False)

    def show_pieces(self, pieces: list[Content]) -> None:
        """Show those pieces."""
        show_in_place(self, _Pieces(pieces))


class _Pieces(Visual):
    """Packed when the width is known, so that the first layout has their height already."""

    def __init__(self, pieces: Sequence[Content]) -> None:
        self._pieces = pieces

    def __str__(self) -> str:
        return GAP.join(piece.plain for piece in self._pieces)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        return packed(self._pieces, width).render_strips(width, height, style, options)

    def get_optimal_width(self, _rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return packed(self._pieces, width).get_height(rules, width)


def packed(pieces: Sequence[Content], width: int) -> Content:
    """Return the pieces in lines of at most `width` cells, each piece whole."""
    lines: list[Content] = []
    for piece in pieces:
        if lines and lines[-1].cell_length + len(GAP) + piece.cell_length <= width:
            lines[-1] = lines[-1] + GAP + piece
        else:
            lines.append(piece)
    return Content("\n").join(lines)
