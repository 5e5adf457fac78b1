"""Rows to choose from: a click selects one, a double click opens it."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.selection import Selection
from textual.strip import Strip
from textual.widgets import OptionList


class Rows(OptionList):
    """Textual's list, which opens what is clicked once, but that a first click only selects; and
    its text can be marked and copied with the mouse."""

    _clicked = False  # whether the last click was on a row

    def on_click(self, event: events.Click) -> None:
        """Select what is clicked; open it on a double click, whose second half may come when the
        list has grown and something else lies under the mouse."""
        if "@click" in event.style.meta:
            return
        event.prevent_default()  # Textual's own would open what is clicked once
        if event.chain == 1:
            row = event.style.meta.get("option")
            self._clicked = row is not None and not self.options[row].disabled
            if self._clicked:
                self.highlighted = row
            if self.focusable:
                self.focus()
        elif event.chain == 2 and self._clicked:
            self.open_row()

    def open_row(self) -> None:
        """Do what a double click on the selected row does."""
        self.action_select()

    # Marking text

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        line = self.scroll_offset.y + y
        if (selection := self.text_selection) is not None:
            strip = self._with_selection(strip, selection, line)
        return strip.apply_offsets(self.scroll_offset.x, line)

    def _with_selection(self, strip: Strip, selection: Selection, line: int) -> Strip:
        span = selection.get_span(line)
        if span is None:
            return strip
        width = strip.cell_length
        start, end = span[0], width if span[1] == -1 else span[1]
        marked = self.screen.get_component_rich_style("screen--selection")
        before, inside, after = strip.divide([start, max(start, min(end, width)), width])
        inside = Strip(Segment.apply_style(inside, post_style=marked), inside.cell_length)
        return Strip.join([before, inside, after])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        self._update_lines()
        strips = (
            self._get_option_render(self.options[index], self.visual_style)[line]
            for index, line in self._lines
        )
        return selection.extract("\n".join(strip.text.rstrip() for strip in strips)), "\n"
