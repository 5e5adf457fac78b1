"""A value beside its usual range: what is said is what is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model import CATALOGUE
from tracker.model.usual import Against, against_usual

ENDS = st.floats(0, 24, allow_nan=False)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (5.5, Against("below", "usual 6–8")),
        (6, Against("within", "usual 6–8")),
        (8, Against("within", "usual 6–8")),
        (8.25, Against("above", "usual 6–8")),
        (None, None),
    ],
)
def test_sleep_beside_its_usual_hours(value: float | None, told: Against | None) -> None:
    assert against_usual(CATALOGUE["sleep"], value, (6, 8)) == told


def test_a_range_of_one_value_is_one_number() -> None:
    assert against_usual(CATALOGUE["stress"], 4, (3, 3)) == Against("above", "usual 3")


@pytest.mark.parametrize(("key", "value"), [("bedtime", "22:30"), ("illness", True)])
def test_times_of_day_and_yes_or_no_have_no_range(key: str, value: str | bool) -> None:
    assert against_usual(CATALOGUE[key], value, (0, 1)) is None


def test_without_a_range_nothing_is_said() -> None:
    assert against_usual(CATALOGUE["sleep"], 7, None) is None


@given(ENDS, ENDS, ENDS)
def test_what_reads_as_an_end_of_the_range_is_within(value: float, one: float, two: float) -> None:
    low, high = sorted((one, two))
    told = against_usual(CATALOGUE["sleep"], value, (low, high))
    assert told is not None
    shown = round(value, 2)
    assert (told.side == "within") == (round(low, 2) <= shown <= round(high, 2))
    assert (told.side == "below") == (shown < round(low, 2))
