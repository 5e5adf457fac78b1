"""How far long work has come, told to whoever shows it."""

from __future__ import annotations

from typing import Protocol


class Step(Protocol):
    """Told what is being done next, and how much of how much is (`of` 0: not known)."""

    def __call__(self, doing: str, done: int = 0, of: int = 0, /) -> None: ...


def silent(_doing: str, _done: int = 0, _of: int = 0, /) -> None:
    """A step that nobody is told of."""
