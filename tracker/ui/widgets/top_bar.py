"""The line at the top: the three screens, and what the current one is about."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

TABS = {"log": "1 Log", "calendar": "2 Calendar", "insights": "3 Insights"}


class TopBar(Horizontal):
    """Tabs on the left, a title on the right; a sample diary is marked in between."""

    title_text: reactive[str] = reactive("", init=False)

    def __init__(self, current: str, *, sample: bool) -> None:
        super().__init__()
        self._current = current
        self._sample = sample

    def compose(self) -> ComposeResult:
        for mode, label in TABS.items():
            tab = Static(
                Content.from_markup(f"[@click=app.click_tab('{mode}')] {label} [/]"), classes="tab"
            )
            tab.set_class(mode == self._current, "-current")
            yield tab
        yield Static("SAMPLE DATA" if self._sample else "", id="sample")
        yield Static("", id="title", markup=False)

    def watch_title_text(self, text: str) -> None:
        self.query_one("#title", Static).update(Content(text), layout=False)
