"""The factors at the left of Insights, under what is known of them; a click chooses one."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget


class RankedFactors(Widget):
    """Rows under headings, of which one is chosen and always in sight. It never has the focus:
    up and down are the screen's."""

    ALLOW_SELECT = False

    class Picked(Message):
        """A row was clicked; `key` is what it was shown under."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._lines: list[tuple[str | None, Content]] = []
        self._chosen = 0
        self._top = 0

    def show_groups(
        self, groups: Sequence[tuple[str, Sequence[tuple[str, Content]]]], chosen: str
    ) -> None:
        """Show rows by their keys under headings, and which of them is chosen."""
        self._lines = []
        for heading, entries in groups:
            if self._lines:
                self._lines.append((None, Content("")))
            self._lines.append((None, Content.styled(heading, "bold $primary")))
            self._lines += [(key, row) for key, row in entries]
        keys = [key for key, _ in self._lines]
        self._chosen = keys.index(chosen) if chosen in keys else 0
        self._keep_in_sight()
        self.refresh()

    def on_resize(self) -> None:
        self._keep_in_sight()
        self.refresh()

    def _keep_in_sight(self) -> None:
        """Scroll so far that the chosen row is seen, with the heading above it if it has one."""
        room = max(self.size.height, 1)
        above = self._chosen - 1
        first = above if above >= 0 and self._lines[above][0] is None else self._chosen
        self._top = max(min(self._top, first), self._chosen - room + 1, 0)
        self._top = min(self._top, max(len(self._lines) - room, 0))

    def render(self) -> Content:
        seen = range(self._top, min(self._top + self.size.height, len(self._lines)))
        return Content("\n").join([self._line(index) for index in seen])

    def _line(self, index: int) -> Content:
        key, content = self._lines[index]
        width = self.size.width
        if key is None:
            return content.truncate(width, ellipsis=True)
        chosen = index == self._chosen
        line = (Content("▸" if chosen else " ") + content).truncate(width, ellipsis=True)
        if not chosen:
            return line
        return (line + " " * (width - line.cell_length)).stylize("bold $foreground on $chosen")

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or not 0 <= self._top + offset.y < len(self._lines):
            return
        key = self._lines[self._top + offset.y][0]
        if key is not None:
            self.post_message(self.Picked(key))

    def on_mouse_scroll_down(self) -> None:
        self._scroll(3)

    def on_mouse_scroll_up(self) -> None:
        self._scroll(-3)

    def _scroll(self, lines: int) -> None:
        most = max(len(self._lines) - self.size.height, 0)
        self._top = min(max(self._top + lines, 0), most)
        self.refresh()
