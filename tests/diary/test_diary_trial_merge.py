"""A trial on two machines: adherence day by day, and what was settled with the plan as a whole."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.diary.test_diary_conflict_copies import SYNCTHING
from tests.diary.twins import NOW, Machine, both
from tracker.diary import Diary
from tracker.diary.checking import check
from tracker.model import ONE_DAY, Trial
from tracker.model.gate import ASKED

LATER = NOW + timedelta(days=4)
ANSWERS = dict.fromkeys(ASKED["food"], False)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Machine, Machine]:
    """Two machines on the fifth day of one trial."""
    one = Machine(tmp_path / "one")
    one.diary.plan_trial("water", days=7, drawn=True, answers=ANSWERS, start=one.diary.today())
    one.now = LATER
    return one, one.twin("two")


def only(machine: Machine) -> Trial:
    (trial,) = machine.diary.trials()
    return trial


def test_adherence_of_different_days_is_kept_from_both(pair: tuple[Machine, Machine]) -> None:
    one, two = pair
    today = one.diary.today()
    one.diary.adhere(today, True)
    one.diary.adhere(today - 2 * ONE_DAY, False)
    two.diary.adhere(today - ONE_DAY, True)
    for result in both(one, two):
        assert result.overruled == []
    kept = {today - 2 * ONE_DAY: False, today - ONE_DAY: True, today: True}
    assert only(one).adherence == {day.isoformat(): said for day, said in kept.items()}


def test_of_two_answers_for_a_day_the_later_wins_and_is_told(
    pair: tuple[Machine, Machine],
) -> None:
    one, two = pair
    today = one.diary.today().isoformat()
    one.diary.adhere(one.diary.today(), True)
    two.now += timedelta(minutes=1)
    two.diary.adhere(two.diary.today(), False)
    for result in both(one, two):
        (told,) = result.overruled
        assert (told.field, told.kept, told.gave_way) == (f"adherence.{today}", False, True)
    assert only(one).adherence == {today: False}


def test_an_answer_taken_back_elsewhere_stays_taken_back(pair: tuple[Machine, Machine]) -> None:
    one, two = pair
    one.diary.adhere(one.diary.today(), True)
    two.diary.merge(one.home)
    two.diary.adhere(two.diary.today(), None)
    both(one, two)
    assert only(one).adherence == {}


def test_one_says_a_day_while_the_other_ends_the_trial(pair: tuple[Machine, Machine]) -> None:
    one, two = pair
    one.diary.end_trial()
    two.now += timedelta(days=1)
    two.diary.adhere(two.diary.today(), True)
    both(one, two)
    trial = only(one)
    assert trial.stopped == one.diary.today()
    assert trial.adherence == {(trial.stopped + ONE_DAY).isoformat(): True}
    assert check(one.home).problems == []


def test_begun_on_two_machines_its_dates_and_their_seed_are_those_of_one(tmp_path: Path) -> None:
    one = Machine(tmp_path / "one")
    plan = one.diary.plan_trial("breaks", design="ABAB", days=7, drawn=True)
    two = one.twin("two")
    begun = one.diary.start_trial(plan.id)
    put_off = two.diary.start_trial(plan.id, two.diary.today() + 2 * ONE_DAY)
    both(one, two)
    trial = only(one)
    assert (trial.phases, trial.seed) == (put_off.phases, put_off.seed)
    assert trial.phases != begun.phases
    assert check(one.home).problems == []


def test_the_answers_of_the_gate_are_one_statement(pair: tuple[Machine, Machine]) -> None:
    """Made together with the plan, and never taken apart by key: 'agreed' was said of them."""
    one, two = pair
    id = only(one).id
    for machine, said in ((one, {"allergy": True}), (two, {"warfarin": True})):
        machine.diary.add_trial(
            Trial(id=id, name="n", change="c", answers={**ANSWERS, **said, "agreed": True})  # type: ignore[dict-item]
        )
    both(one, two)
    assert only(one).answers == {**ANSWERS, "warfarin": True, "agreed": True}


def test_a_conflict_copy_brings_the_days_that_were_said_elsewhere(
    pair: tuple[Machine, Machine],
) -> None:
    one, two = pair
    today = one.diary.today()
    one.diary.adhere(today, True)
    two.diary.adhere(today - ONE_DAY, False)
    copy = one.home / "diary" / SYNCTHING.format("book")
    copy.write_bytes((two.home / "diary" / "book.json").read_bytes())
    with Diary.open(one.home, clock=one.tick) as diary:
        (trial,) = diary.trials()
        assert trial.adherence == {
            (today - ONE_DAY).isoformat(): False, today.isoformat(): True,
        }  # fmt: skip
        assert not copy.exists()
