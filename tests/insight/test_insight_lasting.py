"""A lasting change: when it is told, how often it is told of nothing, and what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from numpy.typing import NDArray

from tracker.insight.lasting import BETWEEN_LOOKS, FIRST_LOOK, WINDOW, find_step, lasting_change

from .diaries import PLAIN, START, World, simulate
from .records import day
from .tables import counted

Floats = NDArray[np.float64]

FLAT = replace(PLAIN, trend_sd=0.0, drift=0.5)


def changed(seed: int, days: int, at: int, times: float, world: World = FLAT) -> Floats:
    """Return a flat diary's counts that from row `at` on are `times` as many."""
    after = replace(world, base=world.base * times)
    now, then = simulate(seed, days, world=world), simulate(seed, days, world=after)
    return np.where(np.arange(days) < at, now.counts, then.counts)


def looks(counts: Floats, until: int) -> list[int]:
    """Return the rows of every look up to a row."""
    watched = np.cumsum(np.isfinite(counts[:until]))
    numbers = range(FIRST_LOOK, int(watched[-1]) + 1, BETWEEN_LOOKS)
    return [int(np.searchsorted(watched, number)) for number in numbers]


def told(counts: Floats, row: int) -> bool:
    """Return whether the look after a row finds a step."""
    first = max(0, row - WINDOW + 1)
    return find_step(counts[first : row + 1], START + timedelta(days=first)) is not None


def test_a_tripling_is_found_with_its_day_and_size() -> None:
    found = lasting_change(counted(changed(1, 160, 80, 3.0)))
    assert found is not None
    assert found.verdict == "more"
    assert abs((found.day - day(80)).days) <= 7
    assert found.ratio is not None
    assert found.low is not None
    assert found.high is not None
    assert 1 < found.low < found.ratio < found.high
    assert found.low < 3 < found.high
    assert found.before.days == (found.day - day(0)).days
    assert found.before.watched + found.after.watched >= FIRST_LOOK


def test_improvement_is_told_as_plainly_as_worsening() -> None:
    fewer = lasting_change(counted(changed(1, 160, 80, 0.25)))
    more = lasting_change(counted(changed(1, 160, 80, 4.0)))
    assert fewer is not None
    assert more is not None
    assert (fewer.verdict, more.verdict) == ("fewer", "more")
    assert "good news worth keeping" in fewer.sentence
    assert "time alone often brings improvement" in fewer.sentence
    assert "not something you did wrong" in more.sentence
    for found in (fewer, more):
        assert found.sentence.startswith("A lasting change since about ")
        assert f"{found.after.watched} watched days of {found.after.days}" in found.sentence
        assert f"{found.before.checked_in} checked in" in found.sentence


def test_single_spikes_are_ordinary() -> None:
    counts = simulate(4, 160, world=FLAT).counts
    assert lasting_change(counted(counts)) is None
    counts[[40, 90, 91, 130]] = 200
    assert lasting_change(counted(counts)) is None


def test_a_change_younger_than_four_watched_weeks_is_not_yet_lasting() -> None:
    counts = np.full(100, 5.0) + np.arange(100) % 3
    counts[75:] *= 4
    assert lasting_change(counted(counts)) is None
    counts[70:75] *= 4
    found = lasting_change(counted(counts))
    assert found is not None
    assert found.day == day(70)


@pytest.mark.parametrize(
    "counts",
    [
        np.full(0, np.nan),
        np.full(200, np.nan),
        np.full(200, 0.0),
        np.full(200, 7.0),
        np.arange(55) % 5.0,
    ],
)
def test_nothing_to_compare_is_no_change(counts: Floats) -> None:
    assert lasting_change(counted(counts)) is None


def test_what_is_told_stays_until_the_next_look() -> None:
    counts = changed(1, 170, 80, 3.0)
    rows = looks(counts, 170)
    assert len(rows) > 4
    first, following = rows[-2:]
    found = {lasting_change(counted(counts[: row + 1])) for row in range(first, following)}
    assert len(found) == 1
    assert None not in found


def test_after_a_gap_the_day_is_not_known() -> None:
    counts = np.where(np.arange(200) < 80, 5.0, 20.0) + np.arange(200) % 3
    counts[70:110] = np.nan
    found = lasting_change(counted(counts))
    assert found is not None
    assert "since some time between 15 Mar 2026 and 25 Apr 2026: " in found.sentence


def test_days_watched_differently_are_said_to_look_like_a_change() -> None:
    counts = changed(1, 200, 80, 4.0)
    alike = lasting_change(counted(counts))
    counts[90:200:2] = np.nan
    unlike = lasting_change(counted(counts))
    assert alike is not None
    assert unlike is not None
    assert "which can look like a change" not in alike.sentence
    assert "which can look like a change" in unlike.sentence


# The figures of 100 to 400 diaries each stand in lasting.py.
def test_a_flat_year_is_seldom_told_of_a_change() -> None:
    false = 0
    for seed in range(12):
        counts = simulate(seed, 365, world=FLAT).counts
        false += any(told(counts, row) for row in looks(counts, 365))
    assert false <= 3  # at one in 30, four or more of 12 happen once in 1,000 times


def test_a_tripling_is_nearly_always_found_within_60_days() -> None:
    found = 0
    for seed in range(12):
        counts = changed(seed, 120, 60, 3.0)
        found += any(told(counts, row) for row in looks(counts, 120))
    assert found >= 9


def test_the_interval_holds_the_true_ratio() -> None:
    held = [
        found.low <= np.log(3) <= found.high
        for seed in range(30)
        if (found := find_step(changed(seed, 150, 75, 3.0), START)) is not None
    ]
    assert len(held) > 20
    assert np.mean(held) > 0.9
