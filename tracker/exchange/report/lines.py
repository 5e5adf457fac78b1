"""Lines of a terminal: where a text breaks, and how it is filled up."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.model.width import cells, pieces


def wrap(text: str, width: int, hanging: str = "") -> list[str]:
    """Return the text as lines of at most that many columns; all but the first begin with
    `hanging`. A word that is wider than a line is cut."""
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        for piece in _pieces(word, max(width - cells(hanging), 1)):
            need = cells(piece)
            if line.strip() and used + 1 + need <= width:
                line, used = f"{line} {piece}", used + 1 + need
                continue
            if line.strip():
                lines.append(line)
            lead = hanging if lines else ""
            line, used = f"{lead}{piece}", cells(lead) + need
    return [*lines, line] if line.strip() else lines or [""]


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Return the text filled up with spaces to that many columns."""
    space = " " * (width - cells(text))
    return f"{space}{text}" if right else f"{text}{space}"


def _pieces(word: str, width: int) -> Iterator[str]:
    if cells(word) <= width:
        yield word
        return
    piece, used = "", 0
    for whole, need in pieces(word):
        if piece and used + need > width:
            yield piece
            piece, used = "", 0
        piece, used = piece + whole, used + need
    yield piece
