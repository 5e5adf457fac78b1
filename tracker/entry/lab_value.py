"""A value from a laboratory as one line: 'magnesium 0.82 mmol/l 2026-10-03'."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from tracker.model import LabValue, RecordError, checked

from .errors import EntryError, quoted
from .ranges import parse_day

EXAMPLE: Final = "magnesium 0.82 mmol/l 2026-10-03"
MOST: Final = 200  # characters of a name and of a unit, as the record allows
_NUMBER = re.compile(r"[-+]?\d{1,15}(?:[.,]\d{1,15})?", re.ASCII)
_APART = ", "


def parse_lab_value(text: str, *, today: date) -> LabValue:
    """Return the value a line states: a name, a number, a unit (which can be left out) and the
    day it was taken. Commas between them may be left out where the name holds no number.

    RecordError says what is missing or wrong: no name, no number, no day, a day still to come.
    """
    parts = [part.strip() for part in text.strip().rsplit(_APART, 2)]
    if len(parts) == 3 and _NUMBER.fullmatch(parts[1].partition(" ")[0]):
        name, (figure, _, unit) = parts[0], parts[1].partition(" ")
        return _value(name, figure, unit.strip(), _day(parts[2], today))
    words = text.replace(_APART, " ").split()
    if not words:
        raise RecordError(f"say a name, a number, a unit and a day: {EXAMPLE}", "lab_values")
    if _NUMBER.fullmatch(words[0]):
        raise RecordError(f"begin with its name, such as {EXAMPLE}", "lab_values")
    at = next((i for i, word in enumerate(words) if _NUMBER.fullmatch(word)), len(words))
    if signed := next((word for word in words[:at] if word[1:] and word[0] in "<>≤≥"), ""):
        raise RecordError(
            f"{quoted(signed)} is no plain number; leave the sign out, a note can hold it",
            "lab_values",
        )
    if at == len(words):
        raise RecordError(f"there is no number in it, such as {EXAMPLE}", "lab_values")
    unit, when = _unit_and_day(words[at + 1 :], today)
    return _value(" ".join(words[:at]), words[at], unit, when)


def lab_value_text(value: LabValue) -> str:
    """Return the line that states a value; parsing it gives the same value."""
    measured = " ".join(part for part in (figure_text(value.value), value.unit) if part)
    return _APART.join([value.name, measured, value.day.isoformat()])


def figure_text(value: float) -> str:
    """Return a value's number with every digit it has, and no more."""
    return f"{value:.15f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else f"{value:.0f}"


def _unit_and_day(words: list[str], today: date) -> tuple[str, date]:
    """Return what the words behind the number say; as few of them as can be are the unit."""
    for length in range(len(words)):
        try:
            return " ".join(words[:length]), _day(" ".join(words[length:]), today)
        except EntryError:
            continue
    raise RecordError(f"say the day it was taken at the end, such as {EXAMPLE}", "lab_values")


def _day(text: str, today: date) -> date:
    day = parse_day(text, today=today)
    if day > today:
        raise RecordError(f"{day.isoformat()} is still to come", "lab_values")
    return day


def _value(name: str, figure: str, unit: str, day: date) -> LabValue:
    if not name:
        raise RecordError(f"begin with its name, such as {EXAMPLE}", "lab_values")
    for what, said in (("a name", name), ("a unit", unit)):
        if len(said) > MOST:
            raise RecordError(f"{what} has up to {MOST} characters", "lab_values")
    return checked(LabValue(name=name, value=float(figure.replace(",", ".")), unit=unit, day=day))
