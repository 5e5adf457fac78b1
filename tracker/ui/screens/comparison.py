"""The marked days beside as many days before them: figures in two columns, and no verdict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.worker import get_current_worker

from tracker.model import Day, months_of
from tracker.model.spans import Comparison, compare, days_before, finished
from tracker.model.words import visible

from .. import span_words as words
from ..advice import NOT_ADVICE
from ..bringing_back import lacking_words
from ..commands.pages.reading import COMPARISON
from ..span_table import column_heads, lines, table
from ..widgets.key_hints import KeyHints
from .browsing import Month
from .tracked import Tracked

SOON = 0.2  # seconds after which it is said that the days are being read
READING = "Reading the days …  escape goes back"


@dataclass
class Compared(Message):
    """The days have been read and set side by side; `unreadable` says which months are not."""

    comparison: Comparison
    unreadable: list[str]


class ComparisonScreen(Tracked, ModalScreen[None]):
    """What is recorded of the finished days from `first` to `last`, and of as many before;
    `read` reads a month. At least one of the days is over."""

    IS_PAGE = True  # what it says can be copied
    CSS_PATH = "comparison.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (118, "-wide")]
    KEY_GROUPS: ClassVar = (COMPARISON,)
    BINDINGS: ClassVar[list[BindingType]] = [*COMPARISON.bindings()]

    def __init__(
        self, read: Callable[[date], Month], first: date, last: date, *, counts: bool
    ) -> None:
        super().__init__()
        self._read = read
        self._marked = first, last
        self._counts = counts

    def compose(self) -> ComposeResult:
        yield Static("", id="comparison-head", markup=False)
        yield Static(Content(words.CHOSEN), id="comparison-chosen", markup=False)
        yield Static("", id="comparison-columns", markup=False)
        scroll = VerticalScroll(id="comparison-scroll", can_focus=False)
        with scroll, Container(id="comparison-halves"):
            yield Static("", id="comparison-table", markup=False)
            with Vertical(id="comparison-right"):
                yield Static("", id="comparison-around", markup=False)
                yield Static("", id="comparison-mind", markup=False)
        yield KeyHints(COMPARISON.commands, id="comparison-foot")

    def on_mount(self) -> None:
        self._show_head("")
        span = finished(*self._marked, self.diary.today())
        if span is None:  # midnight came backwards: another day start, or the clock was set
            self.dismiss()
            return
        self._said = self.set_timer(SOON, self._say_reading)
        self._compare(span)

    def _say_reading(self) -> None:
        self.query_one("#comparison-table", Static).update(Content(READING))

    @work(thread=True, exclusive=True, group="comparison")
    def _compare(self, span: tuple[date, date]) -> None:
        worker = get_current_worker()
        days: list[Day] = []
        unreadable: list[str] = []
        for name in months_of(days_before(*span)[0], span[1]):
            if worker.is_cancelled:
                return
            month = self._read(date.fromisoformat(f"{name}-01"))
            days += month.days.values()
            unreadable += [month.unreadable] if month.unreadable else []
        diary = self.diary
        found = compare(span, days, diary.catalogue, diary.day_start, trials=diary.trials())
        self.post_message(Compared(found, unreadable))

    @on(Compared)
    def _compared(self, message: Compared) -> None:
        self._said.stop()
        found, today = message.comparison, self.diary.today()
        self._show_head(words.heading(found, self._marked[1], today))
        self.query_one("#comparison-columns", Static).update(table([column_heads(found, today)]))
        rows = table(lines(found, counts=self._counts))
        if missing := self._missing(found, message.unreadable):
            rows = Content("\n\n").join([Content.styled("\n".join(missing), "$warning"), rows])
        self.query_one("#comparison-table", Static).update(rows)
        self._show_under("around", "What else fell into these days", words.around(found, today))
        in_mind = words.in_mind(
            found,
            self._marked[1],
            today,
            counts=self._counts,
            hide_key=self.tracker.keys["app.hide_counts"],
        )
        paragraphs = Content("\n\n").join([*map(Content, in_mind), NOT_ADVICE])
        self._show_under("mind", "To keep in mind", [paragraphs])

    def _missing(self, found: Comparison, unreadable: list[str]) -> list[str]:
        """Return what is said of days that are not all there."""
        names = self.diary.lacking(found.before.start, found.span.end)
        lacking = lacking_words(names, self.tracker.keys["app.bring_back"])
        said = words.trouble(found, [*unreadable, *([lacking] if lacking else [])])
        return [visible(each) for each in said]

    def _show_under(self, part: str, title: str, said: list[Content]) -> None:
        content = Content("\n").join([Content.styled(title, "bold $primary"), *said])
        self.query_one(f"#comparison-{part}", Static).update(content)

    def _show_head(self, text: str) -> None:
        head = Content.assemble((" Compare ", "bold reverse $primary"), f" {text}")
        self.query_one("#comparison-head", Static).update(head)

    def action_scroll(self, lines: int) -> None:
        self.query_one("#comparison-scroll").scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        scroll = self.query_one("#comparison-scroll")
        lines = max(1, scroll.size.height - 1)
        scroll.scroll_relative(y=pages * lines, animate=False)

    def action_leave(self) -> None:
        self.dismiss()
