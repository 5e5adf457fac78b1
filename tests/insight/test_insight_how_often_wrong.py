"""How often the engine is wrong: the study of tests/simulation in short, on fixed seeds."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from tests.insight.diaries import FEW, STEADY
from tests.simulation.figures import (
    FOUND,
    HARSHLY,
    IN_SHORT,
    INNOCENT,
    NOTHING,
    ONE_MEDIUM,
    ONE_STRONG,
    PINNED,
    SLOWLY,
    YEARS,
)
from tests.simulation.looks import MILESTONES, Scenario, measure
from tests.simulation.running import as_columns, several
from tests.simulation.trial_figures import AB, ABAB, LENGTHS
from tests.simulation.trial_report import HEADING, section_of, with_section
from tests.simulation.trials import Trialling, measure_trial
from tests.simulation.verdicts import Floats, Limits, Share, at_least, at_most, share, within
from tracker.insight.milestones import milestone
from tracker.model.designs import DESIGNS, sight_of, visible_ratio


def measured(scenario: Scenario, diaries: int) -> dict[str, Floats]:
    return as_columns(several(scenario, range(diaries), measure))


@pytest.mark.parametrize(
    ("scenario", "diaries"),
    [(NOTHING[30], 250), (NOTHING[60], 250), (HARSHLY[60], 150), (SLOWLY[60], 150)],
)
def test_level_and_coverage_with_nothing_going_on(scenario: Scenario, diaries: int) -> None:
    found = measured(scenario, diaries)
    assert share(found[INNOCENT]).value <= 0.085
    assert 0.935 <= share(found["covers"]).value <= 0.97
    # The diaries are of the kind in which correlating everything raises false alarms.
    assert share(found["Pearson: innocent"]).value >= 0.35
    assert share(found["Spearman: innocent"]).value >= 0.35


def test_level_and_coverage_of_a_year() -> None:
    found = measured(NOTHING[365], 60)
    assert share(found[INNOCENT]).value <= 0.10
    assert 0.93 <= share(found["covers"]).value <= 0.975
    beside = measured(ONE_STRONG[365], 40)
    assert share(beside[INNOCENT]).value <= 0.15
    assert share(beside["Spearman + BH: innocent"]).value >= 0.9


def test_a_strong_link_is_found_covered_and_credited_alone() -> None:
    found = measured(ONE_STRONG[90], 100)
    assert share(found[FOUND]).value >= 0.78
    assert share(found["covers"]).value >= 0.92
    assert share(found["covers when flagged"]).value >= 0.95
    assert share(found[INNOCENT]).value <= 0.12
    assert share(found["Pearson: innocent"]).value >= 0.7


def test_pinning_raises_the_chance_to_find() -> None:
    among_all, pinned = (measured(one[90], 60)[FOUND] for one in (ONE_MEDIUM, PINNED))
    assert pinned.sum() > among_all.sum() + 5


def test_looking_at_every_milestone_is_hardly_ever_clear_for_nothing() -> None:
    some = Scenario(name="some", days=130, pinned=YEARS.pinned, milestones=(21, 45, 90))
    found = measured(some, 25)
    assert found[INNOCENT].sum() <= 2
    assert 0.01 <= share(found["hint at a look"]).value <= 0.17
    assert share(found["Pearson: innocent"]).value >= 0.5


@pytest.mark.parametrize(
    ("scenario", "diaries"),
    [(AB, 250), (replace(ABAB, before=60), 120), (replace(AB, before=60, world=FEW), 150)],
)
def test_a_trial_of_nothing_is_seldom_told_to_change_something(
    scenario: Trialling, diaries: int
) -> None:
    found = as_columns(several(scenario, range(diaries), measure_trial))
    assert share(found["outside"]).value <= 0.10
    assert share(found["covers"]).value >= 0.90
    if scenario.drawn:
        assert share(found["randomised"]).value <= 0.08


def test_a_trial_that_halves_steady_days_is_often_found() -> None:
    halving = replace(AB, before=60, world=STEADY, ratio=0.5)
    found = as_columns(several(halving, range(150), measure_trial))
    assert share(found["outside"]).value >= 0.42
    assert share(found["covers"]).value >= 0.92


def test_the_study_looks_at_the_milestones_of_the_app() -> None:
    reached = [milestone(days).reached for days in range(366)]
    assert list(MILESTONES) == list(dict.fromkeys(filter(None, reached)))


def test_planning_tells_what_the_study_found_a_trial_to_see() -> None:
    study = (Path(__file__).parents[1] / "simulation" / "RESULTS.md").read_text(encoding="utf-8")
    rows = section_of(study).partition("### The smallest effect")[2].splitlines()
    seen = {
        cells[1]: cells[2:]
        for cells in ([cell.strip() for cell in row.split("|")] for row in rows)
        if len(cells) > 2
    }
    for design, days in product(DESIGNS, LENGTHS):
        _, plain, steady, _, clear, *_ = seen[f"{design} {len(design)}×{days}"]
        sight = sight_of(design, days)
        assert sight.changeable == pytest.approx(float(plain), abs=0.025)
        assert sight.steady == pytest.approx(float(steady), abs=0.025)
        assert design == "AB" or sight.clear == pytest.approx(float(clear), abs=0.025)
        assert visible_ratio(design, days) == sight.steady


def test_one_part_of_the_study_is_made_anew_without_the_other() -> None:
    both = with_section("# Links\n\nfigures\n", f"{HEADING}\n\nold\n")
    assert both == f"# Links\n\nfigures\n\n{HEADING}\n\nold\n"
    assert section_of(both) == f"{HEADING}\n\nold\n"
    assert with_section(both, f"{HEADING}\n\nnew\n") == both.replace("old", "new")
    assert with_section("# New\n", section_of(both)) == f"# New\n\n{HEADING}\n\nold\n"


def test_the_readme_tells_the_figures_of_the_study() -> None:
    root = Path(__file__).parents[2]
    told = (root / "README.md").read_text(encoding="utf-8").splitlines()
    study = (root / "tests" / "simulation" / "RESULTS.md").read_text(encoding="utf-8")
    _, _, after = study.partition("## In short\n\n")
    table = after.partition("\n\n")[0].splitlines()
    assert len(table) == 2 + len(IN_SHORT)
    first = told.index(table[0])
    assert told[first : first + len(table)] == table


# How a share is held against its limits.


@pytest.mark.parametrize(
    ("limits", "value", "verdict"),
    [
        (at_most(0.07, 0.10), 0.07, "ok"),
        (at_most(0.07, 0.10), 0.08, "ok within its error"),
        (at_most(0.07, 0.10), 0.095, "short of it"),
        (at_most(0.07, 0.10), 0.101, "FAILS"),
        (at_least(0.30, 0.15), 0.31, "ok"),
        (at_least(0.30, 0.15), 0.16, "short of it"),
        (at_least(0.30, 0.15), 0.14, "FAILS"),
        (within(0.92, 0.97, 0.90), 0.985, "ok within its error"),
        (within(0.92, 0.97, 0.90), 0.995, "short of it"),
        (within(0.92, 0.97, 0.90), 0.89, "FAILS"),
        (at_most(0.07, 0.10), np.nan, "FAILS"),
    ],
)
def test_a_verdict(limits: Limits, value: float, verdict: str) -> None:
    assert limits.verdict(Share(value, 0.01, 300)) == verdict


def test_a_share_knows_its_error_and_leaves_out_what_does_not_apply() -> None:
    found = share(np.array([1.0, 0.0, np.nan, 0.0, 1.0]))
    assert (found.value, found.n) == (0.5, 4)
    assert found.error == pytest.approx(0.25)
    assert share(np.zeros(100)) == Share(0, 0.01, 100)
    assert share(np.array([np.nan])).n == 0
