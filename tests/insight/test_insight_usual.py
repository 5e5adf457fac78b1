"""How often a flat diary is told that a week is out of the ordinary, and what is found."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tracker.insight.change import changes
from tracker.insight.result import Change, Measure

from .diaries import HARSH, PLAIN, World, simulate
from .tables import counted

Floats = NDArray[np.float64]

FLAT = replace(PLAIN, trend_sd=0.0, drift=0.5)
STEADY = replace(FLAT, drift_sd=0.0)
HARSH_FLAT = replace(HARSH, trend_sd=0.0, curved=0.0)
FEW = replace(FLAT, base=0.5)


def looked(counts: Floats, **measures: Floats) -> dict[Measure, Change]:
    """Return the changes of daily counts; measures not given are unknown."""
    return {change.measure: change for change in changes(counted(counts, **measures))}


def flat(seed: int, days: int, world: World) -> dict[Measure, Change]:
    """Return one look at a flat diary, its minutes and ratings drifting from day to day."""
    counts = simulate(seed, days, world=world).counts
    random = np.random.default_rng([seed, 5])
    drift = np.zeros(days)
    for row, step in enumerate(random.standard_normal(days)):
        drift[row] = 0.5 * drift[row - 1] * (row > 0) + 0.87 * step
    twitched = np.nan_to_num(counts) > 0
    rating = np.clip(np.round(4 + 1.2 * drift + 0.8 * random.standard_normal(days)), 0, 10)
    minutes = counts * 0.5 * np.exp(0.5 * drift + 0.6 * random.standard_normal(days))
    return looked(counts, minutes=minutes, intensity=np.where(twitched, rating, np.nan))


def share_told(world: World, days: int, diaries: int) -> dict[Measure, float]:
    """Return how often each measure of a flat diary gets a verdict at one look."""
    told = [flat(seed, days, world) for seed in range(diaries)]
    return {
        measure: float(np.mean([each[measure].verdict in ("more", "fewer") for each in told]))
        for measure in ("count", "minutes", "intensity")
    }


# With 300 diaries each, at 21, 28, 45, 97 and 180 days, count: drift .5 .00 .05 .06 .06 .09,
# no drift .00 .02 .04 .04 .05, strong drift .01 .09 .06 .08 .10; minutes at most .09,
# intensity at most .06.
@pytest.mark.parametrize(
    ("world", "days"),
    [(FLAT, 21), (FLAT, 28), (FLAT, 97), (STEADY, 45), (HARSH_FLAT, 45), (FEW, 45)],
)
def test_a_flat_diary_is_seldom_told_of_a_change(world: World, days: int) -> None:
    for measure, share in share_told(world, days, 120).items():
        assert share <= 0.11, measure


def test_a_week_of_twice_as_many_is_often_found() -> None:
    found = 0
    for seed in range(60):
        counts = simulate(seed, 60, world=STEADY).counts
        counts[-7:] *= 2
        found += looked(counts)["count"].verdict == "more"
    assert found / 60 >= 0.55


def test_days_that_vary_more_and_a_shorter_record_widen_the_range() -> None:
    def width(counts: list[float]) -> float:
        found = looked(np.array(counts))["count"]
        assert found.usual_low is not None
        assert found.usual_high is not None
        return found.usual_high - found.usual_low

    calm, wild = [5.0, 6, 4, 5, 6, 4, 5], [1.0, 12, 0, 9, 2, 10, 1]
    assert width(wild * 6) > 1.5 * width(calm * 6)
    assert width(wild * 3) > width(wild * 12)


def test_counts_that_are_all_equal_still_have_a_range() -> None:
    for level in (0.0, 5.0):
        found = looked(np.full(40, level))["count"]
        assert found.verdict == "as usual"
        assert found.usual_low is not None
        assert found.usual_high is not None
        assert found.usual_low <= level < found.usual_high


def test_a_rating_that_never_varied_allows_for_a_point_now_and_then() -> None:
    rating = np.full(40, 3.0)
    rating[-1] = 4
    assert looked(np.full(40, 2.0), intensity=rating)["intensity"].verdict == "as usual"
    rating[-7:] = 5
    assert looked(np.full(40, 2.0), intensity=rating)["intensity"].verdict == "more"


def test_minutes_without_any_before_are_too_early() -> None:
    minutes = np.zeros(40)
    minutes[-3:] = 4
    found = looked(np.where(minutes > 0, 2.0, 0.0), minutes=minutes)["minutes"]
    assert (found.verdict, found.usual_high) == ("too early", None)


def test_a_strong_weekday_pattern_does_not_make_five_watched_days_unusual() -> None:
    counts = np.tile([2.0, 3, 2, 3, 2, 12, 13], 8)
    counts[-2:] = np.nan
    assert looked(counts)["count"].verdict == "as usual"


@settings(max_examples=60)
@given(st.lists(st.none() | st.integers(0, 40) | st.integers(0, 999_999), min_size=1, max_size=70))
def test_any_counts_have_an_ordered_finite_range_or_none(drawn: list[int | None]) -> None:
    counts = np.array([np.nan if count is None else count for count in drawn], dtype=np.float64)
    found = looked(counts, minutes=counts / 7)
    for change in found.values():
        if change.usual_low is None or change.usual_high is None or change.recent is None:
            assert change.verdict == "too early"
        else:
            assert 0 <= change.usual_low <= change.usual_high < np.inf
    assert looked(counts)["count"] == found["count"]
