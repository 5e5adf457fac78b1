"""Text that may be anybody's, cut or filled to so many cells of the terminal."""

from __future__ import annotations

from tracker.model import width
from tracker.model.words import visible


def cut(text: str, cells: int) -> str:
    """Return text, safe to show, in at most so many cells."""
    return width.cut(visible(text), cells)


def filled(text: str, cells: int) -> str:
    """Return text, safe to show, in exactly so many cells, the last of them empty."""
    return f"{width.padded(visible(text), cells - 1)} "
