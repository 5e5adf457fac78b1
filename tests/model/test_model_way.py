"""Where a person stands on the guided way."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tracker.model import (
    CATALOGUE,
    CHANGE_DAYS,
    GENTLE_CHANGES,
    CheckIn,
    Episode,
    Phase,
    Profile,
    Trial,
)
from tracker.model.drinks import FOODS
from tracker.model.magnesium import PORTIONS
from tracker.model.observation import standing
from tracker.model.records import Swallowed, TryKind
from tracker.model.trying import TRYINGS
from tracker.model.way import Way, stage_of, stand

TODAY = date(2026, 11, 22)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def trial(kind: TryKind = "breaks", start: int | None = None, **more: Any) -> Trial:
    phases = []
    if start is not None:
        phases = [
            Phase(start=back(start), end=back(start - 6), changed=False),
            Phase(start=back(start - 7), end=back(start - 13), changed=True),
        ]
    return Trial(id="t", name="n", change="c", kind=kind, phases=phases, **more)


def stood(
    episodes: list[Episode] | None = None,
    check_ins: list[CheckIn] | None = None,
    trials: list[Trial] | None = None,
    profile: Profile | None = None,
) -> Way:
    said = profile or Profile()
    days = [each.day for each in episodes or []] + [each.day for each in check_ins or []]
    first = min(days, default=None)
    return stand(
        episodes or [], [], check_ins or [], [], trials or [], CATALOGUE, said,
        first=first, today=TODAY, watching=standing(said, first, TODAY, 14, paused=False),
        shown=["sleep"],
    )  # fmt: skip


def watched(days: int) -> list[Episode]:
    return [Episode(id=f"e{each}", day=back(each)) for each in range(days)]


def test_a_new_diary_stands_at_the_beginning() -> None:
    way = stood()
    assert (way.watched, way.looked_at, way.days) == (0, 0, 0)
    for step in ("watch", "causes", "gentle", "food", "supplement"):
        assert way.state(step) == "open"


def test_a_week_of_watching_is_enough_to_look_on() -> None:
    assert stood(watched(6)).state("watch") == "begun"
    assert stood(watched(7)).state("watch") == "done"


def test_a_day_with_factors_alone_was_not_watched() -> None:
    check_ins = [
        CheckIn(day=back(1), values={"sleep": 7}, closed=True),
        CheckIn(day=back(2), closed=True, unlogged=0),
        CheckIn(day=back(-1), closed=True, unlogged=0),
    ]
    assert stood(check_ins=check_ins).watched == 1


def test_portions_are_counted_by_days() -> None:
    check_ins = [
        CheckIn(day=back(1), values={"nuts": 1, "seeds": 2}),
        CheckIn(day=back(2), values={"nuts": 0}),
        CheckIn(day=back(3), values={"legumes": 1}),
    ]
    way = stood(check_ins=check_ins)
    assert (way.food_days, way.days) == (2, 3)
    assert way.state("food") == "begun"


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (trial(), "begun"),
        (trial(start=3), "begun"),
        (trial(start=20), "done"),
        (trial(start=3, stopped=back(1)), "done"),
        (trial(kind="magnesium_food", start=20), "open"),
    ],
)
def test_a_gentle_trial_that_is_over_was_a_step(found: Trial, state: str) -> None:
    assert stood(trials=[found]).state("gentle") == state


def test_a_light_change_counts_as_a_gentle_one() -> None:
    end = TODAY + timedelta(days=3)
    runs = Profile(change="water", change_start=end - timedelta(days=CHANGE_DAYS), change_end=end)
    over = Profile(change="water", change_start=back(30), change_end=back(16))
    assert stood(profile=runs).state("gentle") == "begun"
    assert stood(profile=over).state("gentle") == "done"


@pytest.mark.parametrize(
    ("kind", "swallowed", "stage"),
    [
        ("water", "food", "gentle"),
        ("electrolytes", "electrolytes", "food"),
        ("magnesium_supplement", "supplement", "supplement"),
        ("own", "nothing", "gentle"),
        ("own", "food", "food"),
        ("own", "supplement", "supplement"),
    ],
)
def test_a_trial_belongs_to_the_stage_of_what_it_changes(
    kind: TryKind, swallowed: Swallowed, stage: str
) -> None:
    assert stage_of(trial(kind, swallowed=swallowed)) == stage


def test_every_food_group_has_its_portions() -> None:
    assert set(PORTIONS) == set(FOODS)


def test_the_light_changes_are_named_as_the_trials_are() -> None:
    for change, label in GENTLE_CHANGES.items():
        assert label == TRYINGS[change].name
