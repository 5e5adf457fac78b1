"""A grid of days with a cursor on one of them; what the month and the year have in common."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from ..calendar.inks import Inks, inks_of
from ..calendar.shown import DaysShown
from ..messages import DayClicked, DayReached

BRAKE = 0.15  # seconds from one step of the wheel to the next


class Layout(Protocol):
    """Where each day's cell is."""

    def region(self, day: date) -> Region | None:
        """Return the cell of a day; None where it has none."""

    def day_at(self, x: int, y: int) -> date | None:
        """Return the day whose cell is there; None for none."""


@dataclass
class Turned(Message):
    """The wheel was turned over a grid: -1 for earlier days, 1 for later ones."""

    step: int


class Rearranged(Message):
    """A grid has room for other days than it was given."""


class DayGrid(Widget, can_focus=True):
    """Draws line by line, so that a cursor that moves repaints two cells and nothing else."""

    ALLOW_SELECT = False  # a double click opens

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.cursor = date.min
        self.shown = DaysShown()
        self._lines: dict[int, list[Segment]] = {}
        self._inks: Inks | None = None
        self._inks_of = ""  # the theme they are of
        self._turned = 0.0  # when the wheel last led to other days

    @property
    def inks(self) -> Inks:
        """The colours of the theme that is on."""
        if self._inks is None or self._inks_of != self.app.theme:
            self._inks, self._inks_of = inks_of(self.app), self.app.theme
        return self._inks

    @abstractmethod
    def place(self, cursor: date) -> list[date]:
        """Return the first day of each month that is shown when the cursor is on that day."""

    @abstractmethod
    def step(self, day: date, across: int, down: int) -> date:
        """Return the day that so many cells to the right or downwards lead to."""

    @abstractmethod
    def cells_layout(self) -> Layout:
        """Return the layout for the cursor's day and the size there is now."""

    @abstractmethod
    def draw_line(self, y: int) -> list[Segment]:
        """Return what stands in a line."""

    def show(self, shown: DaysShown, cursor: date) -> None:
        """Show these days with the cursor on one of them."""
        before, self.cursor = self.cursor, cursor
        if shown is not self.shown or self._moved_on(before, cursor):
            self.shown = shown
            self._lines.clear()
            self.refresh()
            return
        layout = self.cells_layout()
        for day in {before, cursor}:
            if cell := layout.region(day):
                for y in range(cell.y, cell.bottom):
                    self._lines.pop(y, None)
                self.refresh(cell)

    @abstractmethod
    def _moved_on(self, before: date, cursor: date) -> bool:
        """Whether the cursor left what was shown, so that all is drawn anew."""

    def render_line(self, y: int) -> Strip:
        ground = self.rich_style
        if self.cursor == date.min:
            return Strip.blank(self.size.width, ground)
        # Forgets the lines of another size; those of a new one are asked for before its event.
        self.cells_layout()
        if self._inks_of != self.app.theme:
            self._lines.clear()
        if y not in self._lines:
            self._lines[y] = self.draw_line(y)
        line = Segment.apply_style(self._lines[y], ground)
        return Strip(line).adjust_cell_length(self.size.width, ground)

    def on_resize(self) -> None:
        self.post_message(Rearranged())

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._turn(event, -1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._turn(event, 1)

    def _turn(self, event: events.MouseEvent, step: int) -> None:
        """Go to earlier or later days, but not with every notch of one flick."""
        event.stop()
        if event.time - self._turned >= BRAKE:
            self._turned = event.time
            self.post_message(Turned(step))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        day = self.cells_layout().day_at(offset.x, offset.y) if offset else None
        if day is not None and event.shift:
            self.post_message(DayReached(day))
        elif day is not None:
            self.post_message(DayClicked(day, opened=event.chain > 1))
