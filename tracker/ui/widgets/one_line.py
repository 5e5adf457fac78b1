"""An input that keeps what was typed or pasted into it, in one line."""

from __future__ import annotations

import unicodedata

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.widgets import Input

from tracker.model.records import MAX_NOTE
from tracker.model.words import visible

LONGEST_PASTE = 2 * MAX_NOTE  # characters: up to it the line itself says what is too much
LINE_END, PICTURES, DELETE, UNSHOWN = "↵", 0x2400, "␡", "�"


class OneLine(Input):
    """Textual's input, but for three things: characters that join or direct others stay, a
    paste of several lines loses none of them, and no control character reaches the terminal."""

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
