"""Coffee on two machines: two intakes, and a value set outright that both have raised."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.diary.twins import TODAY, Machine, both
from tracker.model import FactorDraft, IntakeDraft


def test_a_coffee_on_each_makes_two(one: Machine) -> None:
    two = one.twin("two")
    for machine in (one, two):
        machine.diary.take(IntakeDraft(factor="caffeine", amount=90))
    both(one, two)
    assert one.diary.day(TODAY).values["caffeine"] == 180


def coffees(tmp_path: Path) -> tuple[Machine, Machine, str, str]:
    """90 mg set outright, then a coffee on each of two copies."""
    one = Machine(tmp_path / "one")
    one.diary.check_in(TODAY, {"caffeine": 90})
    two = one.twin("two")
    ids = [m.diary.take(IntakeDraft(factor="caffeine", amount=90)).id for m in (one, two)]
    return one, two, *ids  # type: ignore[return-value]


def test_a_coffee_on_each_raises_a_value_set_outright_by_both(tmp_path: Path) -> None:
    one, two, *_ = coffees(tmp_path)
    for result in both(one, two):
        assert (result.added, result.changed, result.overruled) == (1, 1, [])
    assert one.diary.day(TODAY).values["caffeine"] == 270


def test_a_coffee_taken_away_lowers_the_value_on_both(tmp_path: Path) -> None:
    one, two, mine, theirs = coffees(tmp_path)
    one.diary.merge(two.home)
    two.diary.merge(one.home)
    two.diary.remove(mine)
    assert two.diary.day(TODAY).values["caffeine"] == 180
    one.diary.take(IntakeDraft(factor="caffeine", amount=45))
    both(one, two)
    assert one.diary.day(TODAY).values["caffeine"] == 225
    one.diary.remove(theirs)
    assert one.diary.day(TODAY).values["caffeine"] == 135
    one.diary.undo()
    assert one.diary.day(TODAY).values["caffeine"] == 225
    both_values = {m.diary.day(TODAY).values["caffeine"] for m in (one, two)}
    assert both_values == {225}


@pytest.mark.parametrize("synced", [True, False])
def test_an_undone_coffee_is_not_in_the_merged_value(tmp_path: Path, synced: bool) -> None:
    one = Machine(tmp_path / "one")
    one.diary.check_in(TODAY, {"caffeine": 90})
    two = one.twin("two")
    one.diary.take(IntakeDraft(factor="caffeine", amount=90))
    if synced:
        two.diary.merge(one.home)
    one.diary.undo()
    two.diary.take(IntakeDraft(factor="caffeine", amount=60))
    result, _ = both(one, two)
    assert one.diary.day(TODAY).values["caffeine"] == 150
    assert result.overruled == []


def test_a_value_set_outright_later_forgets_the_coffees_and_says_so(tmp_path: Path) -> None:
    one, two, *_ = coffees(tmp_path)
    two.diary.check_in(TODAY, {"caffeine": 100})
    for result in both(one, two):
        assert [(each.kept, each.gave_way) for each in result.overruled] == [(100, 180)]
    assert one.diary.day(TODAY).values["caffeine"] == 100
    assert len(one.diary.intakes(TODAY, TODAY)) == 2


def test_a_value_changed_by_hand_is_one_set_outright(tmp_path: Path) -> None:
    one, two, *_ = coffees(tmp_path)
    path = one.home / "diary" / "2026-11.json"
    path.write_text(path.read_text().replace('"caffeine": 180', '"caffeine": 200'))
    one.diary.merge(two.home)
    assert one.diary.day(TODAY).values["caffeine"] in (180, 200)
    assert len(one.diary.intakes(TODAY, TODAY)) == 2


def test_a_line_with_a_coffee_raises_as_well(tmp_path: Path) -> None:

    one = Machine(tmp_path / "one")
    one.diary.check_in(TODAY, {"caffeine": 90})
    two = one.twin("two")
    for machine in (one, two):
        machine.diary.record(episode=None, factors=FactorDraft(add={"caffeine": 90, "water": 1}))
    both(one, two)
    assert one.diary.day(TODAY).values == {"caffeine": 270, "water": 2}


def test_a_quick_log_leaves_no_stamps_on_disk(one: Machine) -> None:
    one.diary.take(IntakeDraft(factor="caffeine", amount=90))
    one.diary.check_in(TODAY, {"sleep": 7})
    one.diary.check_in(TODAY, {"stress": 2})
    assert b"changed" not in (one.home / "diary" / "2026-11.json").read_bytes()
