from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.insight.over_time import AROUND, around_markers, between, weeks
from tracker.model import Episode, Marker, Phase, Trial

from .records import day
from .tables import counted


def at(number: int, hour: float, **details: Any) -> Episode:
    """Return an episode at an hour of a day; hours past midnight belong to the day before."""
    moment = datetime.combine(day(number), datetime.min.time(), UTC) + timedelta(hours=hour)
    return Episode(id=f"{number}-{hour}", day=day(number), at=moment, **details)


def test_weeks_begin_on_monday_and_tell_zero_from_unwatched() -> None:
    counts = np.array([4, 2, np.nan, 0, 6, np.nan, np.nan, *[np.nan] * 7, 5.0])
    whole = counted(counts)
    found = weeks(whole)
    assert [week.first for week in found] == [day(0), day(7), day(14)]
    assert [week.mean for week in found] == [3, None, 5]
    assert [week.watched for week in found] == [4, 0, 1]
    assert [week.checked_in for week in found] == [4, 0, 1]
    assert [week.days for week in found] == [7, 7, 1]
    part = weeks(whole.between(day(3), day(8)))
    assert [(week.first, week.days) for week in part] == [(day(3), 4), (day(7), 2)]
    assert weeks(whole.between(None, None)) == []


@pytest.mark.parametrize("first_weekday", range(7))
def test_weeks_begin_with_the_chosen_day(first_weekday: int) -> None:
    found = weeks(counted(np.ones(20)), first_weekday)
    assert sum(week.days for week in found) == 20
    assert all(week.first.weekday() == first_weekday for week in found[1:])
    assert all(week.days == 7 for week in found[1:-1])


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 50)), min_size=1, max_size=60), st.integers(0, 6)
)
def test_no_day_is_lost_between_weeks(counts: list[int | None], first: int) -> None:
    table = counted(np.array([np.nan if each is None else each for each in counts], dtype=float))
    ranged = table.between(day(min(first, len(counts) - 1)), day(len(counts) - 1))
    found = weeks(ranged)
    assert sum(week.days for week in found) == len(ranged.dates)
    assert sum(week.watched for week in found) == int(ranged.watched.sum())
    total = sum((week.mean or 0) * week.watched for week in found)
    assert total == pytest.approx(np.nansum(ranged.counts))
    assert all(week.first.weekday() == 0 for week in found[1:])


def test_hours_from_one_episode_to_the_next() -> None:
    whole = counted(np.array([2.0, 1, 2]))
    episodes = [at(0, 8), at(0, 20), at(1, 20), at(2, 8), at(2, 9)]
    found = between(reversed(episodes), whole)
    assert found is not None
    assert (found.low, found.median, found.high, found.n) == (9.25, 12, 15, 4)
    assert "12.0 h in the middle, half of the times 9.2 h to 15.0 h (4 times" in found.sentence
    assert "how often you logged" in found.sentence


def test_two_episodes_are_one_time_without_quarters() -> None:
    found = between([at(0, 8), at(0, 8.5)], counted(np.array([2.0])))
    assert found is not None
    assert (found.median, found.low, found.high, found.n) == (0.5, None, None, 1)
    assert "30 min in the middle (1 time," in found.sentence


def test_unwatched_days_between_end_a_stretch() -> None:
    episodes = [at(0, 8), at(2, 8), at(3, 9)]
    broken = between(episodes, counted(np.array([1, np.nan, 1, 1])))
    assert broken is not None
    assert (broken.n, broken.median) == (1, 25)
    quiet = between(episodes, counted(np.array([1.0, 0, 1, 1])))
    assert quiet is not None
    assert quiet.n == 2


def test_today_lies_beyond_the_table() -> None:
    whole = counted(np.array([1.0, 1]))
    yesterday_and_today = between([at(1, 8), at(2, 8)], whole)
    assert yesterday_and_today is not None
    assert yesterday_and_today.median == 24
    assert between([at(1, 8), at(9, 8)], whole) is None
    assert between([at(0, 8), at(0, 9)], whole.between(None, None)) is not None


def test_moments_are_compared_whatever_offset_they_were_logged_with() -> None:
    early = Episode(id="a", day=day(0), at=datetime(2026, 1, 5, 10, tzinfo=UTC))
    abroad = timezone(timedelta(hours=9))
    late = Episode(id="b", day=day(0), at=datetime(2026, 1, 5, 20, tzinfo=abroad))
    found = between([early, late], counted(np.array([2.0])))
    assert found is not None
    assert found.median == 1


def test_untimed_or_single_episodes_have_nothing_between() -> None:
    whole = counted(np.array([3.0]))
    assert between([], whole) is None
    assert between([at(0, 8), Episode(id="u", day=day(0))], whole) is None


def marker(number: int, **details: Any) -> Marker:
    given: dict[str, Any] = {"id": f"m{number}", "day": day(number), "kind": "travel"}
    return Marker(**(given | details))


def test_days_before_and_from_a_life_event_on() -> None:
    counts = np.array([4.0] * 20 + [8.0] * 20)
    counts[[17, 25]] = np.nan
    whole = counted(counts)
    [found] = around_markers([marker(20, label="Oslo")], [], whole, whole)
    assert (found.before.mean, found.before.watched, found.before.days) == (4, AROUND, 15)
    assert (found.after.mean, found.after.watched, found.after.days) == (8, AROUND, 15)
    assert found.overlaps == []
    assert found.sentence.startswith("Travel (Oslo) on 25 Jan 2026: before 4.0 twitches a day (14 ")
    assert "says nothing by itself" in found.sentence


def test_few_days_are_told_as_few_and_none_further_than_four_weeks_away() -> None:
    counts = np.full(80, np.nan)
    counts[[5, 35, 39, 40, 70]] = [9, 2, 4, 6, 9]
    whole = counted(counts)
    [found] = around_markers([marker(40)], [], whole, whole)
    assert (found.before.mean, found.before.watched, found.before.days) == (3, 2, 28)
    assert (found.after.mean, found.after.watched, found.after.days) == (6, 1, 28)
    [first] = around_markers([marker(0)], [], whole, whole)
    assert (first.before.mean, first.before.days) == (None, 0)
    assert "before no count known (0 watched days of 0" in first.sentence


def test_only_events_of_the_range_are_told_with_what_overlaps() -> None:
    whole = counted(np.arange(80) % 5.0)
    trial = Trial(
        id="t", name="less coffee", change="coffee",
        phases=[Phase(start=day(35), end=day(50), changed=True)],
    )  # fmt: skip
    over = Trial(id="o", name="old", change="x", stopped=day(3), phases=trial.phases)
    events = [marker(60), marker(40), marker(43, kind="device"), marker(5)]
    found = around_markers(events, [trial, over], whole, whole.between(day(30), day(50)))
    assert [each.day for each in found] == [day(40), day(43)]
    assert found[0].overlaps == [
        f"New device on {day(43).day} Feb 2026",
        "the trial “less coffee”",
    ]
    assert "In these days too: New device" in found[0].sentence
    assert around_markers(events, [trial], whole, whole.between(None, None)) == []


def test_many_events_at_once_stay_readable() -> None:
    whole = counted(np.arange(40) % 5.0)
    found = around_markers([marker(20, id=f"m{number}") for number in range(30)], [], whole, whole)
    assert len(found[0].overlaps) == 29
    assert "and others." in found[0].sentence
    assert len(found[0].sentence) < 500


def test_labels_stay_text() -> None:
    whole = counted(np.arange(40) % 5.0)
    [found] = around_markers([marker(20, label="odd\x1b[31m")], [], whole, whole)
    assert "\x1b" not in found.sentence


def test_the_first_days_of_the_calendar_break_nothing() -> None:
    early = datetime(1, 1, 1, 5, tzinfo=UTC)
    episodes = [
        Episode(id="a", day=date(1, 1, 1), at=early),
        Episode(id="b", day=date(1, 1, 1), at=early + timedelta(hours=2)),
    ]
    whole = replace(counted(np.array([2.0])), dates=[date(1, 1, 1)])
    found = between(episodes, whole)
    assert found is not None
    assert found.median == 2
