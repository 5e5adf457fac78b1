"""The urgent text, shown at once and once, when certain flags are entered."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.model.words import URGENT_TEXT

from ..commands.pages.dialogs import URGENT
from ..widgets.key_hints import KeyHints

SAVED = "It is saved."
WAITS = "It is not saved yet, and stands in the line."


class UrgentScreen(ModalScreen[None]):
    """Says when to call for help at once; any of the keys named leaves it.
    `saved` says what becomes of what was entered."""

    CSS_PATH = "dialogs.tcss"
    KEY_GROUPS: ClassVar = (URGENT,)
    BINDINGS: ClassVar[list[BindingType]] = [*URGENT.bindings()]

    def __init__(self, saved: str = SAVED) -> None:
        super().__init__()
        self._saved = saved

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(URGENT_TEXT))
            yield Static(Content(f"\n{self._saved} Not medical advice.\n"), classes="quiet")
            yield KeyHints(URGENT.commands)

    def action_leave(self) -> None:
        self.dismiss()

    def on_click(self) -> None:
        self.dismiss()
