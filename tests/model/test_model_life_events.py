"""What is told of a life event, and which fields that changes."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model import Marker, MarkerDraft
from tracker.model.life_events import KIND_CHOICES, advised, asks_onset, changes, life_event
from tracker.model.records import MarkerKind

DAY = date(2026, 11, 22)
kinds: st.SearchStrategy[MarkerKind] = st.sampled_from(get_args(MarkerKind))
labels = st.text(max_size=20)
onsets = st.sampled_from([True, False, None])


def marker(**given: Any) -> Marker:
    return Marker(**{"id": "k3j2h1g0f9", "day": DAY, "kind": "travel", **given})


def test_every_kind_can_be_chosen_and_the_three_of_medicines_are_asked_more() -> None:
    assert set(KIND_CHOICES) == set(get_args(MarkerKind))
    assert [kind for kind in KIND_CHOICES if asks_onset(kind)] == list(KIND_CHOICES)[:3]
    assert not asks_onset(None)


@pytest.mark.parametrize(("kind", "onset", "due"), [
    ("medicine_started", True, True),
    ("medicine_stopped", True, True),
    ("medicine_changed", False, False),
    ("medicine_changed", None, False),
    ("illness", True, False),
])  # fmt: skip
def test_the_advice_is_due_only_where_it_came_with_a_medicine(
    kind: MarkerKind, onset: bool | None, due: bool
) -> None:
    assert advised(MarkerDraft(day=DAY, kind=kind, with_onset=onset)) is due


def test_blanks_are_no_label_and_an_answer_that_was_not_asked_is_none() -> None:
    assert life_event(DAY, "travel", "  ", True) == MarkerDraft(day=DAY, kind="travel")
    told = life_event(DAY, "medicine_started", " beta blocker ", False)
    assert (told.label, told.with_onset) == ("beta blocker", False)


def test_a_kind_that_is_not_asked_drops_the_answer_of_the_one_before() -> None:
    before = marker(kind="medicine_started", label="x", with_onset=True)
    told = life_event(DAY, "device", "x", True)
    assert changes(before, told) == {"kind": "device", "with_onset": None}


@given(kinds, st.none() | labels, onsets)
def test_to_confirm_what_is_there_changes_nothing(
    kind: MarkerKind, label: str | None, onset: bool | None
) -> None:
    before = marker(kind=kind, label=label, with_onset=onset)
    assert changes(before, life_event(DAY, kind, label or "", onset)) == {}


@given(kinds, st.none() | labels, onsets, kinds, labels, onsets)
def test_the_changes_make_of_a_marker_what_was_told(
    kind: MarkerKind, label: str | None, onset: bool | None,
    new_kind: MarkerKind, new_label: str, new_onset: bool | None,
) -> None:  # fmt: skip
    before = marker(kind=kind, label=label, with_onset=onset)
    told = life_event(DAY, new_kind, new_label, new_onset)
    after = msgspec.structs.replace(before, **changes(before, told))
    assert after.kind == told.kind
    assert ((after.label or "").strip() or None) == told.label
    if asks_onset(new_kind) or new_kind != kind:
        assert after.with_onset == told.with_onset
    else:
        assert after.with_onset == onset
