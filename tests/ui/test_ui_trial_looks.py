"""How trials look: the list, planning, the questions before, the page before it starts, the
review, and the line on Log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree
from typing import get_args

import pytest

from tests.conftest import StoppedClock
from tests.ui.conftest import SAMPLE_NOW
from tests.ui.looks import SIZES, THEMES, Compare, driven
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import Phase, Trial
from tracker.model.designs import phases
from tracker.model.records import Outcome
from tracker.ui.app import TrackerApp
from tracker.ui.screens.trial_review import DRAWN, MEAN, PHASES
from tracker.ui.trial_details import day_signs

SUPPLEMENT = ["P", "n", "up", "up", "enter"]
REFUSED = [*SUPPLEMENT, *"ynn", "question_mark", *"nnnnn", "enter"]


@pytest.fixture
def trials(sample_home: Path, tmp_path: Path, clock: StoppedClock) -> Iterator[Diary]:
    """The sample with a trial that runs, one that is planned, and one that was reviewed."""
    home = tmp_path / "trials"
    copytree(sample_home, home)
    clock.now = SAMPLE_NOW - timedelta(days=16)
    with Diary.open(home, clock=clock) as diary:
        diary.plan_trial("breaks", washout=2, start=diary.today())
        diary.plan_trial("bedtime", design="ABAB", days=7)
        clock.now = SAMPLE_NOW
        diary.adhere(diary.today() - timedelta(days=1), kept=True)
        diary.review_trial(next(each.id for each in diary.trials() if each.over(diary.today())))
        yield diary


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["P"], id="list"),
        pytest.param(["P", "end", "n", "down", "down", "enter", "down", "right"], id="planning"),
        pytest.param(REFUSED[:-1], id="questions"),
        pytest.param(REFUSED, id="refused"),
        pytest.param(["P", "n", *["down"] * 5, "enter", "enter"], id="before"),
        pytest.param(["P", "down", "down", "enter"], id="review"),
        pytest.param([], id="log"),
    ],
)
def test_trials(
    snap_compare: Compare, trials: Diary, keys: list[str], size: tuple[int, int]
) -> None:
    app = TrackerApp(trials, Settings())
    assert snap_compare(app, terminal_size=size, run_before=driven(*keys))


@pytest.mark.parametrize("keys", [["P"], ["P", "n"]], ids=["empty", "what"])
def test_without_a_trial(snap_compare: Compare, diary: Diary, keys: list[str]) -> None:
    app = TrackerApp(diary, Settings(theme=THEMES[1]))
    assert snap_compare(app, terminal_size=(80, 24), run_before=driven(*keys))


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_the_words_over_a_figure_fit_the_narrowest_terminal(outcome: Outcome) -> None:
    assert len(f"{DRAWN[outcome].format(PHASES)}  {MEAN}") <= 78


def test_the_days_of_a_trial_have_a_sign_each() -> None:
    start = date(2026, 11, 1)
    trial = Trial(
        id="t",
        name="n",
        change="c",
        phases=phases((5, 5), start, 1),
        adherence={"2026-11-06": True, "2026-11-07": False},
    )
    today = date(2026, 11, 9)
    assert day_signs(trial, today) == "╌╌╌╌╌✓×·══"
    assert day_signs(trial, start) == "╌╌╌╌╌✓×═══"
    ended = Trial(id="t", name="n", change="c", phases=trial.phases, stopped=date(2026, 11, 7))
    assert day_signs(ended, today) == "╌╌╌╌╌··"
    assert day_signs(Trial(id="t", name="n", change="c"), today) == ""
    late = [Phase(start=start, end=start + timedelta(days=2), changed=True, washout=2)]
    assert day_signs(Trial(id="t", name="n", change="c", phases=late), start) == "┄┄═"
