from __future__ import annotations

from datetime import UTC, date, datetime

import numpy as np
from numpy.testing import assert_array_equal

from tracker.insight.daily import table
from tracker.model import CATALOGUE, CheckIn, Episode, Intake

FIRST = date(2026, 11, 1)


def day(number: int) -> date:
    return FIRST.replace(day=number)


def episode(number: int, **details: object) -> Episode:
    at = datetime(2026, 11, number, 9, 30, tzinfo=UTC)
    return Episode(id=f"e{number}", day=day(number), **{"at": at, **details})  # type: ignore[arg-type]


def test_watched_zero_and_missing_are_told_apart() -> None:
    rows = table(
        [episode(1, count=3)],
        [Intake(id="c", day=day(3), factor="caffeine", amount=90)],
        [
            CheckIn(day=day(1), unlogged=2, closed=True),
            CheckIn(day=day(2), unlogged=0, closed=True),
            CheckIn(day=day(4), unlogged=0),
            CheckIn(day=day(5), closed=True),
        ],
        CATALOGUE,
        day(1),
        day(6),
    )
    assert_array_equal(rows.counts, [5, 0, np.nan, np.nan, np.nan, np.nan])
    assert_array_equal(rows.watched, [True, True, False, False, False, False])
    assert_array_equal(rows.checked_in, [True, True, False, False, True, False])
    assert rows.dates == [day(number) for number in range(1, 7)]


def test_a_factor_is_what_was_set_else_the_sum_of_its_intakes_else_missing() -> None:
    coffees = [
        Intake(id=f"c{number}{cup}", day=day(number), factor="caffeine", amount=90)
        for number in (1, 2)
        for cup in (1, 2)
    ]
    check_in = CheckIn(day=day(2), values={"caffeine": 50, "illness": True, "bedtime": "01:30"})
    rows = table([], coffees, [check_in], CATALOGUE, day(1), day(3))
    assert_array_equal(rows.factors["caffeine"], [180, 50, np.nan])
    assert_array_equal(rows.factors["illness"], [np.nan, 1, np.nan])
    assert_array_equal(rows.factors["bedtime"], [np.nan, 21.5, np.nan])
    assert np.isnan(rows.factors["sleep"]).all()


def test_day_figures_of_duration_intensity_and_bother() -> None:
    rows = table(
        [
            episode(1, duration=30, intensity=2, bother=1),
            episode(1, duration=90, intensity=6),
            episode(2, count=2),
        ],
        [],
        [CheckIn(day=day(3), unlogged=0, closed=True)],
        CATALOGUE,
        day(1),
        day(4),
    )
    assert_array_equal(rows.minutes, [2, np.nan, 0, np.nan])
    assert_array_equal(rows.intensity, [6, np.nan, np.nan, np.nan])
    assert_array_equal(rows.bother, [1, np.nan, np.nan, np.nan])


def test_other_days_stay_out_and_an_empty_range_has_no_rows() -> None:
    rows = table([episode(1), episode(9)], [], [], CATALOGUE, day(2), day(8))
    assert np.isnan(rows.counts).all()
    assert len(rows.counts) == 7
    none = table([episode(1)], [], [], CATALOGUE, day(2), day(1))
    assert none.dates == []
    assert none.factors["sleep"].shape == (0,)


def test_between_cuts_rows_and_columns_alike() -> None:
    whole = table([episode(3, count=4)], [], [], CATALOGUE, day(1), day(9))
    part = whole.between(day(3), day(5))
    assert part.dates == [day(3), day(4), day(5)]
    assert_array_equal(part.counts, [4, np.nan, np.nan])
    assert part.factors["sleep"].shape == (3,)
    assert whole.between(None, day(5)).dates == []


def test_a_part_of_a_table_knows_the_day_before_its_first() -> None:
    rows = table([], [], [CheckIn(day=day(2), values={"sleep": 6})], CATALOGUE, day(1), day(5))
    assert rows.earlier == {}
    assert rows.between(day(3), day(5)).earlier == {"sleep": 6}
    assert rows.between(day(3), day(5)).between(day(3), day(4)).earlier == {"sleep": 6}
    assert rows.between(day(4), day(5)).earlier == {}
    assert rows.between(day(1), day(5)).earlier == {}
