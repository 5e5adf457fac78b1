"""What the three screens have in common: top bar, message line, footer, reloading."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen

from tracker.diary import DiaryError, UnknownId
from tracker.model import FactorError, RecordError

from ..bringing_back import lacking_words, with_key
from ..commands import ALL, takes_keys
from ..widgets.key_line import KeyLine
from ..widgets.message_line import MessageLine
from ..widgets.top_bar import TopBar
from .tracked import Tracked

if TYPE_CHECKING:
    from ..copying import Copied

Result = TypeVar("Result")

LONGEST = 200  # columns of an answer before it is cut: three lines of the narrowest screen


class TrackerScreen(Tracked, Screen[None]):
    """One of the three screens. Subclasses compose their middle and reload it."""

    MODE: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self._seen_version: object = None
        self._composed = False
        # A new screen is styled when it is mounted; Textual would first parse every sheet anew,
        # twice, as it does for a screen that missed a change of theme.
        self._css_update_count = self.app._css_update_count

    @property
    def counts_hidden(self) -> bool:
        """Whether how many twitches there were is shown only when it is asked for."""
        return self.tracker.settings.counts == "hidden"

    @property
    def shown_day(self) -> date:
        """The day this screen is about."""
        return self.tracker.day

    @property
    def readable(self) -> bool:
        """Whether the month of the shown day can be read."""
        try:
            self.diary.day(self.shown_day)
        except DiaryError:
            return False
        return True

    def damage_words(self, error: DiaryError) -> str:
        """Return what is said where a month can't be read, with the key that helps."""
        return with_key(str(error), self.keys["app.bring_back"])

    def lacking(self, start: date, end: date) -> str:
        """Return what is said where only a part of these days' records is there, else ''."""
        return lacking_words(self.diary.lacking(start, end), self.keys["app.bring_back"])

    def compose(self) -> ComposeResult:
        yield TopBar(self.MODE, sample=self.diary.sample)
        yield from self.compose_middle()
        yield MessageLine(markup=False)
        yield KeyLine()

    def compose_middle(self) -> ComposeResult:
        """Yield what stands between the top bar and the message line."""
        raise NotImplementedError

    def reload(self) -> None:
        """Show what the diary holds now; what can't be read is said in its own place, so that
        the message line keeps the answer to the last key."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if any(command.action.partition("(")[0] == action for command in ALL):
            return takes_keys(self)
        return super().check_action(action, parameters)

    def _compositor_refresh(self) -> None:
        # Textual shows nothing before the app is mounted. It would draw all the same and forget
        # that it has to: a tenth of the start for nothing, and half a screen in the first frame.
        if self.app._is_mounted:
            super()._compositor_refresh()

    def on_mount(self) -> None:
        self._composed = True
        self.reload_if_changed()
        self.tracker.show_warnings()

    def on_screen_resume(self) -> None:
        self.reload_if_changed()
        self.tracker.show_warnings()

    def reload_if_changed(self) -> None:
        """Reload when the diary, the current day, a setting or what is worth showing a clinician
        changed since it was last shown."""
        tracker = self.tracker
        tracker.look_for_flags()
        version = (
            self.diary.version, self.diary.today(), tracker.day, tracker.settings,
            tracker.for_clinician,
        )  # fmt: skip
        if self._composed and version != self._seen_version:
            self._seen_version = version
            self.reload()

    def copied(self) -> Copied | None:
        """Return what is shown as text; None where there is nothing to copy."""
        raise NotImplementedError

    def title_right(self, text: str) -> None:
        """Set the words at the right of the top bar."""
        self.query_one(TopBar).title_text = text

    @on(TopBar.TitleClicked)
    def _title_clicked(self) -> None:
        self.title_clicked()

    def title_clicked(self) -> None:
        """Do what a click on the words at the right of the top bar means here."""

    def say(self, text: str) -> None:
        """Say what just happened."""
        self.query_one(MessageLine).say(text)

    def trouble(self, text: str) -> None:
        """Say what could not be done, and why."""
        self.query_one(MessageLine).trouble(text)

    def attempt(
        self, step: Callable[[], Result], refused: Callable[[str], None] | None = None
    ) -> Result | None:
        """Return what `step` returns; where it can't be done, say why and return None.

        `refused` says it instead of the message line, for a dialog that lies above that.
        """
        try:
            return step()
        except _told() as error:
            (refused or self.trouble)(str(error.args[0]) if error.args else str(error))
            return None

    def change(
        self,
        write: Callable[[], Result],
        words: Callable[[Result], str],
        refused: Callable[[str], None] | None = None,
    ) -> Result | None:
        """Return what `write` returns and say it in words, with the key that takes it back.

        Where nothing changed, say that instead: undo would take back something else. `refused`
        as in `attempt`.
        """
        before = self.diary.version
        done = self.attempt(write, refused)
        if done is None:
            return None
        if self.diary.version == before:
            self.say("Nothing changed: it was so already.")
        else:
            self.say(f"{_shortened(words(done))} · {self.keys['app.undo']} undoes it")
        return done


def _shortened(words: str) -> str:
    """Return words that leave room for the way back; a long note is cut."""
    from tracker.model.width import cut

    return cut(words, LONGEST)


def _told() -> tuple[type[Exception], ...]:
    """Return the errors whose message is for the person; asked for only when there is one."""
    from tracker.entry import EntryError

    return (DiaryError, EntryError, RecordError, FactorError, UnknownId)
