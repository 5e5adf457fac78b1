"""What a line of the settings page opens: a list, a question, or a page of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from functools import partial
from typing import Any

from tracker.config import BY_NAME, Setting
from tracker.diary import DiaryError
from tracker.model.clock import clock_words
from tracker.model.say import named_day

from ..setting_rows import BACKUPS_ROW, DAY_START_ROW, FILE_ROW, NO_PAUSE, PAUSE_ROW, Row
from .settings_file import SettingsFile


class SettingAsked(SettingsFile):
    """The part of the settings page that asks for a value and sets it."""

    def open(self, row: Row) -> None:
        """Open what a line is chosen from."""
        setting = BY_NAME.get(row.key)
        if row.key == FILE_ROW:
            self.action_open_file()
        elif row.key == DAY_START_ROW:
            self.ask_day_start("")
        elif row.key == PAUSE_ROW:
            self.pause()
        elif row.key == BACKUPS_ROW:
            self.say("A backup is being made.")
            self.tracker.action_back_up()
        elif setting is None:
            self.say("")
        elif setting.name == "shown":
            from .factors import FactorsScreen

            self.app.push_screen(FactorsScreen())
        elif setting.name == "keys":
            from .keys import KeysScreen

            self.app.push_screen(KeysScreen())
        elif setting.name == "theme":
            self.tracker.choose_theme(partial(self.set, setting))
        elif setting.bounds:
            self.ask_number(setting, "")
        else:
            self._list_choices(setting)

    def set(self, setting: Setting, value: Any, said: str = "") -> None:
        """Set a value, and say so in words that are given or its own."""
        words = f"{setting.label}: {said or setting.say(value)}"
        fewer = setting.name == "backups" and value < self.tracker.settings.backups
        row_is_wrong = bool(self.wrong(setting.name))
        if value == getattr(self.tracker.settings, setting.name) and not row_is_wrong:
            self.say(f"{words}, as it was.")
            return
        kept = self.steps.change(words, **{setting.name: value})
        self.done(words, kept, ". More than these go when the next is made" if fewer else "")

    def wrong(self, name: str) -> tuple[str, ...]:
        """Return what is wrong with a setting in the file."""
        raise NotImplementedError

    def _list_choices(self, setting: Setting) -> None:
        from .choice import ChoiceScreen

        found = setting.choices or ()

        def chosen(place: int | None) -> None:
            if place is not None:
                self.set(setting, found[place])

        now = found.index(getattr(self.tracker.settings, setting.name))
        labels = [setting.say(each) for each in found]
        self.app.push_screen(ChoiceScreen(setting.label, labels, now), chosen)

    def ask_number(self, setting: Setting, begun: str) -> None:
        """Ask for a number; `begun` is its first digit where one was typed already."""
        from .prompt import PromptScreen

        low, high = setting.bounds or (0, 0)

        def read(text: str) -> int:
            said = text.strip()
            if said.isascii() and said.isdigit() and low <= int(said[:6]) <= high:
                return int(said)
            raise ValueError(f"It takes a number, {low} to {high}")

        def answered(text: str | None) -> None:
            if text is not None:
                self.set(setting, read(text))

        now = str(getattr(self.tracker.settings, setting.name))
        self.app.push_screen(
            PromptScreen(
                f"{setting.label}, {low} to {high}",
                now,
                lambda text: f"{setting.label}: {read(text)}",
                text=begun or now,
                begun=bool(begun),
            ),
            answered,
        )

    def ask_day_start(self, begun: str) -> None:
        """Ask when a day begins; `begun` as for a number."""
        from ..first_start import typed
        from .prompt import PromptScreen

        clock = self.tracker.settings.clock
        asked = typed("day_start", self.diary.today(), self.diary.catalogue, clock)

        def answered(text: str | None) -> None:
            if text is not None:
                self.start_day(asked.read(text))

        now = clock_words(self.diary.day_start, clock)
        self.app.push_screen(
            PromptScreen(
                asked.title, asked.hint, asked.describe, text=begun or now, begun=bool(begun)
            ),
            answered,
        )

    def start_day(self, at: time) -> None:
        """Set when a day begins, in the diary."""
        words = f"day start: {clock_words(at, self.tracker.settings.clock)}"
        self._write(
            words,
            lambda: self.diary.set_day_start(at),
            f"{words} from now on, wherever this diary is shared",
        )

    def pause(self) -> None:
        """Pause, or end the pause, as the palette does."""
        if self.pause_words() != NO_PAUSE:
            self._write("pause: none", self.diary.resume, "The pause is over")
            return

        def answered(until: date | None, words: str) -> None:
            self._write("a pause", lambda: self.diary.pause(until), words)

        self.tracker.ask_pause(answered)

    def pause_words(self) -> str:
        """Return until when a pause lasts, 'none' where there is none."""
        try:
            if not self.diary.paused():
                return NO_PAUSE
        except DiaryError:  # the days that can't be read say so in their own place
            return NO_PAUSE
        until = self.diary.profile().paused_until
        return f"until {named_day(until, self.diary.today())}" if until else "until you log again"

    def _write(self, words: str, write: Callable[[], object], said: str) -> None:
        """Write to the diary and say so; `words` name it where it is taken back."""
        try:
            changed = self.steps.write(words, write)
        except DiaryError as error:
            self.trouble(str(error))
            return
        self.tracker.refresh_screens()
        self.show()
        self.say(f"{said} · u takes it back" if changed else f"{words}, as it was.")
