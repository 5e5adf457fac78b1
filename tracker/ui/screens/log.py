"""Log: today's twitches, one key each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList

from tracker.diary import DiaryError
from tracker.entry import complete
from tracker.model import FIRST_DAY, Day, Episode, EpisodeDraft, Intake, IntakeDraft, Record
from tracker.model.factors import COFFEE_MG, GLASS_LITRES
from tracker.model.records import MAX_COUNT
from tracker.model.say import episode_words, twitches
from tracker.model.words import URGENT_FLAGS

from ..commands import LOG, bindings
from ..dates import say_day, say_time, short_day
from ..day_words import count_words
from ..messages import EntryEntered, EntryLeft, EntryTyped
from ..purposes import CheckInText, NewEntry, Purpose, Rewrite
from ..reading import Reader, coffee, glass
from ..widgets.entry_line import EntryLine
from ..widgets.factors_panel import FactorsPanel
from ..widgets.hands import Hands
from ..widgets.recent_days import RecentDays
from ..widgets.timeline import Timeline
from .base import TrackerScreen
from .urgent import UrgentScreen

Result = TypeVar("Result")

REPEAT_SECONDS = 0.8
RECENT = 20  # days shown beside the hands where there is room
FLAG_HINT = "numb  tingle  weak  grip  pain  stiff  thin"


class LogScreen(TrackerScreen):
    """One day: its episodes, its factors, and the entry line."""

    MODE = "log"
    CSS_PATH = "log.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LOG)]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]

    def __init__(self) -> None:
        super().__init__()
        self._purpose: Purpose | None = None
        self._last_event: float | None = None
        self._day: Day | None = None

    def compose_middle(self) -> ComposeResult:
        with Horizontal(id="upper"):
            yield Timeline()
            with Vertical(id="side"):
                yield Hands()
                yield RecentDays()
        yield FactorsPanel()
        yield EntryLine(self.keys)

    @property
    def timeline(self) -> Timeline:
        return self.query_one(Timeline)

    @property
    def entry(self) -> EntryLine:
        return self.query_one(EntryLine)

    def _reader(self) -> Reader:
        """A reader for the day shown, now."""
        return Reader.of(self.diary, self.tracker.day, self.tracker.settings.clock)

    def reload(self) -> None:
        day, today = self.tracker.day, self.diary.today()
        clock = self.tracker.settings.clock
        try:
            self._day = self.diary.day(day)
        except DiaryError as error:
            self._day = None
            self.timeline.say_unreadable(str(error))
            summary = "can’t be read"
        else:
            is_today = day == today
            self.timeline.show(self._day, self.diary.catalogue, clock, self.keys, is_today=is_today)
            summary = count_words(self._day)
        shown = self._day or Day(day=day)
        self.timeline.border_title = f"{short_day(day, today)} · {summary}"
        self.query_one(Hands).show(shown.episodes)
        self.query_one(RecentDays).show(self._recent(day))
        self.query_one(FactorsPanel).show(
            shown, self.diary.catalogue, self.tracker.settings.shown, self.keys
        )
        self.entry.say_again()
        self.title_right(self._progress())
        if not self.entry.active:
            self.set_focus(self.timeline)

    def _recent(self, day: date) -> list[Day]:
        try:
            return self.diary.days(max(day - timedelta(days=RECENT), FIRST_DAY), day)
        except DiaryError:
            return []  # the month that can't be read says so when it is shown itself

    def _progress(self) -> str:
        """Return how far the observation period has come, while it runs."""
        today = self.diary.today()
        length = self.tracker.settings.observation_days
        try:
            span = self.diary.span()
        except DiaryError:
            span = None
        number = (today - span[0]).days + 1 if span else 1
        if not 1 <= number <= length:
            return f"{today:%a} {today.day} {today:%b}"
        return f"day {number} of {length} {'●' * number}{'○' * (length - number)}"

    # One key each

    def action_twitch(self) -> None:
        if not self._held():
            self._log(EpisodeDraft(at=self.diary.now()))

    def action_repeat(self) -> None:
        newest = self._newest("repeat")
        if newest is not None and not self._held():
            self._log(
                EpisodeDraft(
                    at=self.diary.now(),
                    hand=newest.hand,
                    sites=newest.sites,
                    activity=newest.activity,
                    fatigue=newest.fatigue,
                    warmth=newest.warmth,
                )
            )

    def action_one_more(self) -> None:
        newest = self._newest("add to")
        if newest is None:
            return
        if newest.count >= MAX_COUNT:
            self.trouble(
                f"An episode holds at most {MAX_COUNT} twitches: "
                f"{self.keys['log.twitch']} starts another."
            )
            return
        time = say_time(newest.at, self.tracker.settings.clock)
        self._change(
            lambda: self.diary.edit(newest.id, count=newest.count + 1),
            lambda _: f"Changed: the episode of {time} has {newest.count + 1} twitches now",
        )

    def _newest(self, what_for: str) -> Episode | None:
        found = self.attempt(lambda: (self.diary.newest(),))
        if found is not None and found[0] is None:
            self.trouble(
                f"Nothing to {what_for} yet: {self.keys['log.twitch']} logs a first twitch."
            )
        return found[0] if found else None

    def action_zero(self) -> None:
        day = self.tracker.day
        logged = sum(episode.count for episode in self._day.episodes) if self._day else 0
        already = f"{twitches(logged)} logged, none besides" if logged else "watched, no twitches"
        self._change(
            lambda: self.diary.check_in(day, unlogged=0),
            lambda _: f"Saved: {say_day(day, self.diary.today())}: {already}",
        )

    def action_coffee(self) -> None:
        self._take(coffee(self._reader(), COFFEE_MG))

    def action_water(self) -> None:
        self._take(glass(self._reader(), GLASS_LITRES))

    def _take(self, draft: IntakeDraft) -> None:
        amount = self.diary.catalogue[draft.factor].say(draft.amount)
        self._change(lambda: self.diary.take(draft), lambda _: f"Saved: {draft.label}, {amount}")

    def action_select(self, step: int) -> None:
        if step < 0:
            self.timeline.action_cursor_up()
        else:
            self.timeline.action_cursor_down()

    def action_delete(self) -> None:
        record_id = self.timeline.selected_id
        if record_id is None:
            self.trouble("Nothing is selected: up and down select a record.")
        elif not self._held():
            self._change(lambda: self.diary.remove(record_id), lambda _: "Deleted")

    def _log(self, draft: EpisodeDraft) -> None:
        clock = self.tracker.settings.clock
        episode = self._change(
            lambda: self.diary.log(draft),
            lambda episode: f"Saved: {say_time(episode.at, clock)} {episode_words(episode)}",
        )
        if episode is not None:
            self._show_episode(episode)

    def _change(self, write: Callable[[], Result], words: Callable[[Result], str]) -> Result | None:
        done = self.change(write, words)
        self.tracker.refresh_screens()
        return done

    def _show_episode(self, episode: Episode) -> None:
        self.tracker.day = episode.day
        self.tracker.refresh_screens()
        self.timeline.select(episode.id)

    def _held(self) -> bool:
        """Whether this key came so soon after the last one that logs or deletes that it is a
        held key repeating; logged or not, every such event counts."""
        arrived = self.tracker.take_key_time()
        if arrived is None:  # from the palette or the mouse
            return False
        before, self._last_event = self._last_event, arrived
        if before is None or arrived - before >= REPEAT_SECONDS:
            return False
        self.say(f"A held key counts once; {self.keys['log.one_more']} adds a twitch.")
        return True

    # The entry line

    def action_entry(self) -> None:
        self._open(NewEntry(self.diary, self._reader))

    def action_edit(self) -> None:
        record = self._chosen()
        if isinstance(record, Episode | Intake):
            self._open(Rewrite(self.diary, self._reader, record))
        elif record is not None:
            self.trouble(f"A life event is changed with `tracker edit {record.id} label=…`.")
        else:
            self.trouble(f"Nothing to edit here yet: {self.keys['log.twitch']} logs an episode.")

    def action_factor(self, key: str) -> None:
        factor = self.diary.catalogue[key]
        known = self._day.values.get(key) if self._day else None
        now = f" (it is {factor.say(known)} now)" if known is not None else ""
        asks = f"{factor.label} in {factor.unit}: type a number{now}"
        self._open(CheckInText(self.diary, self._reader, f"{key}=", unfinished=asks))

    def action_check_in(self) -> None:
        self._open(CheckInText(self.diary, self._reader))

    def action_flag(self) -> None:
        self._open(CheckInText(self.diary, self._reader, hint=FLAG_HINT))

    def _open(self, purpose: Purpose) -> None:
        self._purpose = purpose
        self.say("")
        self.entry.open(purpose.text, purpose.describe, self._complete, purpose.hint)

    def _chosen(self) -> Record | None:
        """Return the selected record; where none is, the day's newest episode."""
        if self._day is None:
            return None
        day, record_id = self._day, self.timeline.selected_id
        records: list[Record] = [*day.episodes, *day.intakes, *day.markers]
        chosen = next((record for record in records if record.id == record_id), None)
        return chosen or (day.episodes[-1] if day.episodes else None)

    def _complete(self, text: str, cursor: int) -> list[str]:
        reader = self._reader()
        return complete(text, cursor, catalogue=reader.catalogue, vocabulary=reader.vocabulary)

    @on(EntryEntered)
    def _entered(self) -> None:
        # By the mouse or tab: as if its key had been pressed.
        if self._purpose is None:
            self.action_entry()

    @on(EntryTyped)
    def _typed(self, message: EntryTyped) -> None:
        purpose = self._purpose
        if purpose is None:
            return
        saved = self.change(lambda: purpose.save(message.text), lambda saved: saved.words)
        if saved is None:
            return  # the text stays in the line
        self._leave_entry()
        self.tracker.refresh_screens()
        if saved.episode is not None:
            # The view stays: what is back-filled says its day, and the next line is for this one.
            self.timeline.select(saved.episode.id)
        if URGENT_FLAGS & set(saved.flags):
            self.app.push_screen(UrgentScreen())

    @on(EntryLeft)
    def _leave_entry(self) -> None:
        self._purpose = None
        self.entry.close()
        self.set_focus(self.timeline)

    # Days

    async def action_step_day(self, days: int) -> None:
        day = self.tracker.day + timedelta(days=days)
        if day > self.diary.today():
            self.say("Tomorrow is not there yet.")
            return
        await self.tracker.show_day(day)

    async def action_today(self) -> None:
        await self.tracker.show_day(self.diary.today())

    @on(OptionList.OptionSelected)
    def _opened(self) -> None:
        self.action_edit()
