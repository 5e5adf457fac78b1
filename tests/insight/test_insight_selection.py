from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

from tracker.insight.movers import movers
from tracker.insight.selection import max_t
from tracker.insight.shrinkage import posterior_median, t_quantile


def test_max_t_of_one_candidate_is_its_own_p() -> None:
    reach = t_quantile(30, 0.95)
    assert max_t(np.array([reach]), np.eye(1), 30, 0.05)[0] == pytest.approx(0.05, abs=0.01)
    assert max_t(np.array([reach]), np.eye(1), 30, 0.01)[0] == pytest.approx(0.05, abs=0.004)


def test_max_t_pays_for_every_independent_candidate_but_not_for_copies() -> None:
    ratio = np.full(10, t_quantile(60, 0.99))
    apart = max_t(ratio, np.eye(10), 60, 0.05)[0]
    alike = max_t(ratio, np.ones((10, 10)), 60, 0.05)[0]
    assert apart == pytest.approx(1 - 0.99**10, abs=0.02)
    assert alike == pytest.approx(0.01, abs=0.006)


def test_max_t_is_seeded_and_never_zero() -> None:
    ratio = np.array([0.0, 2.0, 50.0])
    first, again = (max_t(ratio, np.eye(3), 20, 0.05) for _ in range(2))
    assert_array_equal(first, again)
    assert first[0] == 1
    assert first[2] == pytest.approx(1 / 4001)


@given(st.floats(-2, 2), st.floats(0.01, 1))
def test_shrinkage_pulls_towards_zero_and_keeps_the_side(slope: float, error: float) -> None:
    point = posterior_median(slope, error)
    assert abs(point) <= abs(slope) + 1e-9
    assert point * slope >= 0


def test_a_sure_effect_is_hardly_shrunk_and_a_shaky_one_much() -> None:
    assert posterior_median(0.5, 0.02) == pytest.approx(0.5, abs=0.01)
    assert posterior_median(0.5, 0.4) < 0.2


def test_movers_names_what_moves_together_and_never_itself() -> None:
    random = np.random.default_rng(1)
    work = random.standard_normal(80)
    stress = 0.8 * work + 0.6 * random.standard_normal(80)
    work[::9] = np.nan
    found = movers({"work": work, "stress": stress, "water": random.standard_normal(80)}, (0, 1))
    assert [(mover.factor, mover.lag) for mover in found["stress", 0]] == [("work", 0)]
    paired = np.isfinite(work)
    r = np.corrcoef(work[paired], stress[paired])[0, 1]
    assert found["stress", 0][0].r == pytest.approx(r, abs=0.006)
    assert found["water", 0] == []


def test_movers_says_nothing_of_constant_or_hardly_known_columns() -> None:
    line = np.arange(40.0)
    few = np.where(line < 10, line, np.nan)
    found = movers({"line": line, "same": np.full(40, 7.1), "few": few}, (0,))
    assert found == {("line", 0): [], ("same", 0): [], ("few", 0): []}
