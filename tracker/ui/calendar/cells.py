"""One day's cell: its number and glyphs above, its figure on the shade below.

Every cell is exactly as wide and as high as it is asked for. What colour says, a number or a
glyph says too.
"""

from __future__ import annotations

from datetime import date

from rich.segment import Segment
from rich.style import Style

from .inks import Inks
from .shown import Look

FOUND, MARKED = "»", "┃"

Row = list[Segment]


def blank(width: int, height: int) -> list[Row]:
    """Return the rows of a cell of no day."""
    return [[Segment(" " * width)]] * height


def cell(
    day: date, look: Look, inks: Inks, width: int, height: int, *, chosen: bool, today: bool
) -> list[Row]:
    """Return the rows of a day's cell; `chosen`: the cursor is on it."""
    ground = inks.cursor if chosen else _ground(look, inks)
    number = inks.cursor if chosen else inks.today if today else inks.quiet
    band = Segment(look.band or " ", inks.band if look.band else None)
    slot = _slot(look, inks)
    # A mark stands before the number; a match in it then behind.
    behind = Segment(FOUND, inks.found) if look.match and look.in_span else None
    if height == 1:
        figure = _figure(look, width - 5, ground, inks, chosen=chosen)
        gap = behind or Segment(" ", ground)
        return [[slot, Segment(f"{day.day:>2}", number), gap, *figure, band]]
    room = width - 4
    marks = f"{FOUND if behind else ' '}{look.marks}"[:room]
    rest = (look.band or " ") * (room - len(marks))
    marked = inks.cursor if chosen else inks.marks
    head = [
        slot, Segment(f"{day.day:>2}", number), Segment(marks, marked),
        Segment(rest, inks.band if look.band and not chosen else marked), band,
    ]  # fmt: skip
    body = [*_figure(look, width - 1, ground, inks, chosen=chosen, mark=False), Segment(" ")]
    filler = [
        *_figure(Look("", look.level, match=look.match), width - 1, ground, inks, chosen=chosen,
                 mark=False),
        Segment(" "),
    ]  # fmt: skip
    return [head, body, *([filler] * (height - 2))]


def _slot(look: Look, inks: Inks) -> Segment:
    if look.in_span:
        return Segment(MARKED, inks.found)
    return Segment(FOUND, inks.found) if look.match else Segment(" ")


def _ground(look: Look, inks: Inks) -> Style:
    if look.match is False or not look.level:
        return inks.quiet
    shade = inks.shades[look.level - 1]
    return Style(color=shade.ink.rich_color, bgcolor=shade.ground.rich_color)


def _figure(
    look: Look, width: int, ground: Style, inks: Inks, *, chosen: bool, mark: bool = True
) -> Row:
    """Return the figure at the right of so many columns, its shade's glyph behind it where both
    have room; with `mark` the first of the day's glyphs before it, where all have."""
    shaded = look.level and look.match is not False
    text = look.text[:width]
    behind = width - len(text) >= 1
    body = f"{text:>{width - 1}}" if behind else text
    if mark and look.marks and body.startswith("  "):
        body = f"{look.marks[0]}{body[1:]}"
    if not behind:
        return [Segment(body, ground)]
    if not shaded:
        return [Segment(f"{body} ", ground)]
    shade = inks.shades[look.level - 1]
    edge = inks.plain if chosen else Style(color=shade.edge.rich_color)
    return [Segment(body, ground), Segment(shade.glyph, edge)]
