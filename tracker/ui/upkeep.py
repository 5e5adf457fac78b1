"""What the app does to keep a diary whole: conflict copies, backups, the way back."""

from __future__ import annotations

from textual import work

from tracker.config import Settings
from tracker.diary import Diary, DiaryError

from .bringing_back import with_key
from .commands import Keys
from .screens.base import TrackerScreen
from .themed import ThemedApp


class UpkeepApp(ThemedApp):
    """An app over a diary, and what it says where something of it is missing."""

    settings: Settings
    keys: Keys

    def __init__(self, diary: Diary) -> None:
        super().__init__()
        self.diary = diary
        self._backed_up_at: int | None = None

    def warn(self, words: str) -> None:
        """Say something that must not be lost under the next message."""
        said = with_key(words, self.keys["app.bring_back"])
        self.notify(said, severity="warning", timeout=15, markup=False)

    @property
    def tracker_screen(self) -> TrackerScreen | None:
        """The screen of the three that is on, also while a small one lies above it."""
        screens = [screen for screen in self.screen_stack if isinstance(screen, TrackerScreen)]
        return screens[-1] if screens else None

    def refresh_screens(self) -> None:
        """Show the diary's new state; the other screens follow when they are looked at."""
        if screen := self.tracker_screen:
            screen.reload_if_changed()
        self.show_warnings()

    def show_warnings(self) -> None:
        """Show what the diary warns of, where no other message takes its place."""
        for warning in self.diary.warnings:
            self.warn(warning)
        self.diary.warnings.clear()

    @work(thread=True, group="copies", exclusive=True)
    def take_in_copies(self) -> None:
        """Merge the conflict copies that a folder sync has left, apart from the keys."""
        # By a diary of its own, apart from the keys: this one is written to from their thread.
        with Diary.open(
            self.diary.home, clock=self.diary.clock, writable=self.diary.writable
        ) as diary:
            told = list(diary.warnings)
        self.call_from_thread(self._took_in_copies, told)

    def _took_in_copies(self, told: list[str]) -> None:
        self.diary.refresh()
        self.refresh_screens()
        for words in told:
            self.warn(words)

    def action_bring_back(self) -> None:
        """Offer what the month shown lacks, else what another file does, from its newest good
        backup and the journal."""
        from .bringing_back import answer, no_more, nothing_missing, question
        from .screens.confirm import ConfirmScreen

        screen = self.tracker_screen
        if screen is None:
            return
        file = self._file_to_bring_back(screen)
        found = screen.attempt(lambda: self.diary.preview_restore("newest", month=file))
        if found is None:
            return
        if not found.differences and file in self.diary.lacking():
            # All that could be had is there: what was set aside need not be told of any more.
            screen.attempt(lambda: self.diary.restore(found.backup.name, month=file))
            screen.say(no_more(file))
            self._told_anew()
            return
        if not found.differences:
            screen.say(nothing_missing(file))
            return
        damaged = file in self.diary.unwhole() and file not in self.diary.lacking()
        asked = question(found, file, self.diary.now(), self.settings.clock, damaged=damaged)

        def answered(yes: bool | None) -> None:
            if yes:
                screen.change(
                    lambda: self.diary.restore(found.backup.name, month=file),
                    lambda done: answer(done, file),
                )
                self._told_anew()

        self.push_screen(ConfirmScreen(asked, "brings it back"), answered)

    def _file_to_bring_back(self, screen: TrackerScreen) -> str:
        shown, unwhole = f"{screen.shown_day:%Y-%m}", self.diary.unwhole()
        return shown if shown in unwhole or not unwhole else unwhole[0]

    def _told_anew(self) -> None:
        """Take away notices that may no longer be true, and show what is."""
        self.clear_notifications()
        self.refresh_screens()

    def action_back_up(self) -> None:
        """Make a backup now; it can take a second, so the keys go on meanwhile."""
        self._back_up(wanted=True)

    def back_up_if_due(self) -> None:
        """Make the day's backup after its first change, beside the keys."""
        if self.diary.version != self._backed_up_at and self.diary.backup_due:
            self._backed_up_at = self.diary.version  # one that failed waits for the next change
            self._back_up(wanted=False)

    @work(thread=True, group="backup")
    def _back_up(self, *, wanted: bool) -> None:
        try:
            made = self.diary.back_up() if wanted else self.diary.back_up_if_due()
        except DiaryError as error:
            self.call_from_thread(self.warn, str(error))
            return
        if wanted and made:
            self.call_from_thread(self._say, f"Backed up: {made.records} records, {made.name}")

    def _say(self, words: str) -> None:
        if screen := self.tracker_screen:
            screen.say(words)
