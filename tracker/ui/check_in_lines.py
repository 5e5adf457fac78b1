"""What a check-in asks of a day, line by line: pure, so that a form only shows it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct

from tracker.entry.quantities import amount, clock_time
from tracker.model import ONE_DAY, Catalogue, Day, Factor, FactorError, Intake, Value, number
from tracker.model.drinks import CAFFEINE_SOURCE, DRINKS, FOODS

from .dates import short_day

HOUR_STEP = 0.25
MINUTES_STEP = 15
MINUTES = 24 * 60
STARTS: dict[str, Value] = {"sleep": 7, "bedtime": "22:30", "last_caffeine": "15:00"}
NOON = "12:00"
OWN_DOSE = "magnesium"  # what was taken is written down, and nothing here suggests how much

Read = Callable[[str], float | str]
Stepped = Callable[[float | str | None, int], float | str]


class Asked(Struct, frozen=True):
    """One line: a factor, how it is called on this day, the value set outright, the intakes
    that are there, and the value of the day before."""

    factor: Factor
    label: str
    value: Value | None = None
    logged: list[Intake] = []
    before: Value | None = None


def asked(
    catalogue: Catalogue, keys: Sequence[str], day: Day, before: Day, today: date
) -> list[Asked]:
    """Return a line for each of these factors that there is and that is still asked, in that
    order."""
    values = day.check_in.values if day.check_in else {}
    return [
        Asked(
            factor=catalogue[key],
            label=_label(catalogue[key], day.day, today),
            value=values.get(key),
            logged=[intake for intake in day.intakes if intake.factor == key],
            before=before.values.get(key),
        )
        for key in dict.fromkeys(keys)
        if key in catalogue and (not catalogue[key].retired or key in day.values)
    ]


def keys_of(catalogue: Catalogue, shown: Sequence[str], day: Day) -> list[str]:
    """Return the factors a day's check-in asks: those that are switched on, in their order, then
    what else is recorded on the day."""
    return [key for key in dict.fromkeys([*shown, *day.values]) if key in catalogue]


def foods_of(catalogue: Catalogue, keys: Sequence[str]) -> list[str]:
    """Return the groups of magnesium-rich food that are not among `keys`."""
    return [
        key for key in FOODS
        if key in catalogue and key not in keys and not catalogue[key].retired
    ]  # fmt: skip


def _label(factor: Factor, day: date, today: date) -> str:
    if factor.key != "sleep":
        return factor.label
    return "sleep, last night" if day == today else f"sleep, night to {day:%a}"


def reader(factor: Factor) -> Read:
    """Return what makes a value of a typed text: '6.5', '6:30', '2230'; FactorError says what is
    allowed."""

    def read(text: str) -> float | str:
        value: Value
        if factor.kind == "time":
            value = factor.check(_clock(text))
        else:
            found = amount(text, factor, factor.read_size)
            if found is None or not math.isfinite(found):
                unit = f" in {factor.read_unit}" if factor.read_unit else ""
                raise FactorError(f"{factor.label} takes a number{unit}")
            value = factor.check(found)
        return value

    return read


def _clock(text: str) -> str:
    """Return '22:30' for that, '2230', '22.30', '10:30pm', '1030p' and '22'; other text as it
    is."""
    typed = text.replace(".", ":").replace(",", ":")
    digits = typed.rstrip("apm")
    half = typed[len(digits) :]
    if digits.isascii() and digits.isdigit() and len(digits) <= 4:
        digits = f"{digits[:-2]}:{digits[-2:]}" if len(digits) > 2 else f"{digits}:00"
    found = clock_time(f"{digits}{half}m" if half in ("a", "p") else f"{digits}{half}")
    return f"{found:%H:%M}" if found else text


def ends(factor: Factor) -> Callable[[str], bool] | None:
    """Return what tells that nothing can follow a text: a time's last digit, on a clock of
    twelve hours its am or pm, and a 0 where less than one is never said."""
    if factor.kind == "time":
        return _is_whole_time if factor.face == "24h" else _says_half
    return (lambda text: text == "0") if factor.step >= 1 and not factor.read_as else None


def _is_whole_time(text: str) -> bool:
    return text.endswith("m") or sum(map(str.isdigit, text)) == 4


def _says_half(text: str) -> bool:
    return text.endswith("m")


def stepper(factor: Factor, before: Value | None) -> Stepped | None:
    """Return what goes a step up or down: from a blank to the day before's value, or where one
    would begin. None where a step would suggest how much to take."""
    if factor.key == OWN_DOSE:
        return None
    start = before if before is not None else STARTS.get(factor.key)
    if factor.kind == "time":
        return _time_stepper(start if isinstance(start, str) else NOON)
    size = HOUR_STEP if factor.unit == "h" else factor.step
    first = start if isinstance(start, int | float) else factor.low + size

    def stepped(value: float | str | None, step: int) -> float | str:
        if not isinstance(value, int | float):
            return first if step > 0 else max(factor.low, min(0, factor.high))
        to = max(factor.low, min(round(value + step * size, 6), factor.high))
        return int(to) if to == int(to) else to

    return stepped


def _time_stepper(start: str) -> Stepped:
    def stepped(value: float | str | None, step: int) -> float | str:
        if not isinstance(value, str):
            return start
        hours, _, minutes = value.partition(":")
        to = (int(hours) * 60 + int(minutes) + step * MINUTES_STEP) % MINUTES
        return f"{to // 60:02d}:{to % 60:02d}"

    return stepped


def hint(line: Asked, day: date) -> str:
    """Return how a line is answered, in words."""
    factor = line.factor
    if factor.key in DRINKS:
        return f"← takes back what was added here · or type the day's {factor.read_unit} · n none"
    match factor.kind:
        case "yesno":
            return "y yes · n no: either goes on by itself"
        case "time":
            if factor.face == "12h":
                return "a time of day: 10:30pm or 1030p · ← → by 15 min"
            return "a time of day: 22:30 or 2230; it goes on by itself · ← → by 15 min"
        case "rating":
            return "a digit goes on by itself; behind a 1, enter goes on and 0 makes ten"
    if factor.key == "sleep":
        return f"the night that ended on {day:%a} {day.day} {day:%b} · 6.5 or 6:30 · ← → by 15 min"
    if factor.key == OWN_DOSE:
        return f"what you took, in {factor.unit} · 0 none"
    if factor.unit == "h":
        return "hours: 6.5 or 6:30 · ← → by 15 min"
    unit = factor.unit or "a number"
    none = " · 0 none, and goes on" if factor.step >= 1 else ""
    return f"{unit} · ← → by {number(factor.step)}{none}"


def drinks_hint(factor: Factor) -> tuple[list[tuple[str, str]], str]:
    """Return the drinks of a factor, each as its letter and words, and where the figures are
    from ('' for those that need no source)."""
    kinds = DRINKS[factor.key]
    if factor.key == "caffeine":
        # Beside 200 ml a number of cups would be one too many.
        sized = not factor.read_as
        drinks = [
            (
                drink.letter,
                f"{drink.label} {f'{drink.size} ' * sized}{factor.figure(drink.amount)}",
            )
            for drink in kinds
        ]
        return drinks, f"{factor.read_unit} a drink: {CAFFEINE_SOURCE}"
    return [
        (drink.letter, f"a {drink.label}, {factor.say(drink.amount)}") for drink in kinds
    ], ""  # fmt: skip


def day_before_words(day: date, today: date) -> str:
    """Return how the day before is called: 'yesterday', 'Fri 20 Nov'."""
    return short_day(day - ONE_DAY, today)
