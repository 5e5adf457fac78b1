"""Factors as the diary holds them: definitions that break a rule, and what is logged."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from tracker.diary import Diary, DiaryDamaged
from tracker.model import Factor, IntakeDraft
from tracker.model.defining import Logged


def define_by_hand(diary: Diary, key: str, **fields: Any) -> None:
    """Write a definition into the book as a person would in an editor."""
    book = diary.home / "diary" / "book.json"
    tables = json.loads(book.read_text())
    tables["factors"][key] = tables["factors"].get(key, {}) | fields
    book.write_text(json.dumps(tables))


def test_definitions_that_break_a_rule_are_named(diary: Diary) -> None:
    diary.define_factor(Factor(key="guitar", label="guitar"))
    assert diary.broken_factors() == []
    define_by_hand(diary, "piano", label="piano", kind="ammount")
    define_by_hand(diary, "sewing", label="sewing", low=5, high=2)
    define_by_hand(diary, "sleep", label=7)
    found = {each.id: each.problem for each in diary.broken_factors()}
    assert list(found) == ["piano", "sleep", "sewing"]
    assert "kind" in found["piano"]
    assert "must be below" in found["sewing"]
    assert "piano" not in diary.catalogue
    assert diary.catalogue["sleep"].label == "sleep"  # as it was built in
    diary.define_factor(Factor(key="piano", label="piano"))
    assert [each.id for each in diary.broken_factors()] == ["sleep", "sewing"]


def test_what_is_logged_of_a_factor_on_all_days(diary: Diary) -> None:
    assert diary.logged("water") == Logged()
    today = diary.today()
    diary.check_in(today, {"water": 2, "bedtime": "22:30", "illness": True})
    diary.check_in(today - timedelta(days=40), {"water": 0.5})
    diary.take(IntakeDraft(factor="water", amount=0.25, day=today - timedelta(days=80)))
    assert diary.logged("water") == Logged(count=3, low=0.25, high=2)
    assert diary.logged("bedtime") == diary.logged("illness") == Logged(count=1)
    assert diary.logged("stress") == Logged()


def test_what_is_logged_is_not_known_where_a_month_cannot_be_read(diary: Diary) -> None:
    diary.check_in(diary.today(), {"water": 2})
    (diary.home / "diary" / "2026-11.json").write_text("{")
    with pytest.raises(DiaryDamaged):
        diary.logged("water")
