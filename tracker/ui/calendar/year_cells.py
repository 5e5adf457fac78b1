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

BOLD, UNDERLINED = Style(bold=True), Style(bold=True, underline=True)


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

    With `numbers` a figure is told as one, else by its shade's glyph: ░ ▒ ▓ █. `chosen`: the
    cursor is on it.
    """
    room, tail, slotted = figure_room(width), _tail_room(width), bool(_slot_room(width))
    ground = inks.cursor if chosen else _ink(look, inks, numbers)
    ink = ground if chosen or not today else ground + UNDERLINED
    marks = _marks(look, tail, height, slotted=slotted)
    if chosen and look.level and not numbers:
        return _chosen(look, marks, inks, width, height)
    text, filler = _text(look, room, numbers)
    if not (tail or chosen or numbers) and (sign := _sign(look)):
        text, ink = sign, _sign_ink(look, inks)  # what was asked for last has the only column
    rows: list[Row] = []
    for row in range(height):
        line = [Segment(" ")] if slotted else []
        line.append(Segment(text, ink) if row == 0 else Segment(filler, ground))
        if tail:
            line.append(Segment(marks[row], _mark_ink(marks[row], look, inks, chosen=chosen)))
        rows.append(line)
    if slotted and (sign := _sign(look)):
        sign_ink = _sign_ink(look, inks)
        if ground.bgcolor or chosen:  # its own colour would not be legible there
            sign_ink = ink + BOLD + Style(underline=sign_ink.underline)
        rows[0][:2] = _signed(sign, text, ink, sign_ink)
    return rows


def _chosen(look: Look, marks: list[str], inks: Inks, width: int, height: int) -> list[Row]:
    """Return the cursor's cell where others show their shade alone: with the figure, if that has
    room in the whole of it; a glyph turned to its negative would tell another shade."""
    said = f"{look.text:>{figure_room(width)}}{marks[0]}".rjust(width)
    if len(said) > width:
        said = f"{look.text:>{width}}" if len(look.text) <= width else marks[0].rjust(width)
    return [[Segment(text, inks.cursor)] for text in (said, *[" " * width] * (height - 1))]


def _signed(sign: str, text: str, ink: Style, sign_ink: Style) -> Row:
    """Return a figure with the sign of a search or a span before it: beside the figure itself,
    for at the cell's edge it would seem to be of the day at the left."""
    figure = f"{text.strip():>2}"
    before = len(text) - len(figure) - len(sign)
    if before < 0:
        return [Segment(sign, sign_ink), Segment(text, ink)]
    return [
        Segment(" "),
        Segment(" " * before, ink),
        Segment(sign, sign_ink),
        Segment(figure, ink),
    ]


def _slot_room(width: int) -> int:
    return 1 if width >= SLOTTED else 0


def _tail_room(width: int) -> int:
    return 0 if width == 1 else 1 if width < TWO_MARKS else 2


def _sign(look: Look) -> str:
    if look.match:
        return FOUND
    return MARKED if look.in_span else ""


def _sign_ink(look: Look, inks: Inks) -> Style:
    """Return how a sign is written: underlined where it stands for a span's as well."""
    return inks.found + UNDERLINED if look.match and look.in_span else inks.found


def _text(look: Look, room: int, numbers: bool) -> tuple[str, str]:
    """Return what stands in the first row of so many columns, and in those under it."""
    if look.level and not numbers:
        glyphs = "░▒▓█"[look.level - 1] * room
        return glyphs, glyphs
    # What does not fit here is a value without a shade, 'no': its first letter says it.
    said = look.text if len(look.text) <= room else look.text[:1]
    return f"{said:>{room}}", " " * room


def _ink(look: Look, inks: Inks, numbers: bool) -> Style:
    if not look.level:
        return inks.quiet
    if look.match is False:
        return inks.quiet if numbers else inks.faint
    return inks.grounds[look.level - 1] if numbers else inks.glyphs[look.level - 1]


def _marks(look: Look, tail: int, height: int, *, slotted: bool) -> list[str]:
    """Return the glyphs behind the figure, a row each: those of a search or a span first where
    there is no other room for them, then the day's, then the trial's band."""
    first = "" if slotted else _sign(look)
    rest = first + "".join(mark for mark in look.marks if mark != CLOSED)
    rows = []
    for _ in range(height):
        taken, rest = rest[:tail], rest[tail:]
        rows.append(f"{taken}{(look.band or ' ') * (tail - len(taken))}")
    return rows


def _mark_ink(marks: str, look: Look, inks: Inks, *, chosen: bool) -> Style:
    if chosen:
        return inks.cursor
    if marks[0] in (FOUND, MARKED):
        return _sign_ink(look, inks)
    if marks[0] in IMPORTANT:
        return inks.plain
    return inks.marks if marks[0] == NOTE else inks.band
