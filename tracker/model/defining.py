"""Defining factors of one's own: what a new one is like unless it is said, and what may change
of one that values are logged of."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from .factors import (
    CATALOGUE,
    LARGEST,
    RESERVED,
    Factor,
    FactorError,
    Kind,
    check_definition,
    factor_key,
    number,
)

KINDS: Final[Mapping[Kind, str]] = {
    "amount": "amount",
    "rating": "rating 0-10",
    "yesno": "yes or no",
    "time": "time of day",
}

LONGEST_NAME = 40
LONGEST_UNIT = 12
FINEST_STEP = 0.01  # values are shown to two places

USUAL_HIGH: Final = {"h": 24.0, "min": 1440.0}  # by unit; a day has no more
OTHER_HIGH = 1000.0


class Wanted(Struct, frozen=True, kw_only=True):
    """A definition as it is typed; an empty number means the usual one."""

    name: str = ""
    kind: Kind = "amount"
    unit: str = ""
    low: str = ""
    high: str = ""
    step: str = ""


class Logged(Struct, frozen=True, kw_only=True):
    """How many values of a factor are logged, and between which numbers (None: no numbers)."""

    count: int = 0
    low: float | None = None
    high: float | None = None


def usual(unit: str) -> tuple[float, float, float]:
    """Return the lowest and highest value and the step of an amount, unless others are said."""
    return 0.0, USUAL_HIGH.get(unit, OTHER_HIGH), 1.0


def new_factor(
    name: str,
    kind: Kind = "amount",
    *,
    unit: str = "",
    low: float | None = None,
    high: float | None = None,
    step: float | None = None,
) -> Factor:
    """Return a factor of one's own, with what is usual where nothing is said; FactorError where
    that makes no sense. Unit and numbers are for amounts."""
    key = factor_key(name)
    if kind != "amount":
        top = 1.0 if kind == "yesno" else 10.0
        return check_definition(Factor(key=key, label=name, kind=kind, high=top))
    usual_low, usual_high, usual_step = usual(unit)
    low = usual_low if low is None else low
    high = usual_high if high is None else high
    step = usual_step if step is None else step
    return _sound(Factor(key=key, label=name, unit=unit, low=low, high=high, step=step, per=step))


def defined(wanted: Wanted, catalogue: Mapping[str, Factor], key: str = "") -> Factor:
    """Return the new factor that was typed; FactorError says in words what is off.

    With `key` that factor is defined anew: what is logged under it is its own again.
    """
    name = _name(wanted.name, catalogue, key)
    if wanted.kind != "amount":
        new = new_factor(name, wanted.kind)
    else:
        unit = _unit(wanted.unit)
        low, high, step = _numbers(wanted, *usual(unit))
        new = new_factor(name, unit=unit, low=low, high=high, step=step)
    return check_definition(_called(replace(new, key=key), name)) if key else new


def redefined(
    known: Factor, wanted: Wanted, catalogue: Mapping[str, Factor], logged: Logged | None
) -> Factor:
    """Return a factor with another name, unit, bounds or step; key and kind stay.

    What is logged stays as it is, so the bounds must leave room for it; where that isn't known
    (`logged` None) they can only be widened. FactorError says in words what is off.
    """
    after = _called(known, _name(wanted.name, catalogue, known.key))
    if known.kind != "amount":
        return check_definition(after)
    low, high, step = _numbers(wanted, *usual(wanted.unit.strip()))
    after = replace(
        after,
        unit=_unit(wanted.unit),
        low=low,
        high=high,
        step=step,
        per=step if known.per == known.step else known.per,
    )
    if after.unit != known.unit and _counted_in(known):
        raise FactorError(f"the unit stays {known.unit}: keys, drinks and Insights count in it")
    _sound(after)
    _leave_room(known, after, logged)
    return after


def renamed(known: Factor, name: str, catalogue: Mapping[str, Factor]) -> Factor:
    """Return a factor called otherwise; its key stays. FactorError if the name can't be had."""
    return check_definition(_called(known, _name(name, catalogue, known.key)))


def namesake(name: str, catalogue: Mapping[str, Factor], but: str = "") -> Factor | None:
    """Return the factor that is called so already, by key, label or alias, however it is
    written: 'Sleep-Quality', 'nut' for nuts. `but` is the key of one that may be."""
    wanted = _bare(name)
    for factor in catalogue.values():
        names = (factor.key, factor.label, *factor.aliases)
        if factor.key != but and wanted in map(_bare, names):
            return factor
    return None


def resembling(name: str, catalogue: Mapping[str, Factor], but: str = "") -> Factor | None:
    """Return a factor whose name differs by a letter or two, perhaps by mistake, else None."""
    from difflib import get_close_matches  # late: only while a name is typed

    by_name = {_bare(each): factor for factor in catalogue.values() if factor.key != but
               for each in (factor.label, factor.key)}  # fmt: skip
    near = get_close_matches(_bare(name), by_name, 1, 0.85)
    return by_name[near[0]] if near else None


def span_words(factor: Factor) -> str:
    """Return what a factor takes: '0 to 24 h', '0 to 10', 'yes or no', 'time of day'."""
    said = {"yesno": "yes or no", "time": "time of day", "rating": "0 to 10"}
    amounts = f"{number(factor.low)} to {number(factor.high)} {factor.unit}".strip()
    return said.get(factor.kind, amounts)


def asks_words(factor: Factor) -> str:
    """Return what is asked of a day: 'tea, in cups, 0 to 20, in steps of 1'."""
    if factor.kind != "amount":
        takes = {"rating": "a rating from 0 to 10", "yesno": "yes or no"}
        return f"{factor.label}, {takes.get(factor.kind, 'a time of day such as 22:30')}"
    unit = f"in {factor.unit}, " if factor.unit else ""
    bounds = f"{number(factor.low)} to {number(factor.high)}"
    return f"{factor.label}, {unit}{bounds}, in steps of {number(factor.step)}"


def logged_words(factor: Factor, logged: Logged) -> str:
    """Return what is logged of a factor: '3 values logged, 0.5 to 6 h'."""
    if not logged.count:
        return "nothing is logged of it yet"
    many = "1 value" if logged.count == 1 else f"{logged.count:,} values"
    if factor.kind not in ("amount", "rating") or logged.low is None or logged.high is None:
        return f"{many} logged"
    return f"{many} logged, {_span(logged.low, logged.high)} {factor.unit}".rstrip()


def change_words(before: Factor, after: Factor, logged: Logged) -> str:
    """Return what a changed definition means for what is logged, '' if nothing."""
    if not logged.count or after == before:
        return ""
    said = ["what is logged stays as it is"]
    if after.unit != before.unit:
        said.append(f"and reads in {after.unit}" if after.unit else "and reads without a unit")
    if after.per != before.per:
        said.append(f"· Insights tells it per {after.say(after.per)}")
    return " ".join(said)


def plain_number(value: float) -> str:
    """Return a number as it is typed, with every digit it has."""
    return f"{value:.0f}" if value == round(value) and abs(value) < LARGEST else repr(value)


def _name(typed: str, catalogue: Mapping[str, Factor], key: str) -> str:
    """Return a name that a factor can have (that of `key`, where it has one), or FactorError."""
    name = " ".join(typed.split())
    own = factor_key(name)
    if len(name) > LONGEST_NAME:
        raise FactorError(f"a name has {LONGEST_NAME} characters at most")
    if own in RESERVED:
        raise FactorError(f"a factor can't be called {name}, the word has a meaning of its own")
    if there := namesake(name, catalogue, key):
        retired = ", retired" if there.retired else ""
        known = f"{_known_as(there, name)}, {span_words(there)}{retired}"
        raise FactorError(f"“{name}” is there already: {known}")
    return name


def _known_as(factor: Factor, name: str) -> str:
    """Return a factor's label, with the key or alias that is like the name where that isn't."""
    names = (factor.label, factor.key, *factor.aliases)
    like = next(each for each in names if _bare(each) == _bare(name))
    return factor.label if like == factor.label else f"{factor.label} ({like})"


def _called(factor: Factor, name: str) -> Factor:
    """Return a factor under another label, which the entry line then takes too: what was
    only an alias for the old label goes."""
    old, new = factor_key(factor.label), factor_key(name)
    aliases = {alias: size for alias, size in factor.aliases.items() if alias != old or size != 1}
    if new != factor.key:
        aliases.setdefault(new, 1.0)
    return replace(factor, label=name, aliases=aliases)


def _unit(typed: str) -> str:
    unit = " ".join(typed.split())
    if len(unit) > LONGEST_UNIT:
        raise FactorError(f"a unit has {LONGEST_UNIT} characters at most")
    return unit


def _numbers(wanted: Wanted, low: float, high: float, step: float) -> tuple[float, float, float]:
    numbers = (
        _number(wanted.low, "the lowest value", low),
        _number(wanted.high, "the highest value", high),
        _number(wanted.step, "the step", step),
    )
    if numbers[2] < FINEST_STEP:
        raise FactorError(f"the step is {FINEST_STEP} or more")
    return numbers


def _number(typed: str, what: str, otherwise: float) -> float:
    """Return the number typed, with a comma or a point, or `otherwise` where nothing is."""
    if not typed.strip():
        return otherwise
    try:
        value = float(typed.strip().replace(",", "."))
    except ValueError:
        value = float("nan")
    if not isfinite(value) or abs(value) > LARGEST:
        raise FactorError(f"{what} is a number, such as 0 or 0.5")
    return value


def _sound(factor: Factor) -> Factor:
    if not factor.low < factor.high:
        raise FactorError("the lowest value must be below the highest")
    if factor.step > factor.high - factor.low:
        raise FactorError("the step must be within the lowest and the highest value")
    return check_definition(factor)


def _counted_in(factor: Factor) -> bool:
    """Whether something else is counted in the factor's unit: a coffee, a key, another name."""
    return factor.key in CATALOGUE or any(size != 1 for size in factor.aliases.values())


def _leave_room(before: Factor, after: Factor, logged: Logged | None) -> None:
    if logged is None:
        if after.low > before.low or after.high < before.high:
            raise FactorError("what is logged is not known, so the bounds can only be widened")
        return
    if logged.low is None or logged.high is None:
        return
    if after.low > logged.low or after.high < logged.high:
        raise FactorError(
            f"{_span(logged.low, logged.high)} is logged; the lowest and the highest value must "
            "leave room for that"
        )


def _span(low: float, high: float) -> str:
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def _bare(name: str) -> str:
    letters = "".join(character for character in name.casefold() if character.isalnum())
    return letters.removesuffix("s")
