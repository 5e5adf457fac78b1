"""Reading the long form of `longform` back: rows to records, each with its line."""

from __future__ import annotations

from typing import Any

import msgspec

from tracker.model.progress import Step, silent

from .cells import number_in, read_rows, separator_of, unguarded
from .errors import ImportFailed, at_line
from .found import Found, Origin, check_schema, day_start_from, origin, profile_from
from .longform import COLUMNS, RECORDS

EACH = 500  # rows, between two words on how far it is
WORDS = frozenset({"sites", "flags", "tags"})
STRUCTURED = frozenset({"phases", "aliases", "adherence", "lengths", "least", "answers"})
PROFILE_TEXTS = frozenset({"medicines"})
PROFILE_STRUCTURED = frozenset({"asked", "pins", "seen", "lab_values"})
NUMBERS = frozenset(
    {"count", "intensity", "bother", "fatigue", "duration", "amount", "unlogged"}
    | {"low", "high", "step", "per", "seed", "washout"}
)
TRUTH_COLUMNS = frozenset({"closed", "with_onset", "shown", "retired", "drawn"})
TRUTHS = {"true": True, "false": False}

Cells = dict[str, str]


def read_csv(text: str, told: Step = silent) -> Found:
    """Return what a CSV text of ours holds; ImportFailed names the line and column. `told` hears
    of the lines read."""
    lines = text.count("\n")
    rows = read_rows(text, separator_of(text))
    line, header = next(rows)
    names = [(unguarded(cell) or "").strip().lower() for cell in header]
    for name in names:
        if name not in COLUMNS:
            raise at_line(line, f"there is no column {name!r} in a diary's export")
        if names.count(name) > 1:
            raise at_line(line, f"the column {name!r} is there twice")
    reader = _Reader()
    for count, (line, cells) in enumerate(rows):
        if count % EACH == 0:
            told("reading the file: line", line, lines)
        if len(cells) != len(names):
            raise at_line(line, f"{len(cells)} cells, but the header has {len(names)}")
        filled = dict(zip(names, map(unguarded, cells), strict=True))
        reader.take(line, {name: cell for name, cell in filled.items() if cell is not None})
    return reader.found()


class _Reader:
    """Gathers rows into records; a check-in and its values may stand anywhere."""

    def __init__(self) -> None:
        self._settings: dict[str, str] = {}
        self._profile: dict[str, Any] = {}
        self._origins: list[Origin] = []
        self._check_ins: dict[str, _CheckInRows] = {}

    def take(self, line: int, cells: Cells) -> None:
        record = cells.pop("record", "")
        if record == "setting":
            self._settings[_needed(line, cells, "key")] = _needed(line, cells, "value")
        elif record == "profile":
            self._take_profile(line, cells)
        elif record in ("check_in", "value"):
            day = _needed(line, cells, "day")
            rows = self._check_ins.setdefault(day, _CheckInRows(line, day))
            rows.take(line, record, cells)
        elif record in RECORDS:
            fields = {name: _content(line, name, cell) for name, cell in cells.items()}
            self._origins.append(origin(RECORDS[record], fields, f"line {line}", "column "))
        else:
            known = ", ".join([*RECORDS, "value", "profile", "setting"])
            raise at_line(line, f"{record!r} is not one of {known}", "record")

    def found(self) -> Found:
        """Return all that was read."""
        schema = self._settings.pop("schema", "1")
        check_schema(int(schema) if schema.isdecimal() else schema)
        day_start = day_start_from(self._settings.pop("day_start", None))
        if self._settings:
            raise ImportFailed(f"there is no setting {next(iter(self._settings))!r}")
        check_ins = [rows.origin() for rows in self._check_ins.values()]
        profile = profile_from(self._profile or None)
        return Found(day_start, [*self._origins, *check_ins], profile)

    def _take_profile(self, line: int, cells: Cells) -> None:
        key = _needed(line, cells, "key")
        if key in self._profile:
            raise at_line(line, f"{key} is there twice", "key")
        if key in PROFILE_TEXTS and "value" in cells:
            self._profile[key] = cells["value"]  # also one of no characters
            return
        text = _needed(line, cells, "value")
        value: Any = TRUTHS.get(text, text)
        if key in PROFILE_STRUCTURED:
            value = _structure(line, "value", text, Any)
        elif key == "watch_days":
            value = number_in(text)
        self._profile[key] = value


class _CheckInRows:
    """One day's check-in: its own row and one for each value."""

    def __init__(self, line: int, day: str) -> None:
        self._line = line
        self._fields: dict[str, Any] = {"day": day}
        self._values: dict[str, bool | int | float | str] = {}
        self._edited: dict[str, str] = {}
        self._own_row = False

    def take(self, line: int, record: str, cells: Cells) -> None:
        if record == "value":
            self._take_value(line, cells)
            return
        if self._own_row:
            raise at_line(line, f"a second check-in for {cells['day']}", "day")
        self._own_row, self._line = True, line
        self._edited |= _structure(line, "edited", cells.pop("edited", "{}"), dict[str, str])
        self._fields |= {name: _content(line, name, cell) for name, cell in cells.items()}

    def _take_value(self, line: int, cells: Cells) -> None:
        for name in cells:
            if name not in ("day", "factor", "value", "edited"):
                raise at_line(line, "has no place in a value", name)
        factor, text = _needed(line, cells, "factor"), _needed(line, cells, "value")
        if factor in self._values:
            raise at_line(line, f"{factor} is there twice for {cells['day']}", "factor")
        found = number_in(text)
        self._values[factor] = TRUTHS.get(text, text) if found is None else found
        if "edited" in cells:
            self._edited[factor] = cells["edited"]

    def origin(self) -> Origin:
        given = {"values": self._values, "edited": self._edited}
        return origin("check_ins", self._fields | given, f"line {self._line}", "column ")


def _needed(line: int, cells: Cells, column: str) -> str:
    if not cells.get(column):
        raise at_line(line, "is needed here and is empty", column)
    return cells[column]


def _content(line: int, column: str, cell: str) -> Any:
    """Return a cell as the plain value its column holds."""
    if column in WORDS:
        return cell.split(" ")
    if column in STRUCTURED:
        return _structure(line, column, cell, Any)
    if column in NUMBERS:
        found = number_in(cell)
        if found is None:
            raise at_line(line, f"{cell!r} is not a number", column)
        return found
    if column in TRUTH_COLUMNS:
        if cell not in TRUTHS:
            raise at_line(line, f"{cell!r} is neither true nor false", column)
        return TRUTHS[cell]
    return cell


def _structure(line: int, column: str, cell: str, kind: Any) -> Any:
    try:
        return msgspec.json.decode(cell, type=kind)
    except msgspec.DecodeError as error:
        raise at_line(line, f"is not the JSON text it should be ({error})", column) from None
