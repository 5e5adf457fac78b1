"""Suspects and ranges of an analysis."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import StoppedClock
from tracker.diary import Diary
from tracker.exchange.analysis import WholeDiary
from tracker.model import RecordError
from tracker.sample import write_sample


@pytest.fixture
def diary(tmp_path: Path, clock: StoppedClock) -> Iterator[Diary]:
    with Diary.open(tmp_path / "home", clock=clock) as opened:
        yield opened


def test_suspects_named_after_a_look_count_at_the_next(diary: Diary, clock: StoppedClock) -> None:
    today = diary.today()
    for back in range(25, 0, -1):
        diary.check_in(today - timedelta(days=back), {"water": 1.5}, unlogged=back % 3)
    diary.pin("water", 1, on=True)
    whole = WholeDiary.read(diary)
    assert ("water", 1) in whole.pins_chosen
    assert ("water", 1) not in whole.pins(today)
    link = whole.look_back(90).link("water", 1)
    assert link is not None
    assert not link.pinned
    for _ in range(6):
        clock.forward(days=1)
        diary.check_in(diary.today() - timedelta(days=1), {"water": 1.5}, unlogged=1)
    assert ("water", 1) in WholeDiary.read(diary).pins(diary.today())  # 30 days: a new look


def test_suspects_named_before_the_first_look_count_at_once(diary: Diary) -> None:
    diary.check_in(diary.today() - timedelta(days=1), {"water": 1.5}, unlogged=2)
    diary.pin("sleep", 0, on=False)
    whole = WholeDiary.read(diary)
    assert whole.pins(diary.today()) == whole.pins_chosen == {("caffeine", 0), ("workload", 0)}


def test_there_are_five_suspects_at_most_and_only_known_factors(diary: Diary) -> None:
    diary.pin("water", 0, on=True)
    diary.pin("stress", 0, on=True)
    for factor, lag, why in (("water", 1, "at most"), ("nonsuch", 0, "no factor")):
        with pytest.raises(RecordError, match=why):
            diary.pin(factor, lag, on=True)
    diary.undo()
    assert ("stress", 0) not in WholeDiary.read(diary).pins_chosen


def test_a_trials_days_are_a_range(tmp_path: Path, clock: StoppedClock) -> None:
    home = tmp_path / "sample"
    write_sample(home, today=clock.now.date())
    with Diary.open(home, clock=clock) as diary:
        whole = WholeDiary.read(diary)
    trial = whole.trial_begun
    assert trial is not None
    insights = whole.look_at("trial")
    assert insights.start == trial.phases[0].start
    assert insights.end == trial.phases[-1].end
    assert whole.look_at("everything").start == whole.first
