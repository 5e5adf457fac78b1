"""A burst: a key for each twitch, and one episode of all of them."""

from __future__ import annotations

from datetime import timedelta
from time import monotonic  # the clock of Textual's events on Linux and macOS
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Digits, Static

from tracker.model import EpisodeDraft, earlier
from tracker.model.burst import Burst, Tap
from tracker.model.records import MAX_COUNT
from tracker.model.say import duration, pace

from ..commands import SPOKEN_KEYS
from ..commands.pages.dialogs import BURST
from ..widgets.key_hints import KeyHints
from .on_records import REPEAT_SECONDS
from .tracked import TALL, Tracked

if TYPE_CHECKING:
    from datetime import datetime


LOOKS_A_SECOND = 5
FEW = 3  # twitches that are dropped without being asked about: they are soon tapped again

START = """\
Tap a key for each twitch: any letter, digit or the space bar.
A click on the count does too."""
HELD = "A held key counts once, when it is pressed."
FULL = "This is as much as one episode holds: nothing more is counted."
NONE_YET = "no twitch yet"


class BurstLeft(NamedTuple):
    """How a burst ended: the episode to be kept, None if it was dropped; what was tapped, in
    words, '' for nothing."""

    draft: EpisodeDraft | None
    words: str


class BurstScreen(Tracked, ModalScreen[BurstLeft]):
    """Counts a twitch for every printable key and shows count, time and rate.

    `opened` is when the key that opened it arrived; held, it would go on arriving here.
    """

    CSS_PATH = ["dialogs.tcss", "burst.tcss"]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-usual"), (TALL, "-tall")]
    ALLOW_SELECT = False  # a click taps
    KEY_GROUPS: ClassVar = (BURST,)
    BINDINGS: ClassVar[list[BindingType]] = [*BURST.bindings()]

    def __init__(self, opened: float | None = None) -> None:
        super().__init__()
        key = self.tracker.keys["log.burst"]
        self._burst = Burst(None if opened is None else Tap(opened, key))
        self._began: tuple[float, datetime] | None = None  # the first tap, by either clock
        self._asked: float | None = None  # when escape last came, since the last tap

    @property
    def being_made(self) -> str:
        return f"a burst: {self._burst.words}" if self._burst.count else ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Burst"
            with Vertical(id="taps"):
                yield Digits("0", id="count")
                yield Static(NONE_YET, id="pace", markup=False)
            yield Static(START, id="note", markup=False)
            yield KeyHints(BURST.commands, id="ways-out")

    def on_mount(self) -> None:
        self._show()
        self.set_interval(1 / LOOKS_A_SECOND, self._show_pace, name="time since the first tap")

    def _forward_event(self, event: events.Event) -> None:
        # Here, before they are queued: so taps and the keys with a binding act in the order in
        # which they came, and a click still says when it was made.
        if isinstance(event, events.MouseDown):
            self.tracker.take_key_time()  # what a click does is not the doing of the last key
        if isinstance(event, events.Key) and event.is_printable:
            self._tap(Tap(event.time, SPOKEN_KEYS.get(event.key, event.key)))
        elif isinstance(event, events.MouseDown) and self._on_taps(event):
            self._tap(Tap(event.time, ""))
        else:
            super()._forward_event(event)

    def _on_taps(self, event: events.MouseDown) -> bool:
        return event.button == 1 and self.query_one("#taps").region.contains(event.x, event.y)

    def _tap(self, tap: Tap) -> None:
        burst = self._burst
        full = not burst.room(tap.at)
        burst.tap(tap)
        self._asked = None
        if burst.first is not None and (self._began is None or self._began[0] != burst.first):
            late = timedelta(seconds=round(monotonic() - burst.first))
            self._began = burst.first, earlier(self.tracker.diary.now(), late)
        full = full or burst.count == MAX_COUNT
        self._show(HELD if burst.held else FULL if full else "")

    def _show(self, note: str = "") -> None:
        """Show the count and its time, and a word on the last key."""
        if not self.is_mounted:
            return  # then it is shown with the rest
        self.query_one("#count", Digits).update(str(self._burst.count))
        self._show_pace()
        waits = "" if self._burst.count else START
        self.query_one("#note", Static).update(note or waits)

    def _show_pace(self) -> None:
        """Show how long ago the first tap was; the rate is that of the taps, and waits for one."""
        first, rate = self._burst.first, self._burst.rate
        words = NONE_YET
        if first is not None:
            noun = "twitch" if self._burst.count == 1 else "twitches"
            words = f"{noun} · {duration(int(monotonic() - first))} since the first"
        if rate is not None:
            words = f"{words} · {pace(rate)}"
        line = self.query_one("#pace", Static)
        if words != line.content:
            line.update(words)

    def action_take_back(self) -> None:
        self._asked = None
        self._show("" if self._burst.take_back() else "There is none to take back.")

    def action_keep(self) -> None:
        if self._began is None or not self._burst.count:
            self._show("Nothing to keep yet: a key for each twitch, or escape to leave.")
            return
        draft = EpisodeDraft(
            at=self._began[1], count=self._burst.count, duration=self._burst.duration
        )
        self.dismiss(BurstLeft(draft, self._burst.words))

    def action_drop(self) -> None:
        """Leave without keeping; more than a few twitches are asked about first, and a held
        escape does not answer."""
        now = self.tracker.take_key_time() or monotonic()
        before, self._asked = self._asked, now
        count = self._burst.count
        if count <= FEW or (before is not None and now - before >= REPEAT_SECONDS):
            self.dismiss(BurstLeft(None, self._burst.words))
        else:
            self._show(
                f"Drop {self._burst.words}?\n"
                "escape again, after a moment, drops them · enter keeps them"
            )
