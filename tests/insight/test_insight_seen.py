"""What a clinician has seen: quiet until later records alone would bring it up again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.insight.red_flags import red_flags
from tracker.insight.result import RedFlag
from tracker.model import CheckIn, Episode, Marker, Review, Rule
from tracker.model.records import Flag

from .records import day, episode

LAST = 80
RULES: tuple[Rule, ...] = get_args(Rule)
Recorded = tuple[list[Episode], list[CheckIn], list[Marker], list[Review]]

DAYS = st.integers(0, LAST)
FLAGS = st.lists(st.sampled_from(get_args(Flag)), max_size=2)
EPISODES = st.builds(
    lambda number, hand, sites, flags: (number, {"hand": hand, "sites": sites, "flags": flags}),
    DAYS,
    st.sampled_from([None, "left", "right", "both"]),
    st.lists(st.sampled_from(["index", "eyelid"]), max_size=1),
    FLAGS,
)


@st.composite
def records(draw: st.DrawFn) -> Recorded:
    """Return records of a diary of up to 81 days."""
    episodes = [
        episode(number, id=f"e{row}", **details)
        for row, (number, details) in enumerate(draw(st.lists(EPISODES, max_size=20)))
    ]
    check_ins = [
        CheckIn(day=day(number), flags=draw(FLAGS)) for number in draw(st.sets(DAYS, max_size=6))
    ]
    markers = [
        Marker(
            id=f"m{row}",
            day=day(number),
            kind="medicine_started",
            with_onset=draw(st.none() | st.booleans()),
        )
        for row, number in enumerate(draw(st.lists(DAYS, max_size=3)))
    ]
    reviews = [
        Review(day=day(number), answer=draw(st.sampled_from(["better", "same", "worse"])))
        for number in draw(st.sets(DAYS, max_size=6))
    ]
    return episodes, check_ins, markers, reviews


def fired(given: Recorded, seen: Sequence[tuple[Rule, date]] = ()) -> list[RedFlag]:
    return red_flags(*given, seen=seen)


def day_of(given: Recorded, flag: RedFlag) -> list[date]:
    kinds: list[Any] = [given[3]] if flag.answers else list(given[:3])
    return [each.day for kind in kinds for each in kind if each.id in flag.records]


@given(records(), st.sampled_from(RULES), DAYS)
def test_what_is_seen_never_fires_again_by_old_records(
    given_: Recorded, rule: Rule, number: int
) -> None:
    when = day(number)
    for flag in fired(given_, [(rule, when)]):
        days = day_of(given_, flag)
        assert days
        if flag.rule == rule:
            assert min(days) > when


@given(records(), st.sampled_from(RULES))
def test_seen_after_the_last_record_quiets_the_rule_and_no_other(
    given_: Recorded, rule: Rule
) -> None:
    left = fired(given_, [(rule, day(LAST))])
    assert left == [flag for flag in fired(given_) if flag.rule != rule]


@given(records(), st.sampled_from(RULES), DAYS, st.lists(EPISODES, max_size=8))
def test_older_records_written_down_later_stay_quiet(
    given_: Recorded, rule: Rule, number: int, more: list[tuple[int, dict[str, Any]]]
) -> None:
    seen = [(rule, day(LAST))]
    added = [episode(at, id=f"later{row}", **details) for row, (at, details) in enumerate(more)]
    after = (given_[0] + added, *given_[1:])
    assert rule not in {flag.rule for flag in fired(after, seen)}


@given(records(), st.sets(st.integers(LAST + 1, LAST + 60), max_size=30))
def test_quiet_days_never_fire(given_: Recorded, quiet: set[int]) -> None:
    zeros = [CheckIn(day=day(number), unlogged=0, closed=True) for number in quiet]
    before, after = fired(given_), fired((given_[0], given_[1] + zeros, given_[2], given_[3]))
    assert after == before


@given(records(), st.sets(st.integers(-60, -1), max_size=30))
def test_quiet_days_before_the_first_record_never_fire(given_: Recorded, quiet: set[int]) -> None:
    zeros = [CheckIn(day=day(number), unlogged=0, closed=True) for number in quiet]
    assert fired((given_[0], zeros + given_[1], given_[2], given_[3])) == fired(given_)


@given(records(), st.randoms(use_true_random=False))
def test_the_order_of_records_says_nothing(given_: Recorded, random: Any) -> None:
    """Of one day's records the order may be another; which they are may not."""
    shuffled: Any = tuple(random.sample(kind, len(kind)) for kind in given_)

    def told(found: list[RedFlag]) -> list[tuple[str, list[str]]]:
        return [(flag.rule, sorted(flag.records)) for flag in found]

    assert told(fired(shuffled)) == told(fired(given_))


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("strength", [3], [11]),
        ("sensation", [3, 4, 5], [11, 12, 24]),
    ],
)
def test_the_day_of_the_visit_is_seen_and_the_day_after_is_new(
    rule: Rule, old: list[int], new: list[int]
) -> None:
    flag = "grip" if rule == "strength" else "tingling"
    seen = [(rule, day(10))]
    before = [episode(number, flags=[flag]) for number in [*old, 10]]
    after = [episode(number, flags=[flag]) for number in new]
    assert red_flags(before, [], [], [], seen) == []
    [found] = red_flags(before + after, [], [], [], seen)
    assert found.records == [f"e{number}" for number in new]
    if len(new) > 1:
        assert red_flags(before + after[1:], [], [], [], seen) == []


def test_a_window_needs_a_whole_window_that_starts_later() -> None:
    tingling = [episode(number, flags=["tingling"]) for number in (1, 2, 10, 11, 12)]
    assert red_flags(tingling, [], [], [], [("sensation", day(10))]) == []
    assert len(red_flags(tingling, [], [], [], [("sensation", day(9))])) == 1


def test_one_more_numb_day_after_the_visit_is_a_first_one() -> None:
    numb = [episode(number, flags=["numbness"]) for number in (1, 5, 12)]
    [found] = red_flags(numb, [], [], [], [("sensation", day(10))])
    assert found.records == ["e12"]
    assert "worth mentioning" in found.sentence


def test_both_regions_are_seen_at_once_and_each_comes_back_by_itself() -> None:
    right = [episode(number, hand="right") for number in range(20)]
    left = [episode(number, id=f"l{number}", hand="left") for number in (30, 31, 32, 41, 42, 43)]
    leg = [episode(number, id=f"g{number}", sites=["leg"]) for number in (33, 34, 35, 44, 45)]
    everything = right + left + leg
    assert len(red_flags(everything, [], [], [])) == 2
    [found] = red_flags(everything, [], [], [], [("another region", day(40))])
    assert found.records == ["l41", "l42", "l43"]
    assert red_flags(everything, [], [], [], [("another region", day(41))]) == []


def test_two_weekly_answers_count_anew_after_the_visit() -> None:
    worse = [Review(day=day(number), answer="worse") for number in (7, 14, 21, 28)]
    assert len(red_flags([], [], [], worse, [("worsens", day(20))])) == 1
    assert red_flags([], [], [], worse, [("worsens", day(21))]) == []


def test_a_medicine_of_later_alone_comes_up() -> None:
    drops = [
        Marker(id=f"m{number}", day=day(number), kind="medicine_changed", with_onset=True)
        for number in (2, 10, 11)
    ]
    [found] = red_flags([], [], drops, [], [("medicine", day(10))])
    assert found.records == ["m11"]


def test_of_two_visits_the_later_counts() -> None:
    weak = [episode(5, flags=["weakness"])]
    visits: list[tuple[Rule, date]] = [("strength", day(8)), ("strength", day(2))]
    assert red_flags(weak, [], [], [], visits) == []
