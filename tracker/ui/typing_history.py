"""What stood in a line of text before each step of typing, for going back and forth."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

MOST = 200  # steps that are kept of a line


class Stood(NamedTuple):
    """A text and where the cursor was in it."""

    text: str
    cursor: int


class Step(Enum):
    """How a text became another one."""

    TYPED = "typed"
    DELETED = "deleted"
    OTHER = "other"  # a paste, a completion, a whole line


class TypingHistory:
    """Steps as people think of them: letters typed behind each other are one up to the end of
    their word, letters deleted one after the other are one, and anything else is one by itself."""

    def __init__(self, text: str = "") -> None:
        self._stood = [Stood(text, len(text))]
        self._at = 0
        self._going_on: Step | None = None  # what the next change may belong to

    @property
    def now(self) -> Stood:
        """What stands in the line, as far as is known."""
        return self._stood[self._at]

    def find(self, text: str) -> None:
        """Take note of a text that did not come about by an edit: that is a step by itself."""
        if text != self.now.text:
            self._begin(Stood(text, len(text)), Step.OTHER)

    def edit(self, start: int, end: int, text: str, *, cursor: int) -> None:
        """Put text in the place of what stands from `start` to `end`; the cursor was at `cursor`
        and is behind the text then."""
        before = self.now
        step = _step(start, end, text)
        stands = Stood(f"{before.text[:start]}{text}{before.text[end:]}", start + len(text))
        goes_on = step is self._going_on and cursor == before.cursor
        if goes_on and (step is Step.DELETED or _same_word(before.text, start, end, text)):
            self._stood[self._at] = stands
        else:
            self._stood[self._at] = Stood(before.text, cursor)
            self._begin(stands, step)

    def _begin(self, stands: Stood, step: Step) -> None:
        del self._stood[self._at + 1 :]
        self._stood.append(stands)
        del self._stood[: -MOST - 1]
        self._at = len(self._stood) - 1
        self._going_on = step

    def undo(self) -> Stood | None:
        """Return what stood before the last step; None at the beginning."""
        return self._go(-1)

    def redo(self) -> Stood | None:
        """Return what stood after the step that was taken back last; None for none."""
        return self._go(1)

    def _go(self, step: int) -> Stood | None:
        self._going_on = None
        if not 0 <= self._at + step < len(self._stood):
            return None
        self._at += step
        return self.now


def _step(start: int, end: int, text: str) -> Step:
    if len(text) == 1:
        return Step.TYPED
    return Step.DELETED if not text and end - start == 1 else Step.OTHER


def _same_word(before: str, start: int, end: int, text: str) -> bool:
    """Whether a letter belongs to the word typed before it; so do the spaces behind a word."""
    between = before[:start][-1:].isspace() and not text.isspace()
    return start == end and len(text) == 1 and not between
