"""Designs of trials: their phases, and what may be drawn."""

from __future__ import annotations

import math
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model import RecordError
from tracker.model.designs import (
    DESIGNS,
    LEAST_PLANS,
    Design,
    admissible,
    check_washout,
    drawn,
    least_days,
    phases,
    planned,
    sight_of,
    sight_words,
    visible_ratio,
    ways,
)

START = date(2026, 3, 27)  # a clock change is within


def plans_of(design: Design, days: int) -> list[tuple[int, ...]]:
    lengths = planned(design, days)
    return admissible(lengths, [least_days(each) for each in lengths])


@pytest.mark.parametrize(
    ("design", "days", "many"), [("AB", 14, 9), ("AB", 7, 5), ("AB", 28, 19), ("ABAB", 7, 165)]
)
def test_there_are_as_many_plans_as_the_method_says(design: Design, days: int, many: int) -> None:
    assert len(plans_of(design, days)) == many


def test_two_phases_never_have_enough_plans_for_a_randomisation_test() -> None:
    assert all(len(plans_of("AB", days)) < LEAST_PLANS for days in range(5, 29))
    assert all(len(plans_of("ABAB", days)) >= LEAST_PLANS for days in range(5, 29))


@given(st.sampled_from(DESIGNS), st.integers(5, 28), st.integers(0, 2**32))
def test_a_drawn_plan_keeps_the_bounds_and_the_days(design: Design, days: int, seed: int) -> None:
    lengths = planned(design, days)
    plans = admissible(lengths, [least_days(days)] * len(lengths))
    assert len(set(plans)) == len(plans)
    assert lengths in plans
    found = drawn(plans, seed)
    assert found == drawn(plans, seed)
    assert sum(found) == sum(lengths)
    assert min(found) >= days - max(2, days / 3)


def test_every_plan_is_drawn_about_equally_often() -> None:
    plans = plans_of("AB", 14)
    many = Counter(drawn(plans, seed) for seed in range(9_000))
    assert set(many) == set(plans)
    assert max(many.values()) < 1_150
    assert min(many.values()) > 850


@given(st.lists(st.integers(5, 28), min_size=2, max_size=4), st.integers(0, 2))
def test_phases_follow_each_other_without_a_gap(lengths: list[int], washout: int) -> None:
    found = phases(lengths, START, washout)
    assert found[0].start == START
    assert [(each.end - each.start).days + 1 for each in found] == lengths
    assert [each.changed for each in found] == [place % 2 == 1 for place in range(len(lengths))]
    for before, after in pairwise(found):
        assert after.start == before.end + timedelta(days=1)
    assert [each.washout for each in found] == [0, *[washout] * (len(lengths) - 1)]


@pytest.mark.parametrize("days", [4, 29, 0])
def test_a_phase_too_short_or_too_long_is_refused(days: int) -> None:
    with pytest.raises(RecordError, match="5 to 28 days"):
        planned("AB", days)


def test_a_wash_out_leaves_days_to_count() -> None:
    check_washout([7, 7], 4)
    for washout in (5, -1):
        with pytest.raises(RecordError, match="0 to 4"):
            check_washout([7, 7], washout)


@given(st.sampled_from(DESIGNS), st.integers(5, 14))
def test_the_ways_to_draw_are_counted_without_making_them(design: Design, days: int) -> None:
    lengths = planned(design, days)
    least = [least_days(days)] * len(lengths)
    assert ways(lengths, least) == len(admissible(lengths, least))
    assert ways(least, lengths) == (1 if list(lengths) == least else 0)


@pytest.mark.parametrize("design", DESIGNS)
def test_longer_phases_see_smaller_effects_and_none_sees_a_reduction_by_a_third(
    design: Design,
) -> None:
    seen = [sight_of(design, days) for days in range(5, 29)]
    for shorter, longer in pairwise(seen):
        for before, after in zip(shorter, longer, strict=True):
            assert math.isnan(before) or after >= before
    assert all(sight.steady < 0.7 for sight in seen)
    assert all(math.isnan(x) or x <= each.steady for each in seen for x in each)
    assert visible_ratio(design, [8] * len(design)) == visible_ratio(design, 8)


def test_days_left_out_are_not_counted_in_what_it_can_see() -> None:
    assert sight_of("AB", 14, 7).steady == visible_ratio("AB", [14, 7])
    assert sight_of("AB", 5, 2).steady == visible_ratio("AB", 5)  # shorter ones were not measured
    told = " ".join(sight_words("AB", 21, False, 7))
    assert "the first 7 after each change of phase left out" in told
    assert f"{sight_of('AB', 21, 7).steady:.2f} times" in told
    assert sight_of("AB", 21, 7).steady < sight_of("AB", 21).steady


def test_more_phases_see_more() -> None:
    assert all(visible_ratio("ABAB", days) > visible_ratio("AB", days) for days in range(5, 29))


def test_planning_says_what_can_be_seen_and_what_cant() -> None:
    told = " ".join(sight_words("AB", 14, True))
    ratio = visible_ratio("AB", 14)
    assert f"Two phases of 14 days find a change to about {ratio:.2f} times" in told
    assert "four times out of five" in told
    assert "A reduction by 30% can't be seen" in told
    assert "no randomisation test: the dates can be drawn in only 9 ways" in told
    chosen = " ".join(sight_words("ABAB", 7, False))
    assert "With chosen dates there is no randomisation test" in chosen
    by_draw = " ".join(sight_words("ABAB", [7, 7, 8, 8], True))
    assert "Four phases of 7–8 days" in by_draw
    assert "a randomisation test can be made" in by_draw


def test_a_design_that_isnt_one_has_no_sight() -> None:
    with pytest.raises(RecordError):
        visible_ratio("ABA", 7)
    with pytest.raises(RecordError):
        sight_words("AB", 4, False)
