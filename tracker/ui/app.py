"""The app: one diary, three screens, and the actions that work everywhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePath
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.geometry import Size

from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import FIRST_DAY

from .commands import EVERYWHERE, anywhere, bindings, spoken, takes_keys
from .screens.base import TrackerScreen
from .screens.log import LogScreen
from .screens.one_key import Unsaved
from .screens.tracked import BY_COLUMNS, BY_ROWS, LEAST
from .wishes import WishesApp

POLL_SECONDS = 1.0


# Loaded when they are first looked at: the first screen waits for nothing it doesn't show.
def _calendar() -> TrackerScreen:
    from .screens.calendar import CalendarScreen

    return CalendarScreen()


def _insights() -> TrackerScreen:
    from .screens.insights import InsightsScreen

    return InsightsScreen()


def _commands() -> type[Provider]:
    from .palette import CommandsProvider

    return CommandsProvider


def _days() -> type[Provider]:
    from .palette import DaysProvider

    return DaysProvider


def _things() -> type[Provider]:
    from .palette_things import ThingsProvider

    return ThingsProvider


class TrackerApp(WishesApp):
    """The tracker over a diary that is passed in; `day` is the one that Log shows.

    `config` is where a choice made in the app is kept; None keeps none. `problems` are
    what was wrong in the settings, told once at the start. Reports of the app's own mistakes
    are kept in the folder `reports`; None keeps none.
    """

    TITLE = "tracker"
    # Log's sheet with the app's own: a sheet that comes with a screen is laid over all that is
    # there once more, and Log is there from the start.
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/log.tcss"]
    HORIZONTAL_BREAKPOINTS = BY_COLUMNS  # of screens that have none of their own
    VERTICAL_BREAKPOINTS = BY_ROWS
    MODES: ClassVar[dict[str, Any]] = {
        "log": LogScreen,
        "calendar": _calendar,
        "insights": _insights,
    }
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(EVERYWHERE)]
    COMMANDS: ClassVar[set[Any]] = {_commands, _days, _things}
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self,
        diary: Diary,
        settings: Settings | None = None,
        *,
        config: Path | None = None,
        problems: list[str] | None = None,
        reports: Path | None = None,
    ) -> None:
        super().__init__(diary, settings or Settings(), config, problems or [])
        self.reports = reports
        self.day: date = diary.today()
        self._known_today = self.day
        self._key_time: float | None = None
        self._covered = False  # by the word that the window is too small
        self.unsaved: list[Unsaved] = []  # what keys on Log could not save, oldest first

    async def on_mount(self) -> None:
        # Not as DEFAULT_MODE: from Python 3.12 on Textual would mount Log's input before any
        # screen is on the stack, and fail.
        await self.switch_mode("log")
        self.screen_change_signal.subscribe(self, lambda _screen: self._look_at_room(self.size))
        self._look_at_room(self.size)
        self.screen.refresh(layout=True)
        self.set_interval(POLL_SECONDS, self._look_around, name="changes by others")
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        self.tell_problems()
        # After `fg` Textual draws only what changes from then on, over an empty screen.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        for words in self.diary.lacking_words():
            self.warn(words)

    async def on_event(self, event: events.Event) -> None:
        # Before the key's action runs: a held key is recognised by when it arrived, not
        # by when there was time to act on it.
        if isinstance(event, events.Key):
            self._key_time = event.time
        if isinstance(event, events.MouseDown | events.MouseUp) and event.button > 1:
            return  # another button than the first does nothing, least of all what that does
        if self._covered and isinstance(event, (events.Key, events.Paste)):
            self._key_unseen(event)
            return
        await super().on_event(event)

    def on_resize(self, event: events.Resize) -> None:
        self._look_at_room(event.size)

    def _look_at_room(self, size: Size) -> None:
        """Cover what is on where the window is too small for it, dialogs too; uncover it where
        there is room again."""
        too_small = size.width < LEAST.width or size.height < LEAST.height
        if not self.screen_stack or not (too_small or self._covered):
            return
        from .covering import cover, uncover

        self._covered = too_small
        if too_small:
            cover(self.screen, LEAST, self.keys["app.quit"])
        else:
            uncover(screen for stack in self._screen_stacks.values() for screen in stack)

    def _key_unseen(self, event: events.Key | events.Paste) -> None:
        """What can't be seen can't be acted on: of all keys those that leave alone do, at the
        second press where something may not be saved."""
        from .covering import leaves

        if leaves(event, self.keys, self.screen, unsaved=bool(self.unsaved)):
            self.exit()

    def take_key_time(self) -> float | None:
        """Return when the key arrived that led to the running action; None if it was no key."""
        key_time, self._key_time = self._key_time, None
        return key_time

    def not_saved(self) -> list[str]:
        from .not_saved import lines

        return lines(self)

    def refuse_paste(self) -> None:
        screen = self.tracker_screen
        if screen is self.screen and self.current_mode == "log":
            screen.say(
                f"A paste is no keys, nothing was logged: {self.keys['log.entry']} first, "
                "then paste into the line."
            )
        else:
            super().refuse_paste()

    def _look_around(self) -> None:
        today = self.diary.today()
        if today != self._known_today:
            if self.day == self._known_today:
                self.day = today
            self._known_today = today
        if self.diary.refresh() and self.diary.copies_waiting:
            self.take_in_copies()
        self.look_at_settings()
        self.refresh_screens()
        self.back_up_if_due()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("copy", "suspend_process"):
            return not self.screen_stack or anywhere(self.screen, action)
        # Inside a text field and above a dialog the app's keys are theirs.
        if any(command.action.partition("(")[0] == action for command in EVERYWHERE):
            return not self.screen_stack or takes_keys(self.screen)
        return super().check_action(action, parameters)

    def get_key_display(self, binding: Binding) -> str:
        """Return a key as it is written everywhere."""
        return binding.key_display or spoken(binding.key)

    def action_help_quit(self) -> None:
        """Textual's ctrl+c: say how to leave, calmly and once at a time."""
        if screen := self.tracker_screen:
            screen.say(f"{self.keys['app.quit']} leaves; everything is saved already.")

    async def action_go(self, mode: str) -> None:
        # Awaited, so that keys that follow at once find the screen complete.
        await self.switch_mode(mode)

    async def action_click_tab(self, mode: str) -> None:
        """The tabs at the top, which work also while a line is being typed."""
        await self.switch_mode(mode)

    def action_command_palette(self) -> None:
        """Open the palette."""
        from .palette import Palette

        self.push_screen(Palette())

    async def show_on_calendar(self, day: date) -> None:
        """Look at a day among the others."""
        from .screens.calendar import CalendarScreen

        await self.switch_mode("calendar")
        if isinstance(self.screen, CalendarScreen):
            self.screen.go(day)

    async def action_search_days(self) -> None:
        """Search from wherever one is: what is found shows on the Calendar."""
        from .screens.searching import SearchingScreen

        await self.switch_mode("calendar")
        if isinstance(self.screen, SearchingScreen):
            await self.screen.search()

    async def show_day(self, day: date) -> None:
        """Open a day in Log; one that is not here yet opens today."""
        self.day = max(FIRST_DAY, min(day, self.diary.today()))
        if self.current_mode == "log":
            self.refresh_screens()
        else:
            await self.switch_mode("log")

    async def action_open_day(self, day: str) -> None:
        """Open a day, given as in a file, that was clicked."""
        await self.show_day(date.fromisoformat(day))

    def action_undo(self) -> None:
        self._step("undo")

    def action_redo(self) -> None:
        self._step("redo")

    def _step(self, which: str) -> None:
        from .stepping import step

        if screen := self.tracker_screen:
            keys = {each: self.keys[f"app.{each}"] for each in ("undo", "redo")}
            step(self, which, screen.say, screen.trouble, keys)

    async def action_quit(self) -> None:
        """Leave; what could not be saved is asked about, for then it would be gone."""
        from .screens.confirm import ConfirmScreen

        if not self.unsaved:
            await super().action_quit()
            return
        lines = "\n".join(each.purpose.text for each in self.unsaved)
        asked = f"Not saved yet, and gone if you leave:\n\n{lines}"

        def answered(yes: bool | None) -> None:
            if yes:
                self.exit()

        self.push_screen(ConfirmScreen(asked, "leaves all the same", "stays"), answered)

    def action_help(self) -> None:
        self.action_help_here()

    def action_help_here(self) -> None:
        """Show the keys of what is on top, a page, a dialog or a line of text too."""
        from .screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))
