"""The day under the cursor of Calendar: read, edited and back-filled where it is seen."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from ..dates import say_day
from ..messages import RecordOpened
from ..widgets.day_panel import DayPanel
from .browsing import BrowsingScreen
from .on_records import OnRecordsScreen

if TYPE_CHECKING:  # the entry language is loaded when a line is first asked for
    from ..purposes import Purpose, Saved


class OnDayScreen(BrowsingScreen, OnRecordsScreen):
    """The keys of the day panel, and those that back-fill from the grid."""

    PART = "day"

    def __init__(self) -> None:
        super().__init__()
        self._last_day: date | None = None  # on which a key was pressed that may be a held one

    @property
    def panel(self) -> DayPanel:
        return self.query_one(DayPanel)

    def keep_focus(self) -> None:
        """Leave the focus where it is in the day; else it is the grid's."""
        if self.focused is not self.panel:
            self.focus_grid()

    def focus_grid(self) -> None:
        """Give the focus to the days."""
        self.set_focus(self.grid)

    def action_day(self) -> None:
        self.set_focus(self.panel)

    def action_leave_day(self) -> None:
        self.focus_grid()

    def action_step_days(self, days: int) -> None:
        self.go(self.cursor + timedelta(days=days))

    def action_select(self, step: int) -> None:
        self._last_event = None  # a key between two others: neither of them was held
        self.panel.step(step)

    def day_is_here(self) -> bool:
        day, today = self.cursor, self.diary.today()
        if day > today:
            self.trouble(f"Nothing can be added to {say_day(day, today)}: it is not here yet.")
        return day <= today

    def _nothing_here(self) -> str:
        if not self.readable:
            return f"Nothing of this day can be read: {self.keys['app.bring_back']} may help."
        if self.cursor > self.diary.today():
            return "Nothing to edit here: the day is not here yet."
        return f"Nothing to edit here: {self.keys['calendar.add']} adds an episode."

    def _held(self) -> bool:
        if self.cursor != self._last_day:
            self._last_event = None
        self._last_day = self.cursor
        return super()._held()

    def _instead(self) -> str:
        return f"; {self.keys['app.undo']} takes back the last change"

    async def _open(self, purpose: Purpose) -> None:
        from ..purposes import CheckInText, NewEntry
        from .line import LineScreen

        self.say("")
        what = {NewEntry: "Add", CheckInText: "Flags"}.get(type(purpose), "Edit")
        line = LineScreen(
            f"{what} · {say_day(self.cursor, self.diary.today())}",
            purpose,
            self.keys,
            act=partial(self._save_line, purpose),
            complete=self._complete,
            earlier=partial(self._earlier, purpose),
        )
        await self.app.push_screen(line, self._line_left)

    def _line_left(self, saved: Saved | None) -> None:
        if saved is not None:
            self._show_saved(saved)

    @on(RecordOpened)
    async def _opened(self) -> None:
        await self.action_edit()
