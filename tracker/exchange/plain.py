"""Plain diaries: a CSV with a `date` column, a `count` column and one column a factor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from tracker.model import Catalogue, Factor, Value
from tracker.model.records import MAX_COUNT, MAX_NOTE

from .cells import read_rows, separator_of, unguarded
from .columns import Column, amount, read_columns
from .errors import at_line

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class PlainRow(Struct, frozen=True, kw_only=True):
    """What one row says of its day; an empty cell is missing, not zero."""

    line: int
    day: date
    count: int | None = None
    values: dict[str, Value] = {}
    note: str | None = None

    @property
    def empty(self) -> bool:
        """Whether it says nothing but its date."""
        return self.count is None and not self.values and self.note is None

    def says_same(self, other: PlainRow) -> bool:
        """Whether both say the same of their day."""
        return (self.count, self.values, self.note) == (other.count, other.values, other.note)


class PlainDiary(Struct, frozen=True):
    """The rows of a plain diary by day, oldest first, and the factors that are new with it;
    `repeated` rows say again what an earlier one says."""

    rows: list[PlainRow]
    factors: list[Factor]
    repeated: int = 0


def read_plain(text: str, catalogue: Catalogue, *, earliest: date, latest: date) -> PlainDiary:
    """Return what a plain diary holds; ImportFailed names the line and the column.

    `latest` is the last day a row may be of.
    """
    separator = separator_of(text)
    decimal_comma = separator != ","
    header, *body = read_rows(text, separator)
    for line, cells in body:
        if any(cells[len(header[1]) :]):
            raise at_line(line, f"{len(cells)} cells, but the header has {len(header[1])}")
        if len(cells) < len(header[1]):
            raise at_line(line, f"only {len(cells)} cells, but the header has {len(header[1])}")
    columns = read_columns(header, body, catalogue, decimal_comma)
    rows: dict[date, PlainRow] = {}
    repeated = 0
    for line, cells in body:
        row = _row(line, cells, columns, decimal_comma)
        if not earliest <= row.day <= latest:
            word = "in the future" if row.day > latest else f"before {earliest.year}"
            raise at_line(line, f"{row.day} is {word}", "date")
        if row.empty:
            continue
        earlier = rows.setdefault(row.day, row)
        if earlier is not row:
            if not row.says_same(earlier):
                raise at_line(line, f"{row.day} is on line {earlier.line} already", "date")
            repeated += 1
    new = [column.factor for column in columns if column.new and column.factor]
    return PlainDiary([rows[day] for day in sorted(rows)], new, repeated)


def _row(line: int, cells: list[str], columns: Sequence[Column], decimal_comma: bool) -> PlainRow:
    day: date | None = None
    count: int | None = None
    note: str | None = None
    values: dict[str, Value] = {}
    for column in columns:
        text = column.text(cells)
        if column.role == "date":
            day = _day(text, line, column)
        elif text is None:
            continue
        elif column.role == "count":
            count = _count(text, line, column, decimal_comma)
        elif column.role == "note":
            note = _note(unguarded(cells[column.place]) or "", line, column)
        elif column.factor:
            values[column.factor.key] = column.value(text, line, decimal_comma)
    assert day is not None
    return PlainRow(line=line, day=day, count=count, values=values, note=note)


def _day(text: str | None, line: int, column: Column) -> date:
    if text is None:
        raise at_line(line, "a row needs a date", column.name)
    try:
        if ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise at_line(line, f"{text!r} is not a date such as 2026-11-20", column.name)


def _count(text: str, line: int, column: Column, decimal_comma: bool) -> int:
    found = amount(text, decimal_comma)
    if found is None or found != int(found) or not 0 <= found <= MAX_COUNT:
        raise at_line(line, f"{text!r} is not a whole number from 0 to {MAX_COUNT}", column.name)
    return int(found)


def _note(text: str, line: int, column: Column) -> str:
    if len(text) > MAX_NOTE:
        raise at_line(line, f"a note holds up to {MAX_NOTE:,} characters", column.name)
    return text
