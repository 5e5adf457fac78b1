"""The one way an import is refused."""

from __future__ import annotations


class ImportFailed(ValueError):
    """A file that can't be taken in; the message names the line and the column, and what
    would be right. Nothing of the file has been saved."""


def at_line(line: int, message: str, column: str = "") -> ImportFailed:
    """Return the refusal of one cell or row: 'line 12, column sleep: ...'."""
    where = f"line {line}, column {column}" if column else f"line {line}"
    return ImportFailed(f"{where}: {message}")
