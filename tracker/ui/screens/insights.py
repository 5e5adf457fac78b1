"""Insights: what the twitching goes with, honestly."""

from __future__ import annotations

import sys
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from tracker.diary import DiaryError
from tracker.exchange.analysis import WholeDiary
from tracker.model import Factor
from tracker.model.words import visible

from .. import figures
from .. import insight_words as words
from ..bringing_back import with_key
from ..commands import INSIGHTS, bindings
from ..dates import say_range
from ..widgets.plot_view import Build, PlotView
from .base import TrackerScreen

if TYPE_CHECKING:
    from tracker.insight import Insights
    from tracker.insight.result import FactorLink

NOT_ADVICE = Content.styled("not medical advice", "$foreground-muted")
RANGES: tuple[int | None, ...] = (30, 90, 365, None)
TURN_SECONDS = 0.0005
VIEWS = ("Overview", "Factors", "Timing", "Places")


Asked = tuple[int, date, int | None]  # diary version, today, days looked back


def range_words(days: int | None) -> str:
    """Return how a range reads: '90 days', 'everything'."""
    return "everything" if days is None else f"{days} days"


@dataclass
class Analysed(Message):
    """An analysis has finished: what was asked for and what was found; `first` is the diary's
    first day, `left_out` names the months that could not be read."""

    asked: Asked
    insights: Insights
    first: date
    left_out: list[str]


@dataclass
class AnalysisFailed(Message):
    """An analysis could not read the diary."""

    asked: Asked
    why: str


class _Words(VerticalScroll, can_focus=False):
    """The words under the figures; not focusable, so that up and down stay the screen's."""


class InsightsScreen(TrackerScreen):
    """One view a question: figures above, sentences below."""

    MODE = "insights"
    CSS_PATH = "insights.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(INSIGHTS)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    def __init__(self) -> None:
        super().__init__()
        self._view = 0
        self._factor = 0
        self._lag = 0
        self._range = RANGES.index(90)
        self._table = False
        self._asked: Asked | None = None
        self._found: Analysed | None = None

    def compose_middle(self) -> ComposeResult:
        yield Static("", id="views", markup=False)
        with Vertical(id="body"):
            yield Static("", id="figure-title", markup=False)
            with Horizontal(id="figures"):
                yield PlotView(id="first-figure")
                yield PlotView(id="second-figure")
            with _Words(id="words-scroll"):
                yield Static("", id="words", markup=False)

    def reload(self) -> None:
        asked = (self.diary.version, self.diary.today(), RANGES[self._range])
        if asked != self._asked:
            self._asked = asked
            if self._found is None:
                self.query_one("#words", Static).update(Content("Working it out …"))
            self.title_right("working it out …")
            self._analyse(asked)
        else:
            self._show()

    @work(thread=True, exclusive=True, group="analysis")
    def _analyse(self, asked: Asked) -> None:
        worker = get_current_worker()
        try:
            with keys_first():
                whole = WholeDiary.read(self.diary)
                found = None if worker.is_cancelled else whole.look_back(asked[2])
        except DiaryError as error:
            self.post_message(AnalysisFailed(asked, str(error)))
        else:
            if found is not None:
                self.post_message(Analysed(asked, found, whole.first, whole.left_out))

    @on(Analysed)
    def _analysed(self, message: Analysed) -> None:
        if message.asked == self._asked:
            self._found = message
            self._show()

    @on(AnalysisFailed)
    def _failed(self, message: AnalysisFailed) -> None:
        if message.asked == self._asked:
            self._found = None
            self.title_right("can’t be read")
            self.query_one("#figures").display = False
            self._title("")
            self._words(Content(visible(message.why)))

    def _show(self) -> None:
        if self._found is None:
            return
        insights = self._found.insights
        self._show_tabs(self._found)
        showing = [self._show_overview, self._show_factor, self._show_timing, self._show_places]
        drawn = not self._table and VIEWS[self._view] != "Places"
        self.query_one("#figures").display = drawn
        self.set_class(not drawn, "-words-only")
        self.query_one("#second-figure").display = False
        self._title("")
        if self._table:
            self._words(words.numbers(insights, self.diary.catalogue))
        else:
            showing[self._view](insights)

    def _show_tabs(self, found: Analysed) -> None:
        insights = found.insights
        tabs = [
            Content.styled(
                f" {name} ",
                "bold reverse" if index == self._view and not self._table else "$foreground-muted",
            )
            for index, name in enumerate(VIEWS)
        ]
        self.query_one("#views", Static).update(Content(" ").join(tabs))
        if insights.start is None or insights.end is None:
            self.title_right("no finished day yet")
        else:
            start = max(insights.start, min(found.first, insights.end))
            dates = say_range(start, insights.end, self.diary.today())
            self.title_right(dates if found.asked[2] else f"everything, {dates}")

    def _show_overview(self, insights: Insights) -> None:
        self._title("twitches a day:  • a day  ○ watched, none  - not watched  ┈ 7-day mean")
        self._figure("first-figure", "over time", figures.counts_over_time(insights))
        self._words(*words.overview(insights, self._found.first if self._found else date.min))

    def _show_factor(self, insights: Insights) -> None:
        factor, link = self._chosen(insights)
        if factor is None or link is None:
            self.query_one("#figures").display = False
            key = self.keys["log.check_in"]
            self._words(Content(f"No factor recorded yet. On Log, {key} opens the check-in."))
            return
        self._title(words.link_title(link, factor))
        hour = self.diary.day_start.hour + self.diary.day_start.minute / 60
        self._figure(
            "first-figure",
            ("against", link.factor, link.lag),
            figures.counts_against(insights, factor, link.lag, hour),
        )
        if self.has_class("-wide"):
            self._figure(
                "second-figure", ("series", link.factor), figures.factor_series(insights, factor)
            )
        self._words(*words.link_words(link, insights))

    def _show_timing(self, insights: Insights) -> None:
        self._title("twitches by hour of the day, and mean per watched day by weekday")
        self._figure("first-figure", "hours", figures.hours(insights))
        first_weekday = self.tracker.settings.first_weekday
        self._figure("second-figure", "weekdays", figures.weekdays(insights, first_weekday))
        self._words(*words.timing(insights))

    def _show_places(self, insights: Insights) -> None:
        self._words(words.places(insights))

    def _chosen(self, insights: Insights) -> tuple[Factor | None, FactorLink | None]:
        keys = list(dict.fromkeys(link.factor for link in insights.associations))
        if not keys:
            return None, None
        self._factor %= len(keys)
        key = keys[self._factor]
        return self.diary.catalogue.get(key), insights.link(key, self._lag)

    def _figure(self, id: str, what: Hashable, build: Build) -> None:
        view = self.query_one(f"#{id}", PlotView)
        view.display = True
        # The key is that of the analysis drawn, not of one that is still being worked out.
        view.show((self._found and self._found.asked, what), build)

    def _title(self, text: str) -> None:
        title = self.query_one("#figure-title", Static)
        title.display = bool(text)
        title.update(Content(text))

    def _words(self, *paragraphs: Content) -> None:
        left_out = self._found.left_out if self._found else []
        key = self.keys["app.bring_back"]
        lines = [
            Content.styled(with_key(f"{words[0].upper()}{visible(words[1:])}", key), "$warning")
            for words in left_out
        ]
        between = "\n\n" if self.has_class("-wide") else "\n"
        self.query_one("#words", Static).update(
            Content(between).join([*lines, *paragraphs, NOT_ADVICE])
        )
        self.query_one("#words-scroll").scroll_home(animate=False)

    def action_view(self, step: int) -> None:
        self._view = (self._view + step) % len(VIEWS)
        self._table = False
        self._show()

    def action_pick(self, step: int) -> None:
        if self._table or VIEWS[self._view] != "Factors":
            scroll = self.query_one("#words-scroll")
            scroll.scroll_relative(y=step, animate=False)
            return
        self._factor += step
        self._show()

    def action_scroll_words(self, pages: int) -> None:
        words = self.query_one("#words-scroll")
        words.scroll_relative(y=pages * max(1, words.size.height - 1), animate=False)

    def action_toggle_lag(self) -> None:
        self._lag = 1 - self._lag
        self._view, self._table = VIEWS.index("Factors"), False
        self._show()

    def action_next_range(self) -> None:
        self._range = (self._range + 1) % len(RANGES)
        self.reload()

    def action_toggle_table(self) -> None:
        self._table = not self._table
        self._show()

    def on_resize(self) -> None:
        self._show()


@contextmanager
def keys_first() -> Iterator[None]:
    """Let the thread that answers keys have its turn sooner than Python would."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(TURN_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
