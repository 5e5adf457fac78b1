"""Chance and time for the sample: one seeded generator, moments as a clock shows them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta, timezone
from random import Random
from typing import TypeVar

from tracker.model import LOCAL_ZONE, with_fixed_offset

from .series import SampleDay

ID_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
ABROAD = timedelta(hours=-1)  # how far the clock goes back on the journey

Choice = TypeVar("Choice")


class Draw:
    """Draws from one generator, so that a seed settles every record and its id."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self._ids: set[str] = set()

    def new_id(self) -> str:
        """Return an id of the form all records have, none twice."""
        while (found := "".join(self.rng.choices(ID_LETTERS, k=10))) in self._ids:
            pass
        self._ids.add(found)
        return found

    def chance(self, share: float) -> bool:
        """Return True in that share of all draws."""
        return self.rng.random() < share

    def pick(self, weights: Mapping[Choice, float]) -> Choice:
        """Return one of the keys, each as often as its weight says."""
        return self.rng.choices(list(weights), list(weights.values()))[0]


def moment(day: SampleDay, minute: int) -> datetime:
    """Return when the wall clock showed that minute after midnight of the day; 24:30 is half
    past midnight. On the journey the clock is an hour behind home."""
    wall = datetime.combine(day.day, time(), LOCAL_ZONE) + timedelta(minutes=minute)
    at = with_fixed_offset(wall)
    home = at.utcoffset()
    if not day.travelling or home is None:
        return at
    return at.replace(tzinfo=timezone(home + ABROAD))
