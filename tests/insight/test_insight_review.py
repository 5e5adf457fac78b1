"""The review of an observation period, on diaries made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tracker.insight.review import ReviewPage, Week, never_logged, review, side_by_side, typical
from tracker.model import CATALOGUE, CheckIn, Day, Episode, Intake, Marker, Profile, gather

FIRST = date(2026, 11, 2)  # a Monday


def episode(number: int, count: int = 1, **details: Any) -> Episode:
    on = FIRST + timedelta(days=number)
    at = datetime(on.year, on.month, on.day, 10, tzinfo=UTC)
    return Episode(id=f"e{number}", day=on, at=at, count=count, **details)


def closed(number: int, **values: Any) -> CheckIn:
    return CheckIn(day=FIRST + timedelta(days=number), values=values, closed=True, unlogged=0)


def page(
    counts: Sequence[int | None], *, intakes: list[Intake] | None = None, **more: Any
) -> ReviewPage:
    """Return the review of days with these counts (None: not watched), today the day after."""
    episodes = more.pop("episodes", None) or [
        episode(number, count) for number, count in enumerate(counts) if count
    ]
    check_ins = more.pop("check_ins", None) or [
        closed(number) for number, count in enumerate(counts) if count == 0
    ]
    end = FIRST + timedelta(days=len(counts) - 1)
    given = {"start": FIRST, "first": FIRST, "end": end, "today": end + timedelta(days=1)} | more
    return review(episodes, intakes or [], check_ins, CATALOGUE, **given)


def test_a_typical_day_and_its_range() -> None:
    found = page([4, 0, None, 6, 9, 2, 5, 7, None, 5])
    assert found.typical is not None
    assert (found.typical.middle, found.typical.low, found.typical.high) == (5, 0, 9)
    assert found.typical.half == (4, 6)
    assert (found.days.calendar, found.days.watched, found.days.zero) == (10, 8, 1)
    assert found.twitches == 38


def test_of_a_few_days_no_middle_half_is_named() -> None:
    found = page([1, 2, None])
    assert found.typical is not None
    assert (found.typical.middle, found.typical.half) == (1.5, None)


def test_without_a_watched_day_nothing_is_made_up() -> None:
    found = page([None, None, None])
    assert (found.typical, found.side, found.usual, found.places) == (None, None, [], [])
    assert found.this_week == Week(mean=None, watched=0, days=3)
    assert (found.last_week, found.goes_on, found.twitches) == (None, False, 0)


def test_all_quiet_days_are_a_typical_day_of_none() -> None:
    found = page([0] * 14, profile=Profile(since=FIRST - timedelta(days=90)))
    assert found.typical is not None
    assert (found.typical.middle, found.typical.high, found.days.zero) == (0, 0, 14)
    assert found.side is None
    assert not found.goes_on  # nothing goes on in them


def test_one_place_has_all_of_what_states_a_place() -> None:
    found = page(
        [3, 2],
        episodes=[episode(0, 3, hand="right", sites=["index"]), episode(1, 2)],
    )
    assert [(each.site, each.share) for each in found.places] == [("index", 1.0), (None, None)]


def test_this_week_and_the_last_stand_on_their_watched_days() -> None:
    found = page([2, 2, None, 2, 2, 2, 2, 4, 4, 4, 0, 4, 4, 4])
    assert found.last_week == Week(mean=2, watched=6, days=7)
    assert found.this_week == Week(mean=24 / 7, watched=7, days=7)
    assert page([1] * 7).last_week is None
    assert page([1] * 9).last_week == Week(mean=1, watched=2, days=2)


def test_usual_values_are_the_middle_of_the_days_that_know_them() -> None:
    at = datetime(2026, 11, 3, 9, tzinfo=UTC)
    drinks = [
        Intake(id=f"i{n}", day=at.date(), at=at, factor="caffeine", amount=90) for n in range(3)
    ]
    found = page(
        [0, 0, 0],
        intakes=drinks,
        check_ins=[closed(0, sleep=6, caffeine=90), closed(1, sleep=7), closed(2, sleep=9)],
    )
    assert [(each.factor, each.middle, each.days) for each in found.usual] == [
        ("sleep", 7, 3), ("caffeine", 180, 2),
    ]  # fmt: skip


def test_the_busiest_and_the_quietest_days_side_by_side() -> None:
    found = page(
        [5, 0, 9, 3, 8, 1, 2, 7],
        check_ins=[closed(0), closed(1, sleep=8, stress=2), closed(2, sleep=5), closed(7)],
    )
    assert found.side is not None
    assert [day.count for day in found.side.most] == [9, 8, 7]
    assert [day.count for day in found.side.quietest] == [0, 1, 2]
    assert found.side.factors == ["sleep", "stress"]


def test_days_too_few_or_too_much_alike_are_not_set_side_by_side() -> None:
    assert page([5, 0, 9, 3, 8]).side is None
    assert page([4] * 10).side is None
    assert page([0] * 9 + [5]).side is None  # the third busiest would be a quiet one


def test_everyday_causes_of_which_nothing_is_recorded() -> None:
    assert never_logged([], [closed(0, sleep=7, stress=0, posture=3)], []) == [
        "water", "caffeine", "workload", "medicines",
    ]  # fmt: skip
    glass = Intake(id="i", day=FIRST, factor="water", amount=0.25)
    medicine = Marker(id="m", day=FIRST, kind="medicine_changed")
    assert never_logged([glass], [], [medicine]) == [
        "caffeine", "sleep", "workload", "posture", "stress",
    ]  # fmt: skip


def test_it_goes_on_from_the_stated_onset_else_from_the_first_record() -> None:
    assert not page([1] * 14).goes_on  # two weeks, and not more
    assert page([1] * 15).goes_on
    for days, goes_on in ((14, False), (15, True)):
        since = FIRST + timedelta(days=1 - days)
        assert page([1], profile=Profile(since=since)).goes_on is goes_on
    assert not page([0] * 30).goes_on  # nothing goes on
    onset = FIRST - timedelta(days=30)
    told = page([1, 1], profile=Profile(since=onset))
    assert (told.goes_on, told.since) == (True, onset)


def test_what_is_worth_showing_is_there_and_knows_what_was_said_at_first() -> None:
    weak = page([1] * 3, episodes=[episode(0, flags=["weakness"])])
    assert [flag.rule for flag in weak.red_flags] == ["strength"]
    eyelid = [
        episode(0, hand="left", sites=["thumb"]),
        *(episode(n, sites=["eyelid"]) for n in (20, 21, 22)),
    ]
    assert [flag.rule for flag in page([1] * 23, episodes=eyelid).red_flags] == ["another region"]
    seen = Profile(seen={"another region": FIRST + timedelta(days=22)})
    assert page([1] * 23, episodes=eyelid, profile=seen).red_flags == []
    there = Profile(elsewhere=True)
    assert page([1] * 23, episodes=eyelid, profile=there).red_flags == []


@given(st.lists(st.none() | st.integers(0, 20), min_size=1, max_size=30))
def test_the_range_holds_every_watched_day(counts: list[int | None]) -> None:
    episodes = [episode(number, count) for number, count in enumerate(counts) if count]
    check_ins = [closed(number) for number, count in enumerate(counts) if count == 0]
    days: list[Day] = gather(
        FIRST, FIRST + timedelta(days=len(counts) - 1), episodes, [], check_ins
    )
    known = [count for count in counts if count is not None]
    found = typical(days)
    assert (found is None) == (not known)
    if found is not None:
        assert (found.low, found.high) == (min(known), max(known))
        assert found.low <= found.middle <= found.high
    side = side_by_side(days, CATALOGUE)
    if side is not None:
        assert min(day.count or 0 for day in side.most) > max(
            day.count or 0 for day in side.quietest
        )
        assert not {day.day for day in side.most} & {day.day for day in side.quietest}
