"""Trials in words: plans, days and phases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given

from tests.any_trials import trials
from tracker.model import Phase, Trial
from tracker.model.designs import phases
from tracker.model.trial_words import (
    RATED,
    State,
    day_number,
    foresight,
    kept_words,
    phase_words,
    plan_words,
    state,
)

START = date(2026, 11, 2)
ONE = timedelta(days=1)


def trial(**fields: object) -> Trial:
    made = {"id": "a", "name": "n", "change": "c", "lengths": [7, 7], "washout": 2}
    return Trial(**(made | fields))  # type: ignore[arg-type]


BEGUN = trial(phases=phases([7, 7], START, 2), adherence={"2026-11-10": False, "2026-11-11": True})


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "AB: two phases of 7 days, 14 in all, baseline first; "
             "the first 2 days after each change of phase left out"),
        ({"design": "ABAB", "lengths": [5, 6, 7, 8], "washout": 1, "drawn": True},
         "ABAB: four phases of 5, 6, 7 and 8 days, 26 in all, baseline first; the dates are drawn "
         "when it begins; the first day after each change of phase left out"),
        ({"phases": phases([6, 8], START), "drawn": True, "washout": 0},
         "AB: two phases of 7 days, 14 in all, baseline first; dates drawn"),
    ],
)  # fmt: skip
def test_a_plan_in_words(fields: dict[str, object], words: str) -> None:
    assert plan_words(trial(**fields)) == words


def test_a_day_of_a_trial_in_words() -> None:
    told = [phase_words(BEGUN, START + days * ONE) for days in (-1, 0, 6, 7, 8, 9, 13, 14)]
    assert told == [
        "", "baseline, day 1 of 7", "baseline, day 7 of 7", "change, day 1 of 7, left out",
        "change, day 2 of 7, left out", "change, day 3 of 7", "change, day 7 of 7", "",
    ]  # fmt: skip
    assert day_number(BEGUN, START + 9 * ONE) == "day 10 of 14"
    kept = [kept_words(BEGUN, START + days * ONE) for days in (7, 8, 9)]
    assert kept == ["", "not kept to", "kept to"]


def test_between_two_phases_a_day_has_none() -> None:
    gap = trial(
        lengths=[],
        phases=[
            Phase(start=START, end=START, changed=False),
            Phase(start=START + 2 * ONE, end=START + 2 * ONE, changed=True),
        ],
    )
    assert phase_words(gap, START + ONE) == ""


@pytest.mark.parametrize(
    ("made", "today", "found"),
    [
        (trial(), START, "planned"),
        (BEGUN, START - ONE, "waiting"),
        (BEGUN, START, "running"),
        (BEGUN, START + 13 * ONE, "running"),
        (BEGUN, START + 14 * ONE, "over"),
    ],
)
def test_how_far_it_has_got(made: Trial, today: date, found: State) -> None:
    assert state(made, today) == found


@given(trials())
def test_any_trial_has_words(made: Trial) -> None:
    assert plan_words(made).startswith(made.design)
    if made.lengths:
        assert len(foresight(made)) >= 2
    if made.first is not None:
        assert day_number(made, made.first).startswith("day 1 of ")
        assert state(made, made.first) in ("running", "over")


def test_of_a_rating_no_ratio_is_promised() -> None:
    assert foresight(trial(outcome="intensity")) == list(RATED)
    assert "0.26 times" in foresight(trial(outcome="minutes"))[0]  # of 6 days that count
