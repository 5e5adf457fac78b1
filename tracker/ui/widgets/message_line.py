"""The line that says what just happened."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from tracker.model.words import visible


class MessageLine(Static):
    """What was saved, and how to take it back; or what could not be done, and why."""

    def say(self, text: str) -> None:
        """Show a calm word."""
        self.remove_class("-trouble")
        self.update(Content(visible(text)), layout=False)

    def trouble(self, text: str) -> None:
        """Show what could not be done."""
        self.add_class("-trouble")
        self.update(Content(visible(text)), layout=False)
