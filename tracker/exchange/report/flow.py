"""How pieces fill columns: which are kept together, how many fit, and where two columns part."""

from __future__ import annotations

from .drawing import Mark, moved
from .pieces import Piece

Chunk = list[Piece]  # pieces that are kept together


def chunks_of(pieces: list[Piece], whole: float) -> list[Chunk]:
    """Return the pieces in runs that are kept together; a run taller than a page is not."""
    chunks: list[Chunk] = []
    run: list[Piece] = []
    for piece in pieces:
        run.append(piece)
        if not piece.keep:
            chunks += _parted(run, whole)
            run = []
    return [*chunks, *_parted(run, whole)] if run else chunks


def fill(chunks: list[Chunk], room: float, *, fresh: bool) -> tuple[list[Mark], float, int]:
    """Return the marks of as many chunks as fit in `room` mm, from 0, 0; how high they are, and
    how many chunks that is. `fresh`: they begin a column."""
    marks: list[Mark] = []
    y, count = 0.0, 0
    for chunk in chunks:
        placed: list[tuple[Piece, float]] = []
        at, top = y, fresh and count == 0
        for piece in chunk:
            if top and piece.again:
                placed.append((piece.again, at))
                at += piece.again.height
            at += 0.0 if top else piece.before
            placed.append((piece, at))
            at += piece.height
            top = False
        if at > room + 1e-6:
            break
        for piece, there in placed:
            marks += [moved(mark, 0, there) for mark in piece.marks]
        y = at
        count += 1
    return marks, y, count


def even(chunks: list[Chunk], most: float) -> float | None:
    """Return the least height in which two columns hold all chunks; None if none up to `most`
    does."""

    def holds(room: float) -> bool:
        _, _, count = fill(chunks, room, fresh=True)
        _, _, more = fill(chunks[count:], room, fresh=True)
        return count + more == len(chunks)

    if most <= 0 or not holds(most):
        return None
    low, high = 0.0, most
    while high - low > 0.25:
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def apart(chunks: list[Chunk], most: float) -> int | None:
    """Return before which chunk the right column begins so that no section is in both, and
    neither is higher than `most`; of several ways the lowest, None if there is none."""
    highs = {}
    for index, chunk in enumerate(chunks):
        if index and chunk[0].opens:
            _, left, count = fill(chunks[:index], most, fresh=True)
            _, right, more = fill(chunks[index:], most, fresh=True)
            if count + more == len(chunks):
                highs[index] = max(left, right)
    return min(highs, key=highs.__getitem__, default=None)


def _parted(run: list[Piece], whole: float) -> list[Chunk]:
    tall = sum(piece.before + piece.height for piece in run)
    tall += max((piece.again.height for piece in run if piece.again), default=0.0)
    return [run] if tall <= whole else [[piece] for piece in run]
