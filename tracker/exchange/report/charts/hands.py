"""Two hands, palms down and thumbs inward, with how many twitches were where."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from ..content import Hands
from ..drawing import XY, Curve, Drawing, Mark, Pen, Polyline, Text
from ..typeface import width_of
from .parts import LABEL, SOFT, number

Step = tuple[XY, XY, XY]  # of a curve: two handles and where it goes


class Finger(NamedTuple):
    """From the middle of its base to the middle of its tip, and half its width at both."""

    site: str
    base: XY
    tip: XY
    thick: float
    thin: float


# The left hand; the right one is its mirror image. In mm, on a sheet of WIDE x TALL.
WIDE, TALL, BETWEEN = 60.0, 76.0, 3.0
LARGEST, SMALLEST = 0.75, 0.2  # of that size: where no height is asked for, and in any case
ROUND = 3.0  # mm at the round ends of a field that its words stay clear of, both together
BELOW = 4.6  # mm for the words below them
FINGERS: Final = (
    Finger("little", (13.2, 35.0), (7.4, 19.0), 3.1, 2.5),
    Finger("ring", (20.3, 31.5), (17.4, 11.5), 3.4, 2.8),
    Finger("middle", (28.0, 30.5), (28.3, 8.0), 3.5, 2.9),
    Finger("index", (35.6, 32.0), (39.2, 12.0), 3.4, 2.8),
    Finger("thumb", (41.0, 48.5), (52.4, 34.0), 4.2, 3.1),
)
PATCHES: Final = {  # its middle, and half its width and height
    "back": ((25.6, 42.4), (12.3, 3.6)),
    "palm": ((26.0, 51.4), (11.6, 3.6)),
    "wrist": ((26.4, 61.8), (9.6, 3.5)),
    "forearm": ((26.2, 70.9), (11.4, 3.5)),
}
SHADES: Final = (1.0, 0.88, 0.72, 0.52, 0.3)  # by level
OUTLINE: Final = Pen(0.25, 0.25)
NONE = 0.45  # grey of a 0
DARK = 3  # from this level on, words upon it are white


@dataclass(frozen=True)
class Sheet:
    """Where on the page a hand is: the scale, its left edge, whether it is a mirror image of
    the left one (then about the middle of that width), and the letters on it in points."""

    scale: float
    left: float
    mirrored: float | None
    letters: float
    words: float

    def at(self, point: XY) -> XY:
        """Return where on the page a point of the sheet is."""
        x = self.left + point[0] * self.scale
        return (x if self.mirrored is None else self.mirrored - x), point[1] * self.scale

    def curve(
        self, start: XY, steps: list[Step], pen: Pen | None, fill: float | None = None
    ) -> Curve:
        """Return a curve of the sheet on the page; a filled one is closed."""
        placed = tuple((self.at(a), self.at(b), self.at(c)) for a, b, c in steps)
        return Curve(self.at(start), placed, pen, fill, closed=fill is not None)


def hands(chart: Hands, width: float, height: float | None = None) -> Drawing:
    """Return the two hands; a place with more twitches is darker and has a thicker line."""
    across = 2 * WIDE + BETWEEN
    scale = min(width / across, LARGEST)
    if height is not None:
        scale = min(width / across, max((height - BELOW) / TALL, SMALLEST))
    high = scale * TALL + BELOW
    on_each = {hand: _on(chart, hand) for hand in ("left", "right")}
    most = max((count for counts in on_each.values() for count in counts.values()), default=0)
    letters = min(max(8.0 * scale, 7.4), 9.0)
    words = _letters_of_words(letters, scale, most)
    marks: list[Mark] = []
    for hand, counts in on_each.items():
        mirrored = width if hand == "right" else None
        sheet = Sheet(scale, (width - scale * across) / 2, mirrored, letters, words)
        marks += _hand(hand, counts, most, sheet)
    both = any(count for (hand, _), count in chart.twitches.items() if hand == "both")
    noted = "those of both hands are on each" if both else "twitches noted at each place"
    legend = f"{noted}; darker and thicker: more"
    marks.append(Text(width / 2, high - 0.8, legend, LABEL, anchor="middle", grey=SOFT))
    return Drawing(width, high, marks, _said(chart))


def _on(chart: Hands, hand: str) -> dict[str, int]:
    """Return a hand's twitches by place; those of both hands count for each."""
    counts: dict[str, int] = {}
    for (side, site), count in chart.twitches.items():
        if side in (hand, "both"):
            counts[site] = counts.get(site, 0) + count
    return counts


def _letters_of_words(letters: float, scale: float, most: int) -> float:
    """Return how large the words on the hand can be, in points, so that all are within it."""
    rooms = [
        (2 * half * scale - ROUND) / width_of(f"{site} {_short(most)}", 1, bold=True)
        for site, (_, (half, _)) in PATCHES.items()
    ]
    return min(letters * 0.9, *rooms)


def _hand(hand: str, counts: dict[str, int], most: int, sheet: Sheet) -> list[Mark]:
    marks: list[Mark] = [*_body(sheet)]
    numbers: list[Mark] = []
    for finger in FINGERS:
        count = counts.get(finger.site, 0)
        level = level_of(count, most)
        start, steps = _around(finger)
        marks.append(sheet.curve(start, steps, None, SHADES[level]))
        marks.append(sheet.curve(start, steps, _pen(level)))
        numbers.append(_number(finger, count, sheet))
    for site, (middle, half) in PATCHES.items():
        count = counts.get(site, 0)
        level = level_of(count, most)
        marks.append(_patch(middle, half, level, sheet))
        x, y = sheet.at(middle)
        ink = 1.0 if level >= DARK else (0.0 if count else NONE)
        said = f"{site} {_short(count)}"
        marks.append(Text(x, y + sheet.words / 8, said, sheet.words, bool(count), "middle", ink))
    x, y = sheet.at((47.5, 72.0))
    marks.append(Text(x, y, hand, sheet.letters, bold=True, anchor="middle"))
    return [*marks, *numbers]


def level_of(count: int, most: int) -> int:
    """Return how dark a place is: 0 for none, else 1 to 4 by quarters of the highest count."""
    return math.ceil(4 * count / most) if count > 0 else 0


def _pen(level: int) -> Pen:
    return Pen(0.25 + 0.11 * level, 0.25 if level < DARK else 0.0)


def _number(finger: Finger, count: int, sheet: Sheet) -> Text:
    """Return a finger's number, just beyond its tip; that of a thumb is above it, since the
    other thumb is near."""
    x, y = sheet.at(_beyond(finger, finger.thin + 1.1 / sheet.scale))
    if finger.site == "thumb":
        x, y = sheet.at((finger.tip[0] + 0.8, finger.tip[1] - finger.thin - 1.2 / sheet.scale))
    ink = 0.0 if count else NONE
    return Text(x, y + 0.2, _short(count), sheet.letters, bool(count), "middle", ink)


def _short(count: int) -> str:
    """Return a count in as few figures as there is room for."""
    return f"{count}" if count < 10_000 else number(count) if count >= 1e6 else f"{count // 1000}k"


def _beyond(finger: Finger, far: float) -> XY:
    """Return the point that far beyond the middle of a finger's tip."""
    (bx, by), (tx, ty) = finger.base, finger.tip
    long = math.hypot(tx - bx, ty - by)
    return tx + (tx - bx) / long * far, ty + (ty - by) / long * far


def _around(finger: Finger) -> tuple[XY, list[Step]]:
    """Return a finger's outline, from its base on the outside round the tip to its base."""
    (bx, by), (tx, ty) = finger.base, finger.tip
    long = math.hypot(tx - bx, ty - by)
    ux, uy = (tx - bx) / long, (ty - by) / long  # toward the tip
    sx, sy = uy, -ux  # toward the little finger's side

    def at(x: float, y: float, along: float, aside: float) -> XY:
        return x + ux * along + sx * aside, y + uy * along + sy * aside

    thick, thin, round_ = finger.thick, finger.thin, finger.thin * 0.56
    waist = (thick + thin) / 2 * 0.96  # a little slimmer in between than straight
    steps = [
        (at(bx, by, long * 0.3, waist), at(bx, by, long * 0.6, waist), at(tx, ty, 0, thin)),
        (at(tx, ty, round_, thin), at(tx, ty, thin, round_), at(tx, ty, thin, 0)),
        (at(tx, ty, thin, -round_), at(tx, ty, round_, -thin), at(tx, ty, 0, -thin)),
        (at(bx, by, long * 0.6, -waist), at(bx, by, long * 0.3, -waist), at(bx, by, 0, -thick)),
    ]
    return at(bx, by, 0, thick), steps


def _body(sheet: Sheet) -> list[Mark]:
    """Return the outline of hand and arm below the fingers: the outer side, the webs, the
    thumb's side."""
    ends = [_around(finger) for finger in FINGERS]
    outer: list[Step] = [
        ((9.2, 42.0), (12.2, 50.0), (14.6, 56.0)),
        ((16.6, 61.0), (16.2, 64.0), (13.6, TALL)),
    ]
    inner: list[Step] = [
        ((41.0, 55.5), (38.4, 57.5), (37.4, 60.5)),
        ((36.6, 63.0), (37.4, 67.0), (38.8, TALL)),
    ]
    marks: list[Mark] = [
        sheet.curve(ends[0][0], outer, OUTLINE),
        sheet.curve(ends[4][1][-1][2], inner, OUTLINE),
    ]
    for one, other in pairwise(ends[:4]):
        here, there = one[1][-1][2], other[0]
        dip = ((here[0] + there[0]) / 2, max(here[1], there[1]) + 1.4)
        marks.append(sheet.curve(here, [(dip, dip, there)], OUTLINE))
    here, there = ends[3][1][-1][2], ends[4][0]
    web = ((here[0] + 0.4, here[1] + 5), (there[0] - 1.2, there[1] + 0.6), there)
    marks.append(sheet.curve(here, [web], OUTLINE))
    return marks


def _patch(middle: XY, half: XY, level: int, sheet: Sheet) -> Mark:
    """Return a rounded field on the hand."""
    (x, y), (w, h) = middle, half
    quarter = [math.pi / 8 * step for step in range(5)]
    corners = (  # clockwise from the upper left: which way from the middle, and its turns
        (-1, -1, quarter),
        (1, -1, quarter[::-1]),
        (1, 1, quarter),
        (-1, 1, quarter[::-1]),
    )
    points = [
        (x + across * (w - h + h * math.cos(turn)), y + down * h * math.sin(turn))
        for across, down, turns in corners
        for turn in turns
    ]
    pen = Pen(_pen(level).width - 0.1, 0.25 if level else 0.65, None if level else (0.6, 0.6))
    return Polyline(tuple(map(sheet.at, points)), pen, SHADES[level], closed=True)


def _said(chart: Hands) -> str:
    each = [f"{hand} {site} {count}" for (hand, site), count in chart.twitches.items() if count]
    return f"{chart.title}: {', '.join(each) or 'none'}"
