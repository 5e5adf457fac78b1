"""A trial's adjusted ratio against dense linear algebra, and what can't be compared."""

from __future__ import annotations

import math
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from numpy.typing import NDArray
from scipy import stats

from tracker.insight.covariance import Cell
from tracker.insight.trial import TrialEstimate, estimate
from tracker.insight.trial.adjusted import responded
from tracker.insight.trial.nuisance import Around, around
from tracker.insight.trial.penalised import CELLS

from .diaries import START, Diary, simulate

Floats = NDArray[np.float64]

NAN = float("nan")
TWO_WEEKS = np.repeat([0.0, 1.0], 14)


def after(days: int, plan: Floats) -> Floats:
    return np.concatenate([np.full(days, NAN), plan])


def drift(days: Floats, noise: Floats, cell: Cell) -> Floats:
    """Return the whole covariance matrix of some days."""
    apart = np.abs(days[:, None] - days[None, :])
    return (1 - cell.lam) * np.diag(noise) + cell.lam * cell.phi**apart


def dense(trial: Around, z: Floats, noise: Floats, used: NDArray[np.bool_]) -> Floats:
    """Return slope, error and freedom: the prior of the nuisance as part of the covariance, and
    only the level and the plan as columns."""
    rows = np.flatnonzero(used)
    plan = np.where(np.isfinite(trial.plan), trial.plan, 0.0)[rows]
    nuisance, spread = trial.columns[rows][:, 1:], trial.spread[1:]
    fixed = np.column_stack([np.ones(len(rows)), plan])
    n = len(rows)
    found = []
    for cell in CELLS:
        v = drift(rows.astype(float), noise, cell)
        s2 = float(z @ np.linalg.solve(v, z)) / n
        for round_ in range(6):  # five for s2, and once more with the last one
            whole = v + nuisance @ np.diag(spread**2 / s2) @ nuisance.T
            inverse = np.linalg.inv(whole)
            inner = fixed.T @ inverse @ fixed
            beta = np.linalg.solve(inner, fixed.T @ inverse @ z)
            left = z - fixed @ beta
            if round_ < 5:
                s2 = float(left @ inverse @ left) / (n - 2)
        variance = s2 * np.linalg.inv(inner)[1, 1]
        columns = trial.columns[rows]
        plain = columns.T @ np.linalg.solve(v, columns)
        shrunk = plain + np.diag(s2 * trial.spread**-2.0)
        freedom = max(n - 2 - np.trace(np.linalg.solve(shrunk, plain)) + 1, 3)
        log_weight = math.log(cell.prior) - 0.5 * (
            np.linalg.slogdet(whole)[1] + np.linalg.slogdet(inner)[1] + (n - 2) * math.log(s2)
        )
        found.append((beta[1], variance, freedom, log_weight))
    slope, variance, freedom, log_weight = np.array(found).T
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    middle = weight @ slope
    error = math.sqrt(weight @ (variance + (slope - middle) ** 2))
    return np.array([middle, error, weight @ freedom])


@pytest.mark.parametrize("before", [0, 20, 60])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_estimate_is_that_of_whole_matrices(before: int, seed: int) -> None:
    plan = after(before, TWO_WEEKS.copy())
    plan[before + 14 : before + 16] = NAN
    diary = simulate(seed, len(plan))
    trial = around(diary.counts, diary.factors, START, plan)
    assert trial.before == (60 if before == 60 else 0)
    used = trial.observed & (np.isfinite(trial.plan) | (trial.earlier == 1))
    assert used.sum() < trial.observed.sum()  # wash-out days are left out
    ready, _ = responded(trial, used, np.where(np.isfinite(trial.plan), trial.plan, 0.0))
    slope, error, freedom = dense(trial, ready.z, ready.noise, used)
    found = estimate(diary.counts, diary.factors, START, plan)
    reach = stats.t.ppf(0.975, freedom) * error
    assert_allclose([found.log_rr, found.low, found.high], [slope, slope - reach, slope + reach])
    assert found.p == pytest.approx(2 * stats.t.sf(abs(slope) / error, freedom))


def test_what_is_shown_is_the_ratio_of_the_plain_means_too() -> None:
    found = estimate([4.0, 6, NAN, 5, 2, 3, 1], {}, START, [0, 0, 0, 0, 1, 1, 1])
    assert found.unadjusted_log_rr == pytest.approx(math.log(2 / 5))


def test_an_effect_is_found_on_either_side() -> None:
    random = np.random.default_rng(3)
    counts = random.poisson(np.where(TWO_WEEKS == 1, 3.0, 9.0)).astype(float)
    down = estimate(counts, {}, START, TWO_WEEKS)
    assert down.high < 0
    assert down.p < 0.01
    up = estimate(counts[::-1], {}, START, TWO_WEEKS)
    assert up.log_rr == pytest.approx(-down.log_rr, abs=0.15)


def test_earlier_days_are_never_the_baseline() -> None:
    """Six times as many before the trial changes next to nothing: they have a level of their
    own."""
    diary = simulate(5, 100)
    plan = after(72, TWO_WEEKS)
    usual = estimate(diary.counts, diary.factors, START, plan)
    busy = diary.counts.copy()
    busy[:72] *= 6
    assert estimate(busy, diary.factors, START, plan).log_rr == pytest.approx(
        usual.log_rr, abs=0.25
    )


def test_days_after_the_trial_dont_count() -> None:
    diary = simulate(5, 60)
    plan = after(10, TWO_WEEKS)
    short = estimate(
        diary.counts[:38], {key: x[:38] for key, x in diary.factors.items()}, START, plan
    )
    longer = np.concatenate([plan, np.full(22, NAN)])
    assert estimate(diary.counts, diary.factors, START, longer) == short


def test_a_factor_that_explains_the_phases_is_adjusted_for() -> None:
    """Work halves in the changed weeks and the twitches with it: part of that is put down to
    work, not to the change."""
    random = np.random.default_rng(8)
    work = np.where(after(60, TWO_WEEKS) == 1, 3.0, 6.0) + random.normal(0, 1.5, 88)
    counts = random.poisson(6 * np.exp(0.25 * (work - 6))).astype(float)
    plan = after(60, TWO_WEEKS)
    without = estimate(counts, {}, START, plan)
    adjusted = estimate(counts, {"workload": work}, START, plan)
    assert without.log_rr < -0.5
    assert adjusted.log_rr > without.log_rr + 0.2


@pytest.mark.parametrize(
    "counts",
    [
        [0.0] * 28,
        [4.0] * 28,
        [NAN] * 28,
        [NAN] * 14 + [3.0, 5.0] * 7,
        [3.0, 5.0] * 7 + [NAN] * 14,
        [3.0, 5.0] * 7 + [NAN] * 12 + [1.0, 2.0],
    ],
)
def test_what_cant_be_compared_is_nan(counts: list[float]) -> None:
    found = estimate(counts, {}, START, TWO_WEEKS)
    assert all(math.isnan(each) for each in (found.log_rr, found.low, found.high, found.p))


def test_a_plan_of_one_kind_cant_be_compared() -> None:
    counts = [3.0, 5.0] * 14
    assert math.isnan(estimate(counts, {}, START, np.zeros(28)).log_rr)
    assert math.isnan(estimate(counts, {}, START, np.ones(28)).log_rr)


def test_no_twitch_on_changed_days_is_a_ratio_of_nothing_unadjusted() -> None:
    counts = np.where(TWO_WEEKS == 1, 0.0, np.resize([5.0, 7.0], 28))
    found = estimate(counts, {}, START, TWO_WEEKS)
    assert found.unadjusted_log_rr == -math.inf
    assert math.isfinite(found.low)
    assert found.high < 0
    assert math.isnan(estimate(counts[::-1], {}, START, TWO_WEEKS).unadjusted_log_rr)


def test_a_very_regular_record_is_no_certainty() -> None:
    """Not a day scatters, and still the interval is as wide as chance alone would make it."""
    counts = np.where(TWO_WEEKS == 1, 3.0, 6.0)
    found = estimate(counts, {}, START, TWO_WEEKS)
    assert found.log_rr == pytest.approx(math.log(0.5), abs=0.1)
    assert found.high - found.low > 4 * math.sqrt((1 / 6 + 1 / 3) / 14)


def test_few_twitches_are_no_certainty() -> None:
    counts = np.zeros(28)
    counts[[2, 9]] = 1
    found = estimate(counts, {}, START, TWO_WEEKS)
    assert found.low < 0 < found.high


def test_factors_may_be_missing_wholly_or_hardly_vary() -> None:
    diary = simulate(4, 28)
    bare = estimate(diary.counts, {}, START, TWO_WEEKS)
    blank = {"sleep": np.full(28, NAN), "workload": np.full(28, 8.0), "stress": np.arange(28.0)}
    assert estimate(diary.counts, blank, START, TWO_WEEKS) == bare


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"plan": np.zeros(5)}, "same length"),
        ({"plan": np.full(28, NAN)}, "no day of either kind"),
        ({"plan": np.full(28, 0.5)}, "0 for baseline"),
        ({"counts": np.full(28, -1.0)}, "negative"),
        ({"factors": {"sleep": np.zeros(3)}}, "same length"),
    ],
)
def test_what_makes_no_sense_is_refused(change: dict[str, object], words: str) -> None:
    given = {"counts": np.ones(28), "factors": {}, "plan": TWO_WEEKS} | change
    with pytest.raises(ValueError, match=words):
        estimate(given["counts"], given["factors"], START, given["plan"])  # type: ignore[arg-type]


def described(found: TrialEstimate) -> list[float]:
    return [found.log_rr, found.low, found.high, found.p]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.none() | st.integers(0, 40), min_size=28, max_size=28),
    st.sampled_from([0.0, 1.0]),
)
def test_any_counts_give_an_interval_around_the_ratio_or_nothing(
    counts: list[int | None], first: float
) -> None:
    told = [NAN if count is None else float(count) for count in counts]
    numbers = described(estimate(told, {}, START, np.abs(TWO_WEEKS - first)))
    if all(math.isnan(number) for number in numbers):
        return
    log_rr, low, high, p = numbers
    assert low < log_rr < high
    assert 0 <= p <= 1
    assert (p < 0.05) == (low > 0 or high < 0)


def test_the_same_on_a_diary_moved_by_weeks() -> None:
    diary: Diary = simulate(9, 28)
    now = estimate(diary.counts, diary.factors, START, TWO_WEEKS)
    later = estimate(diary.counts, diary.factors, START + timedelta(days=35), TWO_WEEKS)
    assert now == later
