"""An input that keeps what was typed or pasted into it, in one line."""

from __future__ import annotations

import unicodedata

from textual import events
from textual.widgets import Input


class OneLine(Input):
    """Textual's input, but for two things: characters that join or direct others stay, and a
    paste of several lines loses none of them."""

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
        self.insert_text_at_cursor(" ".join(event.text.splitlines()))
