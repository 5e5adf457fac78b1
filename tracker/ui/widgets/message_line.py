"""The line that says what just happened."""

from __future__ import annotations

import re

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from tracker.model.words import visible

from ..commands import textual_key
from .in_place import TROUBLE, show_in_place

# How the way back or on is said at the end of what happened, behind its key.
_WAY = re.compile(
    r"( · )(\S{1,12} (?:undoes it|undoes the last|brings it back|takes it back|clears|"
    r"shows them again))\.?$"
)


def with_way(text: str) -> Content:
    """Return what happened; a click on the key that it ends with, or its words, presses it."""
    found = _WAY.search(text)
    if found is None:
        return Content(text)
    key = textual_key(found[2].partition(" ")[0])
    pressed = Style.from_meta({"@click": f"app.simulate_key({key!r})"})
    return Content(text).stylize(pressed, *found.span(2))


class MessageLine(Static):
    """What was saved, and how to take it back; or what could not be done, why, and the way out:
    that comes last, so words that are longer than the line take more of them."""

    _at_rest = Content(" ")

    def rest(self, words: Content | None) -> None:
        """Keep a quiet word here for as long as there is nothing else to say."""
        words = words or Content(" ")
        if words == self._at_rest:
            return
        self._at_rest = words
        if not str(self.content).strip() or self.has_class("-at-rest"):
            self._rest()

    def _rest(self) -> None:
        self.set_class(bool(self._at_rest.plain.strip()), "-at-rest")
        show_in_place(self, self._at_rest)

    def say(self, text: str) -> None:
        """Show a calm word."""
        self.remove_class("-trouble")
        self._show(text)

    def clear(self) -> None:
        """Say no more what was said."""
        if str(self.content).strip() and not self.has_class("-at-rest"):
            self.say("")

    def offer(self, words: Content) -> None:
        """Show a calm word with links: what a key does from here on, a click does too."""
        self.remove_class("-trouble", "-at-rest")
        show_in_place(self, words)

    def trouble(self, text: str) -> None:
        """Show what could not be done."""
        self.add_class("-trouble")
        self._show(f"{TROUBLE}{text}")

    def _show(self, text: str) -> None:
        if not text:
            self._rest()
            return
        self.remove_class("-at-rest")
        show_in_place(self, with_way(visible(text)))
