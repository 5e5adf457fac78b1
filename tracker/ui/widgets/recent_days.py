"""The day shown and those before it, each with its count as a number and a bar; where there is
room, by the hour too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import time

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from tracker.model import Day

BAR, DIGITS = 12, 3  # columns; what a count has more of a bar has less
DAY = 6 + 1 + DIGITS + 1  # columns before a bar
HOURS, HOUR = 24, 2  # what stands beside where there is room, and the columns of one
EVERY = 4  # hours from one that is named above to the next
BROAD = DAY + BAR + 2 + HOURS * HOUR

Look = Callable[[int], list[Day]]


class RecentDays(Widget):
    """A line a day, the newest first, their bars on one scale; a day not watched is a dash, never
    a zero, and one of a month that only a part is there of is a question. A click opens a day."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="recent")
        self.auto_links = False  # what can be clicked keeps its colours
        self.border_title = "Recent days"
        self._look: Look = lambda _days: []
        self._lacking: list[str] = []
        self._begins = time()
        self._days: list[Day] = []

    def show(self, look: Look, lacking: list[str], begins: time) -> None:
        """Show the days that `look` returns, which is asked for as many as there is room for; of
        the months `lacking` ('2026-11') a part is missing. A day begins at `begins`."""
        self._look = look
        self._lacking = lacking
        self._begins = begins
        if self.display:
            self._show()

    def on_show(self) -> None:
        """There is room now."""
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        rows = self.content_size.height - (1 if self._by_hour else 0)
        self._days = self._look(rows)[-rows:] if rows > 0 else []
        self.refresh()

    @property
    def _by_hour(self) -> bool:
        return self.content_size.width >= BROAD

    def render(self) -> Content:
        most = max((day.count or 0 for day in self._days), default=0)
        digits = max(DIGITS, len(str(most)))
        lines = [self._line(day, most, digits) for day in reversed(self._days)]
        return Content("\n").join([self._hours(), *lines] if self._by_hour else lines)

    def _hours(self) -> Content:
        first = self._begins.hour
        named = (f"{(first + hour) % HOURS:02d}" for hour in range(0, HOURS, EVERY))
        hours = "".join(f"{hour:<{EVERY * HOUR}}" for hour in named)
        return Content.styled(" " * (DAY + BAR + 2) + hours, "$foreground-muted")

    def _line(self, day: Day, most: int, digits: int) -> Content:
        opens = Style.from_meta({"@click": f"app.open_day('{day.day.isoformat()}')"})
        return self._words(day, most, digits).stylize(opens)

    def _words(self, day: Day, most: int, digits: int) -> Content:
        named = f"{day.day:%a} {day.day.day:>2}"
        if day.count is None:
            unknown = day.day.isoformat()[:7] in self._lacking
            return Content.assemble((f"{named}   {'?' if unknown else '–'}", "$foreground-muted"))
        longest = BAR + DIGITS - digits
        bar = "█" * round(longest * day.count / most) if most else ""
        return Content.assemble(
            (named, "$foreground-muted"), f" {day.count:>{digits}} ", (bar, "$primary"),
            *(self._of_hours(day, longest - len(bar)) if self._by_hour else []),
        )  # fmt: skip

    def _of_hours(self, day: Day, gap: int) -> list[str | tuple[str, str]]:
        """Return how many twitches each hour held, after a gap; what has no hour is in none."""
        counts: Counter[int] = Counter()
        for episode in day.episodes:
            if episode.at is not None:
                counts[(episode.at.hour - self._begins.hour) % HOURS] += episode.count
        cells: list[str | tuple[str, str]] = [" " * (gap + 2)]
        for hour in range(HOURS):
            count = counts[hour]
            shown = "·" if not count else str(count) if count < 10 else "+"
            style = "bold" if count else "$foreground-muted"
            cells.append((f"{shown:<{HOUR}}", style))
        return cells
