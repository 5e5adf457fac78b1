"""What the check-in asks: on and off, and the order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.model import CATALOGUE, Factor
from tracker.model.asked import asked, moved, switched

OLD = Factor(key="old_tea", label="old tea", retired=True)
KNOWN = CATALOGUE.extended([OLD])
KEYS = st.lists(st.sampled_from([*list(KNOWN)[:6], "old_tea", "gone"]), unique=True)


def keys_asked(shown: list[str]) -> list[str]:
    return [factor.key for factor in asked(shown, KNOWN)]


def test_what_is_not_defined_or_retired_is_passed_over() -> None:
    assert keys_asked(["stress", "gone", "old_tea", "sleep", "stress"]) == ["stress", "sleep"]


def test_switched_on_comes_last() -> None:
    assert switched(["sleep", "water"], "bedtime") == ["sleep", "water", "bedtime"]
    assert switched(["sleep", "water"], "sleep") == ["water"]


def test_a_move_passes_what_is_not_asked() -> None:
    shown = ["sleep", "gone", "old_tea", "water", "stress"]
    assert moved(shown, "water", -1, KNOWN) == ["water", "gone", "old_tea", "sleep", "stress"]
    assert moved(shown, "sleep", -1, KNOWN) == shown
    assert moved(shown, "stress", 1, KNOWN) == shown
    assert moved(shown, "old_tea", 1, KNOWN) == shown


@given(KEYS, st.sampled_from([-1, 1]), st.data())
def test_a_move_changes_one_place_and_the_way_back_undoes_it(
    shown: list[str], step: int, data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from([*shown, "gone"]))
    after = moved(shown, key, step, KNOWN)
    assert sorted(after) == sorted(shown)
    if after == shown:
        order = keys_asked(shown)
        assert key not in order or key == (order[0] if step < 0 else order[-1])
    else:
        assert keys_asked(after).index(key) == keys_asked(shown).index(key) + step
        assert moved(after, key, -step, KNOWN) == shown


@given(KEYS, st.sampled_from(list(KNOWN)))
def test_switching_twice_is_asked_as_before(shown: list[str], key: str) -> None:
    once = switched(shown, key)
    assert (key in once) is (key not in shown)
    assert sorted(switched(once, key)) == sorted(shown)
