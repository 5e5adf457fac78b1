"""The line at the top: the three screens, and what the current one is about."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

TABS = {"log": "1 Log", "calendar": "2 Calendar", "insights": "3 Insights"}
SAMPLE = "  SAMPLE DATA  "


class TopBar(Static):
    """Tabs on the left, a title on the right; a sample diary is marked in between. A click on a
    tab goes there, one on the title is told.

    One widget for all of it: one a tab would be a third of all the widgets a first screen makes.
    """

    ALLOW_SELECT = False

    class TitleClicked(Message):
        """What the screen is about was clicked."""

    title_text: reactive[str] = reactive("")

    def __init__(self, current: str, *, sample: bool) -> None:
        super().__init__(markup=False)
        self._tabs: list[tuple[range, str]] = []
        column = 0
        parts: list[Content] = []
        for mode, label in TABS.items():
            style = "bold reverse $primary" if mode == current else "$foreground-muted"
            parts.append(Content.styled(f" {label} ", style))
            self._tabs.append((range(column, column + len(label) + 2), mode))
            column += len(label) + 2
        if sample:
            parts.append(Content.styled(SAMPLE, "bold $warning"))
        self._left = Content("").join(parts)

    @property
    def room(self) -> int:
        """Columns there are for the title."""
        return self.size.width - self._left.cell_length - 1

    def render(self) -> Content:
        room = self.room
        title = Content(self.title_text).truncate(max(0, room), ellipsis=True)
        return self._left + " " * (room - title.cell_length) + title

    async def on_click(self, event: events.Click) -> None:
        for columns, mode in self._tabs:
            if event.x in columns:
                await self.app.run_action(f"app.click_tab('{mode}')")
                return
        title = min(Content(self.title_text).cell_length, self.room)
        if event.x >= self.size.width - title:
            self.post_message(self.TitleClicked())
