"""How a trial is made: its question, its outcome, its design and its first day. All of it has
a sensible value already; enter goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tracker.model.designs import FURTHEST_START, LEAST_PHASE, LEAST_PLANS, MOST_PHASE
from tracker.model.records import RecordError
from tracker.model.trial_draft import Field, TrialDraft, before_it_starts, outcome_words
from tracker.model.words import visible

from ..coming_days import coming_day, say_coming
from ..commands.pages.trials import TRIAL_PLAN
from ..dates import days_words, say_day, span_range
from ..widgets.hanging import Hanging
from .page import PageScreen, headed

Row = Field | str  # a field of the draft, or "question"

ROWS: Final[tuple[str, ...]] = (
    "question", "outcome", "design", "days", "washout", "drawn", "start",
)  # fmt: skip
LABELS: Final = {
    "question": "Question",
    "outcome": "One outcome",
    "design": "Design",
    "days": "Days a phase",
    "washout": "Left out first",
    "drawn": "Dates",
    "start": "First day",
}
ABOUT: Final = {
    "question": "The question in your words. e or → types another; empty takes the one suggested.",
    "outcome": "The one figure the trial is judged by; it is fixed once the trial has begun.",
    "design": "AB: as usual, then with the change. ABAB: the same twice, which sees ups and downs "
    "that come by themselves a little better.",
    "days": f"{LEAST_PHASE} to {MOST_PHASE} days; digits type them. Longer phases see smaller "
    "differences, and are harder to keep to.",
    "washout": "Days at the start of each phase but the first that count for nothing, until the "
    "change has set in or worn off.",
    "drawn": "Drawn at random, nobody chose when the change began: only then can a randomisation "
    "test be made, and with two phases not even then. Chosen, every phase has the days above.",
    "start": "e types a day as people say it: tomorrow, mon, 2026-12-01. ← from today: planned, "
    "not begun.",
}
DESIGNED: Final = {"AB": "AB: baseline, change", "ABAB": "ABAB: baseline, change, twice"}


class TrialPlanScreen(PageScreen[TrialDraft | None]):
    """Asks how a trial is made; returns the draft as it was chosen, None for a step back."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["page.tcss", "trial_plan.tcss"]
    HEAD = "Plan a trial"
    KEY_GROUPS: ClassVar = (TRIAL_PLAN,)
    BINDINGS: ClassVar[list[BindingType]] = [*TRIAL_PLAN.bindings()]

    def __init__(self, draft: TrialDraft) -> None:
        super().__init__()
        self._draft = draft
        self._here = 1  # the outcome: what is most likely to be chosen
        self._typed = ""

    def compose_middle(self) -> ComposeResult:
        with VerticalScroll(id="page-scroll", can_focus=False):
            yield Static("", id="plan-what", markup=False)
            for row in ROWS:
                yield Static("", id=f"plan-{row}", classes="plan-row", markup=False)
            yield Static("", id="plan-about", markup=False)
            yield Static("", id="plan-sum", markup=False)
            yield Static("", id="plan-sight", markup=False)  # where there is room

    def on_mount(self) -> None:
        self.say_head(self._draft.name)
        what = Content.assemble((visible(self._draft.change), "bold"))
        self.query_one("#plan-what", Static).update(what)
        self._show()

    def _show(self) -> None:
        for place, row in enumerate(ROWS):
            line = self.query_one(f"#plan-{row}", Static)
            line.set_class(place == self._here, "-here")
            line.update(self._line(place, row))
        about = Content.styled(ABOUT[ROWS[self._here]], "$foreground-muted")
        self.query_one("#plan-about", Static).update(about)
        self.query_one("#plan-sum", Static).update(Content(self._sum_words()))
        self.query_one("#plan-sight", Static).update(headed(before_it_starts(self._draft)[:1]))

    def _line(self, place: int, row: str) -> Content | Hanging:
        label = f"{'▸' if place == self._here else ' '} {LABELS[row]:<16}"
        if row == "question":
            value = visible(self._draft.asks)
            return Hanging(
                Content.from_markup("[@click=screen.point(0)]$label[/]", label=label),
                Content.from_markup("[@click=screen.write]$value[/]", value=value),
            )
        return Content.from_markup(
            f"[@click=screen.point({place})]$label[/][@click=screen.less({place})]◂[/] "
            f"[@click=screen.point({place})]$value[/] [@click=screen.more({place})]▸[/]",
            label=label,
            value=self._value(row),
        )

    def _value(self, row: str) -> str:
        draft = self._draft
        if row == "outcome":
            return outcome_words(draft.outcome)
        if row == "design":
            return DESIGNED[draft.design]
        if row == "days":
            return days_words(draft.days)
        if row == "washout":
            return days_words(draft.washout) if draft.washout else "no day"
        if row == "drawn":
            few = ", too few for a test" if draft.ways < LEAST_PLANS else ""
            return f"drawn at random, one of {draft.ways} ways{few}" if draft.drawn else "chosen"
        return say_day(draft.start, draft.today) if draft.start else "planned, not begun"

    def _sum_words(self) -> str:
        draft = self._draft
        if draft.start is None:
            return f"{days_words(draft.total)} in all, from the day you begin it."
        phases = draft.phases
        if not phases:
            end = date.fromordinal(draft.start.toordinal() + draft.total - 1)
            span = span_range(draft.start, end, draft.today)
            return f"{days_words(draft.total)} in all: {span}; the phases are drawn within."
        parts = [
            f"{'change' if phase.changed else 'baseline'} "
            f"{span_range(phase.start, phase.end, draft.today, weekdays=False)}"
            for phase in phases
        ]
        return f"{days_words(draft.total)} in all: {', '.join(parts)}."

    def action_turn(self, step: int) -> None:
        self.action_point((self._here + step) % len(ROWS))

    def action_point(self, place: int) -> None:
        self._here, self._typed = place, ""
        self.say("")
        self._show()

    def action_less(self, place: int) -> None:
        self.action_point(place)
        self.action_step(-1)

    def action_more(self, place: int) -> None:
        self.action_point(place)
        self.action_step(1)

    def action_step(self, step: int) -> None:
        self._typed = ""
        self.say("")
        row = ROWS[self._here]
        if row == "question":
            self.action_write()
            return
        after = self._draft.stepped(_field(row), step)
        if after == self._draft:
            self.say(self._no_further(row, step))
        self._take(after)

    def _no_further(self, row: str, step: int) -> str:
        if row == "days":
            return f"A phase has {LEAST_PHASE} to {MOST_PHASE} days."
        if row == "washout" and step > 0:
            most = days_words(self._draft.most_washout)
            return f"At most {most} here: three days of a phase are to count."
        if row == "start":
            within = f"A trial begins within {FURTHEST_START.days} days."
            return within if step > 0 else "It begins when you say so."
        return ""

    def _take(self, draft: TrialDraft) -> None:
        self._draft = draft
        self._show()

    def action_digit(self, digit: int) -> None:
        """Type a number of days; two digits in a row make one number."""
        row = ROWS[self._here]
        if row not in ("days", "washout"):
            self.say("Digits are for days: go to that line first.")
            return
        self._typed = f"{self._typed}{digit}"[-2:]
        days = int(self._typed)
        after = self._draft.with_days(days) if row == "days" else self._draft.with_washout(days)
        got = after.days if row == "days" else after.washout
        waits = row == "days" and days < LEAST_PHASE and len(self._typed) == 1
        self.say("" if got == days or waits else self._no_further(row, 1))
        if not waits:
            self._take(after)

    def action_write(self) -> None:
        from .prompt import PromptScreen

        today = self._draft.today
        if ROWS[self._here] == "start":

            def begins(text: str | None) -> None:
                if text:
                    self._take(replace(self._draft, start=coming_day(text, today)))

            title = "The first day of the trial"
            hint = "today · tomorrow · mon · 2026-12-01"
            self.app.push_screen(PromptScreen(title, hint, say_coming(today)), begins)
            return
        self.action_point(0)

        def asks(text: str | None) -> None:
            # Left with escape and entered empty come to the same: what is suggested is kept.
            self._take(replace(self._draft, question=(text or "").strip()))

        title = "The question, in your words"
        self.app.push_screen(PromptScreen(title, self._draft.asks, _question), asks)

    def action_go_on(self) -> None:
        self.dismiss(self._draft)

    def action_leave(self) -> None:
        self.dismiss(None)


def _field(row: str) -> Field:
    fields: dict[str, Field] = {
        "outcome": "outcome", "design": "design", "days": "days", "washout": "washout",
        "drawn": "drawn", "start": "start",
    }  # fmt: skip
    return fields[row]


def _question(text: str) -> str:
    if len(text) > 200:
        raise RecordError("a question has at most 200 characters", "question")
    return text.strip()
