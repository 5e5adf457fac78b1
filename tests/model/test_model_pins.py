"""Suspects count for looks that are still to come, never for past ones."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.model.pins import DEFAULT_PINS, pins_on, spelled, with_pin

DAY = date(2026, 11, 22)
PINS = st.tuples(st.sampled_from(["sleep", "water", "own_1"]), st.sampled_from([0, 1]))


def test_before_any_choice_the_default_suspects_hold() -> None:
    assert pins_on({}, DAY) == DEFAULT_PINS
    assert pins_on(with_pin({}, DAY, ("water", 1), on=True), DAY - timedelta(days=1)) == (
        DEFAULT_PINS
    )


def test_what_cannot_be_read_is_left_out() -> None:
    assert pins_on({"2026-11-01": ["water/1", "water", "/0", "x/2", "a/b/0"]}, DAY) == {
        ("water", 1), ("a/b", 0),
    }  # fmt: skip


def test_a_second_choice_of_a_day_replaces_the_first() -> None:
    once = with_pin({}, DAY, ("water", 0), on=True)
    assert list(with_pin(once, DAY, ("water", 0), on=False)) == [DAY.isoformat()]


@given(st.lists(st.tuples(st.integers(0, 40), PINS, st.booleans()), max_size=12))
def test_a_choice_changes_no_day_before_it(
    choices: list[tuple[int, tuple[str, int], bool]],
) -> None:
    chosen: dict[str, list[str]] = {}
    for ahead, pin, on in sorted(choices, key=lambda choice: choice[0]):
        day = DAY + timedelta(days=ahead)
        before = [pins_on(chosen, DAY + timedelta(days=back)) for back in range(ahead)]
        chosen = with_pin(chosen, day, pin, on=on)
        assert before == [pins_on(chosen, DAY + timedelta(days=back)) for back in range(ahead)]
        assert (pin in pins_on(chosen, day)) == on
        assert (spelled(pin) in chosen[day.isoformat()]) == on
