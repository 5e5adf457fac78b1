"""Lines typed before, gone through with up and down as in a shell."""

from __future__ import annotations

from collections.abc import Iterable


class Recall:
    """Earlier lines, the newest nearest; what was being typed waits below them. A line that
    stands there twice is gone through once."""

    def __init__(self, lines: Iterable[str]) -> None:
        newest_first = dict.fromkeys(reversed([line.strip() for line in lines]))
        self._lines = [line for line in newest_first if line]
        self._back = 0  # how many lines back; none is what is being typed
        self._typed = ""

    def step(self, back: int, text: str) -> str:
        """Return the line that many further back (negative: nearer), given what stands there."""
        if self._back == 0:
            self._typed = text
        self._back = max(0, min(self._back + back, len(self._lines)))
        return self._lines[self._back - 1] if self._back else self._typed
