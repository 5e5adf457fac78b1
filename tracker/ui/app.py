"""The app: one diary, three screens, and the actions that work everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from tracker.config import Settings
from tracker.diary import Diary

from .commands import EVERYWHERE, bindings
from .palette import CommandsProvider, DaysProvider
from .screens.base import TrackerScreen
from .screens.calendar import CalendarScreen
from .screens.help import HelpScreen
from .screens.insights import InsightsScreen
from .screens.log import LogScreen
from .themes import OURS

POLL_SECONDS = 1.0


class TrackerApp(App[None]):
    """The tracker over a diary that is passed in; `day` is the one that Log shows."""

    TITLE = "tracker"
    CSS_PATH = "app.tcss"
    MODES: ClassVar[dict[str, Any]] = {
        "log": LogScreen,
        "calendar": CalendarScreen,
        "insights": InsightsScreen,
    }
    DEFAULT_MODE = "log"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(EVERYWHERE)]
    COMMANDS = {CommandsProvider, DaysProvider}
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(self, diary: Diary, settings: Settings | None = None) -> None:
        super().__init__()
        self.diary = diary
        self.settings = settings or Settings()
        self.day: date = diary.today()
        self._known_today = self.day
        self._key_time: float | None = None
        for theme in OURS:
            self.register_theme(theme)
        self.theme = (
            self.settings.theme if self.settings.theme in self.available_themes else OURS[0].name
        )
        if self.settings.keys:
            self.set_keymap(self.settings.keys)

    def on_mount(self) -> None:
        self.set_interval(POLL_SECONDS, self._look_around, name="changes by others")

    def on_key(self, event: events.Key) -> None:
        # Before the key's action runs: a held key is recognised by when it arrived, not
        # by when there was time to act on it.
        self._key_time = event.time

    def take_key_time(self) -> float | None:
        """Return when the key arrived that led to the running action; None if it was no key."""
        key_time, self._key_time = self._key_time, None
        return key_time

    @property
    def tracker_screen(self) -> TrackerScreen | None:
        """The screen of the three that is on, also while a small one lies above it."""
        return next(
            (screen for screen in reversed(self.screen_stack) if isinstance(screen, TrackerScreen)),
            None,
        )

    def refresh_screens(self) -> None:
        """Show the diary's new state; the other screens follow when they are looked at."""
        if screen := self.tracker_screen:
            screen.reload_if_changed()

    def _look_around(self) -> None:
        today = self.diary.today()
        if today != self._known_today:
            if self.day == self._known_today:
                self.day = today
            self._known_today = today
        self.diary.refresh()
        self.refresh_screens()

    def action_go(self, mode: str) -> None:
        self.switch_mode(mode)

    def show_day(self, day: date) -> None:
        """Open a day in Log."""
        self.day = day
        if self.current_mode == "log":
            self.refresh_screens()
        else:
            self.switch_mode("log")

    def action_undo(self) -> None:
        self._step_back("undo")

    def action_redo(self) -> None:
        self._step_back("redo")

    def _step_back(self, step: str) -> None:
        screen = self.tracker_screen
        if screen is None:
            return
        done = screen.attempt(self.diary.undo if step == "undo" else self.diary.redo)
        if done is None:
            return
        many = f" ({len(done.records)} records)" if len(done.records) > 1 else ""
        if step == "undo":
            screen.say(f"Took back: {done.action}{many} · U brings it back")
        else:
            screen.say(f"Did again: {done.action}{many} · u takes it back")
        self.refresh_screens()

    def action_help(self) -> None:
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)
