"""A word on stderr while something takes long, for a person who watches a terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tracker.model.progress import silent

if TYPE_CHECKING:
    from tracker.diary import Diary

PATIENCE = 1.0  # seconds until it is worth a word
PAUSE = 0.1  # seconds between two counts: more often nobody can read
COLUMNS = 80  # where the terminal doesn't say


class Progress:
    """Says what is being done once it has taken a second; a pipe or a log file never sees it.

    It stands on stderr, so that with --json too stdout is JSON alone. A dumb terminal can't take
    a line back: there the first word is said, on a line of its own, and no other.
    """

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._counted = self._began
        self._doing = ""
        self._shown = ""
        self._dumb = os.environ.get("TERM", "dumb") == "dumb"

    def step(self, doing: str, done: int = 0, of: int = 0) -> None:
        """Say what comes next, and where it is known how much of it, in the place of what was
        said before: 'saving: file 12 of 121'."""
        now = time.monotonic()
        if now - self._began < PATIENCE or not sys.stderr.isatty():
            return
        if doing == self._doing and now - self._counted < PAUSE:
            return
        self._doing, self._counted = doing, now
        words = f"{doing} {done:,} of {of:,}" if of else f"{doing} …"
        if not self._dumb:
            self._show(words[: _columns() - 1])
        elif not self._shown:
            self._shown = words
            _write(f"{words}\n")

    def clear(self) -> None:
        """Take the last word away again."""
        if self._shown and not self._dumb:
            self._show("")

    def _show(self, words: str) -> None:
        _write(f"\r{words.ljust(len(self._shown))}{'' if words else chr(13)}")
        self._shown = words


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or COLUMNS
    except (OSError, ValueError):
        return COLUMNS


@contextmanager
def progress() -> Iterator[Progress]:
    """Yield what says how far it is; nothing of it is left when the work is done."""
    shown = Progress()
    try:
        yield shown
    finally:
        shown.clear()


@contextmanager
def telling(diary: Diary) -> Iterator[None]:
    """Have a diary say how far it is with what it does in the block; print behind it."""
    with progress() as shown:
        diary.told = shown.step
        try:
            yield
        finally:
            diary.told = silent
