"""Two hands, palms down and thumbs inward, with how many twitches were where."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Final, NamedTuple

from ..content import Hands
from ..drawing import XY, Curve, Drawing, Mark, Pen, Polyline, Text
from ..typeface import width_of
from .parts import LABEL, SOFT, number

Place = Callable[[XY], XY]  # from the measures below to the page


class Finger(NamedTuple):
    """From the middle of its base to the middle of its tip, and half its width at both."""

    site: str
    base: XY
    tip: XY
    thick: float
    thin: float


# The left hand; the right one is its mirror image. In mm, on a sheet of WIDE x TALL.
WIDE, TALL, BETWEEN = 60.0, 76.0, 3.0
LARGEST = 0.75  # of that size, where no height is asked for
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
DARK = 3  # from this level on, words upon it are white


def hands(chart: Hands, width: float, height: float | None = None) -> Drawing:
    """Return the two hands; a place with more twitches is darker and has a thicker line."""
    across = 2 * WIDE + BETWEEN
    high = height if height is not None else min(width / across, LARGEST) * TALL + BELOW
    scale = min(width / across, (high - BELOW) / TALL)
    spare = (width - scale * across) / 2
    most = max(chart.twitches.values(), default=0)
    marks: list[Mark] = []
    for hand in ("left", "right"):
        counts = {site: count for (side, site), count in chart.twitches.items() if side == hand}
        marks += _hand(hand, counts, most, _sheet(hand, spare, scale, width), scale)
    legend = "twitches noted at each place; darker and thicker: more"
    marks.append(Text(width / 2, high - 0.8, legend, LABEL, anchor="middle", grey=SOFT))
    return Drawing(width, high, marks, _said(chart))


def _sheet(hand: str, spare: float, scale: float, width: float) -> Place:
    def place(at: XY) -> XY:
        x = spare + at[0] * scale
        return (width - x if hand == "right" else x), at[1] * scale

    return place


def _hand(hand: str, counts: dict[str, int], most: int, place: Place, scale: float) -> list[Mark]:
    marks: list[Mark] = [*_body(place)]
    numbers: list[Mark] = []
    letters = min(max(8.0 * scale, 7.4), 9.0)
    for finger in FINGERS:
        count = counts.get(finger.site, 0)
        level = level_of(count, most)
        start, steps = _around(finger)
        outline = _placed(start, steps, place)
        marks.append(Curve(*outline, pen=None, fill=SHADES[level], closed=True))
        marks.append(Curve(*outline, pen=_pen(level)))
        numbers.append(_number(finger, count, place, letters, scale))
    for site, (middle, half) in PATCHES.items():
        count = counts.get(site, 0)
        level = level_of(count, most)
        marks.append(_patch(middle, half, level, place))
        x, y = place(middle)
        ink = 1.0 if level >= DARK else (0.0 if count else 0.45)
        said, bold = f"{site} {_short(count)}", bool(count)
        room = 2 * half[0] * scale - 2
        small = min(letters * 0.9, room / width_of(said, 1, bold=bold))
        marks.append(Text(x, y + small * 0.125, said, small, bold, "middle", ink))
    x, y = place((47.5, 72.0))
    numbers.append(Text(x, y, hand, letters, bold=True, anchor="middle"))
    return [*marks, *numbers]


def level_of(count: int, most: int) -> int:
    """Return how dark a place is: 0 for none, else 1 to 4 by quarters of the highest count."""
    return math.ceil(4 * count / most) if count > 0 else 0


def _pen(level: int) -> Pen:
    return Pen(0.25 + 0.11 * level, 0.25 if level < DARK else 0.0)


def _number(finger: Finger, count: int, place: Place, size: float, scale: float) -> Text:
    """Return a finger's number, just beyond its tip; that of a thumb is above it, since the
    other thumb is near."""
    x, y = place(_beyond(finger, finger.thin + 1.1 / scale))
    if finger.site == "thumb":
        x, y = place((finger.tip[0] + 0.8, finger.tip[1] - finger.thin - 1.2 / scale))
    ink = 0.0 if count else 0.45
    return Text(x, y + 0.2, _short(count), size, bool(count), "middle", ink)


def _short(count: int) -> str:
    """Return a count in as few figures as there is room for."""
    return f"{count}" if count < 10_000 else number(count) if count >= 1e6 else f"{count // 1000}k"


def _beyond(finger: Finger, far: float) -> XY:
    """Return the point that far beyond the middle of a finger's tip."""
    (bx, by), (tx, ty) = finger.base, finger.tip
    long = math.hypot(tx - bx, ty - by)
    return tx + (tx - bx) / long * far, ty + (ty - by) / long * far


def _around(finger: Finger) -> tuple[XY, list[tuple[XY, XY, XY]]]:
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


def _body(place: Place) -> list[Mark]:
    """Return the outline of hand and arm below the fingers: the outer side, the webs, the
    thumb's side."""
    ends = [_around(finger) for finger in FINGERS]
    outer = ends[0][0]
    marks: list[Mark] = [
        Curve(*_placed(outer, [
            ((9.2, 42.0), (12.2, 50.0), (14.6, 56.0)),
            ((16.6, 61.0), (16.2, 64.0), (13.6, TALL)),
        ], place), pen=OUTLINE),
        Curve(*_placed(ends[4][1][-1][2], [
            ((41.0, 55.5), (38.4, 57.5), (37.4, 60.5)),
            ((36.6, 63.0), (37.4, 67.0), (38.8, TALL)),
        ], place), pen=OUTLINE),
    ]  # fmt: skip
    for one, other in pairwise(ends[:4]):
        here, there = one[1][-1][2], other[0]
        dip = ((here[0] + there[0]) / 2, max(here[1], there[1]) + 1.4)
        marks.append(Curve(*_placed(here, [(dip, dip, there)], place), pen=OUTLINE))
    web = ends[3][1][-1][2], ends[4][0]
    handles = ((web[0][0] + 0.4, web[0][1] + 5), (web[1][0] - 1.2, web[1][1] + 0.6))
    marks.append(Curve(*_placed(web[0], [(*handles, web[1])], place), pen=OUTLINE))
    return marks


def _patch(middle: XY, half: XY, level: int, place: Place) -> Mark:
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
    return Polyline(tuple(map(place, points)), pen, SHADES[level], closed=True)


def _placed(
    start: XY, steps: list[tuple[XY, XY, XY]], place: Place
) -> tuple[XY, tuple[tuple[XY, XY, XY], ...]]:
    return place(start), tuple((place(a), place(b), place(c)) for a, b, c in steps)


def _said(chart: Hands) -> str:
    each = [f"{hand} {site} {count}" for (hand, site), count in chart.twitches.items() if count]
    return f"{chart.title}: {', '.join(each) or 'none'}"
