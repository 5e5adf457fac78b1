"""The review of a trial in words, and what its result holds beside the numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec
import numpy as np
import pytest

from tracker.insight.daily import table
from tracker.insight.trial import trial_result
from tracker.insight.trial.plans import drawable, laid_out, plan_of
from tracker.insight.trial.wording import Sides, means_words
from tracker.insight.trial_result import TrialResult
from tracker.model import CATALOGUE, CheckIn, Phase, Trial
from tracker.model.designs import admissible, drawn, phases

from .records import day, episode

FOUR_WEEKS = [7, 7, 7, 7]


def planned_trial(days: list[int], washout: int = 0, **more: Any) -> Trial:
    given: dict[str, Any] = {
        "id": "t",
        "name": "evening walk",
        "change": "a walk after dinner",
        "design": "AB" if len(days) == 2 else "ABAB",
        "lengths": days,
        "washout": washout,
        "phases": phases(days, day(0), washout),
    }
    return Trial(**(given | more))


def drawn_trial(washout: int = 0, **more: Any) -> Trial:
    """Return an ABAB trial of four weeks with its dates drawn."""
    least = [5, 5, 5, 5]
    lengths = drawn(admissible(FOUR_WEEKS, least), 7)
    parts = phases(lengths, day(0), washout)
    return planned_trial(FOUR_WEEKS, washout, drawn=True, least=least, seed=7, phases=parts, **more)


def compared(
    trial: Trial, changed: float = 3, baseline: float = 9, today: int = 60, **details: int
) -> TrialResult:
    """Return the result on a diary with so many twitches a day on either side, scattered."""
    random = np.random.default_rng(4)
    last = max(phase.end for phase in trial.phases)
    dates = [day(0) + timedelta(days=row) for row in range((last - day(0)).days + 1)]
    unstopped = msgspec.structs.replace(trial, stopped=None)
    means = np.where(plan_of(unstopped, dates) == 1, changed, baseline)
    episodes = [
        episode(row, count=int(count), **details)
        for row, count in enumerate(random.poisson(means))
        if count
    ]
    rows = table(episodes, [], [], CATALOGUE, day(0), day(min(today - 1, len(dates) - 1)))
    return trial_result(trial, rows, CATALOGUE, day(today))


def said(found: TrialResult, heading: str) -> str:
    return " ".join(found.review_by_heading().get(heading, []))


def everything(found: TrialResult) -> str:
    return " ".join([found.sentence, *(line.sentence for line in found.review)])


def test_a_drawn_trial_is_clear_where_interval_and_test_agree() -> None:
    found = compared(drawn_trial(), changed=1, baseline=20)
    assert found.ratio is not None
    assert found.high is not None
    assert found.high < 1
    assert found.p_randomised is not None
    assert found.p_randomised <= 0.05
    assert found.verdict == "fewer"
    assert found.untested is None
    assert "Randomisation test: p = ." in found.sentence
    assert "might be contributing" in said(found, "What it may mean")
    assert "Good news worth keeping; it doesn't show which change" in everything(found)


def test_without_a_test_the_interval_decides_where_the_dates_were_chosen() -> None:
    found = compared(planned_trial(FOUR_WEEKS), changed=1, baseline=20)
    assert (found.verdict, found.p_randomised) == ("fewer", None)
    assert found.untested == "its dates were chosen, and nothing was drawn"
    assert "no randomisation test: its dates were chosen" in everything(found)


def test_where_the_test_doesnt_bear_it_out_it_isnt_clear() -> None:
    """Of all levels, one at which the interval alone would call it a difference."""
    results = [compared(drawn_trial(), changed=level, baseline=10) for level in range(1, 9)]
    torn = [
        each
        for each in results
        if each.high is not None and each.high < 1 and (each.p_randomised or 0) > 0.05
    ]
    assert torn
    for each in torn:
        assert each.verdict == "no clear difference"
        assert "doesn't bear it out" in said(each, "What it may mean")
        assert "fits anything" not in everything(each)


def test_two_phases_have_too_few_ways_to_draw() -> None:
    found = compared(planned_trial([14, 14], drawn=True, least=[10, 10], seed=3))
    assert found.p_randomised is None
    assert found.untested == "there are only 9 ways to draw the dates, and the test needs 20"


def test_more_is_said_as_calmly() -> None:
    found = compared(planned_trial([14, 14]), changed=12, baseline=3)
    assert found.verdict == "more"
    assert "not something you did wrong" in said(found, "What it may mean")


def test_no_clear_difference_tells_what_the_record_fits() -> None:
    found = compared(planned_trial([14, 14]), changed=6, baseline=6)
    assert found.verdict == "no clear difference"
    assert "The record fits anything from " in said(found, "What it may mean")
    assert "30% can't be seen" in said(found, "What such a trial can see")


def test_a_trial_stopped_early_keeps_its_numbers_and_gets_no_verdict() -> None:
    found = compared(drawn_trial(stopped=day(20)), changed=1, baseline=20)
    assert (found.verdict, found.stopped_early, found.days) == ("described only", True, 21)
    assert found.ratio is not None
    assert found.p_randomised is None
    assert found.untested is not None
    assert "stopped early" in found.untested
    assert "one that is stopped early sees less" in said(found, "What such a trial can see")
    assert "before its planned end" in said(found, "What was tried")
    assert "might be contributing" not in everything(found)


def test_a_trial_seen_from_before_it_was_stopped_was_not_stopped() -> None:
    trial = planned_trial([14, 14], stopped=day(20))
    assert not compared(trial, today=19).over
    assert compared(trial, today=22).over


@pytest.mark.parametrize("outcome", ["intensity", "bother"])
def test_a_rating_is_only_described(outcome: str) -> None:
    trial = planned_trial([14, 14], outcome=outcome)
    found = compared(trial, **{outcome: 4})
    assert (found.verdict, found.ratio, found.unadjusted) == ("described only", None, None)
    assert found.p_randomised is None
    assert f"the strongest {outcome} of a day averaged 4.0 on 14 changed" in found.sentence
    assert "about the same" in found.sentence
    assert "only the means are told" in found.sentence


def test_minutes_are_a_rate_too() -> None:
    trial = planned_trial([14, 14], outcome="minutes")
    random = np.random.default_rng(6)
    minutes = random.poisson(np.repeat([20.0, 5.0], 14)) + 0.5
    episodes = [episode(row, duration=int(60 * told)) for row, told in enumerate(minutes)]
    rows = table(episodes, [], [], CATALOGUE, day(0), day(27))
    found = trial_result(trial, rows, CATALOGUE, day(40))
    assert found.unadjusted == pytest.approx(minutes[14:].mean() / minutes[:14].mean())
    assert found.ratio == pytest.approx(found.unadjusted, rel=0.2)
    assert found.verdict == "fewer"
    assert "minutes of twitching a day" in found.sentence
    assert "Fewer minutes of twitching" in said(found, "What it may mean")


def test_days_that_are_all_alike_are_described_and_no_more() -> None:
    found = compared(planned_trial([14, 14], outcome="minutes"), duration=600)
    assert (found.verdict, found.ratio, found.unadjusted) == ("described only", None, 1)
    assert "can't be estimated" in found.sentence


def test_adherence_counts_changed_days_alone() -> None:
    kept = {day(14 + row).isoformat(): row % 3 > 0 for row in range(10)}
    found = compared(planned_trial([14, 14], adherence=kept | {day(2).isoformat(): True}))
    assert (found.adherence.kept, found.adherence.said, found.adherence.of) == (6, 10, 14)
    assert "Kept to on 6 of 10 changed days on which it was said, of 14 in all" in said(
        found, "How it was kept to"
    )
    running = compared(planned_trial([14, 14]), today=18)
    assert running.adherence.of == 4


def test_nothing_is_compared_or_reviewed_while_it_runs() -> None:
    found = compared(planned_trial([14, 14]), today=25)
    assert (found.verdict, found.ratio, found.unadjusted) == ("too early", None, None)
    assert (found.review, found.changed_days, found.also_changed) == ([], 0, [])


def test_magnesium_is_told_beside_what_placebos_did() -> None:
    for kind in ("magnesium_food", "magnesium_supplement"):
        told = everything(compared(planned_trial([14, 14], kind=kind)))
        assert "placebo arms improved by about a quarter in four weeks" in told
        assert "Cochrane" in told
    assert "placebo" not in everything(compared(planned_trial([14, 14])))


def test_where_it_goes_on_other_causes_and_a_clinician_are_named() -> None:
    told = said(compared(planned_trial([14, 14])), "If twitching goes on")
    for word in ("water", "sleep", "stress", "look it up or ask; change nothing", "clinician"):
        assert word in told
    tried = said(compared(planned_trial([14, 14], kind="water")), "If twitching goes on")
    assert "water" not in tried


def test_where_the_last_days_are_quiet_nothing_else_is_looked_for() -> None:
    trial = planned_trial([14, 14])
    episodes = [episode(row, count=4 + row % 3) for row in range(14)]
    quiet = [CheckIn(day=day(row), unlogged=0, closed=True) for row in range(14, 28)]
    for closed, goes_on in ((quiet, False), (quiet[:7], True)):
        rows = table(episodes, [], closed, CATALOGUE, day(0), day(27))
        found = trial_result(trial, rows, CATALOGUE, day(40))
        assert ("If twitching goes on" in found.review_by_heading()) == goes_on
        assert found.unadjusted == 0
        assert "Good news worth keeping" in said(found, "What it may mean")


def test_every_review_says_that_time_helps_and_that_it_isnt_extended() -> None:
    for level in (1, 6, 20):
        told = everything(compared(planned_trial([14, 14]), changed=level, baseline=6))
        assert "Time alone often brings improvement." in told
        assert "isn't extended" in told
        for never in ("causes", "!", "because of", "proves"):
            assert never not in told


def test_too_few_days_are_said_to_be_too_few() -> None:
    trial = planned_trial([14, 14], stopped=day(15))
    found = compared(trial)
    assert found.verdict == "too few days"
    assert (found.changed_days, found.baseline_days) == (2, 14)
    assert "too few to compare" in said(found, "What the record shows")


def test_a_record_that_begins_or_ends_within_the_trial_is_compared() -> None:
    """The first or the last days have no record at all: they are missing, no more."""
    trial = drawn_trial()
    whole = compared(trial)
    episodes = [episode(row, count=3 + row % 4) for row in range(4, 24)]
    rows = table(episodes, [], [], CATALOGUE, day(4), day(23))
    found = trial_result(trial, rows, CATALOGUE, day(60))
    assert found.changed_days + found.baseline_days == 20
    assert found.p_randomised is not None
    assert whole.days == found.days == 28


def test_what_was_never_begun_has_no_result() -> None:
    rows = table([], [], [], CATALOGUE, day(0), day(3))
    with pytest.raises(ValueError, match="not begun"):
        trial_result(planned_trial([14, 14], phases=[]), rows, CATALOGUE, day(5))


def test_what_a_trial_changes_is_neither_adjusted_for_nor_told_as_changed_meanwhile() -> None:
    random = np.random.default_rng(1)
    trial = planned_trial([14, 14], kind="caffeine", name="less", change="none after midday")
    episodes = [episode(row, count=int(count)) for row, count in enumerate(random.poisson(6, 28))]
    rows = table(episodes, [], [], CATALOGUE, day(0), day(27))
    bare = trial_result(trial, rows, CATALOGUE, day(40))
    rows.factors["caffeine"] = np.repeat([300.0, 90.0], 14) + random.normal(0, 10, 28)
    with_caffeine = trial_result(trial, rows, CATALOGUE, day(40))
    assert with_caffeine.ratio == bare.ratio
    assert with_caffeine.also_changed == []
    other = trial_result(planned_trial([14, 14]), rows, CATALOGUE, day(40))
    assert other.ratio != bare.ratio
    assert other.also_changed[0].startswith("caffeine: ")


@pytest.mark.parametrize("washout", [0, 2])
def test_plans_as_numbers_are_the_phases_of_the_diary(washout: int) -> None:
    trial = drawn_trial(washout)
    dates = [day(row) for row in range(28)]
    run = plan_of(trial, dates)
    lengths = [(phase.end - phase.start).days + 1 for phase in trial.phases]
    np.testing.assert_array_equal(run, laid_out(lengths, washout)[0])
    plans = drawable(trial)
    assert plans.shape == (165, 28)
    assert sum(np.array_equal(run, each, equal_nan=True) for each in plans) == 1


def test_phases_of_another_program_are_reviewed_without_a_word_on_sight() -> None:
    parts = [
        Phase(start=day(0), end=day(39), changed=False),
        Phase(start=day(40), end=day(59), changed=True),
    ]
    found = compared(planned_trial([14, 14], lengths=[], phases=parts))
    assert "What such a trial can see" not in found.review_by_heading()
    assert "What it may mean" in found.review_by_heading()


def test_going_on_with_a_supplement_is_for_a_clinician() -> None:
    supplement = compared(planned_trial([14, 14], swallowed="supplement"))
    assert "a question for a clinician" in said(supplement, "From here")
    assert "worth keeping" not in said(supplement, "From here")
    assert "worth keeping" in said(compared(planned_trial([14, 14])), "From here")


def test_what_a_clinician_had_to_agree_to_is_theirs_to_go_on_with() -> None:
    agreed = {"kidney_heart": True, "agreed": True}
    water = compared(planned_trial([14, 14], kind="water", swallowed="food", answers=agreed))
    assert "a question for a clinician" in said(water, "From here")
    assert "worth keeping" not in everything(water)


def test_a_step_of_a_rating_is_that_of_the_figures_shown() -> None:
    sides = Sides(np.array([3.46, 3.46, 3.46]), np.array([3.24, 3.24, 3.24]))
    result = replace(compared(planned_trial([14, 14])), outcome="intensity")
    assert means_words(result, sides) == (
        "the strongest intensity of a day averaged 3.5 on 3 changed days and 3.2 on 3 baseline "
        "days, 0.3 higher."
    )


def test_a_trial_of_one_day_is_told_as_one() -> None:
    found = compared(planned_trial([14, 14], stopped=day(0)))
    assert " to " not in said(found, "What was tried").partition("It was stopped")[0]
    assert "Days on record: 0 changed, 1 baseline." in said(found, "What the record shows")
