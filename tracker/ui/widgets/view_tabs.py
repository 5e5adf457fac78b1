"""The views of a screen in a row; a click on one opens it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class ViewTabs(Static):
    """Names in a row, the current one reversed."""

    ALLOW_SELECT = False

    class Opened(Message):
        """A name was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class BesideClicked(Message):
        """What stands after the names was clicked."""

    def __init__(self, id: str) -> None:
        super().__init__("", id=id, markup=False)
        self._places: list[tuple[range, str]] = []

    def show_names(self, names: Sequence[str], current: str, beside: str = "") -> None:
        """Show the names; `beside` stands after them, for what is shown instead of figures."""
        parts, column = [], 0
        self._places = []
        for name in names:
            here = name == current
            text = f" {name} "
            parts.append(
                Content.styled(
                    text, "bold reverse $foreground-muted" if here else "$foreground-muted"
                )
            )
            self._places.append((range(column, column + len(text)), name))
            column += len(text) + 1
        if beside:
            parts.append(Content.styled(beside, "$accent"))
            self._places.append((range(column, column + len(beside)), ""))
        self.update(Content(" ").join(parts), layout=False)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        for columns, name in self._places:
            if offset is not None and offset.x in columns:
                self.post_message(self.Opened(name) if name else self.BesideClicked())
