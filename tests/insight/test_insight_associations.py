from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tracker.insight.associations import Association, associate

from .diaries import START, simulate

Floats = NDArray[np.float64]


def by_key(found: list[Association]) -> dict[tuple[str, int], Association]:
    return {(one.factor, one.lag): one for one in found}


# What every answer keeps.


def test_one_association_per_factor_and_lag_in_order() -> None:
    diary = simulate(1, 60)
    found = associate(diary.counts, diary.factors, START, lags=(1, 0))
    assert [(one.factor, one.lag) for one in found] == [
        (name, lag) for name in diary.factors for lag in (1, 0)
    ]
    assert all(0 < one.p_adjusted <= 1 for one in found)
    assert all(one.low <= one.slope <= one.high for one in found)


def test_the_same_diary_gives_the_same_answer() -> None:
    diary = simulate(2, 60)
    first, again = (associate(diary.counts, diary.factors, START) for _ in range(2))
    assert first == again


def test_slopes_follow_the_unit_of_the_factor() -> None:
    diary = simulate(3, 80)
    sleep = diary.factors["sleep"]
    hours, minutes = (
        associate(diary.counts, {"sleep": sleep * scale}, START, lags=(0,))[0] for scale in (1, 60)
    )
    assert minutes.slope * 60 == pytest.approx(hours.slope)
    assert minutes.p_adjusted == hours.p_adjusted


def test_missing_is_not_zero() -> None:
    diary = simulate(4, 80)
    as_zero = np.nan_to_num(diary.counts, nan=0.0)
    kept, changed = (
        by_key(associate(counts, diary.factors, START)) for counts in (diary.counts, as_zero)
    )
    assert kept["sleep", 0].n < changed["sleep", 0].n
    assert kept["sleep", 0].slope != changed["sleep", 0].slope


def test_lag_one_sees_yesterday() -> None:
    random = np.random.default_rng(0)
    x = random.standard_normal(150)
    rate = np.exp(1.5 + 0.5 * np.concatenate([[0], x[:-1]]))
    found = by_key(associate(random.poisson(rate).astype(float), {"x": x}, START))
    assert found["x", 1].flagged
    assert found["x", 1].slope == pytest.approx(0.5, abs=0.1)
    assert not found["x", 0].flagged


def test_an_effect_that_only_the_weekend_explains_is_not_credited() -> None:
    random = np.random.default_rng(1)
    weekend = np.arange(200) % 7 >= 5
    rest = weekend * 4.0 + random.standard_normal(200)
    counts = random.poisson(np.where(weekend, 3, 9)).astype(float)
    assert not any(one.flagged for one in associate(counts, {"rest": rest}, START))


# Nothing breaks it.


def diary_of(kind: str) -> tuple[Floats, Mapping[str, Floats]]:
    random = np.random.default_rng(9)
    diary = simulate(9, 60)
    weekend = (np.arange(60) % 7 >= 5).astype(float)
    sleep = np.nan_to_num(diary.factors["sleep"], nan=7.0)
    cases: dict[str, tuple[Floats, Mapping[str, Floats]]] = {
        "no twitch at all": (np.zeros(60), diary.factors),
        "no day watched": (np.full(60, np.nan), diary.factors),
        "no day": (np.array([]), {"sleep": np.array([])}),
        "no factor": (diary.counts, {}),
        "always the same count": (np.ones(60), diary.factors),
        "too few days": (diary.counts[:20], {"sleep": sleep[:20]}),
        "one twitch": (np.eye(60, dtype=np.float64)[30], diary.factors),
        "yes or no counts": ((diary.counts > 5).astype(float), diary.factors),
        "no zero on weekdays": (np.where(weekend > 0, 0, 5 + diary.counts), diary.factors),
        "weekdays only": (np.where(weekend > 0, np.nan, diary.counts), diary.factors),
        "huge counts": (diary.counts * 1e5, diary.factors),
        "rare huge counts": (np.where(random.random(60) < 0.1, 1e6, 0.0), diary.factors),
        "the weekend itself": (diary.counts, {"weekend": weekend, "day": np.arange(60.0)}),
        "the count itself": (
            np.round(np.exp(sleep)).astype(np.float64),
            {"a": sleep, "b": 2 * sleep + 1},
        ),
        "endless values": (diary.counts, {"a": np.where(sleep > 8, np.inf, sleep)}),
        "tiny and huge units": (diary.counts, {"a": sleep * 1e-9, "b": sleep * 1e9 + 1e12}),
    }
    return cases[kind]


@pytest.mark.parametrize(
    "kind",
    ["no twitch at all", "no day watched", "no day", "always the same count", "too few days"],
)
def test_what_cannot_be_estimated_is_nan_and_not_flagged(kind: str) -> None:
    counts, factors = diary_of(kind)
    found = associate(counts, factors, START)
    assert len(found) == 2 * len(factors)
    for one in found:
        assert np.isnan([one.slope, one.low, one.high, one.p_adjusted]).all()
        assert not one.flagged


@pytest.mark.parametrize(
    "kind",
    [
        "no factor",
        "one twitch",
        "yes or no counts",
        "no zero on weekdays",
        "weekdays only",
        "huge counts",
        "rare huge counts",
        "the weekend itself",
        "the count itself",
        "endless values",
        "tiny and huge units",
    ],
)
def test_odd_diaries_give_a_whole_answer_or_none(kind: str) -> None:
    counts, factors = diary_of(kind)
    found = associate(counts, factors, START)
    assert len(found) == 2 * len(factors)
    for one in found:
        figures = np.array([one.slope, one.low, one.high, one.p_adjusted])
        assert np.isfinite(figures).all() or np.isnan(figures).all()


def test_of_two_copies_one_is_credited() -> None:
    found = associate(*diary_of("the count itself"), START, lags=(0,))
    assert [one.flagged for one in found] == [True, False]


@pytest.mark.parametrize(
    ("column", "gate"),
    [
        (np.ones(60), "hardly varies"),
        (np.tile([1.0, 2.0], 30), "hardly varies"),
        (np.where(np.arange(60) < 3, 1.0, 0.0), "hardly varies"),
        (np.where(np.arange(60) < 12, np.arange(60.0) % 5, np.nan), "too early"),
        (np.tile([0.0, 1.0, 0.0], 20), None),
    ],
)
def test_the_gate_of_a_factor(column: Floats, gate: str | None) -> None:
    counts = np.random.default_rng(3).poisson(6, 60).astype(float)
    found = associate(counts, {"x": column}, START, lags=(0,))[0]
    assert found.gate == gate
    assert np.isnan(found.slope) == (gate is not None)


def test_arguments_that_make_no_sense_are_refused() -> None:
    counts = np.ones(30)
    with pytest.raises(ValueError, match="same length"):
        associate(counts, {"x": np.ones(29)}, START)
    with pytest.raises(ValueError, match="negative"):
        associate(-counts, {}, START)
    with pytest.raises(ValueError, match="lag"):
        associate(counts, {"x": counts}, START, lags=(-1,))
    with pytest.raises(ValueError, match="alpha"):
        associate(counts, {}, START, alpha=0)


def test_ten_years_are_soon_done() -> None:
    diary = simulate(1, 3650)
    factors = {f"f{i}": np.roll(diary.factors["sleep"], 31 * i) for i in range(20)}
    begun = time.perf_counter()
    associate(diary.counts, factors, START)
    assert time.perf_counter() - begun < 5


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 60),
    st.integers(0, 2**32 - 1),
    st.sampled_from([0.0, 0.3, 5.0, 400.0]),
    st.floats(0, 0.9),
    st.integers(0, 6),
)
def test_any_diary_gets_an_answer(
    days: int, seed: int, rate: float, missing: float, weekday: int
) -> None:
    random = np.random.default_rng(seed)
    counts = np.where(random.random(days) < missing, np.nan, random.poisson(rate, days))
    factors = {
        "amount": np.where(random.random(days) < missing, np.nan, random.normal(7, 1, days)),
        "yes or no": (random.random(days) < 0.3).astype(float),
        "rating": random.integers(0, 11, days).astype(float),
    }
    start = date(2026, 1, 5) + timedelta(days=weekday)
    for one in associate(counts, factors, start, pinned={("amount", 0)}, alpha=0.1):
        assert np.isnan(one.slope) or one.low <= one.slope <= one.high
        assert not one.flagged or one.p_adjusted <= 0.1
