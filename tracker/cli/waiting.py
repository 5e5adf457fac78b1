"""A word on stderr while something takes long, for a person who watches a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 1.0  # seconds until it is worth a word


class Progress:
    """Says what is being done once it has taken a second; a pipe or a log file never sees it."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._shown = ""

    def step(self, words: str) -> None:
        """Say what comes next, in the place of what was said before."""
        if sys.stderr.isatty() and time.monotonic() - self._began >= PATIENCE:
            self._show(words)

    def clear(self) -> None:
        """Take the last word away again."""
        if self._shown:
            self._show("")

    def _show(self, words: str) -> None:
        sys.stderr.write(f"\r{words.ljust(len(self._shown))}{'' if words else chr(13)}")
        sys.stderr.flush()
        self._shown = words


@contextmanager
def progress() -> Iterator[Progress]:
    """Yield what says how far it is; nothing of it is left when the work is done."""
    shown = Progress()
    try:
        yield shown
    finally:
        shown.clear()
