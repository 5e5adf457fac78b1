"""A diary kept for ten years: 73,000 episodes, 3,650 check-ins, a drink or two a day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Literal

from tracker.diary import Batch, Diary, stamp_of
from tracker.model import LOCAL_ZONE, CheckIn, Episode, Intake, Value

DAYS = 3650
EPISODES_A_DAY = 20
PER_BATCH = 365

_HANDS: tuple[Literal["left", "right", "both"], ...] = ("left", "right", "right", "both")
_SITES: tuple[Literal["thumb", "index", "middle", "ring", "little"], ...] = (
    "thumb", "index", "middle", "ring", "little",
)  # fmt: skip
_ACTIVITIES = ("typing", "mouse", "rest", "phone", "writing", "driving")


def write_ten_years(home: Path, *, last: date) -> None:
    """Write the diary into a home that has none; the same `last` day gives the same records.

    Written a year at a time, and the journal of that is put away: one that was kept from day
    to day holds the newest actions alone.
    """
    rng = Random(19)
    days = [last - timedelta(days=back) for back in reversed(range(DAYS))]
    evening = datetime.combine(last, time(23), LOCAL_ZONE)
    with Diary.open(home, clock=lambda: evening) as diary:
        for begin in range(0, DAYS, PER_BATCH):
            diary.add(_lived(rng, days[begin : begin + PER_BATCH]), action="import")
    (home / "journal.jsonl").unlink()


def _lived(rng: Random, days: list[date]) -> Batch:
    batch = Batch(episodes=[], intakes=[], check_ins=[])
    for day in days:
        batch.episodes.extend(_episode(rng, day, number) for number in range(EPISODES_A_DAY))
        batch.check_ins.append(_check_in(rng, day))
        for number in range(1 + day.toordinal() % 2):
            at = _moment(day, 8 * 60 + 240 * number)
            batch.intakes.append(
                Intake(
                    id=_id(rng),
                    day=day,
                    at=at,
                    factor="caffeine",
                    amount=90,
                    label="coffee",
                    edited=stamp_of(at),
                )
            )
    return batch


def _episode(rng: Random, day: date, number: int) -> Episode:
    at = _moment(day, 6 * 60 + 50 * number + rng.randrange(50))
    rich = rng.random() < 0.5
    return Episode(
        id=_id(rng),
        day=day,
        at=at,
        hand=rng.choice(_HANDS),
        sites=rng.sample(_SITES, 2 if rng.random() < 0.2 else 1),
        count=1 + int(rng.expovariate(0.7)),
        intensity=rng.randint(1, 8),
        duration=rng.choice([5, 20, 60]) if rich else None,
        activity=rng.choice(_ACTIVITIES) if rich else None,
        note="after the drive, a little stronger than yesterday" if rng.random() < 0.05 else None,
        edited=stamp_of(at),
    )


def _check_in(rng: Random, day: date) -> CheckIn:
    stamp = stamp_of(_moment(day, 22 * 60))
    values: dict[str, Value] = {
        "sleep": rng.randint(9, 18) / 2,
        "sleep_quality": rng.randint(2, 9),
        "workload": rng.randint(0, 20) / 2,
        "stress": rng.randint(0, 9),
        "water": rng.randint(3, 10) / 4,
        "fatigue": rng.randint(0, 9),
    }
    return CheckIn(
        day=day,
        values=values,
        unlogged=0,
        closed=True,
        edited=dict.fromkeys([*values, "unlogged", "closed"], stamp),
    )


def _moment(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time(), LOCAL_ZONE) + timedelta(minutes=minutes)


def _id(rng: Random) -> str:
    return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz234567") for _ in range(10))
