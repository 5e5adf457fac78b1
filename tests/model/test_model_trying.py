"""What can be tried, and a trial's own days."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.model import CATALOGUE, Trial
from tracker.model.designs import phases
from tracker.model.trying import KINDS, OWN, TRYINGS

START = date(2026, 11, 2)


def test_every_kind_but_ones_own_is_described_and_in_order() -> None:
    assert set(KINDS) == {*TRYINGS, OWN}
    stages = [each.stage for each in TRYINGS.values()]
    assert stages == sorted(stages, key=("gentle", "food", "supplement").index)


def test_a_change_names_factors_of_the_catalogue() -> None:
    for each in TRYINGS.values():
        assert each.factors
        assert set(each.factors) <= set(CATALOGUE), each.kind


def test_all_that_is_eaten_or_drunk_passes_the_gate() -> None:
    assert {each.kind for each in TRYINGS.values() if each.swallowed == "nothing"} == {
        "bedtime", "screens", "evening", "caffeine", "breaks", "stretching", "posture",
        "mindfulness",
    }  # fmt: skip
    assert TRYINGS["magnesium_supplement"].swallowed == "supplement"


def test_a_trial_knows_its_days_as_they_were_lived() -> None:
    trial = Trial(id="a", name="n", change="c", phases=phases([7, 7], START))
    assert (trial.first, trial.last) == (START, START + timedelta(days=13))
    assert trial.runs_on(START)
    assert not trial.runs_on(START - timedelta(days=1))
    later = trial.phase_on(START + timedelta(days=7))
    assert later is not None
    assert later.changed
    stopped = Trial(
        id="a", name="n", change="c", phases=trial.phases, stopped=START + timedelta(days=8)
    )
    assert stopped.last == START + timedelta(days=8)
    assert stopped.phase_on(START + timedelta(days=9)) is None
    waiting = Trial(id="a", name="n", change="c", lengths=[7, 7])
    assert (waiting.first, waiting.last, waiting.phase_on(START)) == (None, None, None)
