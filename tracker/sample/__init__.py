"""A sample diary: half a year of one made-up person, the same for the same seed."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from random import Random

from tracker.diary import Batch, Diary
from tracker.model import LOCAL_ZONE, CheckIn, Episode, Intake

from .bouts import bouts
from .draw import Draw
from .evenings import GUITAR, check_in, intakes
from .milestones import markers, reviews, trials
from .series import live

__all__ = ["write_sample"]

SEED = 41  # with it a true link can be seen on almost any weekday the sample ends on


def write_sample(home: Path, *, today: date, days: int = 180, seed: int = SEED) -> None:
    """Write a sample diary into a home that has none, marked as sample data.

    Its last day is `today`, lived until noon in the machine's time zone; `days` is how long
    it has been kept. The same arguments give the same records.
    """
    noon = datetime.combine(today, time(12), LOCAL_ZONE)
    with Diary.open(home, clock=lambda: noon) as diary:
        # What is undone in a sample is what the visitor did, never the sample itself.
        diary.add(sample_records(today, days, seed), action="sample", undoable=False)
        diary.set_sample()


def sample_records(today: date, days: int, seed: int) -> Batch:
    """Return all records of the sample, oldest first."""
    rng = Random(seed)
    draw = Draw(rng)
    lived = live(rng, today, days)
    episodes: list[Episode] = []
    taken: list[Intake] = []
    check_ins: list[CheckIn] = []
    for day in lived:
        logged, unlogged = bouts(draw, day) if day.watched else ([], 0)
        drinks = intakes(draw, day)
        evening = check_in(draw, day, drinks, episodes=len(logged), unlogged=unlogged)
        episodes += logged
        taken += drinks
        if evening:
            check_ins.append(evening)
    return Batch(
        episodes=episodes,
        intakes=taken,
        check_ins=check_ins,
        markers=markers(draw, lived),
        reviews=reviews(draw, lived),
        trials=trials(draw, lived),
        factors=[GUITAR],
    )
