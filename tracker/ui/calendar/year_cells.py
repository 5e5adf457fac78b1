"""One day's cell in the year: its figure or the shade of it, and the glyph that matters most."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style

from .cells import FOUND, MARKED, Row
from .inks import Inks
from .shown import Look

IMPORTANT, NOTE = "⚑◆", "✎"
CLOSED = "✓"  # nearly every day has it: in the year it would say nothing
SLOTTED, TWO_MARKS = 5, 7  # columns from which a sign before and a second glyph behind have room


def figure_room(width: int) -> int:
    """Return how many columns of a cell of that width are for its figure."""
    return width - _tail_room(width) - _slot_room(width)


def year_cell(
    look: Look,
    inks: Inks,
    width: int,
    height: int,
    *,
    numbers: bool,
    chosen: bool,
    today: bool,
) -> list[Row]:
    """Return the rows of a day's cell, each as wide as asked for.

    With `numbers` a figure is told as one, else by its shade's glyph: ░ ▒ ▓ █.
    """
    room, tail = figure_room(width), _tail_room(width)
    slot = _slot(look) if _slot_room(width) else ""
    ink = _ink(look, inks, numbers)
    if chosen:
        ink = inks.cursor
    elif today:
        ink = ink + Style(bold=True, underline=True)
    under = inks.cursor if chosen else _ink(look, inks, numbers)
    text, filler = _text(look, room, numbers)
    marks = _marks(look, tail, height, slotted=bool(_slot_room(width)))
    rows: list[Row] = []
    for row in range(height):
        line: Row = []
        if _slot_room(width):
            line.append(Segment((slot or " ") if row == 0 else " ", inks.found))
        line.append(Segment(text, ink) if row == 0 else Segment(filler, under))
        if tail:
            line.append(Segment(marks[row], _mark_ink(marks[row], inks, chosen=chosen)))
        rows.append(line)
    return rows


def _slot_room(width: int) -> int:
    return 1 if width >= SLOTTED else 0


def _tail_room(width: int) -> int:
    return 0 if width == 1 else 1 if width < TWO_MARKS else 2


def _slot(look: Look) -> str:
    if look.match:
        return FOUND
    return MARKED if look.in_span else ""


def _text(look: Look, room: int, numbers: bool) -> tuple[str, str]:
    """Return what stands in the first row of so many columns, and in those under it."""
    if look.level and not numbers:
        glyphs = "░▒▓█"[look.level - 1] * room
        return glyphs, glyphs
    # What does not fit here is a value without a shade, 'no': its first letter says it.
    said = look.text if len(look.text) <= room else look.text[:1]
    return f"{said:>{room}}", " " * room


def _ink(look: Look, inks: Inks, numbers: bool) -> Style:
    if not look.level or look.match is False:
        return inks.quiet
    return inks.grounds[look.level - 1] if numbers else inks.glyphs[look.level - 1]


def _marks(look: Look, tail: int, height: int, *, slotted: bool) -> list[str]:
    """Return the glyphs behind the figure, a row each: those of a search or a span first where
    there is no other room for them, then the day's, then the trial's band."""
    first = "" if slotted else _slot(look)
    rest = first + "".join(mark for mark in look.marks if mark != CLOSED)
    rows = []
    for _ in range(height):
        taken, rest = rest[:tail], rest[tail:]
        rows.append(f"{taken}{(look.band or ' ') * (tail - len(taken))}")
    return rows


def _mark_ink(marks: str, inks: Inks, *, chosen: bool) -> Style:
    if chosen:
        return inks.cursor
    if marks[0] in (FOUND, MARKED):
        return inks.found
    if marks[0] in IMPORTANT:
        return inks.plain
    return inks.marks if marks[0] == NOTE else inks.band
