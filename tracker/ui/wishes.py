"""What a person wishes of the app as a whole: to be asked again, to look back, to be left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.model.records import TryKind
from tracker.model.say import named_day

from .screens.watching import WatchingScreen
from .settling import SettlingApp

if TYPE_CHECKING:
    from tracker.model import Trial

    from .clinician_words import Row

MOST_DAYS = 366  # of a pause
_DAYS = f"Say a number of days from 1 to {MOST_DAYS}, or ? for until you log again"


class WishesApp(SettlingApp):
    """The commands about watching itself; what they open is loaded when it is opened."""

    def action_pause(self) -> None:
        """Pause for some days or until something is logged; a pause that lasts ends."""
        screen = self.tracker_screen
        if screen is None:
            return
        if self.diary.paused():
            screen.change(self.diary.resume, lambda _: "The pause is over")
            self.refresh_screens()
            return

        def paused(until: date | None, words: str) -> None:
            screen.change(lambda: self.diary.pause(until), lambda _: words)
            self.refresh_screens()

        self.ask_pause(paused)

    def ask_pause(self, answered: Callable[[date | None, str], None]) -> None:
        """Ask how long to pause; `answered` is given until when, None for until something is
        logged, and that in words."""
        from .screens.prompt import PromptScreen

        def said(text: str | None) -> None:
            if text is not None:
                answered(self._until(text), self._pause_words(text))

        asked = "Pause for how many days? Nothing asks meanwhile; every key works as ever."
        self.push_screen(PromptScreen(asked, "7 · ? until you log again", self._pause_words), said)

    def _until(self, text: str) -> date | None:
        days = paused_days(text)
        return self.diary.today() + timedelta(days=days) if days else None

    def _pause_words(self, text: str) -> str:
        until = self._until(text)
        if until is None:
            return "Paused until you log again"
        return f"Paused until {named_day(until, self.diary.today())}, or until you log again"

    def action_once_a_day(self) -> None:
        """Turn once-a-day mode on or off."""
        on = self.settings.mode != "once a day"
        self.keep("once-a-day mode is not kept", mode="once a day" if on else "each twitch")
        key = self.keys["log.check_in"]
        self._say(
            f"Once a day: {key} on Log is the evening check-in; every other key works as before."
            if on
            else "Every twitch: a key each, as before."
        )

    def action_hide_counts(self) -> None:
        """Hide counts, or show them again."""
        hide = self.settings.counts == "shown"
        self.keep("hidden counts are not kept", counts="hidden" if hide else "shown")
        key = self.keys["app.hide_counts"]
        self._say(f"Counts are hidden; {key} shows them again." if hide else "Counts are shown.")

    def action_observation_days(self) -> None:
        """Watch for 7 days until the review, or for 14."""
        days = 14 if self.settings.observation_days == 7 else 7
        self.keep("the length is not kept", observation_days=days)
        self._say(f"The review comes after {days} days.")

    def action_copy(self) -> None:
        """Put what is shown on the clipboard, as text."""
        from .copying import copy

        copy(self)

    def action_review(self) -> None:
        """Open the review page."""
        from .screens.review import ReviewScreen

        if screen := self.tracker_screen:
            self.push_screen(ReviewScreen(screen))

    def action_trials(self) -> None:
        """Open the trials."""
        from .screens.trials import TrialsScreen

        if screen := self.tracker_screen:
            self.push_screen(TrialsScreen(screen))

    def plan_trial(
        self, kind: TryKind | None = None, told: Callable[[str], None] | None = None
    ) -> None:
        """Plan a trial from any page: of a change that is given, or of one that is picked; `told`
        is given what was planned, in words, instead of the line below the screen."""
        from .planning import Planning

        screen = self.tracker_screen
        if screen is None:
            return

        def planned(_trial: Trial, words: str) -> None:
            self.refresh_screens()
            (told or screen.say)(f"{words} · {self.keys['app.undo']} undoes it")

        Planning(screen, planned).begin(kind)

    def action_way(self) -> None:
        """Open the guided way."""
        from .looking_back import LookingBack
        from .screens.way import WayScreen

        self.push_screen(WayScreen(LookingBack(self)))

    def action_profile(self) -> None:
        """Open what the person may say of themselves."""
        self.about_you(self._say)

    def about_you(self, told: Callable[[str], None]) -> None:
        """Open what the person may say of themselves; `told` is given what was saved, in words."""
        from .screens.about_you import AboutYouScreen

        def left(words: str | None) -> None:
            if words:
                self.refresh_screens()
                told(words)

        self.push_screen(AboutYouScreen(self.diary.profile()), left)

    def action_settings(self) -> None:
        """Open the settings."""
        from .screens.settings import SettingsScreen

        self.push_screen(SettingsScreen())

    def action_report(self) -> None:
        """Open the page for the clinician."""
        from .screens.report import ReportScreen

        if screen := self.tracker_screen:
            self.push_screen(ReportScreen(screen))

    def action_clinician(self) -> None:
        """Open what is worth showing a clinician; what is picked there opens in Log."""
        from .screens.clinician import ClinicianScreen

        if screen := self.tracker_screen:
            self.push_screen(ClinicianScreen(screen), self._open_record)

    async def _open_record(self, row: Row | None) -> None:
        if row is not None:
            await self.show_day(row.day)
            if isinstance(screen := self.tracker_screen, WatchingScreen):
                screen.timeline.select(row.record)

    async def show_day(self, day: date) -> None:
        """Open a day in Log; see TrackerApp."""
        raise NotImplementedError

    async def action_first_questions(self) -> None:
        """Ask the questions of the first start again, on Log."""
        await self.switch_mode("log")
        if isinstance(screen := self.tracker_screen, WatchingScreen):
            screen.ask_again()


def paused_days(text: str) -> int | None:
    """Return how many days a pause is to last, None for '?': until something is logged;
    ValueError says what would be valid."""
    said = text.strip().removesuffix("days").removesuffix("day").strip()
    if said == "?":
        return None
    if not (said.isascii() and said.isdigit() and 1 <= int(said[:6]) <= MOST_DAYS):
        raise ValueError(_DAYS)
    return int(said)
