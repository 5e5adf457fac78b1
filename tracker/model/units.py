"""Units as people write them: what one of each is in the unit a factor is kept in."""

from __future__ import annotations

from typing import Final, NamedTuple

from .factors import COFFEE_MG, GLASS_LITRES, Factor


class Portion(NamedTuple):
    """How a factor is taken: the portion's code on an entry line, its size in the factor's
    unit, the label of its intakes, and what else it is called."""

    code: str
    size: float
    label: str
    names: tuple[str, ...]


PORTIONS: Final = {
    "caffeine": Portion("c", COFFEE_MG, "coffee", ("cup", "cups", "coffee", "coffees")),
    "water": Portion("w", GLASS_LITRES, "glass", ("glass", "glasses")),
}

OUNCE_LITRES: Final = 0.0295735295625  # a US fluid ounce

_HOURS = ("h", "hr", "hrs", "hour", "hours")
_MINUTES = ("m", "min", "mins", "minute", "minutes")
_UNITS: dict[str, dict[str, float]] = {
    "h": dict.fromkeys(_HOURS, 1.0) | dict.fromkeys(_MINUTES, 1 / 60),
    "min": dict.fromkeys(_MINUTES, 1.0) | dict.fromkeys(_HOURS, 60.0),
    "mg": {"mg": 1.0, "g": 1000.0},
    "l": dict.fromkeys(("l", "litre", "litres", "liter", "liters"), 1.0)
    | {"dl": 0.1, "cl": 0.01, "ml": 0.001}
    | dict.fromkeys(("oz", "floz", "ounce", "ounces"), OUNCE_LITRES),
}


def unit_size(factor: Factor, name: str) -> float | None:
    """Return how many of the factor's units one of `name` is: 1 for its own unit however it is
    written, 60 for an hour where minutes are kept, 90 for a cup of coffee; None for a unit
    that isn't known here. The case of letters makes no difference."""
    own = factor.unit.lower()
    units = dict(_UNITS.get(own, {}))
    units |= {own: 1.0, own.removesuffix("s"): 1.0}
    units |= {alias.lower(): float(size) for alias, size in factor.aliases.items()}
    return (units | portion_sizes(factor)).get(name.lower()) if name else None


def portion_sizes(factor: Factor) -> dict[str, float]:
    """Return the names of the factor's portion, its code too, each with its size."""
    portion = PORTIONS.get(factor.key)
    return dict.fromkeys((portion.code, *portion.names), portion.size) if portion else {}
