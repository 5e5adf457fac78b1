"""Calendar: the past at a glance."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tracker.diary import DiaryError
from tracker.entry import parse_day
from tracker.model import FIRST_DAY, Day, add_months
from tracker.model.scale import Scale, scale_of

from ..commands import CALENDAR, bindings
from ..dates import say_day
from ..messages import DayClicked
from ..widgets.day_panel import DayPanel
from ..widgets.in_place import show_in_place
from ..widgets.month import MonthData, MonthGrid
from .on_day import OnDayScreen
from .prompt import PromptScreen

SCALE_DAYS = 365
MONTHS_AHEAD = 12
MARKS = "⚑ flag  ◆ event  ✎ note  ✓ closed"
LEGEND = f"0 none  ░▒▓█ scale  {MARKS}"
NOT_WATCHED, NOT_KNOWN = "– not watched", "? not known"


class ScaleReady(Message):
    """The person's own scale, worked out in the background."""

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self.scale = scale


class CalendarScreen(OnDayScreen):
    """A month of days and the content of the one under the cursor."""

    MODE = "calendar"
    CSS_PATH: ClassVar = ["calendar.tcss", "on_day.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CALENDAR)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    def __init__(self) -> None:
        super().__init__()
        self._scale = Scale()
        self._days: dict[date, Day] = {}
        self._loaded: tuple[object, ...] = ()
        self._unreadable = ""

    def compose_middle(self) -> ComposeResult:
        with Container(id="halves"):
            with Vertical(id="grid"):
                yield MonthGrid()
                yield Static(id="legend", markup=False)
            yield DayPanel(self.keys)

    def reload(self) -> None:
        if self.cursor == date.min:
            self.cursor = self.tracker.day
        self._work_out_scale()
        self._show()
        self.keep_focus()

    def _show(self) -> None:
        """Show the month of the cursor; its days are read only when the month is another."""
        today, settings = self.diary.today(), self.tracker.settings
        first = self.cursor.replace(day=1)
        self._load(first)
        lacking = self.lacking(first, first)
        data = MonthData(
            month=first,
            days=self._days,
            scale=self._scale,
            today=today,
            first_weekday=settings.first_weekday,
            phases=self._phase_marks(),
            readable=not self._unreadable,
            whole=not lacking,
            counts=not self.counts_hidden,
        )
        self.query_one(MonthGrid).show(data, self.cursor)
        blank = NOT_KNOWN if self._unreadable or lacking else NOT_WATCHED
        key = self.keys["app.hide_counts"]
        legend = f"• watched, counts hidden: {key}  {MARKS}" if self.counts_hidden else LEGEND
        show_in_place(self.query_one("#legend", Static), Content(f"{blank}  {legend}"))
        panel = self.query_one(DayPanel)
        if self._unreadable:
            panel.say_unreadable(self._unreadable, say_day(self.cursor, today))
        else:
            day = self._days.get(self.cursor, Day(day=self.cursor))
            phase = self._phase_words(self.cursor)
            panel.show(
                day, self.diary.catalogue, today, settings.clock,
                phase=phase, lacking=lacking, counts=not self.counts_hidden,
            )  # fmt: skip
        usual = self._scale
        told = usual.low is not None and not self.counts_hidden
        range_words = f" · usual {usual.low}–{usual.high} a day" if told else ""
        self.title_right(f"{self.cursor:%B %Y}{range_words}")

    def _load(self, first: date) -> None:
        """Read the days of a month, none beyond it: a neighbour that can't be read must not
        take this one with it."""
        key = (self.diary.version, first)
        if key == self._loaded:
            return
        last = add_months(first, 1) - timedelta(days=1)
        try:
            self._days = {day.day: day for day in self.diary.days(first, last)}
            self._unreadable = ""
        except DiaryError as error:
            self._days = {}
            self._unreadable = self.damage_words(error)
        self._loaded = key

    def _phase_marks(self) -> dict[date, str]:
        """Return the mark of each day that lies in a trial's phase: ═ changed, ─ baseline."""
        marks = {}
        for trial in self.diary.trials():
            for phase in trial.phases:
                length = (phase.end - phase.start).days + 1
                for offset in range(length):
                    marks[phase.start + timedelta(days=offset)] = "═" if phase.changed else "─"
        return marks

    def _phase_words(self, day: date) -> str:
        for trial in self.diary.trials():
            for phase in trial.phases:
                if phase.start <= day <= phase.end:
                    return f"{trial.name}: {'change' if phase.changed else 'baseline'}"
        return ""

    @work(thread=True, exclusive=True, group="scale")
    def _work_out_scale(self) -> None:
        today = self.diary.today()
        try:
            days = self.diary.days(today - timedelta(days=SCALE_DAYS), today - timedelta(days=1))
        except DiaryError:
            return  # the month that can't be read says so when it is looked at
        self.post_message(ScaleReady(scale_of(day.count for day in days if day.count is not None)))

    @on(ScaleReady)
    def _scale_ready(self, message: ScaleReady) -> None:
        if message.scale != self._scale:
            self._scale = message.scale
            self._show()

    def _go(self, day: date) -> None:
        self.cursor = max(FIRST_DAY, min(day, add_months(self.diary.today(), MONTHS_AHEAD)))
        self._show()

    def action_move(self, days: int) -> None:
        self._go(self.cursor + timedelta(days=days))

    def action_move_month(self, months: int) -> None:
        self._go(add_months(self.cursor, months))

    def action_today(self) -> None:
        self._go(self.diary.today())

    async def action_open_day(self) -> None:
        if self.cursor > self.diary.today():
            self.trouble("That day is not here yet.")
        else:
            await self.tracker.show_day(self.cursor)

    def action_go_to_date(self) -> None:
        today = self.diary.today()
        first_weekday = self.tracker.settings.first_weekday

        def read(text: str) -> date:
            return parse_day(text, today=today, first_weekday=first_weekday)

        def describe(text: str) -> str:
            return say_day(read(text), today)

        def go(text: str | None) -> None:
            if text:
                self._go(read(text))

        self.app.push_screen(PromptScreen("Go to", "3 weeks ago · mon · 2026-11-20", describe), go)

    @on(DayClicked)
    async def _clicked(self, message: DayClicked) -> None:
        self._go(message.day)
        if message.opened:
            await self.action_open_day()
