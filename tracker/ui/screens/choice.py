"""One of a few, chosen from a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tracker.model.words import visible

from ..widgets.key_hints import KeyHints

KEYS = (("enter", "enter", "chooses"), ("escape", "escape", "leaves it as it is"))


class ChoiceScreen(ModalScreen[int | None]):
    """Returns the place of what was chosen, None when left; `at` is what holds now, and
    `preview` is given each place that is reached."""

    CSS_PATH: ClassVar = ["dialogs.tcss", "choice.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "step(1)", "after", id="choice.down", priority=True),
        Binding("up,k", "step(-1)", "before", id="choice.up", priority=True),
        Binding("enter,space", "choose", "choose", id="choice.choose", priority=True),
        Binding("escape,q", "leave", "back", id="choice.leave", priority=True),
    ]

    def __init__(
        self,
        title: str,
        choices: Sequence[str],
        at: int,
        preview: Callable[[int], None] | None = None,
    ) -> None:
        super().__init__()
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
            yield KeyHints(KEYS)

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
