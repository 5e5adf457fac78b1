"""A report as lines to scroll through, however long it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from tracker.exchange.report.text import TextLine

GUTTER = 2  # columns at the right for the scroll bar


class ReportPreview(ScrollView, can_focus=False):
    """Draws only the lines in sight; they hold no markup and nothing a terminal acts on."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"report--heading", "report--small"}

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.lines: Sequence[TextLine] = ()

    @property
    def columns(self) -> int:
        """How many columns a line may have; 0 before there is a size."""
        return max(0, self.size.width - GUTTER)

    def show(self, lines: Sequence[TextLine], *, from_top: bool) -> None:
        """Show these lines, from the first or from where one was reading."""
        self.lines = lines
        self.virtual_size = Size(self.columns, len(lines))
        if from_top:
            self.scroll_home(animate=False)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        at = y + self.scroll_offset.y
        if not 0 <= at < len(self.lines):
            return Strip.blank(width, self.rich_style)
        text, look = self.lines[at]
        style = self.rich_style
        if look in ("title", "heading"):
            style = self.get_component_rich_style("report--heading")
        elif look == "small":
            style = self.get_component_rich_style("report--small")
        strip = Strip([Segment(text, style)]).crop(0, width)
        return strip.extend_cell_length(width, self.rich_style)
