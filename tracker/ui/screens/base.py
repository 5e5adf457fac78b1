"""What the three screens have in common: top bar, message line, footer, reloading."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Footer

from tracker.diary import Diary, DiaryError, UnknownId
from tracker.entry import EntryError
from tracker.model import FactorError, RecordError

from ..widgets.message_line import MessageLine
from ..widgets.top_bar import TopBar

if TYPE_CHECKING:
    from ..app import TrackerApp

Result = TypeVar("Result")


class TrackerScreen(Screen[None]):
    """One of the three screens. Subclasses compose their middle and reload it."""

    MODE: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self._seen_version: object = None

    @property
    def tracker(self) -> TrackerApp:
        return cast("TrackerApp", self.app)

    @property
    def diary(self) -> Diary:
        return self.tracker.diary

    def compose(self) -> ComposeResult:
        yield TopBar(self.MODE, sample=self.diary.sample)
        yield from self.compose_middle()
        yield MessageLine(markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def compose_middle(self) -> ComposeResult:
        """Yield what stands between the top bar and the message line."""
        raise NotImplementedError

    def reload(self) -> None:
        """Show what the diary holds now."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.reload_if_changed()

    def on_screen_resume(self) -> None:
        if self.is_mounted:
            self.reload_if_changed()

    def reload_if_changed(self) -> None:
        """Reload when the diary or the current day changed since it was last shown."""
        version = (self.diary.version, self.diary.today(), self.tracker.day)
        if version != self._seen_version:
            self._seen_version = version
            self.reload()

    def title_right(self, text: str) -> None:
        """Set the words at the right of the top bar."""
        self.query_one(TopBar).title_text = text

    def say(self, text: str) -> None:
        """Say what just happened."""
        self.query_one(MessageLine).say(text)

    def trouble(self, text: str) -> None:
        """Say what could not be done, and why."""
        self.query_one(MessageLine).trouble(text)

    def attempt(self, write: Callable[[], Result]) -> Result | None:
        """Return what `write` returns; where it can't be done, say why and return None."""
        try:
            result = write()
        except (DiaryError, EntryError, RecordError, FactorError, UnknownId) as error:
            self.trouble(str(error.args[0]) if error.args else str(error))
            return None
        for warning in self.diary.warnings:
            self.trouble(warning)
        self.diary.warnings.clear()
        return result
