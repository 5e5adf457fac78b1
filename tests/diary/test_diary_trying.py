"""Trials in the diary: planned, begun, kept to, ended; and what a clinician has seen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import StoppedClock
from tracker.diary import Diary, TrialRefused, UnknownId
from tracker.diary.checking import check
from tracker.model import RecordError, Trial
from tracker.model.designs import admissible, drawn
from tracker.model.gate import ASKED, OFFERED


@pytest.fixture
def diary(tmp_path: Path, clock: StoppedClock) -> Iterator[Diary]:
    with Diary.open(tmp_path / "home", clock=clock) as opened:
        yield opened


def again(diary: Diary) -> Trial:
    """Return the one trial as another reader of the files has it."""
    with Diary.open(diary.home, clock=diary.clock, writable=False) as other:
        (trial,) = other.trials()
    return trial


def test_a_trial_from_plan_to_review(diary: Diary, clock: StoppedClock) -> None:
    today = diary.today()
    trial = diary.plan_trial("breaks", question="does the afternoon get quieter?", days=7)
    assert trial.name == "breaks at work"
    assert trial.phases == []
    begun = diary.start_trial(trial.id)
    assert [(p.start - today).days for p in begun.phases] == [0, 7]
    assert begun.seed is None
    clock.forward(days=8)
    diary.adhere(diary.today(), True)
    diary.adhere(diary.today() - timedelta(days=1), False)
    with pytest.raises(TrialRefused, match="not over"):
        diary.review_trial(trial.id)
    clock.forward(days=6)
    reviewed = diary.review_trial(trial.id)
    assert reviewed.adherence == {
        (today + timedelta(days=7)).isoformat(): False,
        (today + timedelta(days=8)).isoformat(): True,
    }
    assert again(diary) == reviewed
    for name in ("trial_review", "trial_adhere", "trial_adhere", "trial_start", "trial_plan"):
        assert diary.undo().action == name
    assert diary.trials() == []


def test_drawn_dates_can_be_drawn_again_from_what_is_stored(diary: Diary) -> None:
    plan = diary.plan_trial("caffeine", design="ABAB", days=7, washout=1, drawn=True)
    begun = diary.start_trial(plan.id, diary.today() + timedelta(days=3))
    assert begun.seed is not None
    plans = admissible(begun.lengths, begun.least)
    assert len(plans) == 165
    lived = tuple((p.end - p.start).days + 1 for p in begun.phases)
    assert lived == drawn(plans, begun.seed)
    assert sum(lived) == 28
    with pytest.raises(TrialRefused, match="they stand"):
        diary.start_trial(plan.id)


def test_one_change_at_a_time(diary: Diary, clock: StoppedClock) -> None:
    first = diary.plan_trial("breaks", days=7)
    second = diary.plan_trial("posture", days=7)
    diary.start_trial(first.id)
    with pytest.raises(TrialRefused, match="breaks at work"):
        diary.start_trial(second.id, diary.today() + timedelta(days=13))
    diary.start_trial(second.id, diary.today() + timedelta(days=14))
    clock.forward(days=3)
    assert diary.end_trial().stopped == diary.today()
    clock.forward(days=1)
    with pytest.raises(TrialRefused, match="no trial is running"):
        diary.end_trial()


def test_what_is_swallowed_passes_the_gate_or_is_not_planned(diary: Diary) -> None:
    none = dict.fromkeys(ASKED["food"], False)
    with pytest.raises(TrialRefused, match="questions"):
        diary.plan_trial("water")
    with pytest.raises(TrialRefused, match="kidney or heart") as refused:
        diary.plan_trial("water", answers={**none, "kidney_heart": True, "agreed": False})
    assert refused.value.offered == OFFERED
    assert diary.trials() == []
    assert diary.plan_trial("water", answers=none).answers == none
    supplement = dict.fromkeys(ASKED["supplement"], False)
    with pytest.raises(TrialRefused, match="clinician"):
        diary.plan_trial("magnesium_supplement", answers={**supplement, "agreed": False})


def test_ones_own_says_what_and_whether_it_is_swallowed(diary: Diary) -> None:
    with pytest.raises(RecordError, match="name"):
        diary.plan_trial("own", swallowed="nothing")
    with pytest.raises(RecordError, match="swallowed"):
        diary.plan_trial("own", name="gloves", change="gloves outside")
    own = diary.plan_trial("own", name="gloves", change="gloves outside", swallowed="nothing")
    assert again(diary) == own


@pytest.mark.parametrize("away", [-1, 61])
def test_a_trial_begins_today_or_soon(diary: Diary, away: int) -> None:
    trial = diary.plan_trial("breaks")
    with pytest.raises(TrialRefused, match="today or later"):
        diary.start_trial(trial.id, diary.today() + timedelta(days=away))


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"design": "ABA"}, "AB, ABAB"),
        ({"days": 4}, "5 to 28"),
        ({"days": (7, 7, 7)}, "2 phases"),
        ({"days": 7, "washout": 3, "drawn": True}, "0 to 2"),
    ],
)
def test_a_design_keeps_its_bounds(diary: Diary, wrong: dict[str, object], why: str) -> None:
    with pytest.raises(RecordError, match=why):
        diary.plan_trial("breaks", **wrong)  # type: ignore[arg-type]


def test_days_outside_or_to_come_are_not_kept_to(diary: Diary) -> None:
    with pytest.raises(TrialRefused, match="no day of a trial"):
        diary.adhere(diary.today(), True)
    trial = diary.start_trial(diary.plan_trial("breaks").id)
    with pytest.raises(TrialRefused, match="still to come"):
        diary.adhere(diary.today() + timedelta(days=1), True)
    diary.adhere(diary.today(), True, id=trial.id)
    version = diary.version
    diary.adhere(diary.today(), True)
    assert diary.version == version
    assert diary.adhere(diary.today(), None).adherence == {}
    with pytest.raises(UnknownId, match="nonesuch"):
        diary.adhere(diary.today(), True, id="nonesuch")


def test_what_a_clinician_has_seen_is_kept_by_rule(diary: Diary) -> None:
    diary.see("strength", date(2026, 1, 2))
    seen = diary.see("sensation").seen
    assert seen == {"strength": date(2026, 1, 2), "sensation": diary.today()}
    with pytest.raises(RecordError, match="to come"):
        diary.see("worsens", diary.today() + timedelta(days=1))
    diary.undo()
    assert diary.profile().seen == {"strength": date(2026, 1, 2)}


def test_a_plan_that_begins_at_once_is_one_action_or_none(diary: Diary) -> None:
    first = diary.plan_trial("breaks", days=7, start=diary.today())
    assert first.first == diary.today()
    with pytest.raises(TrialRefused, match="one change at a time"):
        diary.plan_trial("posture", start=diary.today() + timedelta(days=13))
    assert diary.trials() == [first]
    assert diary.undo().action == "trial_plan"
    assert diary.trials() == []


def test_what_is_fixed_stands_once_a_trial_has_begun(diary: Diary) -> None:
    trial = diary.plan_trial("breaks", days=7)
    diary.edit(trial.id, change="every half hour")
    diary.start_trial(trial.id)
    standing: list[dict[str, object]] = [
        {"outcome": "minutes"}, {"phases": []}, {"change": "x"}, {"stopped": None}
    ]  # fmt: skip
    for fixed in standing:
        with pytest.raises(TrialRefused, match="stand"):
            diary.edit(trial.id, name="y", **fixed)
    edited = diary.edit(trial.id, name="pauses", question="?", note="n")
    assert edited == again(diary)
    assert edited.change == "every half hour"


def test_a_trial_that_cant_be_is_left_out_and_named(diary: Diary) -> None:
    trial = diary.plan_trial("breaks", days=7, start=diary.today())
    path = diary.home / "diary" / "book.json"
    book = json.loads(path.read_text())
    book["trials"][trial.id]["adherence"] = {"tuesday": True}
    path.write_text(json.dumps(book))
    with Diary.open(diary.home, clock=diary.clock, writable=False) as other:
        assert other.trials() == []
        (broken,) = other.all_broken()
        assert (broken.id, "tuesday" in broken.problem) == (trial.id, True)
    (problem,) = check(diary.home).problems
    assert (problem.file, problem.record) == ("book.json", trial.id)


def test_what_was_answered_when_planned_must_still_hold_at_the_start(diary: Diary) -> None:
    water = diary.plan_trial("water", answers=dict.fromkeys(ASKED["food"], False))
    breaks = diary.plan_trial("breaks", days=7)
    diary.set_profile(kidney_heart=True)
    with pytest.raises(TrialRefused, match="plan it anew"):
        diary.start_trial(water.id)
    diary.set_profile(kidney_heart=None)
    diary.start_trial(water.id)
    diary.undo()
    diary.set_profile(kidney_heart=True)
    diary.start_trial(breaks.id)  # nothing is swallowed
