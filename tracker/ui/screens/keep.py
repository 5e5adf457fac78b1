"""What becomes of a form that is left with something in it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from ..commands.pages.dialogs import KEEP
from ..widgets.key_hints import KeyHints


class KeepScreen(ModalScreen[bool | None]):
    """Asks whether to keep what is filled in: True keeps it, False leaves without it, None goes
    back to it."""

    CSS_PATH = "dialogs.tcss"
    KEY_GROUPS: ClassVar = (KEEP,)
    BINDINGS: ClassVar[list[BindingType]] = [*KEEP.bindings()]

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(self._words))
            yield Static("")
            yield KeyHints(KEEP.commands)

    def action_answer(self, keep: bool | None) -> None:
        self.dismiss(keep)
