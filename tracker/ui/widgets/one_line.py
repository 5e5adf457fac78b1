"""An input that keeps what was typed or pasted into it, in one line; every input is one."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from tracker.model.records import MAX_NOTE
from tracker.model.words import visible

if TYPE_CHECKING:
    from ..typing_history import Stood, TypingHistory

LONGEST_PASTE = 2 * MAX_NOTE  # characters: up to it the line itself says what is too much
LINE_END, PICTURES, DELETE, UNSHOWN = "↵", 0x2400, "␡", "�"


class OneLine(Input):
    """Textual's input, but for five things: characters that join or direct others stay, a
    paste of several lines loses none of them, no control character reaches the terminal,
    typing can be taken back, and words are gone over and deleted as in a shell."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "undo", "take typing back", id="text.undo", show=False),
        Binding("ctrl+y,ctrl+shift+z", "redo", "type it again", id="text.redo", show=False),
        # As in a shell; Textual's own has alt+backspace delete what comes after.
        Binding("ctrl+w,alt+backspace,ctrl+backspace", "delete_left_word", show=False),
        Binding("alt+d,ctrl+delete,alt+delete", "delete_right_word", show=False),
        Binding("ctrl+left,alt+left,alt+b", "cursor_left_word", show=False),
        Binding("ctrl+right,alt+right,alt+f", "cursor_right_word", show=False),
    ]
    _typing: TypingHistory | None = None  # once there is something to take back

    def begin_anew(self) -> None:
        """Have nothing to take back: what stands in the line is where it begins."""
        self._typing = None

    @property
    def _history(self) -> TypingHistory:
        """The steps so far, with what was put into the line by another way than by typing."""
        if self._typing is None:
            from ..typing_history import TypingHistory  # late: the first screen types nothing

            self._typing = TypingHistory(self.value)
        self._typing.find(self.value)
        return self._typing

    def replace(self, text: str, start: int, end: int) -> None:
        history, before, cursor = self._history, self.value, self.cursor_position
        start, end = sorted((max(0, start), min(len(before), end)))
        super().replace(text, start, end)
        if self.value != before:
            history.edit(start, end, text, cursor=cursor)

    def action_undo(self) -> None:
        """Take back the last word typed, or whatever else was done to the line last."""
        self._stand(self._history.undo())

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._stand(self._history.redo())

    def _stand(self, stood: Stood | None) -> None:
        if stood is not None:
            self.value, self.cursor_position = stood

    async def _on_key(self, event: events.Key) -> None:
        character = event.character
        if character and not event.is_printable and unicodedata.category(character) == "Cf":
            # Joiners and direction marks are part of what was typed: a note keeps them.
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor(character)
        else:
            await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        # One line holds it all; Textual's own would keep the first line and drop the rest.
        event.stop()
        event.prevent_default()
        if len(event.text) > LONGEST_PASTE:
            self.app.notify(
                f"That paste has {len(event.text):,} characters, and a note takes {MAX_NOTE:,} at "
                "most: nothing was put into the line.",
                severity="warning",
                markup=False,
            )
            return
        self.insert_text_at_cursor(" ".join(event.text.splitlines()))

    @property
    def _value(self) -> Text:
        text = Text(in_cells(self.value), no_wrap=True, overflow="ignore", end="")
        return self.highlighter(text) if self.highlighter is not None else text

    def _position_to_cell(self, position: int) -> int:
        return cell_len(in_cells(self.value[:position]))

    def _cell_offset_to_index(self, offset: int) -> int:
        cells = offset + self.scroll_offset.x
        for index, character in enumerate(in_cells(self.value)):
            cells -= cell_len(character)
            if cells < 0:
                return index
        return len(self.value)


def in_cells(text: str) -> str:
    """Return the text with a picture for each character that would steer the terminal, one for
    one, so that a place in the one is that place in the other."""
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() or visible(each) == each else _picture(each) for each in text
    )


def _picture(character: str) -> str:
    if character in "\n\r":
        return LINE_END
    if character == "\x7f":
        return DELETE
    return chr(PICTURES + ord(character)) if ord(character) < 0x20 else UNSHOWN
