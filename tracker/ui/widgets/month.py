"""One month of days, or three beside each other where there is room."""

from __future__ import annotations

from datetime import date, timedelta

from rich.segment import Segment

from tracker.model import FIRST_DAY, add_months
from tracker.model.words import WEEKDAYS

from ..calendar.cells import Row, blank, cell
from ..calendar.month_layout import Block, MonthsLayout, months_beside, months_layout
from ..calendar.weeks import week_rows
from .day_grid import DayGrid


class MonthGrid(DayGrid):
    """The month of the cursor, and those beside it; every week ends in its own figures."""

    def __init__(self) -> None:
        super().__init__(id="month")
        self._first = date.min  # the first of the months shown
        self._beside = 0  # how many there were when it was chosen
        self._arranged: tuple[object, MonthsLayout] | None = None

    @property
    def months(self) -> list[date]:
        """The first day of each month that is shown."""
        return [add_months(self._first, index) for index in range(months_beside(self.size.width))]

    def place(self, cursor: date) -> list[date]:
        """Choose the months to show for a cursor, and return the first day of each: they stay
        as long as it is on one of them. No month lies wholly ahead unless the cursor does."""
        beside = months_beside(self.size.width)
        month = cursor.replace(day=1)
        if beside != self._beside:  # months that came to stand beside are those before
            self._first, self._beside = max(FIRST_DAY, add_months(month, 1 - beside)), beside
        elif not self._first <= month <= add_months(self._first, beside - 1):
            self._first = month if month < self._first else add_months(month, 1 - beside)
        return self.months

    def step(self, day: date, across: int, down: int) -> date:
        return day + timedelta(days=across + 7 * down)

    def cells_layout(self) -> MonthsLayout:
        asked = (self._first, self.size, self.shown.first_weekday)
        if self._arranged is None or self._arranged[0] != asked:
            months = self.place(self.cursor)
            layout = months_layout(months[0], len(months), self.shown.first_weekday, *self.size)
            self._arranged = (months[0], self.size, self.shown.first_weekday), layout
            self._lines.clear()
        return self._arranged[1]

    def _moved_on(self, before: date, cursor: date) -> bool:
        first = self._first
        self.place(cursor)
        return self._first != first or before == date.min

    def draw_line(self, y: int) -> list[Segment]:
        layout = self.cells_layout()
        row, below = divmod(y - layout.top, layout.cell_height)
        line: list[Segment] = []
        at = 0
        for block in layout.blocks:
            line.append(Segment(" " * (block.x - at)))
            if y < layout.top:
                line += self._heading(layout, block, y)
            else:
                line += self._week(layout, block, row, below)
            at = block.x + 7 * layout.cell_width + layout.margin
        return line

    def _heading(self, layout: MonthsLayout, block: Block, y: int) -> Row:
        width = 7 * layout.cell_width + layout.margin
        if y < layout.top - 1:
            return [Segment(f" {block.first:%B %Y}"[:width].ljust(width), self.inks.plain)]
        first = self.shown.first_weekday
        names = (f" {WEEKDAYS[(first + index) % 7]}" for index in range(7))
        days = "".join(f"{name:<{layout.cell_width}}" for name in names)
        return [Segment(f"{days}{'  week':<{layout.margin}}"[:width], self.inks.quiet)]

    def _week(self, layout: MonthsLayout, block: Block, row: int, below: int) -> Row:
        width, height = layout.cell_width, layout.cell_height
        if row >= len(block.weeks):
            return [Segment(" " * (7 * width + layout.margin))]
        line: Row = []
        days = []
        for day in block.weeks[row]:
            if day.month != block.first.month:
                line += blank(width, height)[below]
                continue
            days.append(day)
            line += cell(
                day, self.shown.look(day), self.inks, width, height,
                chosen=day == self.cursor, today=day == self.shown.today,
            )[below]  # fmt: skip
        behind = week_rows(self.shown, days, layout.margin, height)
        return [*line, Segment(behind[below], self.inks.quiet)]
