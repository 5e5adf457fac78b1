"""Cells of a CSV file: safe for spreadsheets, and back to exactly what they held.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula. Such a cell
gets one apostrophe in front (so does one that begins with an apostrophe, a tab or a
return), and reading takes one off.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from .errors import ImportFailed

RISKY = ("=", "+", "-", "@", "'", "\t", "\r")
SEPARATORS = (",", ";", "\t")
NEEDS_QUOTES = re.compile(r'[,"\r\n]')
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)


def guarded(text: str | None) -> str:
    """Return the text as a cell that no spreadsheet takes for a formula.

    None is an empty cell; a text of no characters is a lone apostrophe.
    """
    if text is None:
        return ""
    return f"'{text}" if not text or text.startswith(RISKY) else text


def unguarded(cell: str) -> str | None:
    """Return what `guarded` was given; an apostrophe before anything else is text."""
    if not cell:
        return None
    rest = cell[1:]
    return rest if cell.startswith("'") and (not rest or rest.startswith(RISKY)) else cell


def write_rows(rows: Iterable[Iterable[str | None]]) -> str:
    """Return rows as CSV text, guarded and quoted where needed, lines ended by a newline.

    The csv module quotes differently from one Python to the next; equal diaries shall give
    equal bytes.
    """
    return "".join(",".join(map(_written, row)) + "\n" for row in rows)


def _written(text: str | None) -> str:
    if text is None:
        return ""
    cell = guarded(text)
    return '"' + cell.replace('"', '""') + '"' if NEEDS_QUOTES.search(cell) else cell


def separator_of(text: str) -> str:
    """Return what parts the cells of the first line: a comma, a semicolon or a tab."""
    head = re.sub(r'"[^"]*"', "", text.lstrip("\r\n").splitlines()[0])
    return max(SEPARATORS, key=head.count)


def read_rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that isn't blank with the line it begins on, the cells as they stand.

    Raises ImportFailed where quotes don't match.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            if any(row):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise ImportFailed(f"line {line}: the row can't be read ({error})") from None


def number_in(text: str) -> int | float | None:
    """Return the finite number a cell holds ('7', '6.5', '1e3'), or None."""
    if not NUMBER.fullmatch(text):
        return None
    value = float(text)
    if value in (float("inf"), float("-inf")):
        return None
    return int(text) if text.lstrip("+-").isdigit() else value
