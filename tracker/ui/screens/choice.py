"""One of a few, chosen from a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tracker.model.words import visible

from ..commands.pages.settings import CHOICE
from ..widgets.key_hints import KeyHints


class ChoiceScreen(ModalScreen[int | None]):
    """Returns the place of what was chosen, None when left; `at` is what holds now, and
    `preview` is given each place that is reached."""

    CSS_PATH: ClassVar = ["dialogs.tcss", "choice.tcss"]
    KEY_GROUPS: ClassVar = (CHOICE,)
    BINDINGS: ClassVar[list[BindingType]] = [*CHOICE.bindings()]

    def __init__(
        self,
        title: str,
        choices: Sequence[str],
        at: int,
        preview: Callable[[int], None] | None = None,
    ) -> None:
        super().__init__(classes="-preview" if preview else None)
        self._title = title
        self._choices = choices
        self._at = at
        self._preview = preview

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = visible(self._title)
            yield OptionList(
                *(
                    Option(Content(f"{'●' if place == self._at else ' '} {visible(words)}"))
                    for place, words in enumerate(self._choices)
                ),
                markup=False,
                compact=True,
            )
            yield KeyHints(CHOICE.commands)

    def on_mount(self) -> None:
        self.query_one(OptionList).highlighted = self._at

    @on(OptionList.OptionHighlighted)
    def _reached(self, event: OptionList.OptionHighlighted) -> None:
        if self._preview is not None:
            self._preview(event.option_index)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)

    def action_step(self, step: int) -> None:
        rows = self.query_one(OptionList)
        if step > 0:
            rows.action_cursor_down()
        else:
            rows.action_cursor_up()

    def action_choose(self) -> None:
        self.dismiss(self.query_one(OptionList).highlighted)

    def action_leave(self) -> None:
        self.dismiss(None)
