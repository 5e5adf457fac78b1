"""A small question with one line to answer it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tracker.model.words import visible

from ..commands.pages.dialogs import PROMPT
from ..widgets.key_hints import KeyHints
from ..widgets.one_line import OneLine


class PromptScreen(ModalScreen[str | None]):
    """Asks for a line; `describe` says in words what it means or raises ValueError with what
    would be valid. `text` stands there to begin with, and typing replaces it, or goes on with
    it where it is `begun`. Returns the text, or None when left."""

    CSS_PATH = "dialogs.tcss"
    KEY_GROUPS: ClassVar = (PROMPT,)
    BINDINGS: ClassVar[list[BindingType]] = [*PROMPT.bindings()]

    def __init__(
        self,
        title: str,
        hint: str,
        describe: Callable[[str], str],
        *,
        text: str = "",
        begun: bool = False,
    ) -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._describe = describe
        self._text = text
        self._begun = begun

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(self._title))
            yield OneLine(
                self._text, placeholder=self._hint, compact=True, select_on_focus=not self._begun
            )
            yield Static("", classes="quiet", id="meaning", markup=False)
            yield Static("")
            yield KeyHints(PROMPT.commands)

    def _meaning(self, text: str) -> bool:
        if not text.strip():
            self.query_one("#meaning", Static).update("")
            return False
        try:
            words, understood = self._describe(text), True
        except ValueError as error:
            words, understood = str(error), False
        self.query_one("#meaning", Static).update(Content(visible(words)))
        return understood

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._meaning(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if not event.value.strip():
            self.dismiss(None)
        elif self._meaning(event.value):
            self.dismiss(event.value)

    def action_leave(self) -> None:
        self.dismiss(None)
