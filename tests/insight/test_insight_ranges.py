from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from tracker.insight.milestones import clear_level, milestone, rows_up_to
from tracker.insight.ranges import (
    as_seen_from,
    default_range,
    finished,
    last_finished_day,
    up_to,
)
from tracker.model import Review

TODAY = date(2026, 11, 22)


def review(days_ago: int) -> Review:
    return Review(day=TODAY - timedelta(days=days_ago), answer="same")


def test_the_default_range_ends_at_the_last_finished_day() -> None:
    last = date(2026, 10, 31)
    assert default_range(90, first=None, last_finished=last) == (date(2026, 8, 3), last)
    assert default_range(1, first=None, last_finished=last) == (last, last)
    first = date(2024, 1, 1)
    assert default_range(None, first=first, last_finished=last) == (first, last)
    assert default_range(90, first=TODAY, last_finished=None) == (None, None)


def test_today_is_never_a_finished_day() -> None:
    yesterday = TODAY - timedelta(days=1)
    assert finished(date(2026, 11, 1), TODAY, TODAY) == (date(2026, 11, 1), yesterday)
    assert finished(TODAY, TODAY, TODAY) == (None, None)
    assert finished(None, None, TODAY) == (None, None)
    assert last_finished_day(TODAY, [review(0), review(4)]) == TODAY - timedelta(days=4)
    assert last_finished_day(TODAY, [review(0)], []) is None


def test_a_range_that_ends_before_later_records_looks_from_its_end() -> None:
    records = [review(0), review(3), review(10)]
    assert as_seen_from(review(3).day, TODAY, records) is None
    assert as_seen_from(review(5).day, TODAY, records) == review(5).day
    assert as_seen_from(None, TODAY, records) is None
    assert up_to(records, review(5).day) == [review(10)]
    assert up_to(records, None) == records


@pytest.mark.parametrize(
    ("watched", "reached", "following"),
    [
        (0, None, 21),
        (20, None, 21),
        (21, 21, 30),
        (74, 60, 90),
        (364, 270, 365),
        (365, 365, 730),
        (800, 730, 1095),
    ],
)
def test_milestones(watched: int, reached: int | None, following: int) -> None:
    found = milestone(watched)
    assert (found.reached, found.next, found.watched_total) == (reached, following, watched)


def test_clear_levels_grow_slowly() -> None:
    levels = [clear_level(days) for days in (21, 30, 45, 60, 90, 120, 180, 270, 365, 730)]
    assert levels[:5] == [0.004, 0.006, 0.008, 0.010, 0.012]
    assert set(levels[5:]) == {0.012}


def test_rows_up_to_a_milestone_hold_exactly_that_many_observed_days() -> None:
    watched = np.array([False, True, False, True, True, False, True])
    assert rows_up_to(watched, 3) == 5
    assert watched[: rows_up_to(watched, 3)].sum() == 3
    assert rows_up_to(watched, 1) == 2
