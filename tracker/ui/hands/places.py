"""The places on the two hands: which lies beside which, and what several of them make."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, NamedTuple

from tracker.model.records import Hand, Site
from tracker.model.words import FINGERS, HAND_SITES

Side = Literal["left", "right"]
Direction = Literal["left", "right", "up", "down"]
SIDES: tuple[Side, Side] = ("left", "right")


class Place(NamedTuple):
    """A place on one of the two hands."""

    hand: Side
    site: Site

    @property
    def name(self) -> str:
        """How it reads: 'right index'."""
        return f"{self.hand} {self.site}"


# As they lie side by side, palms down and thumbs inward, and below one another.
FINGER_ROW = (
    *(Place("left", site) for site in reversed(FINGERS)),
    *(Place("right", site) for site in FINGERS),
)
BELOW: tuple[Site, ...] = ("back", "palm", "wrist", "forearm")
PLACES = (*FINGER_ROW, *(Place(hand, site) for hand in SIDES for site in BELOW))


class Cursor(NamedTuple):
    """The place chosen, and the finger that up leads back to from below the fingers."""

    place: Place
    finger: Site

    @classmethod
    def on(cls, place: Place, finger: Site = "middle") -> Cursor:
        """Return a cursor on a place; on a finger, that one is the way back up."""
        return cls(place, place.site if place.site in FINGERS else finger)


START = Cursor.on(Place("right", "index"))


def step(cursor: Cursor, direction: Direction) -> Cursor:
    """Return the cursor on the neighbour in that direction, where it was if there is none.

    Every step but the last one against an edge is taken back by the opposite direction.
    """
    place = cursor.place
    if direction == "up" or direction == "down":
        return _along(cursor, -1 if direction == "up" else 1)
    if place in FINGER_ROW:
        index = FINGER_ROW.index(place) + (-1 if direction == "left" else 1)
        return Cursor.on(FINGER_ROW[index]) if 0 <= index < len(FINGER_ROW) else cursor
    return cursor._replace(place=Place(direction, place.site))


def _along(cursor: Cursor, by: int) -> Cursor:
    """Move between the chosen finger, the hand and the arm below it."""
    column = (cursor.finger, *BELOW)
    row = column.index(cursor.place.site) + by
    if not 0 <= row < len(column):
        return cursor
    return cursor._replace(place=cursor.place._replace(site=column[row]))


def across(cursor: Cursor) -> Cursor:
    """Return the cursor on the same place of the other hand."""
    hand: Side = "left" if cursor.place.hand == "right" else "right"
    return cursor._replace(place=cursor.place._replace(hand=hand))


def in_one_episode(places: Collection[Place]) -> tuple[Hand, list[Site]] | None:
    """Return hand and sites of the one episode that says all these places, None where none can:
    it is of one hand, or of both at the same sites."""
    left, right = ({one.site for one in places if one.hand == hand} for hand in SIDES)
    sites: list[Site] = [site for site in HAND_SITES if site in left | right]
    if not sites:
        return None
    if left and right:
        return ("both", sites) if left == right else None
    return ("left" if left else "right"), sites
