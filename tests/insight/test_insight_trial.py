from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import numpy as np
from numpy.testing import assert_array_equal

from tracker.insight.daily import table
from tracker.insight.trial import latest_trial, phase_means, plan_of
from tracker.insight.trial_result import TrialResult
from tracker.model import CATALOGUE, CheckIn, Phase, Trial
from tracker.model.designs import phases

from .records import day, episode


def trial(first: int = 0, **more: Any) -> Trial:
    """Return an AB trial of two weeks: seven baseline days, seven changed ones."""
    lived = [
        Phase(start=day(first), end=day(first + 6), changed=False),
        Phase(start=day(first + 7), end=day(first + 13), changed=True, washout=2),
    ]
    given = {"id": "t", "name": "Early tea", "change": "tea before noon", "phases": lived}
    return Trial(**(given | more))


def result(*trials: Trial, today: int = 20, sleep: tuple[float, float] = (7, 7)) -> TrialResult:
    """Return the result on a diary of 6 twitches a day, 3 in the changed week."""
    episodes = [episode(row, count=3 if 7 <= row <= 13 else 6) for row in range(14)]
    check_ins = [
        CheckIn(day=day(row), values={"sleep": sleep[row > 6] + row % 2 / 4}) for row in range(14)
    ]
    rows = table(episodes, [], check_ins, CATALOGUE, day(0), day(13))
    found = latest_trial(trials, rows, CATALOGUE, day(today))
    assert found is not None
    return found


def test_no_trial_no_result() -> None:
    rows = table([], [], [], CATALOGUE, day(0), day(3))
    assert latest_trial([], rows, CATALOGUE, day(4)) is None
    assert latest_trial([trial(phases=[])], rows, CATALOGUE, day(4)) is None


def test_the_plan_leaves_out_washout_and_what_lies_outside() -> None:
    plan = plan_of(trial(1), [day(row) for row in range(17)])
    expected = [np.nan, *[0.0] * 7, np.nan, np.nan, *[1.0] * 5, np.nan, np.nan]
    assert_array_equal(plan, expected)


def test_an_ended_trial_is_compared() -> None:
    found = result(trial())
    assert (found.name, found.design, found.days) == ("Early tea", "AB", 14)
    assert found.unadjusted == 0.5
    assert found.ratio is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.ratio < found.high
    assert 0.3 < found.ratio < 0.8
    assert (found.changed_days, found.baseline_days) == (5, 7)
    assert found.verdict == "no clear difference"
    assert "3.0 twitches a day on 5 changed days" in found.sentence
    assert "doesn't show that the change did it" in found.sentence
    assert found.also_changed == []


def test_a_running_trial_is_not_looked_into() -> None:
    found = result(trial(), today=13)
    assert (found.verdict, found.unadjusted, found.also_changed) == ("too early", None, [])
    assert "runs until" in found.sentence
    assert "begins on" in result(trial(30)).sentence


def test_what_else_changed_is_named() -> None:
    found = result(trial(), sleep=(6, 8))
    assert found.also_changed == ["sleep: 8.2 h on changed days, 6.1 h on baseline days"]
    assert found.also_changed[0] in found.sentence
    assert result(trial(change="more sleep"), sleep=(6, 8)).also_changed == []


def test_a_stopped_trial_ends_when_it_was_stopped() -> None:
    found = result(trial(stopped=day(8)), today=10)
    assert (found.days, found.unadjusted) == (9, None)
    assert "too few days" in found.sentence


def test_the_newest_trial_is_the_one_told() -> None:
    assert result(trial(), trial(40, name="Later"), today=60).name == "Later"


def test_a_time_of_day_is_told_from_the_day_start_of_the_diary() -> None:
    check_ins = [
        CheckIn(day=day(row), values={"bedtime": "22:30" if row < 7 else "23:30"})
        for row in range(14)
    ]
    for start in (time(4), time(6), time(23)):
        rows = table(
            [episode(row) for row in range(14)], [], check_ins, CATALOGUE, day(0), day(13),
            day_start=start,
        )  # fmt: skip
        found = latest_trial([trial()], rows, CATALOGUE, day(20), day_start=start)
        assert found is not None
        assert found.also_changed == ["bedtime: 23:30 on changed days, 22:30 on baseline days"]


def test_a_phase_has_the_mean_of_its_counted_days() -> None:
    start = date(2026, 11, 2)
    trial = Trial(id="a", name="n", change="c", phases=phases([5, 5], start, washout=2))
    days = [start + timedelta(days=row) for row in range(10)]
    counts = np.array([1, np.nan, 3, 2, 2, 90, 90, 4, 6, np.nan])
    assert phase_means(trial, days, counts) == [
        (start, days[4], 2.0),
        (days[7], days[9], 5.0),
    ]
    assert phase_means(trial, days[:5], counts[:5]) == [(start, days[4], 2.0)]
