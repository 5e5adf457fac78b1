"""Where the days of a year stand in a grid: three layouts, chosen by the space there is.

Every one has each day of its year exactly once, and says which day an arrow leads to.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Literal

from textual.geometry import Region

from tracker.model import add_months

LABEL = 4  # columns before the cells: a month's name, a weekday's, a day's number
MONTHS, MONTH_DAYS, WEEK = 12, 31, 7
MOST_WEEKS = 54  # a leap year whose first day ends a week
ACROSS_CELL, COLUMN_CELL = 3, 5  # least columns of a cell that has room for a figure
WIDEST_ACROSS, WIDEST_COLUMN, WIDEST_DOWN = 5, 8, 3
ROOM_ACROSS = LABEL + MOST_WEEKS * ACROSS_CELL
ROOM_FOR_COLUMNS = LABEL + MONTHS * COLUMN_CELL
LEAST_BEHIND = 6  # columns behind a month's row that must stay for its figures
TALLEST, TALLEST_ACROSS = 2, 4

Arrangement = Literal["across", "beside", "columns", "tall-rows", "rows"]
PADDING = 2  # columns at the grid's sides
YEAR_PART = 0.6  # of a screen's columns, where the day is beside
DAY_ROOM = 8  # rows of the day panel, where it is below
AROUND = 6  # rows of a screen that are neither for the year nor for the day, three of the legend
HIGH_FOR_COLUMNS = AROUND + 1 + MONTH_DAYS
HIGH_FOR_TALL_ROWS = AROUND + 1 + MONTHS * TALLEST + DAY_ROOM


@dataclass(frozen=True)
class YearLayout(ABC):
    """The days of a year in cells of one size: `top` rows of headings above them, `below` rows
    for the months' figures under them, `behind` columns for those after them."""

    year: int
    cell_width: int
    cell_height: int = 1
    top: int = 1
    below: int = 0
    behind: int = 0

    columns: ClassVar[int]
    rows: ClassVar[int]

    @property
    def bottom(self) -> int:
        """The first row under the cells."""
        return self.top + self.rows * self.cell_height

    @abstractmethod
    def place(self, day: date) -> tuple[int, int]:
        """Return the column and the row of a day of the year."""

    @abstractmethod
    def day_in(self, column: int, row: int) -> date | None:
        """Return the day that stands there; None for none."""

    @abstractmethod
    def step(self, day: date, across: int, down: int) -> date:
        """Return the day that so many cells to the right or downwards lead to; beyond the year's
        end the next year begins."""

    def region(self, day: date) -> Region | None:
        """Return where a day's cell is, None for a day of another year."""
        if day.year != self.year:
            return None
        column, row = self.place(day)
        width, height = self.cell_width, self.cell_height
        return Region(LABEL + column * width, self.top + row * height, width, height)

    def day_at(self, x: int, y: int) -> date | None:
        """Return the day whose cell is there; None for none."""
        column, row = (x - LABEL) // self.cell_width, (y - self.top) // self.cell_height
        if 0 <= column < self.columns and 0 <= row < self.rows:
            return self.day_in(column, row)
        return None


@dataclass(frozen=True)
class MonthsDown(YearLayout):
    """A row a month, a column for each day of it."""

    columns: ClassVar[int] = MONTH_DAYS
    rows: ClassVar[int] = MONTHS

    def place(self, day: date) -> tuple[int, int]:
        return day.day - 1, day.month - 1

    def day_in(self, column: int, row: int) -> date | None:
        return _day(self.year, row + 1, column + 1)

    def step(self, day: date, across: int, down: int) -> date:
        return add_months(day, down) + timedelta(days=across)


@dataclass(frozen=True)
class MonthColumns(YearLayout):
    """A column a month, a row for each day of it."""

    columns: ClassVar[int] = MONTHS
    rows: ClassVar[int] = MONTH_DAYS

    def place(self, day: date) -> tuple[int, int]:
        return day.month - 1, day.day - 1

    def day_in(self, column: int, row: int) -> date | None:
        return _day(self.year, column + 1, row + 1)

    def step(self, day: date, across: int, down: int) -> date:
        return add_months(day, across) + timedelta(days=down)


@dataclass(frozen=True)
class WeeksAcross(YearLayout):
    """A column a week, a row for each weekday."""

    first_weekday: int = 0

    columns: ClassVar[int] = MOST_WEEKS
    rows: ClassVar[int] = WEEK

    @property
    def start(self) -> date:
        """The first day of the first week; it may lie in the year before."""
        first = date(self.year, 1, 1)
        return first - timedelta(days=(first.weekday() - self.first_weekday) % WEEK)

    def place(self, day: date) -> tuple[int, int]:
        return divmod((day - self.start).days, WEEK)

    def day_in(self, column: int, row: int) -> date | None:
        day = self.start + timedelta(days=column * WEEK + row)
        return day if day.year == self.year else None

    def step(self, day: date, across: int, down: int) -> date:
        return day + timedelta(days=across * WEEK + down)


def year_layout(year: int, first_weekday: int, width: int, height: int) -> YearLayout:
    """Return the layout of a year that tells most in that space."""
    if width >= ROOM_ACROSS and height > WEEK:
        top = min(2, height - WEEK)
        below = max(0, min(2, height - WEEK - top))
        return WeeksAcross(
            year,
            cell_width=min(WIDEST_ACROSS, (width - LABEL) // MOST_WEEKS),
            cell_height=max(1, min(TALLEST_ACROSS, (height - top - below) // WEEK)),
            top=top,
            below=below,
            first_weekday=first_weekday,
        )
    if width >= ROOM_FOR_COLUMNS and height > MONTH_DAYS:
        return MonthColumns(
            year,
            cell_width=min(WIDEST_COLUMN, (width - LABEL) // MONTHS),
            below=min(2, height - 1 - MONTH_DAYS),
        )
    cell_width = max(1, min(WIDEST_DOWN, (width - LABEL) // MONTH_DAYS))
    if cell_width == WIDEST_DOWN and width - LABEL - cell_width * MONTH_DAYS < LEAST_BEHIND:
        cell_width -= 1
    top = 1 if height > MONTHS else 0
    return MonthsDown(
        year,
        cell_width=cell_width,
        cell_height=max(1, min(TALLEST, (height - top) // MONTHS)),
        top=top,
        behind=max(0, width - LABEL - cell_width * MONTH_DAYS),
    )


def arrangement(width: int, height: int) -> Arrangement:
    """Return how year and day panel share a screen of that size: weeks `across` where they fill
    it; the months as columns with the day `beside`, or with the day under the `columns`; else
    the months as `rows` over the day, `tall-rows` where it keeps room all the same."""
    if width >= ROOM_ACROSS + PADDING:
        return "across"
    if width * YEAR_PART >= ROOM_FOR_COLUMNS + PADDING and height >= HIGH_FOR_COLUMNS:
        return "beside"
    if width >= ROOM_FOR_COLUMNS + PADDING and height >= HIGH_FOR_COLUMNS + DAY_ROOM:
        return "columns"
    return "tall-rows" if height >= HIGH_FOR_TALL_ROWS else "rows"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
