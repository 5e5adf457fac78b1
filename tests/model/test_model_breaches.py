"""What breaks a rule is said in words, whatever the validator says."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.model import CheckIn, Episode, Intake, RecordError, Trial
from tracker.model.records import read

EPISODE = {"id": "a", "day": "2026-11-20", "edited": ""}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"intensity": 14}, "intensity: must be at most 10"),
        ({"count": 0}, "count: must be at least 1"),
        ({"intensity": 2.5}, "intensity: must be a whole number, not a fraction"),
        ({"intensity": "x"}, "intensity: must be a whole number, not text"),
        ({"hand": "up"}, "hand: 'up' is not one of its words"),
        ({"sites": ["toe"]}, "sites: 'toe' is not one of its words"),
        ({"sites": "ri"}, "sites: must be a list, not text"),
        ({"at": "noon"}, "at: must be a moment such as 2026-11-20T14:05:00+01:00"),
        ({"day": "2026-13-01"}, "day: must be a day such as 2026-11-20"),
        ({"day": 5}, "day: must be a day such as 2026-11-20, not a whole number"),
        ({"note": "x" * 100_001}, "note: must have at most 100000 characters"),
        ({"id": None}, "id: must be text, not nothing"),
    ],
)
def test_of_an_episode(given: dict[str, Any], said: str) -> None:
    with pytest.raises(RecordError) as caught:
        read(Episode, EPISODE | given)
    assert str(caught.value) == said
    assert caught.value.field == next(iter(given))


def test_a_field_that_is_missing_is_named() -> None:
    with pytest.raises(RecordError, match="factor: is missing") as caught:
        read(Intake, EPISODE | {"amount": 1})
    assert caught.value.field == "factor"


def test_what_a_part_misses_is_told_of_the_field_that_holds_it() -> None:
    with pytest.raises(RecordError, match="phases: start is missing") as caught:
        read(Trial, {"id": "a", "name": "water", "change": "water", "phases": [{}]})
    assert caught.value.field == "phases"


def test_of_a_check_in() -> None:
    with pytest.raises(RecordError, match="values: must be values by name, not text"):
        read(CheckIn, {"day": "2026-11-20", "values": "sleep"})


def test_no_word_of_the_validator_is_left() -> None:
    wrong: list[dict[str, Any]] = [{name: [[]]} for name in Episode.__struct_fields__]
    for given in wrong:
        with pytest.raises(RecordError) as caught:
            read(Episode, EPISODE | given)
        assert "`" not in str(caught.value)
        assert "Expected" not in str(caught.value)
