"""Every action with its key, one a line under where it works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tracker.model.words import visible

from ..key_rows import KeyRow
from .cells import filled

KEYS, LABEL = 11, 19  # columns


class KeyList(OptionList):
    """Lines of the keys page. A key of one's own has a dot, one that can't be used a question
    mark."""

    class ClickedAgain(Message):
        """The line that is selected already was clicked."""

    def __init__(self) -> None:
        super().__init__(id="key-list", markup=False, compact=True)
        self._rows: list[KeyRow | None] = []  # None: a heading

    @property
    def selected(self) -> KeyRow | None:
        """The selected line, None where nothing is left of the list."""
        index = self.highlighted
        return self._rows[index] if index is not None and index < len(self._rows) else None

    def show(self, groups: Mapping[str, Sequence[KeyRow]]) -> None:
        """Show these lines, keeping the selected one selected."""
        before = self.selected.command.id if self.selected else ""
        self._rows = []
        options: list[Option] = []
        for heading, rows in groups.items():
            gap = "\n" if options else ""
            title = Content.styled(f"{gap} {heading}", "bold $primary")
            options.append(Option(title, disabled=True))
            self._rows.append(None)
            for row in rows:
                options.append(Option(_line(row)))
                self._rows.append(row)
        self.set_options(options)
        self.highlighted = 1 if self._rows else None
        self.select(before)

    def select(self, id: str) -> None:
        """Select the action with that id, if it is there."""
        for place, row in enumerate(self._rows):
            if row and row.command.id == id:
                self.highlighted = place

    def on_click(self, event: events.Click) -> None:
        # Before the list itself acts on it, and selects what was clicked.
        if event.style.meta.get("option") == self.highlighted is not None:
            self.post_message(self.ClickedAgain())


def _line(row: KeyRow) -> Content:
    mark = (" ?", "$warning") if row.problem else (" ●", "$accent") if row.own else ("  ", "")
    return Content.assemble(
        mark,
        (f" {filled(row.keys, KEYS)}", "$accent bold"),
        filled(row.command.label, LABEL),
        (visible(row.command.help), "$foreground-muted"),
    )
