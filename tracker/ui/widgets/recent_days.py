"""The day shown and those before it, each with its count as a number and a bar."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from tracker.model import Day

BAR = 12


class RecentDays(Static):
    """A line a day, the newest first, their bars on one scale; a day not watched is a dash, never
    a zero, and one of a month that only a part is there of is a question. A click opens a day."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="recent", markup=False)
        self.border_title = "Recent days"
        self._look: Callable[[], list[Day]] = list
        self._lacking: list[str] = []

    def show(self, look: Callable[[], list[Day]], lacking: list[str]) -> None:
        """Show the days that `look` returns, which is asked when there is room for them; of the
        months `lacking` ('2026-11') a part is missing."""
        self._look = look
        self._lacking = lacking
        if self.display:
            self._show(look())

    def on_show(self) -> None:
        """There is room now."""
        self._show(self._look())

    def _show(self, days: list[Day]) -> None:
        most = max((day.count or 0 for day in days), default=0)
        self.update(
            Content("\n").join(self._line(day, most) for day in reversed(days)), layout=False
        )

    def _line(self, day: Day, most: int) -> Content:
        opens = Style.from_meta({"@click": f"app.open_day('{day.day.isoformat()}')"})
        return self._words(day, most).stylize(opens)

    def _words(self, day: Day, most: int) -> Content:
        named = f"{day.day:%a} {day.day.day:>2}"
        if day.count is None:
            unknown = day.day.isoformat()[:7] in self._lacking
            return Content.assemble((f"{named}   {'?' if unknown else '–'}", "$foreground-muted"))
        bar = "█" * round(BAR * day.count / most) if most else ""
        return Content.assemble(
            (named, "$foreground-muted"), f" {day.count:>3} ", (bar, "$primary")
        )
