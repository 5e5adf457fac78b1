"""Calendar: the past at a glance."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical

from tracker.entry import parse_day
from tracker.model import Day
from tracker.model.measures import Measure

from ..calendar.choices import choices
from ..calendar.day_words import phase_words
from ..clinician_words import fitting, lines, on_day
from ..commands import CALENDAR, MARKING, bindings
from ..dates import say_day
from ..messages import DayClicked
from ..widgets.day_panel import DayPanel
from ..widgets.message_line import MessageLine
from ..widgets.month import MonthGrid
from ..widgets.packed import Packed
from ..widgets.year import YearGrid
from .by_year import ByYear
from .on_day import OnDayScreen
from .prompt import PromptScreen
from .searching import SearchingScreen
from .spanning import SpanningScreen
from .tracked import WIDE


class CalendarScreen(SpanningScreen, ByYear, SearchingScreen, OnDayScreen):
    """The days of the past in a grid, and the content of the one under the cursor."""

    MODE = "calendar"
    CSS_PATH: ClassVar = ["calendar.tcss", "on_day.tcss", "year.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MARKING), *bindings(CALENDAR)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide"), (190, "-broad")]

    def compose_middle(self) -> ComposeResult:
        with Container(id="halves"):
            with Vertical(id="grid"):
                yield MonthGrid()
                yield YearGrid()
                yield Packed("legend", gap="  ")
            yield DayPanel(self.keys)

    def reload(self) -> None:
        super().reload()
        self.keep_focus()

    def show_day_panel(self) -> None:
        today = self.diary.today()
        panel = self.query_one(DayPanel)
        month = self.month(self.cursor)
        if month.unreadable:
            panel.say_unreadable(month.unreadable, say_day(self.cursor, today))
            return
        panel.show(
            month.days.get(self.cursor, Day(day=self.cursor)),
            self.diary.catalogue,
            today,
            self.tracker.settings.clock,
            phase=phase_words(self.diary.trials(), self.cursor),
            lacking=self.lacking(self.cursor, self.cursor),
            counts=not self.counts_hidden,
            usual=self.summary.usual_factors(self.diary.catalogue),
            worth=self._worth(),
        )

    def _worth(self) -> list[str]:
        """Say quietly what stands open for a clinician, and return what of it the records of
        the day shown fired."""
        ways = lines(self.tracker.for_clinician, self.keys["app.clinician"])
        self.query_one(MessageLine).rest(fitting(ways, self.size.width - 2))
        return on_day(self.tracker.for_clinician, self.cursor)

    def action_leave(self) -> None:
        self.clear_search()

    def action_today(self) -> None:
        self.go(self.diary.today())

    async def action_choose_measure(self) -> None:
        from .measure_choice import MeasureScreen

        def chosen(measure: Measure | None) -> None:
            if measure is not None:
                self.show_measure(measure)

        found = choices(
            self.diary.catalogue,
            self.tracker.settings.shown,
            self.summary,
            self.diary.day_start,
        )
        # Awaited, so that keys that follow at once find the list complete.
        await self.app.push_screen(MeasureScreen(found, self.measure), chosen)

    def show_measure(self, measure: Measure) -> None:
        """Have the days show another measure."""
        self.measure = measure
        self.show_days()

    async def action_open_day(self) -> None:
        if self.cursor > self.diary.today():
            self.trouble("That day is not here yet.")
        else:
            await self.tracker.show_day(self.cursor)

    def title_clicked(self) -> None:
        self.action_go_to_date()

    def action_go_to_date(self) -> None:
        today = self.diary.today()
        first_weekday = self.tracker.settings.first_weekday

        def read(text: str) -> date:
            return parse_day(text, today=today, first_weekday=first_weekday, spans=True)

        def describe(text: str) -> str:
            return say_day(read(text), today)

        def go(text: str | None) -> None:
            if not text:
                return
            day = read(text)
            self.go(day)
            if self.cursor < day:
                self.trouble("The days shown end here, a year ahead.")

        examples = "3 weeks ago · mon · 24 dec · 2026-11-20 · oct 2025"
        self.app.push_screen(PromptScreen("Go to", examples, describe), go)

    @on(DayClicked)
    async def _clicked(self, message: DayClicked) -> None:
        self.go(message.day)
        if message.opened:
            await self.action_open_day()
