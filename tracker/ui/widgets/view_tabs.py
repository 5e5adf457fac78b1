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
        self._named: tuple[Sequence[str], str, str] = ((), "", "")

    def on_resize(self) -> None:
        if self._named[0]:
            self.show_names(*self._named)

    def show_names(self, names: Sequence[str], current: str, beside: str = "") -> None:
        """Show the names; `beside` stands after them, for what is shown instead of figures.
        Where the row is too short for it all they stand closer, and longer ones are cut at a
        word."""
        self._named = names, current, beside
        room = self.content_size.width
        apart = [f" {name} " for name in names]
        close = [name.partition(" ")[0] for name in names]
        told = sum(len(text) + 1 for text in apart) + len(beside)
        parts, column = [], 0
        self._places = []
        for name, text in zip(names, apart if told <= room else close, strict=True):
            here = name == current
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
