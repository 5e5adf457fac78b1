"""The sample's episodes: when, where and doing what, as much as its person said of each."""

from __future__ import annotations

from tracker.diary import stamp_of
from tracker.model import Episode
from tracker.model.records import Flag, Warmth

from .draw import Draw, moment
from .series import SampleDay
from .wording import (
    BOUT_SIZES,
    EPISODE_NOTES,
    EYELID,
    FREE_DAY,
    KINDS,
    MORNING,
    MORNING_SIZES,
    PLACES,
    TAGS,
    WORKDAY,
    Where,
)

# Days before the last one. Three days with tingling lie within two weeks.
TINGLING = frozenset({71, 66, 62})
NUMBNESS = 41
# An eyelid now and then, on one day in so many at most.
EYELID_EVERY = 17


def bouts(draw: Draw, day: SampleDay) -> tuple[list[Episode], int]:
    """Return the episodes logged on a watched day, which share out its count, and how many
    twitches were not logged."""
    left = day.count if day.ago else min(max(day.count, 3), 6)
    unlogged = draw.rng.randint(0, left // 2) if day.ago and draw.chance(0.3) else 0
    left -= unlogged
    episodes: list[Episode] = []
    while left:
        count = min(left, draw.pick(BOUT_SIZES if day.ago else MORNING_SIZES))
        eyelid = not episodes and day.ago % EYELID_EVERY == 5 and draw.chance(0.6)
        episodes.append(_bout(draw, day, count, EYELID if eyelid else draw.pick(PLACES)))
        left -= count
    if day.ago in TINGLING:
        episodes.append(_flagged(draw, day, "tingling", None))
    if day.ago == NUMBNESS:
        episodes.append(_flagged(draw, day, "numbness", "a minute at most, had slept on the arm"))
    return sorted(episodes, key=_order), unlogged


def _order(episode: Episode) -> float:
    return episode.at.timestamp() if episode.at else 0.0


def _bout(draw: Draw, day: SampleDay, count: int, where: Where) -> Episode:
    minute, activity = _occasion(draw, day)
    at = moment(day, minute)
    timed = day.ago < 2 or not draw.chance(0.03)
    if draw.chance(0.2):  # one key, nothing more said
        return Episode(
            id=draw.new_id(),
            day=day.day,
            at=at if timed else None,
            count=count,
            edited=stamp_of(at),
        )
    hand, sites = where
    intensity = min(max(round(draw.rng.gauss(3.0 + 0.2 * count, 1.3)), 1), 8)
    seconds = 5 * round(min(draw.rng.lognormvariate(2.9, 0.8), 900) / 5) or 5
    tags = TAGS.get(activity, ())
    return Episode(
        id=draw.new_id(),
        day=day.day,
        at=at if timed else None,
        hand=hand,
        sites=list(sites),
        kind=draw.pick(KINDS),
        count=count,
        intensity=intensity if draw.chance(0.85) else None,
        bother=max(intensity - draw.rng.choice((0, 1, 1, 2, 3)), 0) if draw.chance(0.4) else None,
        fatigue=day.fatigue if draw.chance(0.2) else None,
        duration=seconds if draw.chance(0.7) else None,
        activity=activity if draw.chance(0.85) else None,
        warmth=_warmth(draw, day) if draw.chance(0.25) else None,
        tags=[draw.rng.choice(tags)] if tags and draw.chance(0.25) else [],
        note=draw.rng.choice(EPISODE_NOTES) if draw.chance(0.1) else None,
        edited=stamp_of(at),
    )


def _flagged(draw: Draw, day: SampleDay, flag: Flag, note: str | None) -> Episode:
    at = moment(day, 21 * 60 + draw.rng.randrange(90))
    return Episode(
        id=draw.new_id(),
        day=day.day,
        at=at,
        hand="left",
        sites=["little"],
        intensity=2,
        flags=[flag],
        note=note,
        edited=stamp_of(at),
    )


def _occasion(draw: Draw, day: SampleDay) -> tuple[int, str]:
    """Return the minute of the day and the activity."""
    if day.ago == 0:
        part = MORNING
    else:
        parts = FREE_DAY if day.free else WORKDAY
        part = draw.rng.choices(parts, [part.weight for part in parts])[0]
    minute = draw.rng.randrange(round(part.first * 60), round(part.last * 60))
    return minute, draw.pick(part.activities)


def _warmth(draw: Draw, day: SampleDay) -> Warmth:
    cold = 4 if day.day.month in (11, 12, 1, 2, 3) else 1
    return draw.pick({"cold": cold, "neutral": 4, "warm": 1.5})
