"""What can be asked of a day as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Final, Literal, NamedTuple

from msgspec import Struct

from ..day import Day
from ..days import DAY_START, hours_into_day, month_span
from ..factors import Factor, Value, number
from ..records import MarkerKind
from ..words import MARKER_KINDS, MEDICINE_KINDS
from .comparing import INVERSE, Known, Operator, compare, compared

MeasureName = Literal["count", "minutes", "unlogged", "episodes"]
StateName = Literal["watched", "zero", "closed"]

_MEASURES: Final[dict[MeasureName, str]] = {
    "count": "a daily count",
    "minutes": "twitching for",
    "unlogged": "twitches not logged",
    "episodes": "episodes",
}
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WORKING_DAYS: Final = (0, 1, 2, 3, 4)
WEEKEND: Final = (5, 6)


class Look(NamedTuple):
    """A day as it is looked at. Not `whole`: its month lacks records, so that more may have
    happened; not `booked`: the book does, so that there may be more life events."""

    day: Day
    whole: bool = True
    booked: bool = True

    @property
    def partial(self) -> bool:
        """Whether there may be more of the day than can be read."""
        return not self.whole or bool(self.day.broken)


class FactorIs(Struct, frozen=True, kw_only=True):
    """A factor's value on the day, in the factor's unit; a time of day counts as hours after
    the day's start, yes is 1. `value` None with `=`: not recorded, with `!=`: recorded."""

    key: str
    operator: Operator = "="
    value: Value | None = None
    day_start: time = DAY_START

    def holds(self, look: Look) -> Known:
        value = look.day.values.get(self.key)
        check_in = look.day.check_in
        summed = not (check_in and self.key in check_in.values)
        at_least = look.partial and summed
        if self.value is None:
            if value is None and at_least:
                return None
            return (value is None) == (self.operator == "=")
        bound = self._number(self.value)
        if value is None or bound is None or isinstance(value, str) != isinstance(self.value, str):
            return None
        return compare(self._number(value), self.operator, bound, at_least=at_least)

    def _number(self, value: Value) -> float | None:
        if not isinstance(value, str):
            return float(value)
        return hours_into_day(value, self.day_start)

    def words(self, catalogue: Mapping[str, Factor]) -> str:
        factor = catalogue.get(self.key)
        label = factor.label if factor else self.key
        if self.value is None:
            return f"{label} {'not ' if self.operator == '=' else ''}recorded"
        said = factor.say_both(self.value) if factor else str(self.value)
        if isinstance(self.value, bool):
            return f"{label}: {compared(self.operator, said)}"
        return f"{label} {compared(self.operator, said, clock=isinstance(self.value, str))}"


class Measure(Struct, frozen=True, kw_only=True):
    """A figure of the day: its count, the minutes that its episodes state, how many twitches
    went unlogged, or how many episodes it has. `value` None with `=`: not known."""

    name: MeasureName
    operator: Operator = "="
    value: float | None = None

    def holds(self, look: Look) -> Known:
        found, day = self._figure(look.day), look.day
        at_least = look.partial and not (self.name == "unlogged" and day.check_in)
        if self.value is not None:
            return compare(found, self.operator, self.value, at_least=at_least)
        if found is None and at_least:
            return None
        return (found is None) == (self.operator == "=")

    def _figure(self, day: Day) -> float | None:
        if self.name == "count":
            return day.count
        if self.name == "minutes":
            return day.minutes
        if self.name == "unlogged":
            return day.check_in.unlogged if day.check_in else None
        return len(day.episodes) if day.watched else None

    def words(self, _catalogue: Mapping[str, Factor]) -> str:
        label = _MEASURES[self.name]
        if self.value is None:
            state = "not known" if self.operator == "=" else "known"
            return f"{label if self.name != 'minutes' else 'minutes of twitching'} {state}"
        if self.name == "count":
            return f"{label} {_linked(self.operator, number(self.value))}"
        amount = f"{number(self.value)} min" if self.name == "minutes" else number(self.value)
        if self.name == "minutes":
            return f"{label} {compared(self.operator, amount)}"
        return f"{compared(self.operator, amount)} {label}"


def _linked(operator: Operator, amount: str) -> str:
    link = {"=": "of ", "!=": "other than ", "<=": "of ", ">=": "of "}.get(operator, "")
    said = amount if operator == "!=" else compared(operator, amount)
    return f"{link}{said}"


class State(Struct, frozen=True, kw_only=True):
    """Whether the day was watched, was watched without a twitch, or has its check-in closed."""

    name: StateName

    def holds(self, look: Look) -> Known:
        day = look.day
        if self.name == "zero":
            if day.count is None:
                return None
            return False if day.count else None if look.partial else True
        holds = day.watched if self.name == "watched" else day.closed
        return True if holds else None if look.partial else False


class Event(Struct, frozen=True, kw_only=True):
    """A life event on the day, of one of these kinds; without a kind, any."""

    kinds: tuple[MarkerKind, ...] = ()

    def holds(self, look: Look) -> Known:
        if any(not self.kinds or marker.kind in self.kinds for marker in look.day.markers):
            return True
        return None if look.day.empty or look.partial or not look.booked else False

    def words(self, _catalogue: Mapping[str, Factor]) -> str:
        if not self.kinds:
            return "a life event"
        if self.kinds == MEDICINE_KINDS:
            return "a life event: medicine"
        return f"a life event: {' or '.join(MARKER_KINDS[kind] for kind in self.kinds)}"


class Weekdays(Struct, frozen=True, kw_only=True):
    """The day is one of these of the week; 0 is Monday."""

    days: tuple[int, ...]

    def holds(self, look: Look) -> Known:
        return look.day.day.weekday() in self.days

    def words(self, _catalogue: Mapping[str, Factor]) -> str:
        if self.days == WEEKEND:
            return "at a weekend"
        if self.days == WORKING_DAYS:
            return "on a weekday"
        return f"on a {' or '.join(_WEEKDAYS[day] for day in self.days)}"


class Dates(Struct, frozen=True, kw_only=True):
    """The day is between these, both included; None is no limit."""

    first: date | None = None
    last: date | None = None

    def holds(self, look: Look) -> Known:
        day = look.day.day
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def words(self, _catalogue: Mapping[str, Factor]) -> str:
        first, last = self.first, self.last
        if first is None or last is None:
            if first:
                return f"since {_day(first)}"
            return f"until {_day(last)}" if last else "on any day"
        if first == last:
            return f"on {first:%a} {_day(first)}"
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            years = f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
            return f"in {years}"
        if (first, last) == month_span(first):
            return f"in {first:%B} {first.year}"
        start = f"{first.day} {first:%b}" if first.year == last.year else _day(first)
        return f"from {start} to {_day(last)}"


def within(limits: Iterable[Dates]) -> Dates:
    """Return the days that are within all of these limits."""
    every = list(limits)
    return Dates(
        first=max((each.first for each in every if each.first), default=None),
        last=min((each.last for each in every if each.last), default=None),
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


DayCondition = FactorIs | Measure | State | Event | Weekdays | Dates


def inverted(condition: FactorIs | Measure) -> FactorIs | Measure:
    """Return the comparison that holds where this one, known, does not."""
    if isinstance(condition, FactorIs):
        return FactorIs(
            key=condition.key, operator=INVERSE[condition.operator], value=condition.value,
            day_start=condition.day_start,
        )  # fmt: skip
    return Measure(name=condition.name, operator=INVERSE[condition.operator], value=condition.value)
