"""Waits for the key that an action is to have."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.model.words import visible

from ..commands.pages.settings import PRESS
from ..widgets.key_hints import KeyHints

ASKED = "Press the key that is to do it: a letter, a sign, or one with ctrl."


class PressKeyScreen(ModalScreen[str | None]):
    """Returns the key that was pressed, as Textual names it, None when left. `objection` says
    why a key can't be had, '' if it can; another one can then be pressed."""

    CSS_PATH: ClassVar = ["dialogs.tcss", "choice.tcss"]
    KEY_GROUPS: ClassVar = (PRESS,)
    TAKES_ALL_KEYS = True
    BINDINGS: ClassVar[list[BindingType]] = [*PRESS.bindings()]

    def __init__(self, title: str, now: str, objection: Callable[[str], str]) -> None:
        super().__init__()
        self._title = title
        self._now = now
        self._objection = objection

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = visible(self._title)
            yield Static(Content(f"Its key now: {visible(self._now)}"), classes="quiet")
            yield Static(Content(ASKED), id="pressed", markup=False)
            yield KeyHints(PRESS.commands)

    def _forward_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and event.key != "escape":
            self._pressed(event.key)
        else:
            super()._forward_event(event)

    def _pressed(self, key: str) -> None:
        if why := self._objection(key):
            said = self.query_one("#pressed", Static)
            said.add_class("-fault")
            said.update(Content(f"{visible(why)} Press another."))
        else:
            self.dismiss(key)

    def action_leave(self) -> None:
        self.dismiss(None)
