"""The drawing of two hands: which cell is which place, and what stands in it.

The left hand is written down here, palm down and thumb inward; the right one is its mirror
image. Beside each row of cells stands a row that says whose cells they are, by the letter
that `_SITES` gives to a place.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from itertools import groupby
from typing import Literal, NamedTuple

from tracker.model.records import Site
from tracker.model.scale import Scale

from .counts import Counts
from .places import BELOW, SIDES, Place

# A place's cells in the pictures below: its number, its shade, and where a mark takes the place
# of the shade. The rest is outline and words.
NUMBER, SHADE, MARK = "#", "|", "!"

_SITES: dict[str, Site] = {
    "t": "thumb", "i": "index", "m": "middle", "r": "ring", "l": "little",
    "b": "back", "p": "palm", "w": "wrist", "f": "forearm",
}  # fmt: skip

_TALL = [  # from which height a row is drawn, the row, whose cells
    (0, "left  ###     ", "      mmm     "),
    (0, "   ###╭╮ ###  ", "   rrrmm iii  "),
    (0, "   ╭╮ || ╭╮   ", "   rr mm ii   "),
    (0, "###|| || ||   ", "lllrr mm ii   "),
    (0, "╭╮ || || ||   ", "ll rr mm ii   "),
    (13, "|| || || ||   ", "ll rr mm ii   "),
    (0, "!! !! !! !!###", "ll rr mm iittt"),
    (0, "│╰─╯╰─╯╰─╯│╭╮ ", "ll rr mm iitt "),
    (0, "│!back ###│!! ", " bbbbbbbbb tt "),
    (14, "│         │|| ", " bbbbbbbbb tt "),
    (0, "│!palm ###╰╯│ ", " ppppppppp tt "),
    (12, "╰╮         ╭╯ ", "              "),
    (0, " │!wrist###│  ", "  wwwwwwwww   "),
    (0, "╱!forearm###╲ ", " fffffffffff  "),
]
_SMALL = [
    (0, "############  ", "lllrrrmmmiii  "),
    (0, "╭╮ ╭╮ ╭╮ ╭╮###", "ll rr mm iittt"),
    (0, "!! !! !! !!╭╮ ", "ll rr mm iitt "),
    (0, "│╰─╯╰─╯╰─╯│!! ", "ll rr mm iitt "),
    (0, "│!back ###╰╯│ ", " bbbbbbbbb tt "),
    (0, "│!palm ###  │ ", " ppppppppppp  "),
    (0, " │!wrist###│  ", "  wwwwwwwww   "),
    (0, "╱!forearm###╲ ", " fffffffffff  "),
]
HEIGHTS = (14, 13, 12, 11, 8)  # what the drawing can be high, in rows
WIDTH = 28

GLYPHS = " ░▒▓█"  # by level, as on the calendar
NONE, MARKED = "·", "×"

_MIRROR = str.maketrans("╭╮╰╯╱╲", "╮╭╯╰╲╱")
_WORD = re.compile(r"[a-z]+")
_LEVELS = Scale()

Kind = Literal["line", "word", "number", "shade", "mark"]
_KINDS: dict[str, Kind] = {NUMBER: "number", SHADE: "shade", MARK: "mark"}


class Part(NamedTuple):
    """Cells of one row that look alike: their text, what they are, and whose they are."""

    text: str
    kind: Kind
    place: Place | None


def level_of(count: int) -> int:
    """Return the shade of a place's count: 0 for none, else 1 to 4."""
    return _LEVELS.level(count)


def height_for(rows: int | None, others: int) -> int:
    """Return how high the drawing is where there are `rows` rows (None: as many as wanted)
    for it and for `others` lines below it, of which it leaves one rather than grow small."""
    if rows is None:
        return HEIGHTS[0]
    for below in (others, min(others, 1)):
        for height in HEIGHTS[:-1]:
            if height + below <= rows:
                return height
    return HEIGHTS[-1]


def draw(
    height: int,
    counts: Counts,
    marked: Collection[Place] = (),
    chosen: Place | None = None,
    none: str = NONE,
) -> list[list[Part]]:
    """Return the rows of the drawing, `WIDTH` cells each: counts as numbers and as shades,
    and a cross on what is marked. The chosen place has its own look instead of a shade; `none`
    stands where no twitch is."""

    def filled(part: Part) -> Part:
        place, kind, length = part.place, part.kind, len(part.text)
        if place is None or kind not in _KINDS.values():
            return part
        count = counts[place]
        if kind == "number":
            return part._replace(text=_number(count, length, place, none))
        if kind == "mark" and place in marked:
            return part._replace(text=MARKED * length)
        if count and place != chosen:
            return part._replace(text=GLYPHS[level_of(count)] * length)
        return part

    return [[filled(part) for part in row] for row in _rows(height)]


def place_at(height: int, column: int, row: int) -> Place | None:
    """Return the place whose cell that is, or beside whose cell it is; None for no place."""
    owners = _owners(height)
    if not 0 <= row < len(owners):
        return None
    for near in (column, column - 1, column + 1):
        if 0 <= near < WIDTH and (place := owners[row][near]) is not None:
            return place
    return None


def _number(count: int, width: int, place: Place, none: str) -> str:
    """Return a count in so many cells: over a finger, which is two cells wide, hundreds reach
    inward; elsewhere it keeps away from the word, and a single digit from the outline too."""
    text = f"{count}" if count else none
    if len(text) > width:
        text = f"{count // 1000}k"
    tip = width if place.site in BELOW and len(text) > 1 else 2
    return text.rjust(tip).ljust(width) if place.hand == "left" else text.ljust(tip).rjust(width)


@cache
def _halves(height: int) -> list[tuple[str, str, str, str]]:
    """Return the rows at that height: cells and owners of the left hand, then of the right."""
    table = _SMALL if height < min(HEIGHTS[:-1]) else _TALL
    halves = []
    for least, cells, owners in table:
        if height < least:
            continue
        mirrored = _WORD.sub(lambda word: word[0][::-1], cells[::-1].translate(_MIRROR))
        halves.append((cells, owners, mirrored.replace(" left", "right"), owners[::-1]))
    return halves


@cache
def _owners(height: int) -> list[list[Place | None]]:
    return [
        [
            Place(hand, _SITES[letter]) if letter != " " else None
            for hand, owners in zip(SIDES, (left, right), strict=True)
            for letter in owners
        ]
        for _, left, _, right in _halves(height)
    ]


@cache
def _rows(height: int) -> list[list[Part]]:
    """Return the rows without counts: neighbouring cells of one kind and owner are one part."""
    rows = []
    for (left, _, right, _), owners in zip(_halves(height), _owners(height), strict=True):
        cells = zip(left + right, owners, strict=True)
        row = []
        for (kind, place), group in groupby(cells, key=lambda cell: (_kind(cell[0]), cell[1])):
            text = "".join(cell for cell, _ in group)
            wall = " " if place is None or place.site in BELOW else "│"
            row.append(Part(wall * len(text) if kind in ("shade", "mark") else text, kind, place))
        rows.append(row)
    return rows


def _kind(cell: str) -> Kind:
    return _KINDS.get(cell) or ("word" if cell.isalpha() else "line")
