"""The full form: every field of an episode, by key and by mouse."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, ClassVar

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from tracker.diary import DiaryError, UnknownId
from tracker.entry import EntryError
from tracker.model import Episode, EpisodeDraft, RecordError
from tracker.model.say import episode_parts, listed
from tracker.model.words import HAND_SITES, visible

from ..commands import Keys
from ..commands.pages.forms import FORM
from ..episode_form import EpisodeForm, Kept, as_episode, cut
from ..messages import FieldChanged, PlaceClicked
from ..widgets.episode_lines import HINTS, ORDER, ROWS, SECTIONS, episode_lines
from ..widgets.fields import ChoiceField, SeveralField, TextField
from ..widgets.hands import Hands
from ..widgets.in_place import troubled
from ..widgets.key_hints import KeyHints
from ..widgets.message_line import MessageLine
from ..widgets.save_line import SaveLine

PREVIEW_ROWS = 3
TICK_SECONDS = 10.0  # how often 'now' is said anew


class FormScreen(ModalScreen[Kept | None]):
    """Asks everything of an episode, only *when* being required; None when it is left.

    Modal, so that letters are answers and no other screen's keys. Its own keys have priority:
    they act in the order they arrive, after what was typed before them.
    """

    CSS_PATH = "form.tcss"
    KEY_GROUPS: ClassVar = (FORM,)
    BINDINGS: ClassVar[list[BindingType]] = [*FORM.bindings()]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (78, "-normal"), (112, "-wide")]

    def __init__(self, form: EpisodeForm, keys: Keys) -> None:
        super().__init__()
        self._form = form
        self._hands = _Places(keys)
        self.lines = episode_lines(form)
        # A line may read what it holds in another way, such as another's spelling of an
        # activity: nobody said that, so it is no change.
        form.values = self._values()

    # What is seen

    def compose(self) -> ComposeResult:
        with Vertical(id="form"):
            yield Static(self._head(), id="form-title")
            with Horizontal(id="form-middle"):
                with VerticalScroll(id="form-lines", can_focus=False):
                    yield from self._compose_lines()
                with Vertical(id="form-side"):
                    yield Static("", id="form-said", markup=False)
                    yield self._hands
            yield Static("", id="form-preview", markup=False)
            yield Static("", id="form-hint", markup=False)
            yield MessageLine(markup=False)
            yield KeyHints(FORM.commands)

    def _head(self) -> Content:
        head, about = self._form.title
        return Content.assemble((f" {head} ", "bold reverse $primary"), f" {about}")

    def _compose_lines(self) -> ComposeResult:
        for heading, rows in SECTIONS:
            with Vertical(classes="section"):
                yield Static(Content(heading), classes="heading")
                for row in rows:
                    if len(row) == 1:
                        yield self.lines[row[0]]
                        continue
                    with Horizontal(classes="pair"):
                        yield from (self.lines[key] for key in row)
        yield SaveLine(id="form-save")

    def on_mount(self) -> None:
        self.query_one("#form-said").border_title = "Will be saved"
        self._focus_line("when" if self._form.record is None else "hand")
        self._show()
        self.set_interval(TICK_SECONDS, self._tick, name="now goes on")

    def _tick(self) -> None:
        self._text_line("when").say_again()
        self._show()

    @on(FieldChanged)
    def _changed(self) -> None:
        self.query_one(MessageLine).say("")
        self._show()

    def on_descendant_focus(self) -> None:
        self._show()

    def _show(self) -> None:
        """Show what would be saved, and what the line with the focus takes or misses."""
        key = self._key()
        problem = self.lines[key].problem if key in self.lines else ""
        hint = self.query_one("#form-hint", Static)
        hint.set_class(bool(problem), "-fault")
        hint.update(troubled(problem) if problem else Content(HINTS.get(key, "")))
        if faulty := self._faulty():
            labels = listed(self.lines[each].label for each in faulty)
            self._show_words(f"Not ready to be saved: {labels}")
            return
        record = self._form.would_be(self._values(), self._when)
        self._show_record(record, typing_note=key == "note")

    def _show_record(self, record: Episode | EpisodeDraft, *, typing_note: bool) -> None:
        cursor = self._text_line("note").input.cursor_position if typing_note else 0
        shown = msgspec.structs.replace(record, note=cut(record.note, cursor))
        words = self._form.words(shown)
        room = PREVIEW_ROWS * self.query_one("#form-preview").size.width
        if typing_note and Content(words).cell_length > room:
            words = visible(shown.note or "")  # no room for both
        moment = Content.styled(self._form.moment_words(self._when), "$foreground-muted")
        self._show_words(words, [moment, *map(Content, episode_parts(shown))])
        self._hands.show([as_episode(record)], "here")

    def _show_words(self, words: str, parts: Sequence[Content] = ()) -> None:
        """Show a sentence below the lines, and the same part by part beside them."""
        self.query_one("#form-preview", Static).update(Content(words))
        self.query_one("#form-said", Static).update(Content("\n").join(parts or [Content(words)]))

    def _faulty(self) -> list[str]:
        return [key for key in ORDER if self.lines[key].problem]

    @on(PlaceClicked)
    def _place_clicked(self, message: PlaceClicked) -> None:
        """Take a place of the drawing in or out; one on the other hand goes over to that."""
        message.stop()
        place, hand, sites = message.place, self.lines["hand"], self.lines["sites"]
        assert isinstance(hand, ChoiceField)
        assert isinstance(sites, SeveralField)
        there = {*sites.value}
        if hand.value in (place.hand, "both"):
            there ^= {place.site}
        else:
            hand.say(place.hand)
            there |= {place.site}
        sites.say([site for site in HAND_SITES if site in there])

    # Going about

    def _key(self) -> str:
        """Return the key of the line with the focus, 'save' for the last one, '' for none."""
        focused = self.focused
        places = self._places().items() if focused is not None else ()
        return next((key for key, line in places if focused is _focus_of(line)), "")

    def _places(self) -> dict[str, Widget]:
        return {**self.lines, "save": self.query_one(SaveLine)}

    def _focus_line(self, key: str) -> None:
        line = self._places()[key]
        self.set_focus(_focus_of(line), scroll_visible=False)  # it would glide
        line.scroll_visible(animate=False)

    def action_row(self, step: int) -> None:
        """Go to the line above or below, in the same column where there are two."""
        rows: list[tuple[str, ...]] = [*ROWS, ("save",)]
        if self.has_class("-narrow"):
            rows = [(key,) for row in rows for key in row]
        key = self._key()
        at = next((index for index, row in enumerate(rows) if key in row), -step)
        column = rows[at].index(key) if key in rows[at] else 0
        there = rows[max(0, min(at + step, len(rows) - 1))]
        self._focus_line(there[min(column, len(there) - 1)])

    async def action_next_line(self) -> None:
        """Go to the next line; on the last one, save."""
        key = self._key()
        if key in ("note", "save"):
            await self.action_save()
        else:
            self.action_step(1)

    def action_step(self, step: int) -> None:
        """Go to the next line or the one before, around the end."""
        keys = [*ORDER, "save"]
        at = keys.index(self._key()) if self._key() else -max(step, 0)
        self._focus_line(keys[(at + step) % len(keys)])

    async def action_edit_note(self) -> None:
        """Write the note in the person's own editor, and be at its line then."""
        await self._typed()
        trouble = self._text_line("note").edit()
        self._focus_line("note")
        if trouble:
            self._trouble(trouble)

    # Leaving

    async def _typed(self) -> None:
        """Wait until the line with the focus has taken the keys that came before this one."""
        if self.focused is not None:
            taken = asyncio.Event()
            self.focused.call_later(taken.set)
            await taken.wait()

    async def action_save(self) -> None:
        await self._typed()
        self.action_keep()

    async def action_leave(self) -> None:
        await self._typed()
        self.action_drop()

    def action_keep(self) -> None:
        """Save and leave; where that can't be, say why, everything staying as it is."""
        if faulty := self._faulty():
            self._focus_line(faulty[0])
            # The reason stands above this, as at any line with the focus.
            self._trouble(f"Not saved yet: {self.lines[faulty[0]].label} can't be kept as it is.")
            return
        try:
            kept = self._form.save(self._values(), self._when)
        except (DiaryError, EntryError, RecordError, UnknownId) as error:
            self._trouble(str(error.args[0]))
            return
        self.dismiss(kept)

    def action_drop(self) -> None:
        """Leave; what was said and not saved is asked about once."""
        if not self._faulty() and not self._form.differs(self._values(), self._when):
            self.dismiss(None)
            return
        from .confirm import leave_unsaved

        leave_unsaved(self)

    def _trouble(self, words: str) -> None:
        self.query_one(MessageLine).trouble(words)

    # What the lines say

    @property
    def _when(self) -> str:
        return self._text_line("when").text

    def _text_line(self, key: str) -> TextField:
        line = self.lines[key]
        assert isinstance(line, TextField)
        return line

    def _values(self) -> dict[str, Any]:
        return {key: line.value for key, line in self.lines.items()}


def _focus_of(widget: Widget) -> Widget:
    """Return what takes the focus of a line: the input of one that has a text."""
    return widget.input if isinstance(widget, TextField) else widget


class _Places(Hands, can_focus=False):
    """The places that are chosen, drawn on the hands; a click takes one in or out."""

    def _changed(self, *, layout: bool = False) -> None:
        super()._changed(layout=layout)
        self.border_subtitle = "a click chooses a place"
