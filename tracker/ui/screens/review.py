"""The review at the end of an observation period, and the choice of how to go on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.diary import DiaryError
from tracker.model import GENTLE_CHANGES
from tracker.model.observation import Standing, next_goal, review_days, standing
from tracker.model.profile import Change, Choice
from tracker.model.records import Answer
from tracker.model.words import visible

from .. import review_words as words
from ..advice import NOT_ADVICE
from ..commands.pages.reading import REVIEW
from ..dates import short_day
from ..whole import keys_first
from ..widgets.key_hints import KeyHints
from .base import TrackerScreen
from .tracked import NARROW_OR_WIDE, Tracked

if TYPE_CHECKING:
    from tracker.insight.review import ReviewPage


NOT_YET = (
    "No day has ended yet. The review looks at finished days: it has something to say from "
    "tomorrow on. Until then escape goes back to logging."
)


@dataclass
class Reviewed(Message):
    """The page has been worked out; `left_out` names the months that could not be read."""

    page: ReviewPage
    left_out: list[str]


@dataclass
class ReviewFailed(Message):
    """The page could not be worked out; `why` is for the person."""

    why: str


class ReviewScreen(Tracked, ModalScreen[None]):
    """One page on the days watched, the weekly question, and four ways on."""

    IS_PAGE = True  # what it says can be copied
    CSS_PATH = "review.tcss"
    HORIZONTAL_BREAKPOINTS = NARROW_OR_WIDE
    KEY_GROUPS: ClassVar = (REVIEW,)
    BINDINGS: ClassVar[list[BindingType]] = [*REVIEW.bindings()]

    def __init__(self, under: TrackerScreen) -> None:
        super().__init__()
        self._under = under
        self._page: ReviewPage | None = None

    def compose(self) -> ComposeResult:
        yield Static("", id="review-head", markup=False)
        scroll = VerticalScroll(id="review-scroll", can_focus=False)
        with scroll, Container(id="review-halves"):
            yield Static("Working it out …", id="review-summary", markup=False)
            with Vertical(id="review-right"):
                yield Static("", id="review-around", markup=False)
                yield Static("", id="review-choice", markup=False)
        yield KeyHints(REVIEW.commands, id="review-foot")

    def on_mount(self) -> None:
        diary, settings = self.tracker.diary, self.tracker.settings
        span = self._under.attempt(lambda: (diary.span(),))
        first = span[0][0] if span and span[0] else None
        days = review_days(diary.profile(), first, diary.today(), settings.observation_days)
        self._show_head("")
        self._show_choice()
        if days is None:
            self.query_one("#review-summary", Static).update(Content(NOT_YET))
        else:
            self._work_out(*days)

    @work(thread=True, exclusive=True, group="review")
    def _work_out(self, start: date, end: date) -> None:
        try:
            with keys_first():
                whole = self.tracker.whole.read()
                page = whole.review(start, end)
        except DiaryError as error:
            self.post_message(ReviewFailed(str(error)))
        else:
            self.post_message(Reviewed(page, whole.left_out))

    @on(ReviewFailed)
    def _failed(self, message: ReviewFailed) -> None:
        self.query_one("#review-summary", Static).update(Content(visible(message.why)))

    @on(Reviewed)
    def _reviewed(self, message: Reviewed) -> None:
        page = self._page = message.page
        diary = self.tracker.diary
        persists = page.goes_on and not diary.persists_told
        self._show_head(words.heading(page, diary.today()))
        summary = words.as_content(words.summary(page))
        if message.left_out:
            said = Content.styled("\n".join(map(visible, message.left_out)), "$warning")
            summary = Content("\n\n").join([said, summary])
        self.query_one("#review-summary", Static).update(summary)
        key = self.tracker.keys["log.check_in"]
        around = words.surroundings(page, diary.catalogue, key, persists=persists)
        self.query_one("#review-around", Static).update(words.as_content(around))
        if persists and diary.writable:
            self._under.attempt(diary.tell_persists)

    def _show_head(self, text: str) -> None:
        head = Content.assemble((" Review ", "bold reverse $primary"), f" {text}")
        self.query_one("#review-head", Static).update(head)

    def _standing(self) -> Standing:
        diary = self.tracker.diary
        span = diary.span()
        days = self.tracker.settings.observation_days
        first = span[0] if span else None
        return standing(diary.profile(), first, diary.today(), days, paused=False)

    def _goal(self) -> int:
        """Return which day going on leads to."""
        found = self._standing()
        return next_goal(found.number or found.length or self.tracker.settings.observation_days)

    def _show_choice(self) -> None:
        """Show the weekly question and the ways on, each with its key and as a link."""
        goal, logs = self._goal(), self.tracker.keys["log.twitch"]
        first_look = ", the first look at links" if goal == 21 else ""
        ways = [
            ("f", "choose('finish')", "Finish",
             f"A good outcome: you know your days. Nothing asks any more; {logs} logs as ever."),
            ("p", "choose('pause')", "Pause", "Nothing asks until you log again."),
            ("c", "change", "One gentle change",
             "For two weeks: steady meals, water, an evening routine or breaks."),
            ("g", "choose('go_on')", "Go on", f"Towards day {goal}{first_look}."),
        ]  # fmt: skip
        lines = [
            Content.styled("This week, compared with the one before", "bold $primary"),
            self._week_line(),
            Content(""),
            Content.styled("And now?", "bold $primary"),
            *(
                Content.assemble(
                    Content.from_markup(
                        f"[$accent]{key}[/] [@click=screen.{action}]$name[/]", name=name
                    ),
                    (f"  {what}", "$foreground-muted"),
                )
                for key, action, name, what in ways
            ),
            Content(""),
            NOT_ADVICE,
        ]
        self.query_one("#review-choice", Static).update(Content("\n").join(lines))

    def _week_line(self) -> Content:
        today = self.tracker.diary.today()
        found = self.tracker.diary.reviews(today, today)
        links = [
            Content.from_markup(
                f"[$accent]{answer[0]}[/] [@click=screen.week('{answer}')]{answer}[/]"
            )
            for answer in ("better", "same", "worse")
        ]
        said = f"   answered today: {found[0].answer}" if found else ""
        return Content.assemble(Content("   ").join(links), (said, "bold"))

    def action_week(self, answer: Answer) -> None:
        diary = self.tracker.diary
        done = self._under.change(
            lambda: diary.review(diary.today(), answer),
            lambda _: f"Saved: the week was {answer if answer != 'same' else 'the same'}",
        )
        if done is not None:
            self._show_choice()
            # A key at the top of the page answers what stands at its end: that is to be seen.
            self.query_one("#review-scroll").scroll_end(animate=False)

    def action_choose(self, choice: Choice) -> None:
        goal = self._goal()
        said = {
            "finish": "Finished, and that is a good outcome. Nothing asks any more",
            "pause": "Paused until you log again",
            "go_on": f"Going on towards day {goal}",
        }
        self._chosen(choice, said[choice], watch_days=goal if choice == "go_on" else None)

    def action_change(self) -> None:
        from .gentle import GentleChangeScreen

        def picked(change: Change | Literal["trial"] | None) -> None:
            if change == "trial":
                self.dismiss()
                self.tracker.plan_trial()
            elif change is not None:
                self._chosen("change", f"For two weeks: {GENTLE_CHANGES[change]}", change=change)

        self.app.push_screen(GentleChangeScreen(self.tracker.diary.today()), picked)

    def _chosen(self, choice: Choice, said: str, **more: Any) -> None:
        diary = self.tracker.diary
        done = self._under.change(
            lambda: diary.choose(choice, **more),
            lambda profile: (
                said
                + (
                    f", until {short_day(profile.change_end, diary.today())}"
                    if choice == "change" and profile.change_end
                    else ""
                )
            ),
        )
        self.dismiss()
        if done is not None:
            self.tracker.refresh_screens()

    def action_report(self) -> None:
        from .report import ReportScreen

        self.app.push_screen(ReportScreen(self._under))

    def action_scroll(self, lines: int) -> None:
        self.query_one("#review-scroll").scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        scroll = self.query_one("#review-scroll")
        scroll.scroll_relative(y=pages * max(1, scroll.size.height - 1), animate=False)

    def action_leave(self) -> None:
        self.dismiss()
