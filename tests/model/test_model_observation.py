"""Where watching stands: the period, its review, a gentle change, a pause."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model import CATALOGUE, CheckIn, Day, Episode, Intake, Profile
from tracker.model.observation import (
    Standing,
    next_goal,
    pause_began,
    paused,
    review_days,
    standing,
    worth_filling_in,
)

FIRST = date(2026, 11, 1)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
STAMP = NOON.isoformat(timespec="milliseconds")


def on(number: int, **said: Any) -> Standing:
    """Return the standing on the `number`th day of a 14-day period that began on FIRST."""
    today = FIRST + timedelta(days=number - 1)
    return standing(Profile(**said), FIRST, today, 14, paused=False)


def test_the_days_of_the_period_are_counted_until_its_review_waits() -> None:
    assert on(1) == Standing("watching", 1, 14)
    assert on(14) == Standing("watching", 14, 14)
    assert on(15) == on(28) == Standing("due", length=14)
    assert on(29) == Standing("over")


def test_a_diary_without_a_record_is_on_its_first_day() -> None:
    assert standing(Profile(), None, FIRST, 7, paused=False) == Standing("watching", 1, 7)


def test_what_was_chosen_ends_the_waiting() -> None:
    day_15 = FIRST + timedelta(days=14)
    assert on(15, choice="finish", chosen=day_15).kind == "over"
    assert on(10, choice="finish", chosen=FIRST).kind == "over"
    assert on(15, choice="pause", chosen=day_15).kind == "over"
    assert on(10, choice="pause", chosen=FIRST).kind == "watching"


def test_going_on_leads_to_another_review() -> None:
    said = {"choice": "go_on", "chosen": FIRST + timedelta(days=14), "watch_days": 21}
    assert on(15, **said) == Standing("watching", 15, 21)
    assert on(22, **said) == Standing("due", length=21)
    assert [next_goal(number) for number in (8, 15, 21, 22, 91)] == [21, 21, 30, 30, 181]


def test_a_gentle_change_has_a_fixed_end_and_a_review() -> None:
    start, end = FIRST + timedelta(days=14), FIRST + timedelta(days=27)
    said = {"choice": "change", "chosen": start, "change": "water"}
    said |= {"change_start": start, "change_end": end}
    assert on(15, **said) == Standing("change", 1, 14)
    assert on(28, **said) == Standing("change", 14, 14)
    assert on(29, **said) == Standing("due", length=14)
    assert on(29, **said | {"choice": "finish", "chosen": end}).kind == "over"


def test_a_record_of_tomorrow_begins_no_period_yet() -> None:
    assert on(0).kind == "over"


def test_a_pause_comes_first() -> None:
    until = date(2026, 11, 30)
    found = standing(Profile(paused_until=until), FIRST, FIRST, 14, paused=True)
    assert found == Standing("paused", until=until)


def test_a_review_looks_at_finished_days_and_no_more_than_the_period_has() -> None:
    assert review_days(Profile(), None, FIRST, 14) is None
    assert review_days(Profile(), FIRST, FIRST, 14) is None
    one = FIRST + timedelta(days=1)
    assert review_days(Profile(), FIRST, one, 14) == (FIRST, FIRST)
    later = FIRST + timedelta(days=30)
    start, end = date(2026, 11, 17), date(2026, 11, 30)
    assert review_days(Profile(), FIRST, later, 14) == (start, end)
    assert review_days(Profile(watch_days=21), FIRST, later, 14) == (date(2026, 11, 10), end)


@given(st.integers(1, 400), st.sampled_from([7, 14, 21]))
def test_a_review_is_of_days_that_have_ended(number: int, length: int) -> None:
    today = FIRST + timedelta(days=number)
    found = review_days(Profile(), FIRST, today, length)
    assert found is not None
    assert FIRST <= found[0] <= found[1] == today - timedelta(days=1)
    assert (found[1] - found[0]).days < length


# pause


def day_with(**records: Any) -> Day:
    return Day(day=NOON.date(), **records)


def episode(minutes: int) -> Episode:
    return Episode(id="a" * 10, day=NOON.date(), at=NOON + timedelta(minutes=minutes))


def test_a_pause_lasts_until_its_day() -> None:
    profile = Profile(paused_at=STAMP, paused_until=date(2026, 11, 27))
    assert paused(profile, date(2026, 11, 26), [])
    assert not paused(profile, date(2026, 11, 27), [])
    assert not paused(Profile(), date(2026, 11, 20), [])


def test_what_was_logged_before_a_pause_does_not_end_it_and_what_comes_later_does() -> None:
    profile, today = Profile(paused_at=STAMP), NOON.date()
    assert pause_began(profile) == date(2026, 11, 19)
    assert paused(profile, today, [day_with(episodes=[episode(-5), episode(0)])])
    assert not paused(profile, today, [day_with(episodes=[episode(1)])])
    drink = Intake(
        id="b" * 10, day=today, factor="water", amount=0.25, at=NOON + timedelta(hours=1)
    )
    assert not paused(profile, today, [day_with(intakes=[drink])])
    early, late = CheckIn(day=today, edited={"sleep": "2026-11-20T11:00:00.000+00:00"}), STAMP
    assert paused(profile, today, [day_with(check_in=early)])
    assert paused(profile, today, [day_with(check_in=CheckIn(day=today, edited={"x": late}))])
    late = "2026-11-20T12:00:01.000+00:00"
    assert not paused(profile, today, [day_with(check_in=CheckIn(day=today, edited={"x": late}))])


def test_a_pause_whose_beginning_cannot_be_read_is_none() -> None:
    assert pause_began(Profile(paused_at="soon")) is None
    assert not paused(Profile(paused_at="soon"), NOON.date(), [])


# worth filling in


def closed(number: int, **values: Any) -> Day:
    day = FIRST + timedelta(days=number)
    return Day(day=day, check_in=CheckIn(day=day, values=values, closed=True, unlogged=0))


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([], ""),
        ([Day(day=FIRST)], ""),  # one finished day is too early to say anything of
        ([closed(0), closed(1, sleep=7)], "caffeine on 2 of 2 days"),
        ([closed(0, caffeine=0, workload=2), closed(1, sleep=7, caffeine=0, workload=1)],
         "sleep on 1 of 2 days"),
        ([closed(0, sleep=7, caffeine=0, workload=2), Day(day=FIRST)], "sleep on 1 of 2 days"),
        ([closed(0, sleep=7, caffeine=0, workload=2)] * 3, ""),
    ],
)  # fmt: skip
def test_one_thing_at_a_time_is_worth_filling_in(days: list[Day], told: str) -> None:
    assert worth_filling_in(days, CATALOGUE, ["sleep", "caffeine", "workload"]) == told


def test_what_the_check_in_does_not_ask_is_not_missed() -> None:
    days = [Day(day=FIRST), Day(day=FIRST)]
    assert worth_filling_in(days, CATALOGUE, []) == "the check-in on 2 of 2 days"
