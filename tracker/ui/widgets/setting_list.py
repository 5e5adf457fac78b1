"""The settings, one a line under the heading of their section; up and down select one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ..setting_rows import Row
from .cells import cut, filled

MARK, LABEL, VALUE = 3, 29, 24  # columns
TALL = 30  # lines from which a section has an empty one before it
LEAST = 10  # columns below which what is allowed is left out


class SettingList(OptionList):
    """Lines of the settings page. A line that differs from its default has a dot, one that the
    file has wrong a question mark."""

    class ClickedAgain(Message):
        """The line that is selected already was clicked."""

    @dataclass
    class Stepped(Message):
        """One of the two arrows of a line was clicked."""

        step: int

    def __init__(self) -> None:
        super().__init__(id="setting-list", markup=False, compact=True)
        self._rows: list[Row | None] = []  # None: a heading
        self._sections: Mapping[str, Sequence[Row]] = {}

    @property
    def selected(self) -> Row | None:
        """The selected line."""
        index = self.highlighted
        return self._rows[index] if index is not None and index < len(self._rows) else None

    def show(self, sections: Mapping[str, Sequence[Row]]) -> None:
        """Show these lines, keeping the selected one selected."""
        self._sections = sections
        before = self.selected
        self._rows = []
        options: list[Option] = []
        width = self.scrollable_content_region.width
        for heading, rows in sections.items():
            title = Content.styled(f" {heading[0].upper()}{heading[1:]}", "bold $primary")
            gap = Content("\n" if options and self.size.height >= TALL else "")
            options.append(Option(gap + title, disabled=True))
            self._rows.append(None)
            for row in rows:
                options.append(Option(_line(row, width)))
                self._rows.append(row)
        self.set_options(options)
        keys = [row.key if row else None for row in self._rows]
        self.highlighted = keys.index(before.key) if before and before.key in keys else 1

    def on_resize(self) -> None:
        self.show(self._sections)

    def select(self, key: str) -> None:
        """Select a line."""
        for place, row in enumerate(self._rows):
            if row and row.key == key:
                self.highlighted = place

    def on_click(self, event: events.Click) -> None:
        # Before the list itself acts on it, and selects what was clicked.
        place = event.style.meta.get("option")
        if step := event.style.meta.get("step"):
            self.highlighted = place
            self.post_message(self.Stepped(step))
        elif place == self.highlighted is not None:
            self.post_message(self.ClickedAgain())


class _Ends(NamedTuple):
    """What stands on either side of a value."""

    before: Content
    after: Content


_ARROWS = _Ends(
    Content.styled("‹ ", "$accent").stylize(Style.from_meta({"step": -1})),
    Content.styled(" ›", "$accent").stylize(Style.from_meta({"step": 1})),
)
_NOTHING = _Ends(Content("  "), Content(""))


def _line(row: Row, width: int) -> Content:
    mark, style = _mark(row)
    ends = _ARROWS if row.steps else _NOTHING
    room = max(width - MARK - LABEL - 2, 8)
    value_room = min(VALUE, room) if row.allowed else room
    value = Content(cut(row.value, value_room - ends.after.cell_length))
    head = Content.assemble((mark, style), f" {filled(row.label, LABEL)}")
    said = head + ends.before + value + ends.after
    left = width - MARK - LABEL - 2 - value_room
    if not row.allowed or left < LEAST:
        return said
    gap = " " * max(MARK + LABEL + 2 + value_room - said.cell_length, 0)
    return Content.assemble(said, gap, (cut(f" {row.allowed}", left), "$foreground-muted"))


def _mark(row: Row) -> tuple[str, str]:
    if row.problems:
        return " ?", "$warning"
    return (" ●", "$accent") if row.default else ("  ", "")
