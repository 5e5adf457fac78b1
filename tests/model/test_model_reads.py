"""How a person reads amounts and times: other units, another clock, the same things kept."""

from __future__ import annotations

from datetime import time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model import CATALOGUE, Factor, FactorError
from tracker.model.clock import clock_words, read_clock
from tracker.model.measures import OfFactor
from tracker.model.reads import Units, as_kept, read_in
from tracker.model.units import unit_size
from tracker.model.usual import against_usual

OWN = read_in(CATALOGUE, Units(caffeine="cups", water="ounces", face="12h"))
CAFFEINE, WATER, BEDTIME = OWN["caffeine"], OWN["water"], OWN["bedtime"]


@pytest.mark.parametrize(
    ("factor", "value", "words"),
    [
        (CAFFEINE, 90, "1 cup"),
        (CAFFEINE, 180, "2 cups"),
        (CAFFEINE, 0, "0 cups"),
        (CAFFEINE, 80, "0.89 cups"),
        (CAFFEINE, None, "–"),
        (WATER, 0.25, "8.5 oz"),
        (WATER, 0.473176, "16 oz"),
        (WATER, 0.47, "15.9 oz"),
        (BEDTIME, "22:30", "10:30pm"),
        (BEDTIME, "00:05", "12:05am"),
        (OWN["sleep"], 6.5, "6.5 h"),
        (CATALOGUE["caffeine"], 180, "180 mg"),
        (CATALOGUE["bedtime"], "22:30", "22:30"),
    ],
)
def test_values_in_words(factor: Factor, value: float | str | None, words: str) -> None:
    assert factor.say(value) == words


def test_both_units_are_said_where_they_differ() -> None:
    assert CAFFEINE.say_both(180) == "2 cups (180 mg)"
    assert WATER.say_both(0.473176) == "16 oz (0.47 L)"
    assert CATALOGUE["caffeine"].say_both(180) == "180 mg"
    assert BEDTIME.say_both("22:30") == "10:30pm"
    assert CAFFEINE.say_both(None) == "–"


@given(st.integers(1, 400), st.sampled_from([1, 2, 4, 10]))
def test_what_is_typed_in_ounces_or_cups_reads_the_same_again(number: int, part: int) -> None:
    cups = number / part
    kept = CAFFEINE.kept(cups)
    assert CAFFEINE.figure(kept) == f"{cups:.2f}".rstrip("0").rstrip(".")
    ounces = number / (10 if part == 4 else part)
    assert WATER.figure(WATER.kept(ounces)) == f"{ounces:.1f}".rstrip("0").rstrip(".")


def test_what_is_kept_is_the_same_factor() -> None:
    for key, factor in OWN.items():
        assert msgspec.to_builtins(factor) == msgspec.to_builtins(CATALOGUE[key])
    assert dict(as_kept(OWN)) == dict(CATALOGUE)
    assert as_kept(CATALOGUE) is CATALOGUE
    assert read_in(CATALOGUE, Units()) is CATALOGUE


def test_a_renamed_factor_is_read_in_the_unit_and_one_of_another_unit_is_not() -> None:
    renamed = msgspec.structs.replace(CATALOGUE["caffeine"], label="coffee and tea")
    grams = msgspec.structs.replace(CATALOGUE["water"], unit="kg")
    own = read_in(CATALOGUE.extended([renamed, grams]), Units(caffeine="cups", water="ounces"))
    assert own["caffeine"].say(90) == "1 cup"
    assert own["water"].say(2) == "2 kg"


def test_bounds_are_told_in_the_unit_that_is_read() -> None:
    with pytest.raises(FactorError, match=r"30 cups is outside 0 to 22\.22"):
        CAFFEINE.check(2700)
    with pytest.raises(FactorError, match="takes a number cups"):
        CAFFEINE.check("a lot")


def test_the_calendar_shows_the_unit_that_is_read() -> None:
    assert OfFactor(CAFFEINE).short(180) == "2"
    assert OfFactor(CAFFEINE).say(180) == "2 cups"
    assert OfFactor(WATER).short_of(1.8) == "60.9"
    assert OfFactor(BEDTIME).short(18.5) == "1030p"
    assert OfFactor(BEDTIME).short(17.5) == "930p"
    assert OfFactor(CATALOGUE["bedtime"]).short(18.5) == "22:30"


def test_the_usual_range_is_in_the_unit_of_the_value() -> None:
    against = against_usual(CAFFEINE, 270, (90, 180))
    assert against is not None
    assert (against.side, against.words) == ("above", "usual 1–2")


def test_a_fluid_ounce_is_a_unit_of_water_alone() -> None:
    assert unit_size(CATALOGUE["water"], "oz") == pytest.approx(0.0295735)
    assert unit_size(CATALOGUE["water"], "fl") is None
    assert unit_size(CATALOGUE["caffeine"], "oz") is None


@given(st.times())
def test_a_clock_time_is_read_back(at: time) -> None:
    whole = at.replace(second=0, microsecond=0, tzinfo=None)
    assert read_clock(clock_words(whole)) == whole
    said = clock_words(whole, "12h")
    assert said.endswith(("am", "pm"))
    assert said.split(":")[0] in {str(hour) for hour in range(1, 13)}


@pytest.mark.parametrize("text", ["", "24:00", "22:60", "22", "22:5", "²2:00", "-1:00", "100:00"])
def test_no_clock_time(text: str) -> None:
    assert read_clock(text) is None
