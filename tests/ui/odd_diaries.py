"""Diaries that must not break a screen, and how a sample diary looks while it grows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.ui.conftest import SAMPLE_NOW
from tracker.diary import Batch, Diary
from tracker.model import CheckIn, Episode, Factor, Value
from tracker.sample import write_sample

TODAY = SAMPLE_NOW.date()
MANY_FACTORS = 60
HUGE = 9_990  # twitches, in ten episodes of as many as one can have


def check_in(back: int, unlogged: int, **values: Value) -> CheckIn:
    """Return a closed check-in of a day so many days ago."""
    day = TODAY - timedelta(days=back)
    return CheckIn(day=day, values=values, unlogged=unlogged, closed=True)


def episode(back: int, number: int = 0, count: int = 1) -> Episode:
    """Return an episode of a day so many days ago, with a place and a context."""
    at: datetime = SAMPLE_NOW - timedelta(days=back, hours=number)
    return Episode(
        id=f"odd{back:04d}{number:03d}",
        day=at.date(),
        at=at,
        hand="right",
        sites=["index"],
        count=count,
        activity="typing",
        note="a [b]note[/b] = +1",
    )


def _sleep(back: int) -> float:
    return 6 + back * 7 % 5 / 2


def _empty() -> Batch:
    return Batch()


def _today_alone() -> Batch:
    return Batch(episodes=[episode(0), episode(0, 2)])


def _one_day() -> Batch:
    return Batch(check_ins=[check_in(1, 3, sleep=7)])


def _all_zero() -> Batch:
    return Batch(check_ins=[check_in(back, 0, sleep=_sleep(back)) for back in range(1, 61)])


def _constant() -> Batch:
    days = range(1, 61)
    return Batch(check_ins=[check_in(back, back * 5 % 7, caffeine=90) for back in days])


def _many_factors() -> Batch:
    keys = [f"own_{number}" for number in range(MANY_FACTORS)]
    own = [
        Factor(key=key, label=f"own factor number {number}", unit="", kind="amount")
        for number, key in enumerate(keys)
    ]
    check_ins = [
        check_in(
            back, back * 3 % 8,
            **{key: float(back * (number + 3) % 11) for number, key in enumerate(keys)},
        )
        for back in range(1, 46)
    ]  # fmt: skip
    return Batch(check_ins=check_ins, factors=own)


def _nothing() -> Batch:
    rng = Random(3)
    return Batch(
        check_ins=[
            check_in(back, rng.choice((2, 3, 4, 5, 7)), sleep=rng.choice((6, 6.5, 7, 7.5, 8)))
            for back in range(1, 64)
        ]
    )


def _huge_counts() -> Batch:
    days = range(1, 46)
    return Batch(
        check_ins=[check_in(back, back % 4, sleep=_sleep(back)) for back in days],
        episodes=[
            episode(back, number, count=HUGE // 10)
            for back in days
            if back % 9 == 0
            for number in range(10)
        ],
    )


def _ended() -> Batch:
    return Batch(
        check_ins=[
            check_in(back, 0 if back <= 40 else 3 + back % 5, sleep=_sleep(back))
            for back in range(1, 105)
        ]
    )


def _tripled() -> Batch:
    return Batch(
        check_ins=[
            check_in(back, (9 if back <= 40 else 3) + back % 4, sleep=_sleep(back))
            for back in range(1, 105)
        ]
    )


def _gap() -> Batch:
    days = [*range(1, 31), *range(160, 190)]
    return Batch(
        check_ins=[check_in(back, back * 5 % 6, sleep=_sleep(back)) for back in days],
        episodes=[episode(back) for back in days],
    )


def _yes_and_no() -> Batch:
    return Batch(
        check_ins=[
            check_in(back, back % 5, allergies=back % 3 == 0, workload=back * 4 % 9)
            for back in range(1, 40)
        ]
    )


ODD: dict[str, Callable[[], Batch]] = {
    "empty": _empty,
    "today alone": _today_alone,
    "one day": _one_day,
    "all zero": _all_zero,
    "a constant factor": _constant,
    "60 own factors": _many_factors,
    "two months of nothing": _nothing,
    "counts of 10,000": _huge_counts,
    "a gap of months": _gap,
    "it ended": _ended,
    "it tripled": _tripled,
    "yes and no": _yes_and_no,
}


def odd(home: Path, name: str) -> Diary:
    """Return an open diary of that kind in a home that has none."""
    diary = Diary.open(home, clock=lambda: SAMPLE_NOW)
    batch = ODD[name]()
    if batch != Batch():
        diary.add(batch, action="import")
    return diary


def grown(home: Path, days: int, today: date = TODAY) -> Diary:
    """Return an open sample diary that has been kept for so many days, today the last."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        write_sample(home, today=today, days=days)
    return Diary.open(home, clock=lambda: SAMPLE_NOW)
