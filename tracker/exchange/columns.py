"""The columns of a plain diary: which factor each stands for, known or new."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil, floor, log10
from typing import Literal

from msgspec import Struct

from tracker.model import RESERVED, Catalogue, Factor, FactorError, Value, factor_key
from tracker.model.units import portion_sizes, unit_size

from .cells import number_in, unguarded
from .errors import at_line
from .nearness import near_miss

UNIT = re.compile(r"(?P<name>[^\[\]]*)\[(?P<unit>[^\[\]]*)\]")
RATING_UNIT = "0-10"
TRUTHS = {"0": False, "no": False, "false": False, "1": True, "yes": True, "true": True}
# New factors may later hold up to this many times what they hold now.
ROOM = 10

Role = Literal["date", "count", "note", "factor"]
Row = tuple[int, list[str]]


class Column(Struct, frozen=True, kw_only=True):
    """One column: its place and name in the file, and what it means.

    `scale` is how many units of the factor one in the file is (90 for cups of coffee).
    """

    place: int
    name: str
    role: Role
    factor: Factor | None = None
    scale: float = 1.0
    new: bool = False

    def text(self, cells: Sequence[str]) -> str | None:
        """Return what the row's cell says, without blanks around; None where it is empty."""
        cell = cells[self.place] if self.place < len(cells) else ""
        return (unguarded(cell.strip()) or "").strip() or None

    def value(self, text: str, line: int, decimal_comma: bool) -> Value:
        """Return a cell as the factor's value, or raise ImportFailed naming line and column."""
        factor = self.factor
        assert factor is not None
        if factor.kind == "time":
            value: Value | None = text
        elif factor.kind == "yesno":
            found = amount(text, decimal_comma)
            value = TRUTHS.get(text.lower()) if found is None else found
        else:
            value = amount(text, decimal_comma)
            if value is not None and self.scale != 1:
                value = round(value * self.scale, 6)
        if value is None:
            wanted = "yes or no (1 or 0)" if factor.kind == "yesno" else "a number"
            raise at_line(line, f"{text!r} is not {wanted}", self.name)
        try:
            return factor.check(value)
        except FactorError as error:
            raise at_line(line, str(error), self.name) from None


def amount(text: str, decimal_comma: bool) -> int | float | None:
    """Return the number in a cell, '6,5' too where the file writes decimals so."""
    if decimal_comma and "." not in text:
        text = text.replace(",", ".", 1)
    return number_in(text)


def read_columns(
    header: Row, rows: Sequence[Row], catalogue: Catalogue, decimal_comma: bool
) -> list[Column]:
    """Return the columns of a plain diary, or raise ImportFailed naming the one that is wrong.

    A name that isn't known becomes a new factor: yes/no if all its values are 0 or 1, else
    an amount. A near miss of a known name is refused; `name [unit]` says it is meant.
    """
    line, cells = header
    if "date" not in [_name(cell).lower() for cell in cells]:
        raise at_line(line, "a diary needs a column named date")
    columns: list[Column] = []
    for column in _columns(line, cells, rows, catalogue, decimal_comma):
        for other in columns:
            same = other.role == column.role != "factor"
            if same or (column.factor and other.factor and other.factor.key == column.factor.key):
                raise at_line(line, f"means the same as the column {other.name!r}", column.name)
        columns.append(column)
    if len(columns) == 1:
        raise at_line(line, "a diary needs a count column or a column for a factor")
    return columns


def _columns(
    line: int, header: list[str], rows: Sequence[Row], catalogue: Catalogue, decimal_comma: bool
) -> Iterator[Column]:
    for place, cell in enumerate(header):
        name = _name(cell)
        unnamed = Column(place=place, name=name, role="factor")
        texts = [
            (row_line, text)
            for row_line, cells in rows
            if (text := unnamed.text(cells)) is not None
        ]
        if not name:
            if texts:
                raise at_line(texts[0][0], f"column {place + 1} has values but no name")
            continue
        match name.lower():
            case "date" | "count" | "note" as role:
                yield Column(place=place, name=name, role=role)
                continue
        known = _known(line, place, name, catalogue)
        if known:
            yield known
        elif texts:  # without a single value it is nothing yet
            yield _new(line, unnamed, texts, catalogue, decimal_comma)


def _name(cell: str) -> str:
    return (unguarded(cell.strip()) or "").strip()


def _split(name: str) -> tuple[str, str | None]:
    match = UNIT.fullmatch(name)
    return (match["name"].strip(), match["unit"].strip()) if match else (name, None)


def _known(line: int, place: int, name: str, catalogue: Catalogue) -> Column | None:
    unit = _split(name)[1]
    key = _key(line, name)
    found = catalogue.find(key)
    if found is None:
        labelled = [factor for factor in catalogue.values() if factor_key(factor.label) == key]
        found = (labelled[0], 1.0) if labelled else None
    if found is None:
        return None
    factor, scale = found
    if unit is not None and unit.lower() == factor.unit.lower():
        scale = 1.0  # 'coffee [mg]' is in mg already
    elif unit and not (factor.kind == "rating" and unit == RATING_UNIT):
        size = _size(factor, unit)
        if size is None:
            kept = f"in {factor.unit}" if factor.unit else "without a unit"
            raise at_line(line, f"{factor.label} is kept {kept}, not in {unit}", name)
        scale = size
    return Column(place=place, name=name, role="factor", factor=factor, scale=scale)


def _size(factor: Factor, unit: str) -> float | None:
    """Return how many of its own units one of `unit` is: its own unit written in full, or its
    portion (a cup is 90 mg). Another unit of the same kind may be a mistake: None."""
    size = unit_size(factor, unit)
    return size if size == 1 or unit.lower() in portion_sizes(factor) else None


def _key(line: int, name: str) -> str:
    try:
        return factor_key(_split(name)[0])
    except FactorError as error:
        raise at_line(line, str(error), name) from None


def _new(
    line: int,
    column: Column,
    texts: Sequence[tuple[int, str]],
    catalogue: Catalogue,
    decimal_comma: bool,
) -> Column:
    label, unit = _split(column.name)
    key = _key(line, column.name)
    if key in RESERVED:
        raise at_line(line, f"a factor can't be called {key}", column.name)
    if unit is None and (nearest := near_miss(key, [*catalogue.names, "count"])):
        raise at_line(
            line,
            f"not a known factor; did you mean {nearest}? "
            f"(to keep it as a factor of its own name it '{label} [unit]')",
            column.name,
        )
    values: list[float] = []
    for row_line, text in texts:
        value = amount(text, decimal_comma)
        if value is None:
            raise at_line(row_line, f"{text!r} is not a number", column.name)
        values.append(value)
    try:
        factor = _define(key, label, unit, values)
    except OverflowError:
        raise at_line(line, "holds numbers that are too large", column.name) from None
    return Column(place=column.place, name=column.name, role="factor", factor=factor, new=True)


def _define(key: str, label: str, unit: str | None, values: Sequence[float]) -> Factor:
    """Return a new factor with bounds and steps that suit its first values."""
    if unit == RATING_UNIT:
        return Factor(key=key, label=label, kind="rating")
    if unit is None and set(values) <= {0, 1}:
        return Factor(key=key, label=label, kind="yesno", high=1)
    low, high = min(0, *values), max(0, *values)
    spread = max(values) - min(values) or abs(high) or abs(low) or 1
    return Factor(
        key=key,
        label=label,
        unit=unit or "",
        low=-_round_up(-low * ROOM) if low < 0 else 0,
        high=_round_up(high * ROOM) if high > 0 else ROOM,
        step=_round_step(spread / 20),
        per=_round_step(spread / 4),
    )


def _round_up(value: float) -> float:
    """Return the next of 1, 2, 5, 10, 20, 50 ... that isn't below."""
    power = 10.0 ** floor(log10(value))
    digit = next(digit for digit in (1, 2, 5, 10) if digit * power >= value * (1 - 1e-9))
    return _tidy(digit * power)


def _round_step(value: float) -> float:
    """Return the last of ... 0.5, 1, 2, 5, 10 ... that isn't above."""
    power = 10.0 ** floor(log10(value))
    digit = next(digit for digit in (5, 2, 1) if digit * power <= value * (1 + 1e-9))
    return _tidy(digit * power)


def _tidy(value: float) -> float:
    return float(ceil(value)) if value >= 1 else float(f"{value:.6g}")
