"""Suspects named before looking: the few factors that get most of the error budget.

A choice counts for looks that are still to come. So each is kept with its day, and a look asks
for the one that was in force when its last day ended.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

Pin = tuple[str, int]  # a factor's key and the lag in days: 0 the same day, 1 the day before

DEFAULT_PINS: Final[frozenset[Pin]] = frozenset({("sleep", 0), ("caffeine", 0), ("workload", 0)})
MOST_PINS: Final = 5  # each takes from the others what it gets
_LAGS = ("0", "1")


def pins_on(chosen: Mapping[str, Sequence[str]], day: date) -> frozenset[Pin]:
    """Return the suspects in force at the end of a day; the default ones before any choice.

    `chosen` holds by ISO day the whole of what was pinned from that day on, as `spelled`; what
    can't be read of it is left out.
    """
    until = [made for made in chosen if made <= day.isoformat()]
    if not until:
        return DEFAULT_PINS
    return frozenset(pin for text in chosen[max(until)] if (pin := _read(text)) is not None)


def with_pin(
    chosen: Mapping[str, Sequence[str]], day: date, pin: Pin, *, on: bool
) -> dict[str, list[str]]:
    """Return `chosen` with a suspect pinned, or unpinned, from a day on."""
    now = pins_on(chosen, day)
    after = now | {pin} if on else now - {pin}
    kept = {made: list(pins) for made, pins in chosen.items() if made < day.isoformat()}
    return kept | {day.isoformat(): sorted(spelled(each) for each in after)}


def spelled(pin: Pin) -> str:
    """Return a suspect as the book keeps it: 'caffeine/0'."""
    factor, lag = pin
    return f"{factor}/{lag}"


def _read(text: str) -> Pin | None:
    factor, _, lag = text.rpartition("/")
    return (factor, int(lag)) if factor and lag in _LAGS else None
