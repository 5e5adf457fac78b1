"""What to do about a mistake inside the app, by how often they come."""

from __future__ import annotations

from collections import deque
from enum import Enum, auto

TOLD_FOR = 10.0  # seconds in which the same mistake is not told again
MANY, WITHIN = 10, 5.0  # so many in so many seconds: the page itself is broken


class Verdict(Enum):
    """Go on and tell of it; go on, for it was told just now; leave the page."""

    TELL = auto()
    GO_ON = auto()
    LEAVE = auto()


class Mistakes:
    """The mistakes of one run of the app."""

    def __init__(self) -> None:
        self._told: dict[str, float] = {}
        self._lately: deque[float] = deque(maxlen=MANY)

    def judge(self, place: str, at: float) -> Verdict:
        """Return what to do about a mistake at that place in the code, at a time in seconds."""
        self._lately.append(at)
        if len(self._lately) == MANY and at - self._lately[0] < WITHIN:
            self._lately.clear()
            return Verdict.LEAVE
        told = self._told.get(place)
        if told is not None and at - told < TOLD_FOR:
            return Verdict.GO_ON
        self._told[place] = at
        return Verdict.TELL
