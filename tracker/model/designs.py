"""Designs of self-trials: how long their phases are, and dates drawn at random within bounds.

Phases take turns and the first is the baseline. A draw moves the change points, never the first
or the last day (Bulte & Onghena 2008, randomised change points).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, Literal

from .records import Phase, RecordError

Design = Literal["AB", "ABAB"]
DESIGNS: Final[tuple[Design, ...]] = ("AB", "ABAB")
LEAST_PHASE, MOST_PHASE = 5, 28  # days a phase is planned for
LEAST_COUNTED = 3  # days of a phase that are left after its wash-out
LEAST_PLANS = 20  # below, no p is finer than .05: no randomisation test

Lengths = tuple[int, ...]


def planned(design: str, days: int | Sequence[int]) -> Lengths:
    """Return the days of each phase of a design: `days` each, or those given in turn."""
    if design not in DESIGNS:
        raise RecordError(f"{design!r} is not one of {', '.join(DESIGNS)}", "design")
    lengths = (days,) * len(design) if isinstance(days, int) else tuple(days)
    if len(lengths) != len(design):
        raise RecordError(f"{design} has {len(design)} phases, not {len(lengths)}", "days")
    for each in lengths:
        if not LEAST_PHASE <= each <= MOST_PHASE:
            raise RecordError(
                f"a phase lasts {LEAST_PHASE} to {MOST_PHASE} days, not {each}", "days"
            )
    return lengths


def least_days(days: int) -> int:
    """Return how short a phase planned for `days` may be drawn: a third shorter, and at least
    two days may be taken off any."""
    return -int(-(days - max(2.0, days / 3)) // 1)


def check_washout(lengths: Sequence[int], washout: int) -> None:
    """Raise RecordError if too few days of the shortest phase would be left to count."""
    most = min(lengths) - LEAST_COUNTED
    if not 0 <= washout <= most:
        raise RecordError(
            f"a wash-out of {washout} days leaves too little of a phase of {min(lengths)} days; "
            f"0 to {max(most, 0)} can be left out",
            "washout",
        )


def admissible(lengths: Sequence[int], least: Sequence[int]) -> list[Lengths]:
    """Return every way to part the same number of days into as many phases, each at least as
    long as its entry of `least`, in order."""
    return list(_parted(sum(lengths), tuple(least)))


def _parted(days: int, least: Lengths) -> Iterator[Lengths]:
    if len(least) == 1:
        yield (days,)
        return
    rest = sum(least[1:])
    for first in range(least[0], days - rest + 1):
        for following in _parted(days - first, least[1:]):
            yield (first, *following)


def drawn(plans: Sequence[Lengths], seed: int) -> Lengths:
    """Return the plan that a seed draws, each being equally likely."""
    return plans[random.Random(seed).randrange(len(plans))]


def phases(lengths: Sequence[int], start: date, washout: int = 0) -> list[Phase]:
    """Return the phases from the day `start` on, baseline first; wash-out days begin every
    phase but the first, where nothing is to be washed out."""
    found = []
    for place, days in enumerate(lengths):
        end = start + timedelta(days=days - 1)
        found.append(
            Phase(start=start, end=end, changed=place % 2 == 1, washout=washout if place else 0)
        )
        start = end + timedelta(days=1)
    return found
