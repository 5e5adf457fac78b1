"""Defining factors of one's own, and changing those that values are logged of."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tracker.model import CATALOGUE, Factor, FactorError, check_definition
from tracker.model.defining import (
    Logged,
    Wanted,
    asks_words,
    change_words,
    defined,
    logged_words,
    namesake,
    new_factor,
    plain_number,
    redefined,
    resembling,
    span_words,
)

TEA = Factor(key="tea", label="tea", unit="cups", high=20)
KNOWN = CATALOGUE.extended([TEA, Factor(key="old", label="old habit", retired=True)])


def typed(factor: Factor, **changes: str) -> Wanted:
    """Return a factor as the form shows it, with fields typed over."""
    numbers = {name: plain_number(getattr(factor, name)) for name in ("low", "high", "step")}
    start = Wanted(name=factor.label, kind=factor.kind, unit=factor.unit, **numbers)
    return replace(start, **changes)


def test_a_new_amount_has_what_is_usual() -> None:
    assert defined(Wanted(name=" green  tea ", unit="cups"), CATALOGUE) == Factor(
        key="green_tea", label="green tea", unit="cups", high=1000
    )
    hours = defined(Wanted(name="piano", unit="h", step="0,5"), CATALOGUE)
    assert (hours.high, hours.step, hours.per) == (24, 0.5, 0.5)
    assert defined(Wanted(name="sewing", unit="min"), CATALOGUE).high == 1440


@pytest.mark.parametrize(
    ("kind", "high", "words"),
    [
        ("rating", 10, "glare, a rating from 0 to 10"),
        ("yesno", 1, "glare, yes or no"),
        ("time", 10, "glare, a time of day such as 22:30"),
    ],
)
def test_other_kinds_need_no_numbers(kind: str, high: float, words: str) -> None:
    factor = defined(Wanted(name="glare", kind=kind, unit="x", low="?"), CATALOGUE)  # type: ignore[arg-type]
    assert (factor.kind, factor.unit, factor.high) == (kind, "", high)
    assert asks_words(factor) == words


@pytest.mark.parametrize(
    ("wanted", "word"),
    [
        (Wanted(name=" "), "at least one letter"),
        (Wanted(name="!!"), "at least one letter"),
        (Wanted(name="note"), "meaning of its own"),
        (Wanted(name="x" * 41), "40 characters"),
        (Wanted(name="coffee"), "caffeine (coffee)"),
        (Wanted(name="Sleep-Quality"), "sleep quality, 0 to 10"),
        (Wanted(name="nut"), "nuts"),
        (Wanted(name="old habits"), "old habit, 0 to 10, retired"),
        (Wanted(name="a", unit="u" * 13), "12 characters"),
        (Wanted(name="a", low="two"), "lowest value is a number"),
        (Wanted(name="a", high="nan"), "highest value is a number"),
        (Wanted(name="a", high="1e99"), "highest value is a number"),
        (Wanted(name="a", step="-"), "step is a number"),
        (Wanted(name="a", step="0"), "step is 0.01 or more"),
        (Wanted(name="a", low="5", high="5"), "lowest value must be below"),
        (Wanted(name="a", low="0", high="5", step="6"), "step must be within"),
    ],
)
def test_a_mistake_is_said_in_words(wanted: Wanted, word: str) -> None:
    with pytest.raises(FactorError) as error:
        defined(wanted, KNOWN)
    assert word in str(error.value)


def test_no_two_that_are_built_in_are_namesakes() -> None:
    for one, other in combinations(CATALOGUE.values(), 2):
        assert namesake(one.label, {other.key: other}) is None
        assert namesake(one.key, {other.key: other}) is None


def test_a_likely_slip_is_named_and_another_word_is_not() -> None:
    near = resembling("caffiene", KNOWN)
    assert near is not None
    assert near.key == "caffeine"
    assert resembling("humming", KNOWN) is None
    assert resembling("tea", KNOWN, "tea") is None


def test_a_rename_keeps_the_key_and_the_entry_line_takes_the_new_name() -> None:
    once = redefined(TEA, typed(TEA, name="green tea"), KNOWN, Logged())
    assert (once.key, once.label, once.aliases) == ("tea", "green tea", {"green_tea": 1})
    found = KNOWN.extended([once]).find("green_tea")
    assert found == (once, 1)
    twice = redefined(once, typed(once, name="black tea"), KNOWN.extended([once]), Logged())
    assert twice.aliases == {"black_tea": 1}
    assert redefined(twice, typed(twice, name="tea"), KNOWN.extended([twice]), None) == TEA


def test_a_rename_of_what_is_built_in_keeps_its_aliases() -> None:
    caffeine = CATALOGUE["caffeine"]
    after = redefined(caffeine, typed(caffeine, name="stimulant drinks"), KNOWN, Logged())
    assert after.aliases == {"coffee": 90, "stimulant_drinks": 1}
    with pytest.raises(FactorError, match="sleep"):
        redefined(caffeine, typed(caffeine, name="sleep hours"), KNOWN, Logged())


def test_a_rating_can_be_renamed_alone() -> None:
    stress = CATALOGUE["stress"]
    after = redefined(stress, typed(stress, name="strain", high="99", unit="x"), KNOWN, None)
    assert (after.high, after.unit, after.label) == (10, "", "strain")


def test_bounds_leave_room_for_what_is_logged() -> None:
    logged = Logged(count=3, low=2, high=8)
    assert redefined(TEA, typed(TEA, low="2", high="8"), KNOWN, logged).high == 8
    for narrower in ({"low": "2.5"}, {"high": "7"}):
        with pytest.raises(FactorError, match="2 to 8 is logged"):
            redefined(TEA, typed(TEA, **narrower), KNOWN, logged)


def test_bounds_only_widen_while_what_is_logged_is_not_known() -> None:
    assert redefined(TEA, typed(TEA, low="-1", high="30"), KNOWN, None).high == 30
    with pytest.raises(FactorError, match="widened"):
        redefined(TEA, typed(TEA, high="19"), KNOWN, None)


def test_the_unit_of_what_is_built_in_stays() -> None:
    water = CATALOGUE["water"]
    with pytest.raises(FactorError, match="stays L"):
        redefined(water, typed(water, unit="glasses"), KNOWN, Logged())
    assert redefined(water, typed(water, high="20"), KNOWN, Logged()).per == 0.5


def test_a_changed_definition_says_what_it_means_for_what_is_logged() -> None:
    logged = Logged(count=2, low=0.5, high=6)
    after = redefined(TEA, typed(TEA, unit="mugs", step="2"), KNOWN, logged)
    assert after.per == 2  # the step was what a ratio is told for, and still is
    words = change_words(TEA, after, logged)
    assert "stays as it is" in words
    assert "reads in mugs" in words
    assert "per 2 mugs" in words
    assert change_words(TEA, TEA, logged) == ""
    assert change_words(TEA, after, Logged()) == ""
    assert logged_words(TEA, logged) == "2 values logged, 0.5 to 6 cups"
    assert logged_words(TEA, Logged(count=1, low=6, high=6)) == "1 value logged, 6 cups"
    assert logged_words(CATALOGUE["bedtime"], Logged(count=1200)) == "1,200 values logged"
    assert logged_words(TEA, Logged()) == "nothing is logged of it yet"


def test_defined_anew_under_its_key() -> None:
    anew = defined(Wanted(name="green tea", unit="cups", high="9"), KNOWN, "tea")
    assert (anew.key, anew.label, anew.high) == ("tea", "green tea", 9)
    assert anew.aliases == {"green_tea": 1}
    assert defined(Wanted(name="tea"), KNOWN, "tea").aliases == {}


@pytest.mark.parametrize(
    ("key", "words"),
    [("sleep", "0 to 24 h"), ("stress", "0 to 10"), ("illness", "yes or no"),
     ("bedtime", "time of day")],
)  # fmt: skip
def test_what_a_factor_takes(key: str, words: str) -> None:
    assert span_words(CATALOGUE[key]) == words


TEXT = st.text(max_size=12)
NUMBERS = st.sampled_from(["", "0", "5", "1e3", "-2,5", "nan", "inf", "x", "0.001"]) | TEXT
WANTED = st.builds(
    Wanted,
    name=TEXT,
    kind=st.sampled_from(["amount", "rating", "yesno", "time"]),
    unit=TEXT,
    low=NUMBERS,
    high=NUMBERS,
    step=NUMBERS,
)


@given(WANTED)
def test_whatever_is_typed_gives_a_sound_factor_or_a_sentence(wanted: Wanted) -> None:
    try:
        factor = defined(wanted, KNOWN)
    except FactorError:
        return
    assert check_definition(factor) == factor
    assert factor.key not in KNOWN
    assert namesake(factor.label, KNOWN) is None


@given(st.sampled_from(list(KNOWN.values())), WANTED, st.floats(0, 9), st.floats(0, 9))
def test_whatever_is_typed_over_a_factor_what_is_logged_stays_allowed(
    known: Factor, wanted: Wanted, one: float, other: float
) -> None:
    low, high = sorted([one, other])
    try:
        after = redefined(known, wanted, KNOWN, Logged(count=2, low=low, high=high))
    except FactorError:
        return
    assert (after.key, after.kind, after.retired) == (known.key, known.kind, known.retired)
    assert after.kind != "amount" or after.low <= low <= high <= after.high


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-9, 9).map(float))
def test_a_number_reads_back_as_it_was_shown(value: float) -> None:
    assert float(plain_number(value)) == value
    assert plain_number(0.5) == "0.5"
    assert plain_number(20.0) == "20"


def test_a_new_factor_is_the_same_for_the_command_line() -> None:
    assert new_factor("tea", unit="cups", high=20) == TEA
