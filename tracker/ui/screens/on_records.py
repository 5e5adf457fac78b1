"""A screen with the records of one day: what is done to the selected one, and to the day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar

from tracker.model import Broken, Episode, Intake, Marker, Record
from tracker.model.say import (
    broken_words,
    episode_words,
    intake_words,
    marker_words,
    twitches,
)
from tracker.model.words import URGENT_FLAGS, visible

from ..dates import say_day
from ..widgets.records import Records
from .base import TrackerScreen

if TYPE_CHECKING:  # the entry line's side is loaded when a key first needs it, not at the start
    from ..copying import Copied
    from ..purposes import Purpose, Saved
    from ..reading import Reader

Result = TypeVar("Result")

REPEAT_SECONDS = 0.8
FLAG_HINT = "numb  tingle  weak  grip  pain  stiff  thin"


class OnRecordsScreen(TrackerScreen):
    """The keys that Log and the day panel of Calendar share.

    `PART` begins the ids of the commands whose keys act on the records.
    """

    PART: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self._last_event: float | None = None
        self._lines: dict[type[Purpose], list[str]] = {}  # typed since the start, by their use
        self._urged_for: str | None = None  # the line that could not be saved and was answered

    @property
    def records(self) -> Records:
        return self.query_one(Records)

    def _reader(self) -> Reader:
        """A reader for the day shown, now."""
        from ..reading import Reader

        return Reader.of(self.diary, self.shown_day, self.tracker.settings.clock)

    async def _open(self, purpose: Purpose) -> None:
        """Ask for a line of the entry language; keys that follow at once belong into it."""
        raise NotImplementedError

    def _nothing_here(self) -> str:
        """Return what is said where there is no record to edit."""
        raise NotImplementedError

    def day_is_here(self) -> bool:
        """Whether something can be added to the day shown; where not, say why."""
        return True

    # The selected record

    def action_select(self, step: int) -> None:
        if step < 0:
            self.records.action_cursor_up()
        else:
            self.records.action_cursor_down()

    async def action_edit(self) -> None:
        from ..purposes import Rewrite

        record = self.records.selected
        if isinstance(record, Broken):
            self.trouble(
                f"{self.keys[f'{self.PART}.delete']} deletes it, `tracker edit {record.id}` "
                f"mends it: {visible(record.problem)}"
            )
        elif isinstance(record, Episode | Intake):
            await self._open(Rewrite(self.diary, self._reader, record))
        elif isinstance(record, Marker):
            await self._open_marker(record)
        else:
            self.trouble(self._nothing_here())

    async def action_form(self) -> None:
        from .form_opening import edit_in_form

        await edit_in_form(self, self.records.selected)

    def action_delete(self) -> None:
        record_id = self.records.selected_id
        if record_id is None:
            self.trouble("Nothing is selected: up and down select a record.")
        elif not self._held():
            self._change(
                lambda: self.diary.remove(record_id),
                lambda record: f"Deleted: {self._told(record)}",
            )

    def _told(self, record: Record | Broken) -> str:
        """Return a record in words; hidden counts stay hidden."""
        if isinstance(record, Broken):
            return broken_words(record)
        if isinstance(record, Episode):
            return episode_words(record, counts=not self.counts_hidden)
        if isinstance(record, Intake):
            return intake_words(record, self.diary.catalogue.get(record.factor))
        return marker_words(record) if isinstance(record, Marker) else "a record"

    # The day

    def copied(self) -> Copied | None:
        from ..copying import of_day

        return of_day(self)

    async def action_entry(self) -> None:
        from ..purposes import NewEntry

        if self.day_is_here():
            await self._open(NewEntry(self.diary, self._reader))

    async def action_add(self) -> None:
        from .form_opening import open_form

        if self.day_is_here():
            await open_form(self)

    async def action_check_in(self) -> None:
        from .check_in import CheckInScreen

        if self.day_is_here():
            # Awaited, so that keys that follow at once find the form complete.
            shown = self.tracker.settings.shown
            await self.app.push_screen(CheckInScreen(self.diary, self.shown_day, shown))

    async def action_flag(self) -> None:
        if self.day_is_here():
            await self._open_check_in(hint=FLAG_HINT)

    async def _open_check_in(self, text: str = "", **words: str) -> None:
        from ..purposes import CheckInText

        await self._open(CheckInText(self.diary, self._reader, text, **words))

    async def action_marker(self) -> None:
        if self.day_is_here():
            await self._open_marker(None)

    async def _open_marker(self, marker: Marker | None) -> None:
        from .marker import open_marker

        await open_marker(self, marker, lambda kept: self.records.select(kept.id))

    def action_zero(self) -> None:
        if not self.day_is_here():
            return
        day, logged = self.shown_day, sum(episode.count for episode in self.records.episodes)
        if not logged:
            already = "watched, no twitches"
        elif self.counts_hidden:
            already = "nothing besides what is logged"
        else:
            already = f"{twitches(logged)} logged, none besides"
        self._change(
            lambda: self.diary.check_in(day, unlogged=0),
            lambda _: f"Saved: {say_day(day, self.diary.today())}: {already}",
            unsaved=self._zero_again,
        )

    def _zero_again(self) -> Purpose:
        from ..purposes import CheckInText

        return CheckInText(self.diary, self._reader, "unlogged=0")

    # What a line of the entry language needs, and what follows from it

    def _complete(self, text: str, cursor: int) -> list[str]:
        from tracker.entry import complete

        reader = self._reader()
        return complete(text, cursor, catalogue=reader.catalogue, vocabulary=reader.vocabulary)

    def _earlier(self, purpose: Purpose) -> list[str]:
        return [*purpose.earlier(), *self._lines.get(type(purpose), [])]

    def _save_line(
        self, purpose: Purpose, text: str, refused: Callable[[str], None] | None = None
    ) -> Saved | None:
        """Save a line; where that can't be done, say why, as in `change`, and return None. What
        it says that is urgent is answered either way, once."""
        saved = self.change(lambda: purpose.save(text), lambda saved: saved.words, refused)
        if saved is None:
            self._urge_unsaved(purpose, text)
            return None
        self._lines.setdefault(type(purpose), []).append(text)
        if self._urged_for == text:
            saved = replace(saved, flags=())
        self._urged_for = None
        return saved

    def _urge_unsaved(self, purpose: Purpose, text: str) -> None:
        try:
            flags = purpose.newly_flagged(text)
        except ValueError:
            return  # the line was not understood; that has been said
        if self._urged_for != text and self.urge(flags, saved=False):
            self._urged_for = text

    def _show_saved(self, saved: Saved) -> None:
        """Show what a line saved. The view stays: what is of another day says its day, and the
        next line is for this one."""
        self.tracker.refresh_screens()
        if saved.episode is not None:
            self.records.select(saved.episode.id)
        self.urge(saved.flags)

    def urge(self, flags: Iterable[str], *, saved: bool = True) -> bool:
        """Show the urgent text where one of those newly entered flags asks for it, and whether
        they are `saved`; return whether one did."""
        if URGENT_FLAGS.isdisjoint(flags):
            return False
        from .urgent import SAVED, WAITS, UrgentScreen

        self.app.push_screen(UrgentScreen(SAVED if saved else WAITS))
        return True

    def _change(
        self,
        write: Callable[[], Result],
        words: Callable[[Result], str],
        *,
        unsaved: Callable[[], Purpose] | None = None,
    ) -> Result | None:
        """Return what `write` returns, as `change` does, once it is shown; `unsaved` is a line
        that says the same, for a screen where what could not be saved waits."""
        del unsaved  # here it is said, and nothing waits
        done = self.change(write, words)
        self.tracker.refresh_screens()
        return done

    # Held keys

    def _held(self) -> bool:
        """Whether this key came so soon after the last one that logs or deletes that it is a
        held key repeating; logged or not, every such event counts."""
        arrived = self.tracker.take_key_time()
        if arrived is None:  # from the palette or the mouse
            return False
        return self._too_soon(arrived, "So close together it counts as one held key")

    def _too_soon(self, arrived: float, words: str) -> bool:
        """Whether this came so soon after the last one that it is no other; say so."""
        before, self._last_event = self._last_event, arrived
        if before is None or arrived - before >= REPEAT_SECONDS:
            return False
        self.say(f"{words}{self._instead()}.")
        return True

    def _instead(self) -> str:
        """Return what is said of a held key behind that it is one, '' for nothing."""
        return ""
