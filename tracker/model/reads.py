"""How a person reads amounts and times: caffeine in mg or cups, water in litres or ounces, the
clock, weeks. What is kept is in mg, litres and 24 hours whatever is chosen here.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from msgspec import Struct, structs

from .clock import Face
from .factors import COFFEE_MG, Catalogue, Factor, ReadAs
from .units import OUNCE_LITRES


class Units(Struct, frozen=True, kw_only=True):
    """The units a person chose, the face of their clock, and the day their weeks begin with
    (0: Monday)."""

    caffeine: Literal["mg", "cups"] = "mg"
    water: Literal["litres", "ounces"] = "litres"
    face: Face = "24h"
    first_weekday: int = 0


class _InCups(Factor, frozen=True, kw_only=True):
    read_as: ClassVar[ReadAs | None] = ReadAs("cup", "cups", COFFEE_MG)


class _InOunces(Factor, frozen=True, kw_only=True):
    read_as: ClassVar[ReadAs | None] = ReadAs("oz", "oz", OUNCE_LITRES, digits=1)


class _OnTwelve(Factor, frozen=True, kw_only=True):
    face: ClassVar[Face] = "12h"


def read_in(catalogue: Catalogue, units: Units) -> Catalogue:
    """Return a catalogue whose factors say their values in these units. Their fields stay what
    they are, and so does what is kept of them."""
    if units == Units():
        return catalogue
    return Catalogue([_way(units, factor)(**_fields(factor)) for factor in catalogue.values()])


def as_kept(catalogue: Catalogue) -> Catalogue:
    """Return a catalogue whose factors say their values as they are kept; one that does is
    returned as it is."""
    if all(type(factor) is Factor for factor in catalogue.values()):
        return catalogue
    return Catalogue([as_defined(factor) for factor in catalogue.values()])


def as_defined(factor: Factor) -> Factor:
    """Return a factor without the units that a person reads it in, which are no part of what it
    is: two that are defined alike are equal so."""
    return factor if type(factor) is Factor else Factor(**_fields(factor))


def _way(units: Units, factor: Factor) -> type[Factor]:
    if (factor.key, factor.unit, units.caffeine) == ("caffeine", "mg", "cups"):
        return _InCups
    if (factor.key, factor.unit, units.water) == ("water", "L", "ounces"):
        return _InOunces
    return _OnTwelve if factor.kind == "time" and units.face == "12h" else Factor


def _fields(factor: Factor) -> dict[str, Any]:
    return structs.asdict(factor)
