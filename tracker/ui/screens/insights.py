"""Insights: what the twitching goes with, honestly."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tracker.model.observation import standing
from tracker.model.words import visible

from ..advice import NOT_ADVICE
from ..bringing_back import with_key
from ..commands import INSIGHTS, bindings
from ..dates import say_range
from ..insights import VIEW_NAMES, change, factors, overview, places, timing, trial
from ..insights.page import Page, Seen
from ..themes import shades
from ..widgets.plot_view import PlotView
from ..widgets.ranked_factors import RankedFactors
from ..widgets.view_tabs import ViewTabs
from .analysing import AnalysingScreen, Range

if TYPE_CHECKING:
    from tracker.insight.ranking import Ranked

    from ..copying import Copied

VIEWS: dict[str, ModuleType] = dict(
    zip(VIEW_NAMES, (overview, factors, change, timing, places, trial), strict=True)
)
FIGURES = 4
BOTH = 190  # columns from which on the numbers stand under the words that are beside the figures
WORKING = "Working it out …"


class _Words(VerticalScroll, can_focus=False):
    """The words under the figures; not focusable, so that up and down stay the screen's."""


class InsightsScreen(AnalysingScreen):
    """One view a question: figures above, sentences below, the same as numbers one key away."""

    MODE = "insights"
    CSS_PATH = "insights.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(INSIGHTS)]

    def __init__(self) -> None:
        super().__init__()
        self._view = "Overview"
        self._factor: str | None = None
        self._lag: int | None = None
        self._table = False
        self._page = Page("")  # as it is shown

    def compose_middle(self) -> ComposeResult:
        yield ViewTabs("views")
        with Horizontal(id="body"):
            yield RankedFactors("ranked-factors")
            with Vertical(id="page"):
                yield Static("", id="figure-title", markup=False)
                with Container(id="figures"):
                    for number in range(FIGURES):
                        yield PlotView(id=f"figure-{number}")
                with Horizontal(id="below"):
                    with _Words(id="words-scroll"):
                        yield Static("", id="words", markup=False)
                    yield Static("", id="beside", markup=False)

    @property
    def views(self) -> list[str]:
        """The names of the views there are: a trial has one once it has begun."""
        without_trial = self.found is None or self.found.insights.trial is None
        return [name for name in VIEWS if name != "Trial" or not without_trial]

    def show_waiting(self) -> None:
        """Say that there is nothing to see yet."""
        self._tabs()
        self._words([Content(WORKING)])

    def show_failure(self, why: str) -> None:
        """Say why there is nothing to see."""
        self._figures(Page(""))
        self._words([Content(visible(why))])

    def show_found(self) -> None:
        """Show the view that is open, from what was found."""
        if self.found is None:
            return
        if self._view not in self.views:
            self._view = "Overview"
        self._tabs()
        self._say_range()
        seen = self.seen()
        whole = seen.whole
        nothing = not (whole.episodes or whole.intakes or whole.check_ins or whole.left_out)
        view = VIEWS["Overview" if nothing else self._view]  # which says what to do next
        page = Page("", [], [view.table(seen)]) if self._table else view.page(seen)
        self._page = page
        words = page.words
        if page.figures and self.size.width >= BOTH:
            words = [*words, view.table(seen)]
        self._show_list(seen)
        self._figures(page)
        # Four figures need the lines that would be left empty between the words under them.
        self._words(words, airy=seen.broad or (seen.wide and len(page.figures) <= 2))
        beside = self.query_one("#beside", Static)
        beside.display = page.beside is not None
        beside.update(page.beside or Content(""))

    def copied(self) -> Copied | None:
        from ..copying import of_words

        if self.found is None:
            return None
        table = self._table
        heading = ", ".join(part for part in (self._view, self._range_words()) if part)
        if self._page.heading:
            heading += f"\n{self._page.heading}"
        words = self._page.words if table else [*self._page.words, NOT_ADVICE]
        return of_words("the table" if table else "the sentences", heading, words, table=table)

    def seen(self) -> Seen:
        """Return what was found, as it is looked at now."""
        assert self.found is not None
        return Seen(
            insights=self.found.insights,
            whole=self.found.whole,
            ranking=self._ranking(),
            keys=self.keys,
            shades=shades(self.app),
            clock=self.tracker.settings.clock,
            first_weekday=self.tracker.settings.first_weekday,
            wide=not self.has_class("-narrow"),
            broad=self.has_class("-broad"),
            rows=self.size.height,
            factor=self._factor,
            lag=self._lag,
            review_waits=self._review_waits(),
        )

    def _ranking(self) -> list[Ranked]:
        from tracker.insight.ranking import ranked  # late: the room brings numpy

        assert self.found is not None
        return ranked(self.found.insights.associations, self.found.whole.pins_chosen)

    def _review_waits(self) -> bool:
        assert self.found is not None
        whole, days = self.found.whole, self.tracker.settings.observation_days
        stands = standing(whole.profile, whole.first, whole.today, days, paused=False)
        return stands.kind == "due"

    def _tabs(self) -> None:
        self.query_one(ViewTabs).show_names(
            self.views, self._view, "as numbers" if self._table else ""
        )

    def _say_range(self) -> None:
        if not self.working:
            self.title_right(self._range_words() or "no finished day yet")

    def _range_words(self) -> str:
        """Return the days that were looked at, '' where none has ended."""
        assert self.found is not None
        insights, first = self.found.insights, self.found.whole.first
        if insights.start is None or insights.end is None:
            return ""
        start = max(insights.start, min(first, insights.end))
        dates = say_range(start, insights.end, self.diary.today())
        names: dict[Range, str] = {"everything": "everything, ", "trial": "the trial, "}
        return f"{names.get(self.found.asked.which, '')}{dates}"

    def _show_list(self, seen: Seen) -> None:
        """Show the factors at the left, where there is room and they are what one looks at."""
        shown = seen.wide and self._view == "Factors" and not self._table and bool(seen.ranking)
        listed = self.query_one(RankedFactors)
        listed.display = shown
        if not shown or seen.chosen is None:
            return
        groups: dict[str, list[tuple[str, Content]]] = {}
        following = seen.insights.milestone.next
        for each in seen.ranking:
            heading: str = each.standing
            if heading == "too early":
                heading = f"too early · next at {following}"
            groups.setdefault(heading, []).append((each.factor, factors.row_words(seen, each)))
        listed.show_groups(list(groups.items()), seen.chosen.factor)

    def _figures(self, page: Page) -> None:
        figures = page.figures[: 1 if self.has_class("-narrow") else FIGURES]
        box = self.query_one("#figures")
        box.display = bool(figures)
        self.set_class(not figures, "-words-only")
        box.set_class(len(figures) == 2, "-two")
        box.set_class(len(figures) > 2, "-four")
        captioned = page.captioned or len(figures) > 1
        for number, view in enumerate(box.query(PlotView)):
            view.display = number < len(figures)
            if number < len(figures):
                figure = figures[number]
                # The key is that of the analysis drawn, not of one still being worked out.
                key = (self.found and self.found.asked, figure.key)
                view.show(key, figure.build, figure.caption if captioned else "")
        title = self.query_one("#figure-title", Static)
        title.display = bool(page.heading)
        title.update(Content(page.heading))

    def _words(self, paragraphs: list[Content], *, airy: bool = False) -> None:
        left_out = self.found.whole.left_out if self.found else []
        key = self.keys["app.bring_back"]
        lines = [
            Content.styled(with_key(f"{words[0].upper()}{visible(words[1:])}", key), "$warning")
            for words in left_out
        ]
        between = "\n\n" if airy else "\n"
        self.query_one("#words", Static).update(
            Content(between).join([*lines, *paragraphs, NOT_ADVICE])
        )
        self.query_one("#words-scroll").scroll_home(animate=False)

    def action_view(self, step: int) -> None:
        views = self.views
        self.open_view(views[(views.index(self._view) + step) % len(views)])

    @on(ViewTabs.Opened)
    def _tab_clicked(self, message: ViewTabs.Opened) -> None:
        self.open_view(message.name)

    @on(ViewTabs.BesideClicked)
    def _numbers_clicked(self) -> None:
        self.action_toggle_table()

    def title_clicked(self) -> None:
        self.action_next_range()

    def open_view(self, view: str) -> None:
        """Open a view by its name, as figures."""
        self._view, self._table = view, False
        self.show_found()

    def action_pick(self, step: int) -> None:
        if self._table or self._view != "Factors":
            scroll = self.query_one("#words-scroll")
            scroll.scroll_relative(y=step, animate=False)
            return
        if self.found is None or not (ranking := self._ranking()):
            return
        keys = [each.factor for each in ranking]
        here = keys.index(self._factor) if self._factor in keys else 0
        self._choose(keys[(here + step) % len(keys)])

    @on(RankedFactors.Picked)
    def _row_clicked(self, message: RankedFactors.Picked) -> None:
        self._choose(message.key)

    def look_at(self, factor: str) -> None:
        """Show how a factor goes with the twitches."""
        self._choose(factor)
        self.open_view("Factors")

    def _choose(self, factor: str) -> None:
        self._factor, self._lag = factor, None  # the lag that says most of it
        self.show_found()

    def action_scroll_words(self, pages: int) -> None:
        words = self.query_one("#words-scroll")
        words.scroll_relative(y=pages * max(1, words.size.height - 1), animate=False)

    def action_toggle_lag(self) -> None:
        if self.found is None:
            return
        if self._view == "Factors" and not self._table and (found := self.seen().chosen):
            self._lag = 1 - (found.lag if self._lag is None else self._lag)
        self.open_view("Factors")

    def action_toggle_table(self) -> None:
        self._table = not self._table
        self.show_found()

    def action_pin(self) -> None:
        """Pin the factor shown at the lag shown, or unpin it."""
        from tracker.insight.phrases import when_words  # late: the room brings numpy

        found = self.seen().chosen if self.found and self._view == "Factors" else None
        if self.found is None or found is None:
            self.say("A suspect is a factor: the Factors view shows which it would be.")
            return
        whole, milestone = self.found.whole, self.found.insights.milestone
        lag = found.lag if self._lag is None else self._lag
        on = (found.factor, lag) not in whole.pins_chosen
        when = when_words(found.factor, lag)
        name = visible(whole.catalogue[found.factor].label)
        words = _pin_words(name, when, on=on, reached=milestone.reached, following=milestone.next)
        self._factor, self._lag = found.factor, lag  # stays in sight when the order changes
        if self.change(lambda: self.diary.pin(found.factor, lag, on=on), words) is not None:
            self.tracker.refresh_screens()

    def on_resize(self) -> None:
        self.show_found()


def _pin_words(
    name: str, when: str, *, on: bool, reached: int | None, following: int
) -> Callable[[object], str]:
    done = f"{'Pinned' if on else 'Unpinned'}: {name}, {when}"
    if reached is None:
        later = ", before the first look" if on else ""
    else:
        later = f"; counts from the look at {following} watched days on, not for past ones"
    return lambda _: f"{done}{later}"
