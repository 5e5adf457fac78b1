"""A person's own scale of daily counts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.model.scale import Scale, scale_of


def test_too_few_days_have_no_usual_range() -> None:
    assert scale_of([1, 2, 3]) == Scale()


def test_levels_follow_the_persons_own_days() -> None:
    scale = scale_of([0, 0, 1, 2, 2, 3, 4, 6, 9, 20])
    assert scale.level(0) == 0
    assert scale.level(1) == 1
    assert scale.level(20) == 4
    assert (scale.low, scale.high) == (0, 9)


@given(st.lists(st.integers(0, 999), max_size=60))
def test_a_higher_count_never_has_a_lower_shade(counts: list[int]) -> None:
    scale = scale_of(counts)
    levels = [scale.level(count) for count in range(0, 1000, 7)]
    assert levels == sorted(levels)
    assert levels[0] == 0
    assert all(1 <= level <= 4 for level in levels[1:])
    if scale.low is not None and scale.high is not None:
        assert scale.low <= scale.high
