"""How near two names are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.exchange.nearness import distance, near_miss
from tracker.model import CATALOGUE

short = st.text("abc", max_size=5)


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("", "", 0),
        ("sleep", "sleep", 0),
        ("sleep", "slepe", 1),
        ("caffeine", "caffiene", 1),
        ("water", "watter", 1),
        ("stress", "sterss", 1),
        ("workload", "wrkloda", 2),
        ("ca", "abc", 2),  # 3 where swapped letters may not be edited again
        ("kitten", "sitting", 3),
        ("", "abc", 3),
    ],
)
def test_known_distances(one: str, other: str, steps: int) -> None:
    assert distance(one, other) == steps


@given(short, short, short)
def test_it_is_a_metric(one: str, other: str, third: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one, third) <= distance(one, other) + distance(other, third)


@given(short, short)
def test_a_swap_of_neighbours_is_one_step(one: str, other: str) -> None:
    assert distance(one + "xy" + other, one + "yx" + other) == 1


@pytest.mark.parametrize(
    ("name", "meant"),
    [("caffiene", "caffeine"), ("slep", "sleep"), ("strss", "stress"), ("cofee", "coffee")],
)
def test_slips_are_near(name: str, meant: str) -> None:
    assert near_miss(name, CATALOGUE.names) == meant


@pytest.mark.parametrize(
    "name", ["air_quality", "treated", "mood", "rain", "wake", "pollen", "tea"]
)
def test_other_words_are_not(name: str) -> None:
    assert near_miss(name, CATALOGUE.names) is None
