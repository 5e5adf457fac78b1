"""Log: today's twitches, one key each."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList

from tracker.entry import complete
from tracker.model import Day, Episode, EpisodeDraft, Intake, IntakeDraft
from tracker.model.factors import COFFEE_MG, GLASS_LITRES
from tracker.model.records import MAX_COUNT
from tracker.model.say import episode_words, twitches
from tracker.model.words import URGENT_FLAGS

from ..commands import LOG, bindings
from ..dates import say_day, say_time, short_day
from ..messages import EntryLeft, EntryTyped
from ..purposes import CheckInText, NewEntry, Purpose, Rewrite
from ..reading import Reader, coffee, glass
from ..widgets.entry_line import EntryLine
from ..widgets.factors_panel import FactorsPanel
from ..widgets.hands import Hands
from ..widgets.recent_days import RecentDays
from ..widgets.timeline import Timeline
from .base import TrackerScreen
from .urgent import UrgentScreen

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
        self._last_logged: float | None = None
        self._day: Day | None = None

    def compose_middle(self) -> ComposeResult:
        with Horizontal(id="upper"):
            yield Timeline()
            with Vertical(id="side"):
                yield Hands()
                yield RecentDays()
        yield FactorsPanel()
        yield EntryLine()

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
        day = self.attempt(lambda: self.diary.day(self.tracker.day))
        if day is None:
            return
        self._day = day
        today = self.diary.today()
        self.timeline.show(
            day, self.diary.catalogue, self.tracker.settings.clock, is_today=day.day == today
        )
        self.timeline.border_title = f"{short_day(day.day, today)} · {_summary(day)}"
        self.query_one(Hands).show(day.episodes)
        recent = self.attempt(lambda: self.diary.days(day.day - timedelta(days=RECENT), day.day))
        self.query_one(RecentDays).show(recent or [])
        self.query_one(FactorsPanel).show(day, self.diary.catalogue, self.tracker.settings.shown)
        self.title_right(self._progress())
        if not self.entry.active:
            self.timeline.focus()

    def _progress(self) -> str:
        """Return how far the observation period has come, while it runs."""
        today = self.diary.today()
        length = self.tracker.settings.observation_days
        span = self.attempt(self.diary.span)
        number = (today - span[0]).days + 1 if span else 1
        if not 1 <= number <= length:
            return f"{today:%a} {today.day} {today:%b}"
        return f"day {number} of {length} {'●' * number}{'○' * (length - number)}"

    # One key each

    def action_twitch(self) -> None:
        if not self._held():
            self._log(EpisodeDraft(at=self.diary.now()))

    def action_repeat(self) -> None:
        newest = self.attempt(self.diary.newest)
        if newest is None:
            self.trouble("Nothing to repeat yet: t logs a first twitch.")
        elif not self._held():
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
        newest = self.attempt(self.diary.newest)
        if newest is None:
            self.trouble("Nothing to add to yet: t logs a first twitch.")
        elif newest.count >= MAX_COUNT:
            self.trouble(f"An episode holds at most {MAX_COUNT} twitches: t starts another.")
        elif self.attempt(lambda: self.diary.edit(newest.id, count=newest.count + 1)) is not None:
            self._saved(
                f"{say_time(newest.at, self.tracker.settings.clock)} now ×{newest.count + 1}"
            )

    def action_zero(self) -> None:
        day = self.tracker.day
        if self.attempt(lambda: self.diary.check_in(day, unlogged=0)) is None:
            return
        logged = sum(episode.count for episode in self._day.episodes) if self._day else 0
        already = f"{twitches(logged)} logged, none besides" if logged else "watched, no twitches"
        self._saved(f"{say_day(day, self.diary.today())}: {already}")

    def action_coffee(self) -> None:
        self._take(coffee(self._reader(), COFFEE_MG))

    def action_water(self) -> None:
        self._take(glass(self._reader(), GLASS_LITRES))

    def _take(self, draft: IntakeDraft) -> None:
        if self.attempt(lambda: self.diary.take(draft)) is not None:
            factor = self.diary.catalogue[draft.factor]
            self._saved(f"{draft.label}, {factor.say(draft.amount)}")

    def action_delete(self) -> None:
        record_id = self.timeline.selected_id
        if record_id is None:
            self.trouble("Nothing is selected: up and down select a record.")
        elif self.attempt(lambda: self.diary.remove(record_id)) is not None:
            self.say("Deleted · u brings it back")
            self.tracker.refresh_screens()

    def _log(self, draft: EpisodeDraft) -> None:
        episode = self.attempt(lambda: self.diary.log(draft))
        if episode is None:
            return
        self.tracker.day = episode.day
        self._saved(f"{say_time(episode.at, self.tracker.settings.clock)} {episode_words(episode)}")
        self.timeline.select(episode.id)

    def _saved(self, what: str) -> None:
        self.say(f"Saved: {what} · u undoes it")
        self.tracker.refresh_screens()

    def _held(self) -> bool:
        """Whether this key came so soon after the last that it is a held key repeating."""
        arrived = self.tracker.take_key_time()
        if arrived is None:  # from the palette or the mouse
            return False
        before, self._last_logged = self._last_logged, arrived
        if before is None or arrived - before >= REPEAT_SECONDS:
            return False
        self.say("A held key counts once; + adds a twitch to the episode.")
        return True

    # The entry line

    def action_entry(self) -> None:
        self._open(NewEntry(self.diary, self._reader))

    def action_edit(self) -> None:
        record = self._chosen()
        if record is None:
            self.trouble("Nothing to edit here yet: t logs an episode.")
        else:
            self._open(Rewrite(self.diary, self._reader, record))

    def action_factor(self, key: str) -> None:
        factor = self.diary.catalogue[key]
        hint = f"{factor.label} in {factor.unit}"
        self._open(CheckInText(self.diary, self._reader, f"{key}=", hint))

    def action_check_in(self) -> None:
        self._open(CheckInText(self.diary, self._reader))

    def action_flag(self) -> None:
        self._open(CheckInText(self.diary, self._reader, hint=FLAG_HINT))

    def _open(self, purpose: Purpose) -> None:
        self._purpose = purpose
        self.entry.open(purpose.text, purpose.describe, self._complete, purpose.hint)

    def _chosen(self) -> Episode | Intake | None:
        """Return the selected episode or intake; where neither is, the day's newest episode."""
        if self._day is None:
            return None
        record_id = self.timeline.selected_id
        records: list[Episode | Intake] = [*self._day.episodes, *self._day.intakes]
        chosen = next((record for record in records if record.id == record_id), None)
        return chosen or (self._day.episodes[-1] if self._day.episodes else None)

    def _complete(self, text: str, cursor: int) -> list[str]:
        reader = self._reader()
        return complete(text, cursor, catalogue=reader.catalogue, vocabulary=reader.vocabulary)

    @on(EntryTyped)
    def _typed(self, message: EntryTyped) -> None:
        purpose = self._purpose
        saved = purpose and self.attempt(lambda: purpose.save(message.text))
        if not saved:
            return  # the text stays in the line
        self._leave_entry()
        if saved.episode is not None:
            self.tracker.day = saved.episode.day
        self.say(f"{saved.words} · u undoes it")
        self.tracker.refresh_screens()
        if saved.episode is not None:
            self.timeline.select(saved.episode.id)
        if URGENT_FLAGS & set(saved.flags):
            self.app.push_screen(UrgentScreen())

    @on(EntryLeft)
    def _leave_entry(self) -> None:
        self._purpose = None
        self.entry.close()
        self.timeline.focus()

    # Days

    def action_step_day(self, days: int) -> None:
        day = self.tracker.day + timedelta(days=days)
        if day > self.diary.today():
            self.say("Tomorrow is not there yet.")
            return
        self.tracker.show_day(day)

    def action_today(self) -> None:
        self.tracker.show_day(self.diary.today())

    @on(OptionList.OptionSelected)
    def _opened(self) -> None:
        self.action_edit()


def _summary(day: Day) -> str:
    if not day.watched:
        return "not watched yet"
    count = day.count or 0
    if not day.episodes:
        return twitches(count) if count else "watched, no twitches"
    noun = "episode" if len(day.episodes) == 1 else "episodes"
    return f"{twitches(count)} in {len(day.episodes)} {noun}"
