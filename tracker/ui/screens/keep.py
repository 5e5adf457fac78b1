"""What becomes of a form that is left with something in it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class KeepScreen(ModalScreen[bool | None]):
    """Asks whether to keep what is filled in: True keeps it, False leaves without it, None goes
    back to it."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,k", "answer(True)", "keep", id="keep.yes"),
        Binding("x", "answer(False)", "leave without", id="keep.no"),
        Binding("escape", "answer(None)", "back", id="keep.back"),
    ]

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(self._words))
            yield Static(
                Content.from_markup(
                    "\n[@click=screen.answer(True)]enter keeps it[/] · "
                    "[@click=screen.answer(False)]x leaves without it[/] · "
                    "[@click=screen.answer(None)]escape goes back to it[/]"
                ),
                classes="quiet",
            )

    def action_answer(self, keep: bool | None) -> None:
        self.dismiss(keep)
