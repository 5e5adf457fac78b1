"""All days of a year, as far as the space allows it with their figures."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from rich.segment import Segment

from ..calendar.cells import Row
from ..calendar.shown import DaysShown, Look
from ..calendar.year_cells import figure_room, year_cell
from ..calendar.year_layout import LABEL, YearLayout, year_layout
from ..calendar.year_words import behind, heading, row_label, under, year_months
from .day_grid import DayGrid

LEAST_WITH_NUMBERS = 3  # columns of a cell


class YearLooks:
    """The looks of a year's days, each asked for once."""

    def __init__(self, year: int, shown: DaysShown) -> None:
        self.year = year
        self.shown = shown
        self.months = year_months(year)

    @cached_property
    def of_days(self) -> dict[date, Look]:
        look = self.shown.look
        return {day: look(day) for days in self.months for day in days}

    @cached_property
    def longest(self) -> int:
        """Columns of the longest figure."""
        return max(len(look.text) for look in self.of_days.values())


class YearGrid(DayGrid):
    """The year of the cursor; every month has its own figures beside or under it."""

    def __init__(self) -> None:
        super().__init__(id="year")
        self._arranged: tuple[object, YearLayout] | None = None
        self._looks: YearLooks | None = None

    def place(self, cursor: date) -> list[date]:
        return [date(cursor.year, month, 1) for month in range(1, 13)]

    def step(self, day: date, across: int, down: int) -> date:
        return self.cells_layout().step(day, across, down)

    @property
    def numbers(self) -> bool:
        """Whether every figure has room; else each is told by its shade alone."""
        width = self.cells_layout().cell_width
        return width >= LEAST_WITH_NUMBERS and self.looks.longest <= figure_room(width)

    @property
    def looks(self) -> YearLooks:
        """The looks of the year that is shown."""
        looks, year = self._looks, self.cursor.year
        if looks is None or looks.shown is not self.shown or looks.year != year:
            looks = self._looks = YearLooks(year, self.shown)
        return looks

    def cells_layout(self) -> YearLayout:
        asked = (self.cursor.year, self.size, self.shown.first_weekday)
        if self._arranged is None or self._arranged[0] != asked:
            layout = year_layout(self.cursor.year, self.shown.first_weekday, *self.size)
            self._arranged = asked, layout
            self._lines.clear()
        return self._arranged[1]

    def _moved_on(self, before: date, cursor: date) -> bool:
        return before.year != cursor.year

    def draw_line(self, y: int) -> list[Segment]:
        layout = self.cells_layout()
        if y < layout.top:
            return [Segment(heading(layout, self.shown, y), self.inks.quiet)]
        if y >= layout.bottom:
            said = under(layout, self.shown, self.looks.months, y - layout.bottom)
            return [Segment(said, self.inks.quiet)]
        row, inside = divmod(y - layout.top, layout.cell_height)
        lines = self._row(layout, row)
        first = y - inside
        self._lines.update((first + number, line) for number, line in enumerate(lines))
        return lines[inside]

    def _row(self, layout: YearLayout, row: int) -> list[list[Segment]]:
        """Return the lines of a row of cells."""
        height, numbers, inks = layout.cell_height, self.numbers, self.inks
        looks = self.looks.of_days
        blank: list[Row] = [[Segment(" " * layout.cell_width)]] * height
        lines = [[Segment(f"{row_label(layout, row):<{LABEL}}", inks.quiet)]]
        lines += [[Segment(" " * LABEL)] for _ in range(1, height)]
        alike: dict[tuple[Look, bool, bool], list[Row]] = {}
        for column in range(layout.columns):
            cell = blank
            if day := layout.day_in(column, row):
                look, chosen, today = looks[day], day == self.cursor, day == self.shown.today
                if (look, chosen, today) not in alike:
                    alike[look, chosen, today] = year_cell(
                        look, inks, layout.cell_width, height,
                        numbers=numbers, chosen=chosen, today=today,
                    )  # fmt: skip
                cell = alike[look, chosen, today]
            for line, part in zip(lines, cell, strict=True):
                line += part
        if layout.behind:
            said = behind(layout, self.shown, self.looks.months[row])
            for line, text in zip(lines, said, strict=True):
                line.append(Segment(text, inks.quiet))
        return lines
