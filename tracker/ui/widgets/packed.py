"""Short pieces set side by side, broken only between them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from .in_place import show_in_place

GAP = "   "


class Packed(Static):
    """Pieces in as many lines as the width asks for; none is torn apart."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._pieces: list[Content] = []

    def show_pieces(self, pieces: list[Content]) -> None:
        """Show those pieces."""
        self._pieces = pieces
        self._pack()

    def on_resize(self) -> None:
        self._pack()

    def _pack(self) -> None:
        show_in_place(self, packed(self._pieces, self.size.width))


def packed(pieces: Sequence[Content], width: int) -> Content:
    """Return the pieces in lines of at most `width` cells, each piece whole."""
    lines: list[Content] = []
    for piece in pieces:
        if lines and lines[-1].cell_length + len(GAP) + piece.cell_length <= width:
            lines[-1] = lines[-1] + GAP + piece
        else:
            lines.append(piece)
    return Content("\n").join(lines)
