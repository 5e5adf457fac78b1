"""What the record holds, counted: days, hours, weekdays, places and contexts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from tracker.model import Day, Episode

from .result import Context, DayCounts, Place, Timing


def day_counts(days: Sequence[Day]) -> DayCounts:
    """Return how many days there are, watched, without twitches, and checked in."""
    counts = [day.count for day in days]
    return DayCounts(
        calendar=len(days),
        watched=sum(count is not None for count in counts),
        zero=counts.count(0),
        checked_in=sum(bool(day.check_in and day.check_in.closed) for day in days),
    )


def twitches(days: Iterable[Day]) -> int:
    """Return the sum of the daily counts."""
    return sum(day.count or 0 for day in days)


def timing(days: Sequence[Day]) -> Timing:
    """Return when twitches came; the hour is of the wall time the episode was logged with."""
    hour = [0] * 24
    by_weekday: dict[int, list[int]] = defaultdict(list)
    for day in days:
        if day.count is not None:
            by_weekday[day.day.weekday()].append(day.count)
        for episode in day.episodes:
            if episode.at is not None:
                hour[episode.at.hour] += episode.count
    means = [
        sum(by_weekday[weekday]) / len(by_weekday[weekday]) if by_weekday[weekday] else None
        for weekday in range(7)
    ]
    return Timing(hour=hour, weekday=means, untimed=twitches(days) - sum(hour))


def places(episodes: Iterable[Episode]) -> list[Place]:
    """Return twitches by hand and site, most first.

    An episode's count goes whole to each of its sites, so that shares (of the twitches
    that state a site) may add up to more than 1. What states no site has no share; what
    states no hand either comes last.
    """
    found: Counter[tuple[str | None, str | None]] = Counter()
    stated = 0
    for episode in episodes:
        if episode.sites:
            stated += episode.count
        for site in dict.fromkeys(episode.sites) or (None,):
            found[episode.hand, site] += episode.count
    unplaced = (None, None)
    return [
        Place(hand=hand, site=site, twitches=count, share=count / stated if site else None)
        for (hand, site), count in sorted(
            found.items(), key=lambda item: (item[0] == unplaced, -item[1], str(item[0]))
        )
    ]


def contexts(episodes: Sequence[Episode]) -> list[Context]:
    """Return episodes by activity, fatigue (0 to 10) and warmth of the hands."""
    return [
        *_context("activity", [e.activity for e in episodes if e.activity]),
        *_context("fatigue", [e.fatigue for e in episodes if e.fatigue is not None]),
        *_context("warmth", [e.warmth for e in episodes if e.warmth]),
    ]


def _context(
    kind: Literal["activity", "fatigue", "warmth"], values: Sequence[str | int]
) -> list[Context]:
    # A rating reads in its own order, words by how often they were said.
    found = sorted(
        Counter(values).items(),
        key=lambda item: (0, item[0], "") if isinstance(item[0], int) else (-item[1], 0, item[0]),
    )
    return [
        Context(kind=kind, value=value, episodes=count, share=count / len(values))
        for value, count in found
    ]
