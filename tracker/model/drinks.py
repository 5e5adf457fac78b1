"""Drinks and portions as a check-in counts them: how much each is, in the factor's unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from .factors import COFFEE_MG, GLASS_LITRES
from .say import listed


class Drink(NamedTuple):
    """One kind of drink: the letter that adds it, the label of its intakes, its amount in the
    factor's unit, several of it in words, and how much of it that is."""

    letter: str
    label: str
    amount: float
    plural: str
    size: str = ""


# The first of each is what one step adds.
DRINKS: Final = {
    "caffeine": (
        Drink("c", "coffee", COFFEE_MG, "coffees", "200 ml"),
        Drink("e", "espresso", 80, "espressos", "60 ml"),
        Drink("t", "black tea", 50, "black teas", "220 ml"),
        Drink("o", "cola", 40, "colas", "355 ml"),
        Drink("g", "energy drink", 80, "energy drinks", "250 ml"),
        Drink("h", "plain chocolate", 25, "plain chocolates", "50 g"),
    ),
    "water": (Drink("w", "glass", GLASS_LITRES, "glasses"),),
}
CAFFEINE_SOURCE: Final = "EFSA 2015, via press"

# Magnesium-rich foods, counted in portions by group.
FOODS: Final = ("leafy_greens", "nuts", "seeds", "whole_grains", "legumes")

_PLURALS = {drink.label: drink.plural for kinds in DRINKS.values() for drink in kinds}
_MOST_WORDS = 20  # columns


def drinks_words(labels: Iterable[str | None]) -> str:
    """Return drinks in words: '2 coffees', '1 coffee and 2 colas', where that is long
    '5 drinks'; '' for none. Those without a label are '2 logged'."""
    counts = Counter(label or "logged" for label in labels)
    named = [
        f"{count} {_PLURALS.get(label, label) if count > 1 else label}"
        for label, count in counts.items()
    ]
    words = listed(named)
    many = sum(counts.values())
    return words if len(words) <= _MOST_WORDS or len(named) == 1 else f"{many} drinks"
