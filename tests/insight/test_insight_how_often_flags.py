"""How often the rules fire with nothing behind them; tests/simulation/FLAGS.md has the figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.simulation.flags import (
    BACKGROUNDS,
    OFTEN,
    RESULTS,
    RULES,
    SELDOM,
    VISIT,
    YEAR,
    Told,
    measure,
    row,
)

NEVER = 10**9
YEARS = 60


def ever(told: list[Told]) -> float:
    return sum(each.opened > 0 for each in told) / len(told)


def test_a_year_with_nothing_recorded_opens_nothing() -> None:
    silent = replace(
        SELDOM, weakness=NEVER, numbness=NEVER, stiffness=NEVER, tingling=NEVER, pain=NEVER,
        other_hand=NEVER, elsewhere=NEVER, medicine=NEVER, worse=0.0,
    )  # fmt: skip
    for told in measure(silent, 3, 0).values():
        assert [each.opened for each in told] == [0, 0, 0]


def test_tingling_and_pain_now_and_then_open_nothing_in_most_years() -> None:
    """3 days of 14 must come together: of one day in 60 each that happens to few."""
    tingling = replace(SELDOM, weakness=NEVER, numbness=NEVER, stiffness=NEVER, worse=0.0)
    told = measure(tingling, YEARS, 0)
    assert ever(told["strength"]) == 0
    assert ever(told["worsens"]) == 0
    assert 0 < ever(told["sensation"]) < 0.65
    assert ever(told["another region"]) < 0.35


def test_what_is_recorded_more_often_opens_more_often_and_is_quiet_for_less_long() -> None:
    seldom, often = measure(SELDOM, YEARS, 0), measure(OFTEN, YEARS, 0)
    for rule in RULES:
        assert sum(each.opened for each in seldom[rule]) < sum(each.opened for each in often[rule])
    for told in often.values():
        for each in told:
            visits = len(each.quiet) + each.still
            assert each.opened - 1 <= visits <= each.opened
            assert all(0 < days < YEAR - VISIT for days in each.quiet)


@pytest.mark.parametrize("background", BACKGROUNDS, ids=lambda each: each.name)
def test_the_figures_are_written_down(background: object) -> None:
    text = RESULTS.read_text(encoding="utf-8")
    assert background.words() in text  # type: ignore[attr-defined]
    assert all(text.count(f"\n| {rule} | ") == len(BACKGROUNDS) for rule in RULES)


def test_a_row_of_the_table() -> None:
    told = [Told(opened=2, quiet=[30], still=1), Told(), Told(opened=1, still=1), Told()]
    assert row("strength", told) == "| strength | 0.500 | 0.250 | 0.75 | 30 | 0.67 |"
