"""The review of an observation period: one page of numbers from records, no verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median

from tracker.model import (
    ONE_DAY,
    CheckIn,
    Day,
    Episode,
    Factor,
    Intake,
    Marker,
    Profile,
    Review,
    Value,
    gather,
)

from .daily import table
from .descriptive import contexts, day_counts, places, timing, twitches
from .red_flags import red_flags
from .result import Context, DayCounts, Place, RedFlag, Timing

WEEK = 7
USUAL = ("sleep", "caffeine", "workload")
EVERYDAY = ("water", "caffeine", "sleep", "workload", "posture", "stress", "medicines")
TWO_WEEKS = timedelta(days=14)
SIDE = 3  # days on each side
_ENOUGH_FOR_HALF = 7  # watched days from which the middle half of them is named
_MOST_ROWS = 6


@dataclass(frozen=True, kw_only=True)
class Typical:
    """The middle of the watched days' counts, the lowest and the highest; `half` are the bounds
    of the middle half of them, None for fewer than 7 days."""

    middle: float
    low: int
    high: int
    half: tuple[int, int] | None


@dataclass(frozen=True, kw_only=True)
class Week:
    """A week's mean daily count over its watched days, None where there are none."""

    mean: float | None
    watched: int
    days: int


@dataclass(frozen=True, kw_only=True)
class Usual:
    """The middle value of a factor, in its unit, over the days on which it is known."""

    factor: str
    middle: float
    days: int


@dataclass(frozen=True, kw_only=True)
class SideBySide:
    """The days with most and with fewest twitches, and the factors known on any of them."""

    most: list[Day]
    quietest: list[Day]
    factors: list[str]


@dataclass(frozen=True, kw_only=True)
class ReviewPage:
    """What a review shows of the days from start to end, all of them finished.

    `last_week` is None where the diary is not that old. `side` is None where too few days were
    watched, or they are too much alike. `never` are everyday causes (factor keys) without a
    value in the whole diary. `since` is the stated onset, else the first record; `goes_on`
    says that it is more than two weeks ago and that there are twitches in these days.
    """

    start: date
    end: date
    days: DayCounts
    twitches: int
    typical: Typical | None
    this_week: Week
    last_week: Week | None
    timing: Timing
    places: list[Place]
    contexts: list[Context]
    usual: list[Usual]
    side: SideBySide | None
    never: list[str]
    since: date
    goes_on: bool
    red_flags: list[RedFlag] = field(default_factory=list)


def review(
    episodes: Sequence[Episode],
    intakes: Sequence[Intake],
    check_ins: Sequence[CheckIn],
    catalogue: Mapping[str, Factor],
    *,
    start: date,
    end: date,
    first: date,
    today: date,
    markers: Sequence[Marker] = (),
    reviews: Sequence[Review] = (),
    profile: Profile | None = None,
) -> ReviewPage:
    """Return the review of the days from start to end. Pure: no clock, no disk.

    The records are those of the whole diary, whose first recorded day is `first`; `end` lies
    before `today`.
    """
    said = profile or Profile()
    days = gather(start, end, episodes, intakes, check_ins)
    fortnight_start = max(first, end - timedelta(days=2 * WEEK - 1))
    fortnight = gather(fortnight_start, end, episodes, intakes, check_ins)
    this_week, last_week = fortnight[-WEEK:], fortnight[:-WEEK]
    shown = [episode for day in days for episode in day.episodes]
    since = said.since or first
    return ReviewPage(
        start=start,
        end=end,
        days=day_counts(days),
        twitches=twitches(days),
        typical=typical(days),
        this_week=_week(this_week),
        last_week=_week(last_week) if last_week else None,
        timing=timing(days),
        places=places(shown),
        contexts=[each for each in contexts(shown) if each.kind == "activity"],
        usual=usual(days, catalogue),
        side=side_by_side(days, catalogue),
        never=never_logged(intakes, check_ins, markers),
        since=since,
        goes_on=today - since > TWO_WEEKS and twitches(days) > 0,
        red_flags=red_flags(
            episodes,
            check_ins,
            markers,
            reviews,
            said.seen.items(),
            profile={"elsewhere": said.elsewhere},
            whole=table(episodes, [], check_ins, {}, first, today - ONE_DAY),
        ),
    )


def typical(days: Iterable[Day]) -> Typical | None:
    """Return what a watched day is like, None where none was watched."""
    counts = sorted(day.count for day in days if day.count is not None)
    if not counts:
        return None
    half = None
    if len(counts) >= _ENOUGH_FOR_HALF:
        last = len(counts) - 1
        half = counts[round(last * 0.25)], counts[round(last * 0.75)]
    return Typical(middle=median(counts), low=counts[0], high=counts[-1], half=half)


def _week(days: Sequence[Day]) -> Week:
    counts = [day.count for day in days if day.count is not None]
    mean = sum(counts) / len(counts) if counts else None
    return Week(mean=mean, watched=len(counts), days=len(days))


def usual(days: Iterable[Day], catalogue: Mapping[str, Factor]) -> list[Usual]:
    """Return the usual sleep, caffeine and workload, as far as they were recorded."""
    values = [day.values for day in days]
    found = []
    for key in USUAL:
        known = [float(each[key]) for each in values if isinstance(each.get(key), int | float)]
        if known and key in catalogue:
            found.append(Usual(factor=key, middle=median(known), days=len(known)))
    return found


def side_by_side(days: Iterable[Day], catalogue: Mapping[str, Factor]) -> SideBySide | None:
    """Return the three days with most and with fewest twitches, each by date; None where fewer
    than six were watched, or where the two groups would not differ throughout."""
    watched = [(day.count, day) for day in days if day.count is not None]
    ordered = [day for _, day in sorted(watched, key=lambda each: (each[0], each[1].day))]
    if len(ordered) < 2 * SIDE:
        return None
    quietest, most = ordered[:SIDE], ordered[-SIDE:]
    if (most[0].count or 0) <= (quietest[-1].count or 0):
        return None
    chosen = [*most, *quietest]
    known: list[dict[str, Value]] = [day.values for day in chosen]
    factors = [key for key in catalogue if any(key in values for values in known)]
    return SideBySide(
        most=sorted(most, key=lambda day: day.day),
        quietest=sorted(quietest, key=lambda day: day.day),
        factors=factors[:_MOST_ROWS],
    )


def never_logged(
    intakes: Iterable[Intake], check_ins: Iterable[CheckIn], markers: Iterable[Marker]
) -> list[str]:
    """Return the everyday causes of which nothing is recorded; a life event about a medicine
    counts for medicines."""
    logged = {intake.factor for intake in intakes}
    logged |= {key for check_in in check_ins for key in check_in.values}
    if any(marker.kind.startswith("medicine_") for marker in markers):
        logged.add("medicines")
    return [key for key in EVERYDAY if key not in logged]
