"""What is done on a page of the settings, and taken back there step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.diary import DiaryError

if TYPE_CHECKING:
    from .app import TrackerApp

MOVED_ON = "the diary was changed since; its newest change is taken back on Log"


class Step(NamedTuple):
    """One thing done, in words: settings by name before and after it, {} where the diary was
    written to."""

    words: str
    before: dict[str, Any]
    after: dict[str, Any]

    @property
    def written(self) -> bool:
        """Whether it stands in the diary."""
        return not self.after


class SettingSteps:
    """Settings go to their file, the day start to the diary, which takes back what is newest in
    it: so a step written there can be taken back only until somebody else writes to it."""

    def __init__(self, app: TrackerApp) -> None:
        self._app = app
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._version = app.diary.version

    def change(self, words: str, **changes: Any) -> bool:
        """Change settings; return whether that is kept in their file."""
        before = {name: getattr(self._app.settings, name) for name in changes}
        self._did(Step(words, before, changes))
        return self._keep(words, changes)

    def write(self, words: str, write: Callable[[], object]) -> bool:
        """Write to the diary; return whether that changed anything. Raises DiaryError."""
        diary = self._app.diary
        self._others_wrote()
        write()
        if diary.version == self._version:
            return False
        self._did(Step(words, {}, {}))
        self._version = diary.version
        return True

    def undo(self) -> Step | None:
        """Take back the newest step and return it, None if there is none; DiaryError if it can't
        be taken back."""
        return self._move(self._done, self._undone)

    def redo(self) -> Step | None:
        """Do again what was taken back last and return it; else as `undo`."""
        return self._move(self._undone, self._done)

    def _did(self, step: Step) -> None:
        self._done.append(step)
        self._undone.clear()

    def _move(self, here: list[Step], there: list[Step]) -> Step | None:
        if not here:
            return None
        step, back = here[-1], here is self._done
        if step.written:
            self._move_in_diary(back)
        else:
            self._keep(step.words, step.before if back else step.after)
        there.append(here.pop())
        return step

    def _move_in_diary(self, back: bool) -> None:
        diary = self._app.diary
        if self._others_wrote():
            raise DiaryError(MOVED_ON)
        if back:
            diary.undo()
        else:
            diary.redo()
        self._version = diary.version

    def _others_wrote(self) -> bool:
        """Return whether others wrote to the diary since; its steps are then forgotten here."""
        diary = self._app.diary
        diary.refresh()
        if diary.version == self._version:
            return False
        self._version = diary.version
        for steps in (self._done, self._undone):
            steps[:] = [each for each in steps if not each.written]
        return True

    def _keep(self, words: str, changes: dict[str, Any]) -> bool:
        self._others_wrote()
        kept = self._app.keep(f"“{words}” is not kept", **changes)
        self._version = self._app.diary.version  # other units count as a change of the diary
        return kept
