"""Plain carriers between the diary and those who use it."""

from __future__ import annotations

from datetime import time
from typing import NamedTuple

from msgspec import Struct

from tracker.model import CheckIn, Episode, Factor, Intake, Marker, Review, Trial


class Batch(Struct, frozen=True, kw_only=True):
    """Finished records, ids given, to be put into the diary as one action; one with the same
    id is replaced. `day_start` None leaves the diary's."""

    episodes: list[Episode] = []
    intakes: list[Intake] = []
    check_ins: list[CheckIn] = []
    markers: list[Marker] = []
    reviews: list[Review] = []
    factors: list[Factor] = []
    trials: list[Trial] = []
    day_start: time | None = None


class Undone(NamedTuple):
    """What an undo or redo was about: the action's name and the ids it touched."""

    action: str
    records: list[str]
