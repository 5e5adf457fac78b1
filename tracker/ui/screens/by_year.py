"""The Calendar by month or by year: which grid is shown, and how the keys move in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import get_args

from textual import on
from textual.content import Content
from textual.geometry import Size

from tracker.model import add_months, each_day

from ..calendar.shown import DaysShown
from ..calendar.year_layout import Arrangement, arrangement
from ..calendar.year_legend import year_pieces
from ..calendar.year_words import year_title
from ..themes import shades
from ..widgets.day_grid import DayGrid, Turned
from ..widgets.month import MonthGrid
from ..widgets.packed import Packed
from ..widgets.top_bar import TopBar
from ..widgets.year import YearGrid
from .browsing import BrowsingScreen

YEAR = 12  # months
BOTH = Size(190, 50)  # of a window that holds months, year and day


class ByYear(BrowsingScreen):
    """Days in a grid of months or of a whole year; `y` goes from one to the other.

    The class `-year` says on the style sheet which it is, another how the year and the day
    stand to each other. In a window large enough for both, `-both`, the year stands under the
    months all the time.
    """

    def __init__(self) -> None:
        super().__init__()
        self.by_year = False
        self._below: tuple[tuple[object, ...], DaysShown] | None = None
        self._legend_of: tuple[DaysShown, bool, str] | None = None

    @property
    def grid(self) -> DayGrid:
        return self.query_one(YearGrid if self.by_year else MonthGrid)

    def on_resize(self) -> None:
        chosen = arrangement(*self.size)
        self.set_class(self._has_both, "-both")
        for name in get_args(Arrangement):
            self.set_class(name == chosen, f"-{name}")

    @property
    def _has_both(self) -> bool:
        columns, rows = self.size
        return columns >= BOTH.width and rows >= BOTH.height

    def action_toggle_year(self) -> None:
        self.by_year = not self.by_year
        self.set_class(self.by_year, "-year")
        self.set_focus(self.grid)
        self.show_days()

    def action_move(self, across: int, down: int) -> None:
        self.go(self.grid.step(self.cursor, across, down))

    def action_move_month(self, months: int) -> None:
        self.go(add_months(self.cursor, months * (YEAR if self.by_year else 1)))

    @on(Turned)
    def _turned(self, message: Turned) -> None:
        self.action_move_month(message.step)

    def show_days(self) -> None:
        super().show_days()
        if self.by_year:
            self._show_year_legend(self.query_one(YearGrid))
        elif self._has_both:
            self._show_year_below(self.query_one(YearGrid))

    def _show_year_below(self, grid: YearGrid) -> None:
        """Show the year of the cursor under the months; what is theirs alone stays."""
        months = grid.place(self.cursor)
        wanted = self._wanted(months)
        if self._below is None or self._below[0] != wanted:
            self._below = wanted, self._days_shown(months)
        grid.show(self._below[1], self.cursor)

    def _show_legend(self, shown: DaysShown) -> None:
        self._legend_of = None
        if not self.by_year:
            super()._show_legend(shown)

    def _show_year_legend(self, grid: YearGrid) -> None:
        """Show what the year's signs mean, where they do not tell it as they did before: it
        depends on the room there is whether a figure or its shade alone stands for a day."""
        shown, numbers, heads = grid.shown, grid.numbers, self.legend_heads()
        told = Content(" ").join(heads).plain
        if self._legend_of is not None:
            before, numbers_before, told_before = self._legend_of
            if before is shown and (numbers_before, told_before) == (numbers, told):
                return
        self._legend_of = shown, numbers, told
        key = self.keys["app.hide_counts"]
        pieces = year_pieces(shown, shades(self.app), key, numbers=numbers)
        self.query_one("#legend", Packed).show_pieces([*heads, *pieces])

    def _wanted(self, months: list[date]) -> tuple[object, ...]:
        return (*super()._wanted(months), self.size.width)

    def title_words(self, months: list[date]) -> str:
        """Return the year, its figures as one and what is usual, as far as there is room."""
        if not self.by_year:
            return super().title_words(months)
        year = months[0].year
        days = list(each_day(date(year, 1, 1), date(year, 12, 31)))
        return year_title(self._shown, year, days, self.query_one(TopBar).room)

    def _near(self, months: list[date]) -> Iterable[date]:
        if not self.by_year:
            yield from super()._near(months)
            return
        yield from (add_months(months[0], -step) for step in range(1, YEAR + 1))
        yield from (add_months(months[-1], step) for step in range(1, YEAR + 1))
