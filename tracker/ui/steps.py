"""What is done in a dialog over the factors, and taken back there step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.diary import DiaryError
from tracker.model import Factor

if TYPE_CHECKING:
    from .app import TrackerApp

NOT_KEPT = "what the check-in asks is not kept"


class Step(NamedTuple):
    """One thing done: in words, what was asked before and after it, and whether the diary was
    written to."""

    words: str
    before: list[str]
    after: list[str]
    written: bool


class Steps:
    """Definitions go to the diary, what is asked to the settings; a step may be both.

    The diary takes back what is newest in it, so a step written there can be taken back only
    until somebody else writes to it.
    """

    def __init__(self, app: TrackerApp) -> None:
        self._app = app
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._version = app.diary.version

    def others_wrote(self) -> bool:
        """Return whether others have written to the diary since this was last asked; what was
        done before is then forgotten here."""
        if self._app.diary.version == self._version:
            return False
        self._version = self._app.diary.version
        self._done.clear()
        self._undone.clear()
        return True

    def do(self, words: str, *, shown: list[str], factor: Factor | None = None) -> bool:
        """Define a factor, if one is given, and ask for `shown`; return whether that changed
        anything. Raises as `Diary.define_factor`; then nothing has changed."""
        self.others_wrote()
        diary, before = self._app.diary, self._app.settings.shown
        if factor is not None:
            diary.define_factor(factor)
        written = diary.version != self._version
        if not written and shown == before:
            return False
        self._done.append(Step(words, before, shown, written))
        self._undone.clear()
        self._settle(shown)
        return True

    def undo(self) -> Step | None:
        """Take back the newest step and return it, None if there is none; DiaryError if the
        diary can't."""
        step = self._move(self._done, self._undone)
        if step:
            self._settle(step.before)
        return step

    def redo(self) -> Step | None:
        """Do again what was taken back last and return it; else as `undo`."""
        step = self._move(self._undone, self._done)
        if step:
            self._settle(step.after)
        return step

    def _move(self, here: list[Step], there: list[Step]) -> Step | None:
        diary = self._app.diary
        if not here:
            return None
        if here[-1].written:
            diary.refresh()
            if self.others_wrote():
                raise DiaryError("the diary was changed elsewhere just now; this shows it")
            if here is self._done:
                diary.undo()
            else:
                diary.redo()
        there.append(here.pop())
        return there[-1]

    def _settle(self, shown: list[str]) -> None:
        self._version = self._app.diary.version
        if shown != self._app.settings.shown:
            self._app.keep(NOT_KEPT, shown=shown)
        self._app.refresh_screens()
