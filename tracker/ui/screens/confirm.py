"""A question that is answered by going on or leaving."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.model.words import visible

from ..commands.pages.dialogs import CONFIRM
from ..widgets.key_hints import KeyHints


class ConfirmScreen(ModalScreen[bool]):
    """Says what would be done; True when it is to be. `yes` says what enter does, `no` escape."""

    CSS_PATH = "dialogs.tcss"
    KEY_GROUPS: ClassVar = (CONFIRM,)
    BINDINGS: ClassVar[list[BindingType]] = [*CONFIRM.bindings()]

    def __init__(self, words: str, yes: str, no: str = "leaves it as it is") -> None:
        super().__init__()
        self._words = words
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Static(Content("\n".join(visible(line) for line in self._words.split("\n"))))
            yield Static("")
            yield KeyHints(CONFIRM.commands, {"confirm.yes": self._yes, "confirm.no": self._no})

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)


def leave_unsaved(form: ModalScreen[Any]) -> None:
    """Ask whether to leave a form without saving what was said in it, and leave it then."""

    def answered(yes: bool | None) -> None:
        if yes:
            form.dismiss(None)

    asked = "What you said here is not saved yet."
    form.app.push_screen(ConfirmScreen(asked, "leaves without saving", "goes on"), answered)
