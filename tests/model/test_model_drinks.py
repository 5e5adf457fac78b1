"""Drinks in words, and their letters."""

from __future__ import annotations

import pytest

from tracker.model import CATALOGUE
from tracker.model.drinks import DRINKS, FOODS, drinks_words


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ([], ""),
        (["coffee"], "1 coffee"),
        (["coffee", "coffee"], "2 coffees"),
        (["coffee", "cola", "cola"], "1 coffee and 2 colas"),
        (["coffee", "black tea", "cola"], "3 drinks"),
        ([None, None], "2 logged"),
        (["my own brew", "my own brew"], "2 my own brew"),
    ],
)
def test_drinks_in_words(labels: list[str | None], words: str) -> None:
    assert drinks_words(labels) == words


def test_each_letter_is_one_drink_within_bounds() -> None:
    for key, drinks in DRINKS.items():
        assert len({drink.letter for drink in drinks}) == len(drinks)
        for drink in drinks:
            assert CATALOGUE[key].check(drink.amount) == drink.amount
            assert drink.letter not in "nm!="  # what a check-in means by these is the same there


def test_the_food_groups_are_factors() -> None:
    assert {CATALOGUE[key].unit for key in FOODS} == {"portions"}
