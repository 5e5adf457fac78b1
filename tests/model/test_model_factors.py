"""The factor catalogue: bounds, kinds, aliases, factors of one's own."""

from __future__ import annotations

import math
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model import (
    CATALOGUE,
    Factor,
    FactorError,
    Value,
    as_number,
    as_value,
    check_definition,
    factor_key,
    number,
)

ANY_VALUE = st.booleans() | st.integers() | st.floats() | st.text(max_size=8)


def test_the_seven_shown_first() -> None:
    shown = [key for key, factor in CATALOGUE.items() if factor.shown]
    assert shown == [
        "sleep", "sleep_quality", "caffeine", "workload", "stress", "water", "fatigue",
    ]  # fmt: skip
    units = {"sleep": "h", "caffeine": "mg", "workload": "h", "water": "L"}
    assert {key: CATALOGUE[key].unit for key in units} == units
    assert (CATALOGUE["caffeine"].per, CATALOGUE["water"].per, CATALOGUE["sleep"].per) == (
        90,
        0.5,
        1,
    )


@pytest.mark.parametrize(
    ("name", "key", "units"),
    [("sleep", "sleep", 1), ("sleep_hours", "sleep", 1), ("Coffee", "caffeine", 90),
     ("work", "workload", 1), ("WATER", "water", 1)],
)  # fmt: skip
def test_a_name_or_alias_is_found(name: str, key: str, units: float) -> None:
    found = CATALOGUE.find(name)
    assert found is not None
    assert (found[0].key, found[1]) == (key, units)


def test_an_unknown_name_is_not_found() -> None:
    assert CATALOGUE.find("slep") is None
    assert CATALOGUE.find("") is None


def test_names_are_distinct_and_all_lead_somewhere() -> None:
    aliases = [alias for factor in CATALOGUE.values() for alias in factor.aliases]
    assert len(set(aliases)) == len(aliases)
    assert not set(aliases) & set(CATALOGUE)
    assert set(CATALOGUE.names) == set(aliases) | set(CATALOGUE)


def test_a_factor_of_ones_own_is_added_and_replaces() -> None:
    tea = Factor(key="tea", label="tea", unit="cups", aliases={"cuppa": 1, "water": 1})
    more = CATALOGUE.extended([tea, Factor(key="sleep", label="my sleep", unit="h", high=20)])
    assert len(more) == len(CATALOGUE) + 1
    assert next(iter(more)) == "sleep"
    assert more["sleep"].label == "my sleep"
    assert more.find("cuppa") == (tea, 1)
    found = more.find("water")
    assert found is not None
    assert found[0].key == "water"  # a key goes before another's alias
    assert "tea" not in CATALOGUE


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("sleep", 6.5, 6.5), ("sleep", 7.0, 7), ("sleep", 0, 0), ("sleep", 24, 24),
        ("stress", 10, 10), ("stress", 5.0, 5), ("illness", 1, True), ("illness", False, False),
        ("bedtime", "9:05", "09:05"), ("bedtime", "23:59", "23:59"),
    ],
)  # fmt: skip
def test_a_value_is_kept_in_one_form(key: str, value: Value, kept: Value) -> None:
    checked = CATALOGUE[key].check(value)
    assert checked == kept
    assert type(checked) is type(kept)


@pytest.mark.parametrize(
    ("key", "value", "allowed"),
    [
        ("sleep", 24.5, "0 to 24"), ("sleep", -1, "0 to 24"), ("sleep", "7", "number"),
        ("sleep", True, "number"), ("sleep", math.nan, "0 to 24"), ("sleep", math.inf, "0 to 24"),
        ("sleep", 10**400, "0 to 24"), ("stress", 5.5, "whole"), ("stress", 11, "0 to 10"),
        ("illness", 2, "yes or no"), ("illness", "1", "yes or no"), ("bedtime", "24:00", "22:30"),
        ("bedtime", "9:5", "22:30"), ("bedtime", "١٢:30", "22:30"), ("bedtime", 22, "22:30"),
        ("bedtime", "", "22:30"), ("bedtime", "-1:30", "22:30"),
    ],
)  # fmt: skip
def test_a_value_it_cannot_hold(key: str, value: Value, allowed: str) -> None:
    with pytest.raises(FactorError, match=allowed):
        CATALOGUE[key].check(value)


def test_a_factor_without_an_end_still_refuses_infinity() -> None:
    endless = Factor(key="steps", label="steps", high=math.inf)
    assert endless.check(12_000) == 12_000
    with pytest.raises(FactorError):
        endless.check(math.inf)


@given(st.sampled_from(list(CATALOGUE.values())), ANY_VALUE)
def test_what_is_kept_is_kept_again(factor: Factor, value: Value) -> None:
    try:
        kept = factor.check(value)
    except FactorError:
        return
    assert factor.check(kept) == kept
    assert type(factor.check(kept)) is type(kept)
    assert factor.say(kept)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [("sleep", 6.5, "6.5 h"), ("caffeine", 180, "180 mg"), ("stress", 6, "6"),
     ("illness", True, "yes"),
     ("illness", False, "no"), ("bedtime", "22:30", "22:30"), ("sleep", None, "–")],
)  # fmt: skip
def test_a_value_in_words(key: str, value: Value | None, words: str) -> None:
    assert CATALOGUE[key].say(value) == words


def test_only_amounts_add_up_over_a_day() -> None:
    assert CATALOGUE["caffeine"].cumulative
    assert not CATALOGUE["stress"].cumulative
    assert not CATALOGUE["bedtime"].cumulative


@pytest.mark.parametrize(
    ("value", "words"), [(6.0, "6"), (6.5, "6.5"), (0.25, "0.25"), (100, "100"), (1 / 3, "0.33")]
)
def test_a_number_without_needless_digits(value: float, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize(
    ("name", "key"), [("Green Tea", "green_tea"), (" Fußbad ", "fußbad"), ("a-b.c", "a_b_c")]
)
def test_the_key_of_a_name(name: str, key: str) -> None:
    assert factor_key(name) == key


@pytest.mark.parametrize("name", ["", "  ", "_", "-- !"])
def test_a_name_needs_a_letter(name: str) -> None:
    with pytest.raises(FactorError, match="letter or digit"):
        factor_key(name)


@pytest.mark.parametrize(
    ("factor", "word"),
    [
        (Factor(key="", label="x"), "called"),
        (Factor(key=" x", label="x"), "called"),
        (Factor(key="note", label="x"), "meaning of its own"),
        (Factor(key="tags", label="x"), "meaning of its own"),
        (Factor(key="x", label=" "), "label"),
        (Factor(key="x", label="x", low=5, high=5), "low"),
        (Factor(key="x", label="x", high=float("inf")), "finite"),
        (Factor(key="x", label="x", aliases={"y": float("nan")}), "finite"),
        (Factor(key="x", label="x", step=0), "step"),
        (Factor(key="x", label="x", per=-1), "per"),
        (Factor(key="x", label="x", kind="colour"), "colour"),  # type: ignore[arg-type]
    ],
)
def test_an_unsound_definition_is_refused(factor: Factor, word: str) -> None:
    with pytest.raises(FactorError, match=word):
        check_definition(factor)


def test_every_built_in_definition_is_sound() -> None:
    assert [check_definition(factor) for factor in CATALOGUE.values()] == list(CATALOGUE.values())


def test_a_time_of_day_counts_from_the_day_start() -> None:
    assert as_number("04:00") == 0
    assert as_number("23:30") == 19.5
    assert as_number("03:59") > as_number("23:59")
    assert as_number("06:00", time(6)) == 0
    assert as_number(True) == 1
    assert math.isnan(as_number("soon"))


@given(st.times(), st.times())
def test_a_number_becomes_its_time_of_day_again(said: time, day_start: time) -> None:
    bedtime = CATALOGUE["bedtime"]
    text = f"{said:%H:%M}"
    assert as_value(bedtime, as_number(text, day_start), day_start) == text
