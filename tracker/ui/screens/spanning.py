"""Days marked on the Calendar, to be set beside as many days before them."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.content import Content

from ..commands import takes_keys
from ..messages import DayReached
from ..span_words import marked, refusal
from ..widgets.day_grid import DayGrid
from ..widgets.message_line import MessageLine
from .browsing import BrowsingScreen


class SpanningScreen(BrowsingScreen):
    """A key marks the day under the cursor, and every move takes in the days up to there: by
    day, week or month, to a date, or by a click. The mark lasts until it is given up, so that
    it can be moved on after a look at the comparison."""

    def __init__(self) -> None:
        super().__init__()
        self._anchor: date | None = None  # where the mark began; it reaches to the cursor

    @property
    def marking(self) -> bool:
        """Whether days are being marked."""
        return self._anchor is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("compare_span", "leave_span"):
            # The day panel has its own use for these keys while it has the focus.
            in_grid = self.focused is None or isinstance(self.focused, DayGrid)
            return self.marking and in_grid and takes_keys(self)
        return super().check_action(action, parameters)

    def show_days(self) -> None:
        anchor, cursor = self._anchor, self.cursor
        self.span = (min(anchor, cursor), max(anchor, cursor)) if anchor is not None else None
        super().show_days()

    def go(self, day: date) -> None:
        super().go(day)
        self._say_marked()

    def on_screen_resume(self) -> None:
        self._say_marked()

    def action_marking(self) -> None:
        """Mark the day under the cursor, unless days are marked already."""
        if self._anchor is None:
            self.set_focus(self.grid)  # in the day the keys that end it have another use
            self._mark_from(self.cursor)

    def action_span(self) -> None:
        if self.marking:
            self.action_compare_span()
        else:
            self.action_marking()

    def action_compare_span(self) -> None:
        if self.span is None:
            return
        first, last = self.span
        if why := refusal(first, last, self.diary.today()):
            self.trouble(why)
            return
        from .comparison import ComparisonScreen

        counts = not self.counts_hidden
        self.app.push_screen(ComparisonScreen(self._read, first, last, counts=counts))

    def action_leave_span(self) -> None:
        self._mark_from(None)
        self.say("")

    @on(DayReached)
    def _reached(self, message: DayReached) -> None:
        self.action_marking()
        self.go(message.day)

    def _mark_from(self, day: date | None) -> None:
        self._anchor = day
        self.show_days()
        self.refresh_bindings()
        self._say_marked()

    def _say_marked(self) -> None:
        if self.span is None:
            return
        keys = self.keys
        said = marked(
            *self.span, self.diary.today(), keys["calendar.span"], keys["calendar.unmark"]
        )
        links = [(said.compare, "compare_span"), (said.leave, "leave_span")]
        parts = [Content(said.words)]
        parts += [
            Content.from_markup(f"[@click=screen.{action}]$words[/]", words=words)
            for words, action in links
            if words
        ]
        self.query_one(MessageLine).offer(Content(" · ").join(parts))
