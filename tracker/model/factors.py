"""The factor catalogue: what a day's check-in can hold, with unit, bounds and step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import time
from math import isfinite
from typing import ClassVar, Final, Literal, NamedTuple

import msgspec
from msgspec import Struct

from .clock import Face, clock_words, read_clock
from .days import DAY_START, hours_into_day

LARGEST = 1e15  # beyond it (infinity included) a number is a mistake, and loses its units

# What a check-in, a plain diary's columns and the entry language call other things.
RESERVED: Final = frozenset(
    {"closed", "count", "date", "day", "flags", "note", "tags", "unlogged"}
)  # fmt: skip

Kind = Literal["amount", "rating", "yesno", "time"]
Value = bool | int | float | str


class FactorError(ValueError):
    """A value or a definition that a factor can't hold; the message says what is allowed."""


class ReadAs(NamedTuple):
    """A unit to read a factor in: one and several of it in words, how many of the factor's own
    unit one is, and to how many decimals it is told."""

    one: str
    many: str
    size: float
    digits: int = 2


class Factor(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something recorded per day that may go with twitching.

    `low`, `high` and `step` are in `unit`; `per` is the difference a rate ratio is told
    for. `aliases` maps another name to the units one of it stands for (`coffee` to 90 mg).
    No direction is assumed: nothing says whether more of a factor is good.

    Values are kept in `unit` and told in `read_unit`, the person's own where that is another
    (see `reads`).
    """

    read_as: ClassVar[ReadAs | None] = None
    face: ClassVar[Face] = "24h"

    key: str
    label: str
    unit: str = ""
    kind: Kind = "amount"
    low: float = 0.0
    high: float = 10.0
    step: float = 1.0
    per: float = 1.0
    aliases: dict[str, float] = {}
    shown: bool = False  # in the check-in from the start
    retired: bool = False  # kept in the data, asked no more

    @property
    def cumulative(self) -> bool:
        """Whether it builds up over the day, so that single intakes can be logged."""
        return self.kind == "amount"

    def check(self, value: Value) -> Value:
        """Return the value in the form that records keep, or raise FactorError."""
        if self.kind == "time":
            return _check_time(self, value)
        if self.kind == "yesno":
            if value in (0, 1) and not isinstance(value, str):
                return bool(value)
            raise FactorError(f"{self.label} takes yes or no")
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise FactorError(f"{self.label} takes a number{self._unit_words(self.read_unit)}")
        if not (self.low <= value <= self.high and abs(value) <= LARGEST):
            raise FactorError(
                f"{self.label} {self._named(value)} is outside "
                f"{self.figure(self.low)} to {self.figure(self.high)}"
            )
        if self.kind == "rating" and value != int(value):
            raise FactorError(f"{self.label} takes a whole number from 0 to 10")
        return int(value) if value == int(value) else float(value)

    @property
    def read_unit(self) -> str:
        """The unit that its values are told in."""
        return self.read_as.many if self.read_as else self.unit

    @property
    def read_size(self) -> float:
        """How many of its own unit one `read_unit` is."""
        return self.read_as.size if self.read_as else 1.0

    def read(self, value: float) -> float:
        """Return a kept value in `read_unit`."""
        return value / self.read_size

    def kept(self, value: float) -> float:
        """Return a value in `read_unit` as it is kept, in `unit`."""
        return round(value * self.read_size, 6)

    def figure(self, value: float) -> str:
        """Return a kept value as a number to read, its unit left out: '6.5', '1.5' for 135 mg
        that are read in cups."""
        return self._read_figure(self.read(value))

    def _read_figure(self, figure: float) -> str:
        return number(round(figure, self.read_as.digits) if self.read_as else figure)

    def say(self, value: Value | None) -> str:
        """Return the value as a person reads it: '6.5 h', 'yes', '22:30', '–' when missing."""
        if value is None:
            return "–"
        if self.kind == "yesno":
            return "yes" if value else "no"
        if isinstance(value, str):
            at = read_clock(value)
            return clock_words(at, self.face) if at else value
        return self.say_read(self.read(value))

    def say_read(self, figure: float) -> str:
        """Return a number in `read_unit` with that unit: '1 cup', '16 oz', '6.5 h'."""
        said = self._read_figure(figure)
        unit = self.read_as.one if self.read_as and said == "1" else self.read_unit
        return f"{said}{self._unit_words(unit)}"

    def say_both(self, value: Value | None) -> str:
        """Return the value as it is read, and as it is kept where that is another unit: '2 cups
        (180 mg)'."""
        if self.read_as is None or value is None or isinstance(value, str):
            return self.say(value)
        return f"{self.say(value)} ({number(value)}{self._unit_words(self.unit)})"

    def _named(self, value: float) -> str:
        if abs(value) > LARGEST:
            return f"with this value{self._unit_words(self.read_unit)}"
        return self.say(value)

    @staticmethod
    def _unit_words(unit: str) -> str:
        return f" {unit}" if unit else ""


def number(value: float) -> str:
    """Return a number without needless digits: 6.5, 180, 0.75."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def as_number(value: Value, day_start: time = DAY_START) -> float:
    """Return a factor's value as a number; a time of day ('22:30') as hours after the
    day start, so that 01:00 comes after 23:00. NaN for any other text."""
    if not isinstance(value, str):
        return float(value)
    hours = hours_into_day(value, day_start)
    return float("nan") if hours is None else hours


def as_value(factor: Factor, figure: float, day_start: time = DAY_START) -> Value:
    """Return what `as_number` was given: hours after the day start as a time of day, to the
    minute."""
    if factor.kind == "yesno":
        return bool(figure)
    if factor.kind != "time":
        return figure
    minutes = round(figure * 60) + day_start.hour * 60 + day_start.minute
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _check_time(factor: Factor, value: Value) -> str:
    at = read_clock(value) if isinstance(value, str) else None
    if at is None:
        such = clock_words(time(22, 30), factor.face)
        raise FactorError(f"{factor.label} takes a time of day such as {such}")
    return clock_words(at)


class Catalogue(Mapping[str, Factor]):
    """Factors by key, in the order they are shown; `find` also knows the aliases."""

    def __init__(self, factors: Iterable[Factor]) -> None:
        self._factors = {factor.key: factor for factor in factors}
        self._names: dict[str, tuple[str, float]] = {}
        for factor in self._factors.values():
            for alias, units in factor.aliases.items():
                self._names[alias] = (factor.key, units)
        self._names |= {key: (key, 1.0) for key in self._factors}

    def __getitem__(self, key: str) -> Factor:
        return self._factors[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._factors)

    def __len__(self) -> int:
        return len(self._factors)

    def find(self, name: str) -> tuple[Factor, float] | None:
        """Return the factor a key or alias names and the units one of it stands for."""
        found = self._names.get(name.lower())
        return None if found is None else (self._factors[found[0]], found[1])

    @property
    def names(self) -> list[str]:
        """All keys and aliases, for completion and suggestions."""
        return list(self._names)

    def extended(self, factors: Iterable[Factor]) -> Catalogue:
        """Return a catalogue with more factors; the same key replaces."""
        return Catalogue((self._factors | {factor.key: factor for factor in factors}).values())


def check_definition(factor: Factor) -> Factor:
    """Return a person's own factor if its definition is sound, else raise FactorError."""
    try:
        factor = msgspec.convert(msgspec.to_builtins(factor), Factor)
    except msgspec.ValidationError as error:
        raise FactorError(f"factor {factor.key!r}: {error}") from None
    problem = ""
    if not factor.key or factor.key != factor.key.strip():
        problem = "a factor can't be called that"
    elif factor.key in RESERVED:
        problem = "a factor can't be called that, the word has a meaning of its own"
    elif not factor.label.strip():
        problem = "a factor needs a label"
    elif not all(map(isfinite, [factor.low, factor.high, *factor.aliases.values()])):
        problem = "its numbers must be finite"
    elif factor.kind in ("amount", "rating") and not factor.low < factor.high:
        problem = "its lowest value (low) must be below its highest"
    elif not all(isfinite(size) and size > 0 for size in (factor.step, factor.per)):
        problem = "its steps (step and per) must be above zero"
    if problem:
        raise FactorError(f"factor {factor.key!r}: {problem}")
    return factor


def factor_key(name: str) -> str:
    """Return the key for a name a person gave: lower case, other characters `_`."""
    key = "".join(character if character.isalnum() else "_" for character in name.strip().lower())
    if not key.strip("_"):
        raise FactorError("a factor needs a name with at least one letter or digit")
    return key


def _hours(key: str, label: str, **more: object) -> Factor:
    return _factor(key, label, unit="h", high=24, step=0.5, **more)


def _rating(key: str, label: str, **more: object) -> Factor:
    return _factor(key, label, kind="rating", **more)


def _yesno(key: str, label: str, **more: object) -> Factor:
    return _factor(key, label, kind="yesno", high=1, **more)


def _portions(key: str, label: str, **more: object) -> Factor:
    return _factor(key, label, unit="portions", high=30, **more)


def _factor(key: str, label: str, **more: object) -> Factor:
    return Factor(key=key, label=label, **more)  # type: ignore[arg-type]


COFFEE_MG = 90  # filter coffee 200 ml, EFSA 2015 (via press)
GLASS_LITRES = 0.25

CATALOGUE = Catalogue(
    [
        _factor(
            "sleep", "sleep", unit="h", high=24, step=0.25, aliases={"sleep_hours": 1}, shown=True
        ),
        _rating("sleep_quality", "sleep quality", aliases={"quality": 1}, shown=True),
        _factor(
            "caffeine",
            "caffeine",
            unit="mg",
            high=2000,
            step=90,
            per=90,
            aliases={"coffee": COFFEE_MG},
            shown=True,
        ),
        _hours("workload", "workload", aliases={"work": 1}, shown=True),
        _rating("stress", "stress", shown=True),
        _factor("water", "water", unit="L", high=15, step=GLASS_LITRES, per=0.5, shown=True),
        _rating("fatigue", "fatigue", shown=True),
        _factor("bedtime", "bedtime", kind="time"),
        _factor("screen_time", "screen time before bed", unit="min", high=600, step=15, per=30),
        _yesno("calming_routine", "calming routine"),
        _factor("last_caffeine", "last caffeine", kind="time"),
        _portions("stimulants", "other stimulants"),
        _factor("alcohol", "alcohol", unit="drinks", high=40, step=1),
        _portions("electrolytes", "electrolytes"),
        _hours("keyboard_hours", "keyboard hours", aliases={"keyboard": 1}),
        _hours("manual_hours", "manual-work hours", aliases={"manual_work_hours": 1}),
        _factor("breaks", "breaks", unit="breaks", high=60, per=2),
        _hours("driving", "driving"),
        _hours("talking", "long conversations in dry air", aliases={"conversations": 1}),
        _rating("posture", "posture"),
        _factor("exercise", "exercise", unit="min", high=1440, step=10, per=30),
        _rating("effort", "exercise effort"),
        _rating("energy", "energy"),
        _rating("tension", "tension"),
        _yesno("grip_unsure", "grip felt unsure"),
        _factor("mindfulness", "mindfulness", unit="min", high=600, step=5, per=10),
        _factor("stretching", "stretching", unit="min", high=600, step=5, per=10),
        _yesno("regular_meals", "regular meals", aliases={"meals": 1}),
        _yesno("allergies", "allergies"),
        _yesno("illness", "illness"),
        _portions("leafy_greens", "leafy greens", aliases={"greens": 1}),
        _portions("nuts", "nuts"),
        _portions("seeds", "seeds"),
        _portions("whole_grains", "whole grains", aliases={"grains": 1}),
        _portions("legumes", "legumes"),
        _factor("magnesium", "magnesium supplement", unit="mg", high=2000, step=50, per=100),
        _yesno("medicines", "other medicines"),
    ]
)
