"""A life event on a day, new or one that is there: its kind, its label, and of a medicine
whether twitching began or grew with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from tracker.model import Marker, MarkerDraft
from tracker.model.life_events import KIND_CHOICES, advised, asks_onset, changes, life_event
from tracker.model.records import MarkerKind
from tracker.model.say import marker_words
from tracker.model.words import MEDICINE_SOURCE, MEDICINE_TEXT, ONSET_QUESTION, visible

from ..commands.pages.dialogs import MARKER
from ..dates import say_day
from ..widgets.choices import Choices
from ..widgets.key_hints import KeyHints
from ..widgets.one_line import OneLine
from .base import TrackerScreen

Refused = Callable[[str], None]
Save = Callable[[MarkerDraft, Refused], Marker | None]

KIND_KEYS = "1234567"
NOT_SAID = "not said"
ONSET_KEYS = {"y": "yes", "n": "no", "-": NOT_SAID}
ONSETS = {"yes": True, "no": False, NOT_SAID: None}


async def open_marker(
    screen: TrackerScreen, marker: Marker | None, then: Callable[[Marker], None]
) -> None:
    """Ask for a life event on the day that `screen` shows, or for changes to one; return once
    the dialog takes keys. What was saved is shown, and `then` called with it."""
    diary = screen.diary
    day = marker.day if marker else screen.shown_day

    def save(told: MarkerDraft, refused: Refused) -> Marker | None:
        if marker is None:
            return screen.change(
                lambda: diary.mark(told), lambda kept: f"Saved: {marker_words(kept)}", refused
            )
        return screen.change(
            lambda: cast(Marker, diary.edit(marker.id, **changes(marker, told))),
            lambda kept: f"Changed: {marker_words(kept)}",
            refused,
        )

    def closed(kept: Marker | None) -> None:
        if kept is not None:
            screen.tracker.refresh_screens()
            then(kept)

    title = f"Life event · {say_day(day, diary.today())}"
    await screen.app.push_screen(MarkerScreen(title, day, marker, save), closed)


CHOOSE_FIRST = "Choose what it was first: 1 to 7, the arrows or a click."


class MarkerScreen(ModalScreen[Marker | None]):
    """Asks for a life event; `save` keeps it, or says why it can't, and then the dialog stays.
    Returns what was saved, None when left."""

    CSS_PATH = ["dialogs.tcss", "marker.tcss"]
    # With priority, so that keys act in the order they arrive, also while the label is typed.
    KEY_GROUPS: ClassVar = (MARKER,)
    BINDINGS: ClassVar[list[BindingType]] = [*MARKER.bindings()]

    def __init__(self, title: str, day: date, marker: Marker | None, save: Save) -> None:
        super().__init__()
        self._title = title
        self._day = day
        self._marker = marker
        self._save = save
        self._refused: MarkerDraft | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self._title
            with Horizontal(id="halves"):
                yield Choices(KIND_CHOICES, KIND_KEYS, id="kind")
                with Vertical(id="more"):
                    yield Static(Content("Label, if you like"), classes="quiet")
                    yield OneLine(
                        self._label_before, id="label", compact=True, select_on_focus=False
                    )
                    with Vertical(id="onset-part"):
                        yield Static(Content(ONSET_QUESTION))
                        yield Choices(
                            {answer: answer for answer in ONSETS},
                            list(ONSET_KEYS),
                            id="onset",
                            side_by_side=True,
                        )
                        yield Static(_advice(), id="advice")
            yield Static("", id="fault", markup=False)
            yield KeyHints(MARKER.commands)

    @property
    def _label_before(self) -> str:
        return (self._marker.label if self._marker else None) or ""

    @property
    def kind(self) -> Choices:
        return self.query_one("#kind", Choices)

    @property
    def onset(self) -> Choices:
        return self.query_one("#onset", Choices)

    @property
    def label(self) -> Input:
        return self.query_one("#label", Input)

    def on_mount(self) -> None:
        if self._marker:
            self.kind.chosen = self._marker.kind
        onset = self._marker.with_onset if self._marker else None
        self.onset.chosen = next(answer for answer, said in ONSETS.items() if said is onset)
        # Watched, not told by a message: what a key changes is there for the next one.
        self.watch(self.kind, "chosen", self._changed)
        self.watch(self.onset, "chosen", self._changed)
        self.set_focus(self.kind)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "pick":
            return self.focused is not self.label
        if action == "answer":  # elsewhere y and n are letters of the label
            return self.focused is self.onset
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """Letters typed at the list belong to the label, once it is said what it was."""
        character = event.character if event.is_printable else None
        if character is None or self.focused is self.label:
            return
        event.stop()
        if self.kind.chosen is None:
            self._refuse(CHOOSE_FIRST)
            return
        self.set_focus(self.label)
        self.label.insert_text_at_cursor(character)

    def action_turn(self, step: int) -> None:
        """Go to the question after, or before; Textual's own order holds only once the screen
        is drawn, and a key may come sooner. There is no way round: who is at the label and goes
        on stays there."""
        asked: list[Widget] = [self.kind, self.label]
        if asks_onset(self.kind.chosen):
            asked.append(self.onset)
        at = asked.index(self.focused) + step if self.focused in asked else 0
        self.set_focus(asked[max(0, min(at, len(asked) - 1))])

    def action_pick(self, key: str) -> None:
        """Choose a kind by its key; what is typed next is its label."""
        self.kind.chosen = dict(zip(KIND_KEYS, KIND_CHOICES, strict=True))[key]
        self.set_focus(self.label)

    def action_answer(self, answer: str) -> None:
        if asks_onset(self.kind.chosen):
            self.onset.chosen = answer

    @on(Input.Changed)
    def _changed(self) -> None:
        told = self._told()
        if told != self._refused:  # else it is of what was typed before enter
            self.query_one("#fault", Static).update("")
        # Hidden, not taken out: the dialog keeps its size.
        self.query_one("#onset-part").visible = asks_onset(self.kind.chosen)
        self.query_one("#advice").visible = told is not None and advised(told)

    def _told(self) -> MarkerDraft | None:
        """Return what the dialog says now, None while no kind is chosen."""
        if self.kind.chosen is None:
            return None
        kind = cast(MarkerKind, self.kind.chosen)
        return life_event(self._day, kind, self.label.value, ONSETS[self.onset.chosen or NOT_SAID])

    def action_save(self) -> None:
        # From the label's own queue: keys typed into it before this one come first.
        self.label.call_later(self._try)

    def _try(self) -> None:
        if not self.is_current:
            return  # a second enter that came with the first
        told = self._refused = self._told()
        if told is None:
            self._refuse(CHOOSE_FIRST)
            return
        kept = self._save(told, self._refuse)
        if kept is not None:
            self.dismiss(kept)

    def _refuse(self, why: str) -> None:
        self.query_one("#fault", Static).update(Content(visible(why)))

    def action_leave(self) -> None:
        self.dismiss(None)


def _advice() -> Content:
    small = f"\n{MEDICINE_SOURCE} · not medical advice"
    return Content.assemble(MEDICINE_TEXT, (small, "$foreground-muted"))
