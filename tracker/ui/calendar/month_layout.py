"""Where the days of one or three months stand in a grid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from textual.geometry import Region

from tracker.model import add_months, month_grid

MARGIN, NARROW_MARGIN = 13, 6  # columns behind each week
ROOM_FOR_MARGIN = 62
LEAST_CELL, LARGEST_CELL, TALLEST_CELL = 6, 14, 6
GAP = 2  # columns between two months
SIDE_BY_SIDE = 3


@dataclass(frozen=True)
class Block:
    """One month: its first day, its weeks, and the column it begins at."""

    first: date
    weeks: list[list[date]]
    x: int


@dataclass(frozen=True)
class MonthsLayout:
    """Months beside each other, in cells of one size; `top` rows of headings above them."""

    blocks: list[Block]
    cell_width: int
    cell_height: int
    top: int
    margin: int

    def region(self, day: date) -> Region | None:
        """Return where a day's cell is, None for a day of another month."""
        for block in self.blocks:
            if (day.year, day.month) == (block.first.year, block.first.month):
                row = next(index for index, week in enumerate(block.weeks) if day in week)
                column = block.weeks[row].index(day)
                return Region(
                    block.x + column * self.cell_width,
                    self.top + row * self.cell_height,
                    self.cell_width,
                    self.cell_height,
                )
        return None

    def day_at(self, x: int, y: int) -> date | None:
        """Return the day whose cell is there; None for none."""
        row = (y - self.top) // self.cell_height
        for block in self.blocks:
            column = (x - block.x) // self.cell_width
            if y >= self.top and 0 <= column < 7 and x >= block.x and row < len(block.weeks):
                return block.weeks[row][column]
        return None


def months_beside(width: int) -> int:
    """Return how many months stand beside each other in that many columns: one or three."""
    least = 7 * LEAST_CELL + NARROW_MARGIN
    return SIDE_BY_SIDE if width >= SIDE_BY_SIDE * least + (SIDE_BY_SIDE - 1) * GAP else 1


def months_layout(
    first: date, months: int, first_weekday: int, width: int, height: int
) -> MonthsLayout:
    """Return the layout of so many months from that of `first` on, filling the space."""
    each = (width - (months - 1) * GAP) // months
    margin = MARGIN if months == 1 and each >= ROOM_FOR_MARGIN else NARROW_MARGIN
    cell_width = max(LEAST_CELL, min(LARGEST_CELL, (each - margin) // 7))
    block_width = 7 * cell_width + margin + GAP
    firsts = [add_months(first.replace(day=1), index) for index in range(months)]
    blocks = [
        Block(month, month_grid(month, first_weekday), index * block_width)
        for index, month in enumerate(firsts)
    ]
    top = 1 if months == 1 else 2
    weeks = max(len(block.weeks) for block in blocks)
    cell_height = max(1, min(TALLEST_CELL, (height - top) // weeks))
    return MonthsLayout(blocks, cell_width, cell_height, top, margin)
