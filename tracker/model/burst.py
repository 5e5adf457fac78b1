"""A burst: one tap a twitch, timed by when each arrived."""

from __future__ import annotations

from typing import NamedTuple

from .records import MAX_COUNT, MAX_DURATION
from .say import duration, pace, twitches

# A terminal sends a held key as if it were pressed again and again: after a wait of up to about a
# second, closer together than one finger taps.
HELD_GAP = 0.1
HELD_GAPS = 3
HELD_WAIT = 1.0


class Tap(NamedTuple):
    """When something was tapped, in seconds of a steady clock, and the key; '' for the mouse."""

    at: float
    key: str


class Burst:
    """Taps as they come in, and what they amount to.

    One key with three gaps in a row under 100 ms is a held key. Its press counts; what it
    repeated does not, the first three repeats being taken back when the fourth tells. Where
    no press came before such a run, its first tap is the press. `opened` is the key that began
    the burst: it does not count, nor does what it repeats.
    """

    def __init__(self, opened: Tap | None = None) -> None:
        self.held = False  # the last tap was a held key's
        self._counted: list[float] = []
        self._last = opened
        self._run = 1  # taps of one key, each close to the one before
        self._before_run = 0  # how many count if this run proves to be a held key

    @property
    def count(self) -> int:
        """The twitches counted."""
        return len(self._counted)

    @property
    def first(self) -> float | None:
        """When the first counted tap arrived."""
        return self._counted[0] if self._counted else None

    @property
    def lasted(self) -> float | None:
        """Seconds from the first counted tap to the last; None where there are not two."""
        return self._counted[-1] - self._counted[0] if self.count > 1 else None

    @property
    def duration(self) -> int | None:
        """The same in whole seconds, at least one, as an episode keeps it."""
        return None if self.lasted is None else max(1, round(self.lasted))

    @property
    def rate(self) -> float | None:
        """Twitches a minute: the gaps between them over the time that those took."""
        return (self.count - 1) / self.lasted * 60 if self.lasted else None

    @property
    def words(self) -> str:
        """How many, how long, how fast: '12 twitches in 20 s, about 33 a minute'; '' for none."""
        if not self.count:
            return ""
        long = "" if self.duration is None else f" in {duration(self.duration)}"
        fast = "" if self.rate is None else f", {pace(self.rate)}"
        return f"{twitches(self.count)}{long}{fast}"

    def room(self, at: float) -> bool:
        """Return whether an episode can hold one more twitch at that time."""
        return self.count < MAX_COUNT and (self.first is None or at - self.first <= MAX_DURATION)

    def tap(self, tap: Tap) -> None:
        """Take in a tap, the times being in order; it counts if there is room and no key held."""
        gap = self._gap(tap)
        self._last = tap
        if gap is None or gap >= HELD_GAP:
            self._run = 1
            self._before_run = self.count + (gap is None or gap > HELD_WAIT)
        else:
            self._run += 1
        self.held = self._run > HELD_GAPS
        if self.held:
            del self._counted[self._before_run :]
        elif self.room(tap.at):
            self._counted.append(tap.at)

    def take_back(self) -> bool:
        """Take the last counted tap back; return whether there was one."""
        if not self._counted:
            return False
        self._counted.pop()
        self._last, self.held = None, False
        return True

    def _gap(self, tap: Tap) -> float | None:
        """Return the seconds since the last tap, None if no held key can have made both."""
        if self._last is None or not tap.key or tap.key != self._last.key:
            return None
        return tap.at - self._last.at
