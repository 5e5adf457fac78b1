"""Finding the command that a word names."""

from __future__ import annotations

from collections.abc import Iterable

from .errors import InputError, did_you_mean
from .table import BY_NAME, Command


def command_named(name: str, others: Iterable[str] = ("help",)) -> Command:
    """Return the command; InputError names the nearest, `others` are valid words too."""
    command = BY_NAME.get(name)
    if command is None:
        near = did_you_mean(name, [*BY_NAME, *others])
        raise InputError(f"“{name}” is not a command{near or '; `tracker help` lists them'}")
    return command


def part_named(command: Command, word: str) -> Command:
    """Return the part of a command; InputError names those there are, or the nearest."""
    for part in command.parts:
        if part.word == word:
            return part
    words = [part.word for part in command.parts]
    near = did_you_mean(word, words) or f"; there are {', '.join(words)}"
    raise InputError(f"“{word}” is nothing that `tracker {command.name}` does{near}")
