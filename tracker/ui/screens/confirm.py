"""A question that is answered by going on or leaving."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.model.words import visible


class ConfirmScreen(ModalScreen[bool]):
    """Says what would be done; True when it is to be. `yes` says what enter does, `no` escape."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", "yes", id="confirm.yes"),
        Binding("escape,n", "answer(False)", "no", id="confirm.no"),
    ]

    def __init__(self, words: str, yes: str, no: str = "leaves it as it is") -> None:
        super().__init__()
        self._words = words
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Static(Content("\n".join(visible(line) for line in self._words.split("\n"))))
            yield Static(Content("\n"))
            yield Static(
                Content.from_markup(
                    "[@click=screen.answer(True)]enter $yes[/] · "
                    "[@click=screen.answer(False)]escape $no[/]",
                    yes=self._yes,
                    no=self._no,
                ),
                classes="quiet",
            )

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)


def leave_unsaved(form: ModalScreen[Any]) -> None:
    """Ask whether to leave a form without saving what was said in it, and leave it then."""

    def answered(yes: bool | None) -> None:
        if yes:
            form.dismiss(None)

    asked = "What you said here is not saved yet."
    form.app.push_screen(ConfirmScreen(asked, "leaves without saving", "goes on"), answered)
