"""Log: today's twitches, one key each."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from tracker.diary import DiaryError
from tracker.model import FIRST_DAY, Day, Episode
from tracker.model.say import count_words

from ..commands import LOG, QUESTIONS, bindings
from ..dates import short_day
from ..messages import (
    CheatSheetWanted,
    EntryEntered,
    EntryLeft,
    EntryRefused,
    EntryTyped,
    RecordOpened,
)
from ..widgets.entry_line import EntryLine
from ..widgets.factors_panel import FactorsPanel
from ..widgets.hands import Hands
from ..widgets.recent_days import RecentDays
from ..widgets.timeline import Timeline
from .on_hands import OnHandsScreen
from .on_records import REPEAT_SECONDS
from .tracked import BY_COLUMNS, BY_ROWS
from .watching import WatchingScreen

if TYPE_CHECKING:
    from ..purposes import Purpose


class LogScreen(WatchingScreen, OnHandsScreen):
    """One day: its episodes, its factors, and the entry line."""

    MODE = "log"
    CSS_PATH = "log.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(QUESTIONS), *bindings(LOG)]

    def __init__(self) -> None:
        super().__init__()
        # As the first resize would find: a class that changes then would style everything again.
        columns, rows = self.app.size
        of_columns = self._get_breakpoint_classes(columns, BY_COLUMNS)
        of_rows = self._get_breakpoint_classes(rows, BY_ROWS)
        self.set_classes([*of_columns, *of_rows])
        self.set_class(self.counts_hidden, "-counts-hidden")
        self._purpose: Purpose | None = None
        self._escaped = 0.0  # when escape came last

    def compose_middle(self) -> ComposeResult:
        with Horizontal(id="upper"):
            yield Timeline()
            with Vertical(id="side"):
                yield Hands(self.keys)
                yield RecentDays()
        yield from self.compose_questions()
        yield FactorsPanel()
        yield EntryLine(self.keys)

    @property
    def entry(self) -> EntryLine:
        return self.query_one(EntryLine)

    def reload(self) -> None:
        day, today = self.tracker.day, self.diary.today()
        clock = self.tracker.settings.clock
        lacking = self.lacking(day, day)
        try:
            self._day = self.diary.day(day)
        except DiaryError as error:
            self._day = None
            self.timeline.say_unreadable(self.damage_words(error))
            summary = "can't be read"
        else:
            is_today = day == today
            once_a_day = self.tracker.settings.mode == "once a day"
            new = self.diary.untouched and not once_a_day  # who has chosen it knows what this is
            self.timeline.show(
                self._day,
                self.diary.catalogue,
                clock,
                self.keys,
                is_today=is_today,
                lacking=lacking,
                once_a_day=once_a_day,
                counts=not self.counts_hidden,
                welcome=is_today and self._day.empty and new,
            )
            summary = count_words(self._day, whole=not lacking, hidden=self.counts_hidden)
        shown = self._day or Day(day=day)
        self.timeline.border_title = f"{short_day(day, today)} · {summary}"
        hidden = self.counts_hidden
        self.set_class(hidden, "-counts-hidden")
        self.timeline.say_below(self._below_words(hidden=hidden))
        episodes = self._day.episodes if self._day else None
        self.hands.show(episodes, "today" if day == today else "that day", hidden=hidden)
        self.query_one(RecentDays).show(
            partial(self._recent, day), self.diary.lacking(), self.diary.day_start
        )
        self.query_one(FactorsPanel).show(
            shown, self.diary.catalogue, self.tracker.settings.shown, self.keys, counts=not hidden
        )
        self.entry.say_again()
        self.entry.rest()
        self.look_at_watching()
        self.show_questions()
        self.show_trial()
        self.title_right(self.progress_words)
        self.query_one(FactorsPanel).border_title = self.factors_title
        if not (self.entry.active or self.hands.has_focus):
            self.set_focus(self.timeline)

    def _below_words(self, *, hidden: bool) -> list[Content]:
        """Return ways to say what stands open for a clinician, and that counts are hidden."""
        shows = f"{self.keys['app.hide_counts']} shows counts" if hidden else ""
        found = self.tracker.for_clinician
        if found is None or not found.open:
            return [Content(shows)] if hidden else []
        from ..clinician_words import lines

        rest = Content(f" · {shows}" if hidden else "")
        return [way + rest for way in lines(found, self.keys["app.clinician"])]

    def _recent(self, day: date, many: int) -> list[Day]:
        try:
            return self.diary.days(max(day - timedelta(days=many), FIRST_DAY), day)
        except DiaryError:
            return []  # the month that can't be read says so when it is shown itself

    async def action_burst(self) -> None:
        from .burst import BurstScreen

        await self.app.push_screen(BurstScreen(self.tracker.take_key_time()), self._burst_left)

    # The entry line

    async def action_entry(self) -> None:
        if self.tracker.unsaved:
            await self._open(self.tracker.unsaved[0].purpose)
        else:
            await super().action_entry()

    def _write(self, words: str) -> None:
        from ..purposes import NewEntry

        if self._purpose is None:
            self.say("")
            self._put_into_line(NewEntry(self.diary, self._reader, words))
        else:  # a line is being typed
            self.entry.add(words)

    def _nothing_here(self) -> str:
        return f"Nothing to edit here yet: {self.keys['log.twitch']} logs an episode."

    async def action_factor(self, key: str) -> None:
        from ..purposes import asks_for

        factor = self.diary.catalogue[key]
        asks = asks_for(factor, self._day.values.get(key) if self._day else None)
        await self._open_check_in(f"{key}=", unfinished=asks)

    def action_factors(self) -> None:
        from .factors import FactorsScreen

        self.app.push_screen(FactorsScreen())

    async def _open(self, purpose: Purpose) -> None:
        self.say("")
        self._put_into_line(purpose)

    def _put_into_line(self, purpose: Purpose) -> None:
        self._purpose = purpose
        earlier = partial(self._earlier, purpose)
        self.entry.open(purpose.text, purpose.describe, self._complete, purpose.hint, earlier)

    def _show_unsaved(self) -> None:
        waiting = self.tracker.unsaved
        if self._purpose is not None:
            return  # when the line is left
        if not waiting:
            self.entry.close()
            return
        keys = self.keys
        many, which = (f"{len(waiting)} ", "the first") if len(waiting) > 1 else ("", "it")
        self.entry.hold(
            waiting[0].purpose.text,
            f"{many}not saved yet · {keys['log.open']} tries again · "
            f"{keys['log.entry']} changes {which} · "
            f"{keys['log.drop']} drops it",
        )

    async def action_open(self) -> None:
        if self._save_unsaved():
            self.tracker.refresh_screens()
        elif not self.tracker.unsaved:
            await self.action_edit()

    def action_drop(self) -> None:
        before, self._escaped = self._escaped, monotonic()
        held = self._escaped - before < REPEAT_SECONDS  # it may have left the line just before
        if self.tracker.unsaved and not held:
            self.say(f"Not kept: {self.tracker.unsaved.pop(0).purpose.text}")
            self._show_unsaved()
        elif self.open_questions and not held:
            self.action_put_off()

    def _ask_about(self, episode: Episode) -> None:
        if (episode.activity, episode.fatigue, episode.warmth) == (None, None, None):
            key = self.keys["log.edit"]
            self.entry.ask(f"doing what, how tired, warm or cold? {key} adds it, or let it be")

    @on(EntryEntered)
    async def _entered(self) -> None:
        # By the mouse or tab: as if its key had been pressed.
        if self._purpose is None:
            await self.action_entry()

    @on(EntryTyped)
    def _typed(self, message: EntryTyped) -> None:
        if self._purpose is None:
            return
        saved = self._save_line(self._purpose, message.text)
        if saved is not None:  # else the text stays in the line
            self._leave_entry()
            self._show_saved(saved)

    @on(CheatSheetWanted)
    def _cheat_sheet(self) -> None:
        shown = self.has_class("-cheat-sheet")
        self._show_cheat_sheet(show=not shown)
        if shown:  # asked again
            self.tracker.action_help_here()

    def _show_cheat_sheet(self, *, show: bool) -> None:
        from ..widgets.cheat_sheet import CheatSheet

        if show and not self.query(CheatSheet):
            self.query_one("#side").mount(CheatSheet(), before=0)
        self.set_class(show, "-cheat-sheet")

    @on(EntryRefused)
    def _refused(self) -> None:
        self.say("")  # the line says itself what is at fault

    @on(EntryLeft)
    def _left(self) -> None:
        self._escaped = monotonic()
        self.say("")
        self._leave_entry()

    def _leave_entry(self) -> None:
        """Go back to the keys; what waited in the line has been saved from it, or dropped."""
        self._show_cheat_sheet(show=False)
        waiting = self.tracker.unsaved
        if waiting and waiting[0].purpose is self._purpose:
            waiting.pop(0)
        self._purpose = None
        self.entry.close()
        self.set_focus(self.timeline)
        self._show_unsaved()

    # Days

    async def action_step_day(self, days: int) -> None:
        day = self.tracker.day + timedelta(days=days)
        if day > self.diary.today():
            self.say("Tomorrow is not there yet.")
            return
        await self.tracker.show_day(day)

    async def action_today(self) -> None:
        await self.tracker.show_day(self.diary.today())

    @on(RecordOpened)
    async def _opened(self) -> None:
        await self.action_edit()
