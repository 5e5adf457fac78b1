"""Designs of self-trials: how long their phases are, and dates drawn at random within bounds.

Phases take turns and the first is the baseline. A draw moves the change points, never the first
or the last day (Bulte & Onghena 2008, randomised change points).
"""

from __future__ import annotations

import math
import random
from bisect import bisect_left
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

_NUMBERS: Final = {2: "Two", 4: "Four"}

# The smallest ratio found four times out of five, by days of a phase.
_SEEN: Final[dict[Design, tuple[tuple[int, float], ...]]] = {
    "AB": ((7, 0.30), (14, 0.40)),
    "ABAB": ((7, 0.44), (14, 0.52)),
}


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


def visible_ratio(design: str, days: int | Sequence[int]) -> float:
    """Return the smallest effect that a design finds four times out of five, as a ratio below 1:
    0.4 means that 60% fewer are found, and anything nearer to 1 is likely to be missed.

    `days` is how long every phase is planned for, or each in turn. Between the lengths that
    were measured it goes by the logarithm of the days.
    """
    lengths = planned(design, days)
    at = math.log(sum(lengths) / len(lengths))
    points = _SEEN["ABAB" if design == "ABAB" else "AB"]
    measured = [math.log(length) for length, _ in points]
    place = min(max(bisect_left(measured, at), 1), len(points) - 1)
    before, after = measured[place - 1 : place + 1]
    low, high = points[place - 1 : place + 1]
    share = min(max((at - before) / (after - before), 0.0), 1.0)
    return low[1] + share * (high[1] - low[1])


def reach_words(design: str, days: int | Sequence[int]) -> list[str]:
    """Return in sentences how small a change a design finds."""
    lengths = planned(design, days)
    ratio = visible_ratio(design, days)
    each = "–".join(str(length) for length in sorted({min(lengths), max(lengths)}))
    return [
        f"{_NUMBERS[len(lengths)]} phases of {each} days find a change to about {ratio:.2f} times "
        f"({(1 - ratio) * 100:.0f}% fewer) four times out of five.",
        "A reduction by 30% can't be seen: it may be real and is likely to be missed.",
    ]


def sight_words(design: str, days: int | Sequence[int], drawn: bool) -> list[str]:
    """Return in sentences what a design can see and what it can't, for planning; `drawn`: the
    app is to draw the dates."""
    lengths = planned(design, days)
    plans = admissible(lengths, [least_days(each) for each in lengths])
    if len(plans) < LEAST_PLANS:
        test = (
            f"With two phases there is no randomisation test: the dates can be drawn in only "
            f"{len(plans)} ways, and it needs {LEAST_PLANS}."
        )
    elif not drawn:
        test = (
            "With chosen dates there is no randomisation test: it is only exact where the dates "
            "are drawn."
        )
    else:
        test = (
            f"The dates are drawn, one of {len(plans)} ways; so a randomisation test can be made, "
            "which holds whatever way your days go."
        )
    return [
        *reach_words(design, days),
        test,
        "It is still reasonable as a comfort change: what feels good is worth keeping either way.",
    ]
