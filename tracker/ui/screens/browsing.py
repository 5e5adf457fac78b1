"""The Calendar's days: which are shown, how they are read, and what is usual on them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from tracker.diary import DiaryError
from tracker.model import FIRST_DAY, Day, add_months, month_of, months_of
from tracker.model.measures import Count, Measure
from tracker.model.summary import Summary, days_of_summary

from ..calendar.legend import shade_pieces, sign_pieces
from ..calendar.shown import DaysShown, bands_of
from ..themes import shades
from ..widgets.day_grid import DayGrid, Rearranged
from ..widgets.message_line import MessageLine
from ..widgets.packed import Packed
from .base import TrackerScreen

MONTHS_AHEAD = 12
NEAR_MONTHS = 3  # read ahead on either side of what is shown
READ_AHEAD_AFTER = 0.15  # seconds


class SummaryReady(Message):
    """What is usual for the person, worked out in the background."""

    def __init__(self, summary: Summary) -> None:
        super().__init__()
        self.summary = summary


class Month(NamedTuple):
    """A month as it was read: its days, or why it can't be read."""

    days: dict[date, Day]
    unreadable: str = ""


class BrowsingScreen(TrackerScreen):
    """Days of the past in a grid, one of them under the cursor.

    A grid's days are read from their own months and the book alone. What is usual on a day
    follows from a summary made in the background.
    """

    def __init__(self) -> None:
        super().__init__()
        self.cursor: date = date.min
        self.measure: Measure = Count()
        self.summary = Summary()
        self.matches: frozenset[date] | None = None  # what a search found
        self.span: tuple[date, date] | None = None
        self._months: dict[str, Month] = {}
        self._of_version: object = None
        self._ahead: Timer | None = None
        self._shows: tuple[object, ...] = ()
        self._shown = DaysShown()

    @property
    def shown_day(self) -> date:
        return self.cursor

    @property
    def grid(self) -> DayGrid:
        """The grid that is shown now."""
        raise NotImplementedError

    def show_day_panel(self) -> None:
        """Show the day under the cursor beside the grid."""
        raise NotImplementedError

    def reload(self) -> None:
        if self.cursor == date.min:
            self.cursor = self.tracker.day
        self._summarise()
        self.show_days()

    def show_days(self) -> None:
        """Show the days around the cursor, and the one under it."""
        months = self.grid.place(self.cursor)
        wanted = self._wanted(months)
        if wanted != self._shows:
            moved_on, self._shows = wanted[:2] != self._shows[:2], wanted
            self._shown = self._days_shown(months)
            self._show_legend(self._shown)
            self.title_right(self.title_words(months))
            if moved_on:
                self._look_ahead(months)
        self.grid.show(self._shown, self.cursor)
        self.show_day_panel()

    def _wanted(self, months: list[date]) -> tuple[object, ...]:
        """Return what the days shown depend on; nothing is read for it."""
        return (
            self.diary.version,
            months,
            self.diary.today(),
            self.measure,
            self.summary,
            self.matches,
            self.span,
            self.tracker.settings,
            self.app.theme,
            [str(head) for head in self.legend_heads()],
        )

    def title_words(self, months: list[date]) -> str:
        """Return what is shown and what is usual of it, for the top bar."""
        first, last = months[0], months[-1]
        named = f"{last:%B %Y}" if first == last else f"{first:%b %Y} – {last:%b %Y}"
        usual = None if self._shown.hidden else self.summary.usual(self.measure)
        if usual is None:
            return named
        ends = dict.fromkeys(self.measure.short(figure) for figure in usual)
        return f"{named} · usual {'–'.join(ends)}"

    def month(self, day: date) -> Month:
        """Return the month of a day, read once until the diary changes."""
        if self._of_version != self.diary.version:
            self._of_version = self.diary.version
            self._months.clear()
        name = month_of(day)
        if name not in self._months:
            self._months[name] = self._read(day)
        return self._months[name]

    def _read(self, day: date) -> Month:
        """Read one month and none beyond it: one that can't be read must not take another
        with it."""
        first = day.replace(day=1)
        last = add_months(first, 1) - timedelta(days=1)
        try:
            return Month({each.day: each for each in self.diary.days(first, last)})
        except DiaryError as error:
            return Month({}, self.damage_words(error))

    def _days_shown(self, months: list[date]) -> DaysShown:
        read = {month_of(first): self.month(first) for first in months}
        last = add_months(months[-1], 1) - timedelta(days=1)
        return DaysShown(
            days={day: found for month in read.values() for day, found in month.days.items()},
            today=self.diary.today(),
            measure=self.measure,
            scale=self.summary.scale(self.measure),
            summary=self.summary,
            first_weekday=self.tracker.settings.first_weekday,
            bands=bands_of(self.diary.trials()),
            unreadable=frozenset(name for name, month in read.items() if month.unreadable),
            lacking=frozenset(self.diary.lacking(months[0], last)),
            matches=self.matches,
            span=self.span,
            counts=not self.counts_hidden,
        )

    def _near(self, months: list[date]) -> Iterable[date]:
        """Yield the months that are likely looked at next: those beside, then the year's."""
        steps = range(1, NEAR_MONTHS + 1)
        yield from (add_months(months[0], -step) for step in steps)
        yield from (add_months(months[-1], step) for step in steps)
        yield from (date(self.cursor.year, number, 1) for number in range(1, 13))

    def _look_ahead(self, months: list[date]) -> None:
        """Read what is likely looked at next, once the keys have been quiet for a moment."""
        if self._ahead is not None:
            self._ahead.stop()
        near = [first for first in self._near(months) if month_of(first) not in self._months]
        self._ahead = self.set_timer(READ_AHEAD_AFTER, lambda: self._read_ahead(near))

    @work(thread=True, exclusive=True, group="read ahead")
    def _read_ahead(self, months: list[date]) -> None:
        # What is read here stays with the diary's own reader, which any thread may use.
        worker = get_current_worker()
        for first in months:
            if worker.is_cancelled:
                return
            if FIRST_DAY <= first <= self.diary.today():
                self._read(first)

    def legend_heads(self) -> list[Content]:
        """Return what stands before the legend."""
        return [Content.styled(self.measure.label, "bold")]

    def _show_legend(self, shown: DaysShown) -> None:
        looks = [] if shown.hidden else shade_pieces(shown, shades(self.app))
        signs = sign_pieces(shown, self.keys["app.hide_counts"])
        self.query_one("#legend", Packed).show_pieces(
            [*self.legend_heads(), *looks, *(Content(piece) for piece in signs)]
        )

    @work(thread=True, exclusive=True, group="summary")
    def _summarise(self) -> None:
        start, end = days_of_summary(self.diary.today())
        firsts = (date.fromisoformat(f"{name}-01") for name in months_of(start, end))
        days = [day for first in firsts for day in self._read(first).days.values()]
        summary = Summary([day for day in days if start <= day.day <= end], self.diary.day_start)
        summary.scale(self.measure)
        summary.usual_factors(self.diary.catalogue)
        self.post_message(SummaryReady(summary))

    @on(SummaryReady)
    def _summary_ready(self, message: SummaryReady) -> None:
        self.summary = message.summary
        self.show_days()

    @on(Rearranged)
    def _rearranged(self) -> None:
        self.show_days()

    def go(self, day: date) -> None:
        """Put the cursor on a day; far ahead there is nothing to look at. What was said of the
        day before is over."""
        self.query_one(MessageLine).clear()
        self.cursor = max(FIRST_DAY, min(day, add_months(self.diary.today(), MONTHS_AHEAD)))
        self.show_days()
