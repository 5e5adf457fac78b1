"""Designs of self-trials: how long their phases are, and dates drawn at random within bounds.

Phases take turns and the first is the baseline. A draw moves the change points, never the first
or the last day (Bulte & Onghena 2008, randomised change points).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from .records import Phase, RecordError

Design = Literal["AB", "ABAB"]
DESIGNS: Final[tuple[Design, ...]] = ("AB", "ABAB")
LEAST_PHASE, MOST_PHASE = 5, 28  # days a phase is planned for
LEAST_COUNTED = 3  # days of a phase that are left after its wash-out
FURTHEST_START = timedelta(days=60)  # ahead of today
LEAST_PLANS = 20  # below, no p is finer than .05: no randomisation test

USUAL_DAYS: Final[dict[str, int]] = {"AB": 14, "ABAB": 7}  # of a phase: four weeks in all

Lengths = tuple[int, ...]

_NUMBERS: Final = {2: "Two", 4: "Four"}


class Sight(NamedTuple):
    """The smallest effects that are found four times out of five, as ratios below 1 (NaN: none
    is): on `steady` days with many twitches, on `changeable` ones, and on steady ones where the
    randomisation test of drawn dates has to agree (`clear`)."""

    steady: float
    changeable: float
    clear: float


# By days of a phase, after 60 days of diary. Measured by the simulation study, and the steady ones
# of 7 and 14 days those of the method it follows, which the study meets within .025.
_NONE: Final = math.nan
_SEEN: Final[dict[str, dict[int, Sight]]] = {
    "AB": {
        5: Sight(0.21, 0.11, _NONE),
        7: Sight(0.30, 0.19, _NONE),
        14: Sight(0.40, 0.28, _NONE),
        21: Sight(0.45, 0.35, _NONE),
        28: Sight(0.49, 0.39, _NONE),
    },
    "ABAB": {
        5: Sight(0.36, 0.24, 0.19),
        7: Sight(0.44, 0.30, 0.20),
        14: Sight(0.52, 0.43, 0.37),
        21: Sight(0.57, 0.49, 0.46),
        28: Sight(0.62, 0.53, 0.49),
    },
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


def usual(design: str, raised: int = 0) -> tuple[int, int]:
    """Return the days of a phase and of the wash-out that are planned where nothing else is
    said; what is `raised` step by step over some days gets these on top, and they don't count."""
    return USUAL_DAYS[design] + raised, raised


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


def ways(lengths: Sequence[int], least: Sequence[int]) -> int:
    """Return how many plans are admissible, without making them."""
    spare = sum(lengths) - sum(least)
    return math.comb(spare + len(least) - 1, len(least) - 1) if spare >= 0 else 0


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
    import random  # late: whoever reads a trial needs none of it

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


def sight_of(design: str, days: int | Sequence[int], washout: int = 0) -> Sight:
    """Return what a design can see; `days` is how long every phase is planned for, or each in
    turn. Between the lengths that were measured it goes by the logarithm of the days that count,
    those of a `washout` left out; below the shortest that was measured it is the shortest's."""
    lengths = planned(design, days)
    seen = _SEEN[design]
    mean = max((sum(lengths) - washout * (len(lengths) - 1)) / len(lengths), LEAST_PHASE)
    below = max(length for length in seen if length <= mean)
    above = min(length for length in seen if length >= mean)
    share = math.log(mean / below) / math.log(above / below) if above > below else 0.0
    return Sight(
        *(
            first + share * (last - first) if share else first
            for first, last in zip(seen[below], seen[above], strict=True)
        )
    )


def visible_ratio(design: str, days: int | Sequence[int]) -> float:
    """Return the smallest effect that a design finds four times out of five where days are
    steady, as a ratio: 0.4 means that 60% fewer are found, and that less is likely missed."""
    return sight_of(design, days).steady


def reach_words(
    design: str, days: int | Sequence[int], washout: int = 0, *, tested: bool
) -> list[str]:
    """Return in sentences how small a change a design finds; `tested`: there is a randomisation
    test of drawn dates as well."""
    lengths = planned(design, days)
    sight = sight_of(design, days, washout)
    each = "–".join(str(length) for length in sorted({min(lengths), max(lengths)}))
    phases = f"{_NUMBERS[len(lengths)]} phases of {each} days"
    if washout:
        phases += f", the first {washout} after each change of phase left out,"
    told = [
        f"{phases} find a change to about {_times(sight.steady)} four times out of five, where "
        "days are steady and twitches many."
    ]
    if math.isnan(sight.changeable):
        told.append("Where days swing more, hardly any change is found reliably.")
    else:
        told.append(
            f"Where days swing more, it takes a change to about {_times(sight.changeable)}."
        )
    if tested:
        clear = "" if math.isnan(sight.clear) else f": a change to about {_times(sight.clear)}"
        told.append(
            "A difference is called clear only where the randomisation test agrees, which finds "
            f"less{clear}."
        )
    return [*told, "A reduction by 30% can't be seen: it may be real and is likely to be missed."]


def _times(ratio: float) -> str:
    return f"{ratio:.2f} times ({(1 - ratio) * 100:.0f}% fewer)"


def sight_words(design: str, days: int | Sequence[int], drawn: bool, washout: int = 0) -> list[str]:
    """Return in sentences what a design can see and what it can't, for planning; `drawn`: the
    app is to draw the dates."""
    lengths = planned(design, days)
    plans = ways(lengths, [least_days(each) for each in lengths])
    if plans < LEAST_PLANS:
        test = (
            f"With two phases there is no randomisation test: the dates can be drawn in only "
            f"{plans} ways, and it needs {LEAST_PLANS}."
        )
    elif not drawn:
        test = (
            "With chosen dates there is no randomisation test: it is only exact where the dates "
            "are drawn."
        )
    else:
        test = (
            f"The dates are drawn, one of {plans} ways; so a randomisation test can be made, "
            "which holds whatever way your days go."
        )
    return [
        *reach_words(design, days, washout, tested=drawn and plans >= LEAST_PLANS),
        test,
    ]
