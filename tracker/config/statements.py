"""What stands on which line of a TOML text, and what is left of one that is broken.

TOML's own reader gives neither lines nor anything of a text with one mistake in it. Each
statement is one line, or several where a value goes on, and can be read alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

_GOES_ON = ("[", "{", '"""', "'''")
_LONGEST = 200  # lines of one value; more is a bracket that was never closed
Path = tuple[str, ...]


class Assigned(Struct, frozen=True):
    """A value set on a line (from 1), by its path: ('keys', 'log.twitch')."""

    line: int
    path: Path
    value: Any


class Heading(Struct, frozen=True):
    """A table's heading."""

    line: int
    path: Path


class Broken(Struct, frozen=True):
    """A line that is no TOML, and why."""

    line: int
    text: str
    reason: str


def statements(text: str) -> Iterator[Assigned | Heading | Broken]:
    """Yield what stands in the text, in order, comments left out. What follows a heading that
    can't be read is left out too: whose it is is not known."""
    lines = text.split("\n")
    at = 0
    table: Path | None = ()
    while at < len(lines):
        found, length = _next(lines, at)
        is_heading = lines[at].lstrip().startswith("[")
        if isinstance(found, Broken):
            table = None if is_heading else table
            yield found
        elif is_heading:
            table = _leaves(found)[0][0]
            yield Heading(at + 1, table)
        elif table is not None:
            for path, value in _leaves(found):
                yield Assigned(at + 1, (*table, *path), value)
        at += length


def _next(lines: list[str], at: int) -> tuple[dict[str, Any] | Broken, int]:
    """Return what the statement that begins on a line holds, and how many lines it takes."""
    first = lines[at].partition("=")[2].strip()
    most = _LONGEST if first.startswith(_GOES_ON) else 1
    reason = ""
    for length in range(1, min(most, len(lines) - at) + 1):
        try:
            return tomllib.loads("\n".join(lines[at : at + length])), length
        except (ValueError, RecursionError) as error:  # TOML's own is a ValueError
            reason = reason or str(error).partition(" (at ")[0]
    return Broken(at + 1, lines[at].strip(), reason), 1


def _leaves(table: dict[str, Any]) -> list[tuple[Path, Any]]:
    """Return what a table holds at its ends, by path; an empty table is an end."""
    found: list[tuple[Path, Any]] = []
    for name, value in table.items():
        inner = value[0] if value == [{}] else value  # [[name]], a heading too
        below = _leaves(inner) if isinstance(inner, dict) and inner else [((), inner)]
        found += [((name, *path), leaf) for path, leaf in below]
    return found
