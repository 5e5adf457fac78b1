"""A trial in words: where it stands, what is done on a day, how it was kept to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model import Trial
from tracker.model.designs import phases, planned
from tracker.model.trial_standing import (
    adherence_words,
    day_words,
    doing_words,
    kept,
    review_waits,
    running,
    standing_of,
    standing_words,
)

START = date(2026, 11, 14)
LAST = START + timedelta(days=27)


def trial(**changes: object) -> Trial:
    given = {
        "lengths": list(planned("AB", 14)),
        "phases": phases((14, 14), START, 2),
        "washout": 2,
    } | changes
    return Trial(id="t", name="breaks at work", change="a short break every hour", **given)  # type: ignore[arg-type]


def on(number: int) -> date:
    return START + timedelta(days=number - 1)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (0, "begins tomorrow, until Fri 11 Dec"),
        (1, "day 1 of 28, baseline phase, until Fri 11 Dec"),
        (15, "day 15 of 28, change phase, a day left out, until Fri 11 Dec"),
        (17, "day 17 of 28, change phase, until Fri 11 Dec"),
        (28, "day 28 of 28, change phase, until Fri 11 Dec"),
        (29, "ended Fri 11 Dec, not reviewed"),
    ],
)
def test_where_it_stands(day: int, words: str) -> None:
    assert standing_words(trial(), on(day)) == words


def test_planned_ended_early_and_reviewed() -> None:
    assert standing_words(trial(phases=[]), START) == "planned, not begun"
    stopped = trial(stopped=on(9))
    assert standing_words(stopped, on(9)) == "ended early on Sun 22 Nov, not reviewed"
    reviewed = trial(stopped=on(9), reviewed=on(10))
    assert standing_words(reviewed, on(10)).endswith("reviewed Mon 23 Nov")
    # A stop on the planned last day is no early end.
    assert standing_words(trial(stopped=LAST), LAST) == "ended Fri 11 Dec, not reviewed"


def test_what_a_day_of_it_is_for() -> None:
    assert day_words(trial(), on(9)) == "day 9 of 28, baseline phase"
    assert doing_words(trial(), on(9)) == "as usual, without the change"
    assert day_words(trial(), on(20)) == "day 20 of 28, change phase"
    assert doing_words(trial(), on(20)) == "a short break every hour"
    assert day_words(trial(), on(29)) == doing_words(trial(), on(29)) == ""


def test_which_trial_a_day_belongs_to() -> None:
    stopped = trial(stopped=on(9))
    assert running([stopped], on(8), on(9)) is stopped
    assert running([stopped], on(9), on(9)) is None
    assert running([stopped], on(10), on(10)) is None


def test_a_review_waits_for_two_weeks_and_not_once_it_was_gone_through() -> None:
    assert review_waits([trial()], LAST) is None
    assert review_waits([trial()], LAST + timedelta(days=1)) is not None
    assert review_waits([trial()], LAST + timedelta(days=14)) is not None
    assert review_waits([trial()], LAST + timedelta(days=15)) is None
    assert review_waits([trial(reviewed=on(29))], on(29)) is None


def test_how_it_was_kept_to_is_told_of_changed_days() -> None:
    said = {on(3).isoformat(): False, on(15).isoformat(): True, on(16).isoformat(): False}
    assert adherence_words(trial(adherence=said), on(10)) == "No changed day yet."
    assert adherence_words(trial(adherence=said), on(18)) == (
        "Kept to on 1 of 2 changed days; on 1 it isn't said."
    )
    assert adherence_words(trial(), on(18)).startswith("Of 3 changed days so far none says")


@given(st.integers(-40, 80), st.one_of(st.none(), st.integers(1, 40)))
def test_every_day_has_one_state_and_words_only_while_it_runs(
    day: int, stopped: int | None
) -> None:
    found = trial(stopped=on(stopped) if stopped else None)
    today = on(day)
    assert standing_words(found, today)
    if standing_of(found, today) == "running":
        assert found.runs_on(today)
        assert day_words(found, today).startswith(f"day {day} of 28, ")
    told = kept(found, today)
    assert 0 == told.kept == told.said <= told.of <= 14
