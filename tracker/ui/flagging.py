"""What is worth showing a clinician, looked for in the background and kept until the diary
changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work
from textual.message import Message
from textual.timer import Timer

from tracker.diary import Diary, DiaryError

from .upkeep import UpkeepApp

if TYPE_CHECKING:
    from datetime import date

    from tracker.exchange.clinician import ForClinician

    from .whole import WholeReader

LOOK_AFTER = 2.0  # seconds: the first screen is there by then, and a run of keys is over


class State(NamedTuple):
    """What the answer depends on: the state of the diary, and the day it is."""

    version: int
    today: date


@dataclass
class FlagsFound(Message):
    """The rules were looked at for that state of the diary."""

    state: State
    found: ForClinician


class FlaggingApp(UpkeepApp):
    """An app that knows which rules stand open; None until they were first looked at."""

    def __init__(self, diary: Diary) -> None:
        super().__init__(diary)
        self.for_clinician: ForClinician | None = None
        self._flags_of: State | None = None  # asked for
        self._known_of: State | None = None
        self._flags_due: Timer | None = None

    @cached_property
    def whole(self) -> WholeReader:
        """The whole diary for the app's threads; what that needs is loaded only now."""
        from .whole import WholeReader

        return WholeReader(self.diary)

    @property
    def diary_state(self) -> State:
        """The state of the diary now."""
        return State(self.diary.version, self.diary.today())

    def flags_are_of(self, state: State) -> bool:
        """Whether what is known is of that state of the diary."""
        return self._known_of == state

    def look_for_flags(self) -> None:
        """Look at the rules once the keys are quiet, where the diary has changed since."""
        state = self.diary_state
        if state == self._flags_of:
            return
        self._flags_of = state
        if self._flags_due is not None:
            self._flags_due.stop()
        self._flags_due = self.set_timer(LOOK_AFTER, lambda: self._find_flags(state))

    @work(thread=True, exclusive=True, group="flags")
    def _find_flags(self, state: State) -> None:
        try:
            found = self.whole.for_clinician()
        except DiaryError:  # what can't be read says so in its own place
            return
        self.post_message(FlagsFound(state, found))

    @on(FlagsFound)
    def _flags_found(self, message: FlagsFound) -> None:
        self.show_flags(message.state, message.found)

    def show_flags(self, state: State, found: ForClinician) -> None:
        """Keep what was found where it is of the state the diary is in, and show it."""
        if state == self.diary_state:
            self._flags_of = self._known_of = state
            self.for_clinician = found
            self.refresh_screens()
