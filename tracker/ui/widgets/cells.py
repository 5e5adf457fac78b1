"""Text cut or filled to so many cells of the terminal."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from tracker.model.words import visible


def cut(text: str, cells: int) -> str:
    """Return text, safe to show, in at most so many cells."""
    text = visible(text)
    return text if cell_len(text) <= cells else f"{set_cell_size(text, max(cells - 1, 0))}…"


def filled(text: str, cells: int) -> str:
    """Return text, safe to show, in exactly so many cells, the last of them empty."""
    return set_cell_size(f"{cut(text, cells - 1)} ", cells)
