"""The urgent text, shown at once and once, when certain flags are entered."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.model.words import URGENT_TEXT

SAVED = "It is saved."
WAITS = "It is not saved yet, and stands in the line."


class UrgentScreen(ModalScreen[None]):
    """Says when to call for help at once; any of the keys named leaves it.
    `saved` says what becomes of what was entered."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,space", "leave", "read", id="urgent.leave"),
    ]

    def __init__(self, saved: str = SAVED) -> None:
        super().__init__()
        self._saved = saved

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(URGENT_TEXT))
            yield Static(
                Content(f"\n{self._saved} enter goes on · not medical advice"), classes="quiet"
            )

    def action_leave(self) -> None:
        self.dismiss()

    def on_click(self) -> None:
        self.dismiss()
