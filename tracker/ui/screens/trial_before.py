"""What is said before a trial starts: what it can see, with care, and what stands from then on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tracker.model import Trial
from tracker.model.trial_draft import TrialDraft, before_it_starts
from tracker.model.trial_standing import phase_lines
from tracker.model.words import visible

from ..advice import NOT_ADVICE
from ..calendar.shown import BASELINE, CHANGED
from ..commands.pages.trials import TRIAL_BEFORE
from ..dates import days_words, say_day
from .base import TrackerScreen
from .page import PageScreen, headed

OTHERWISE = "escape goes back to choose another first day; p plans it for later."


class TrialBeforeScreen(PageScreen[Trial | None]):
    """The last page of planning; returns the trial once it is in the diary, None for a step
    back. `flagged` are the rules that stand open."""

    HEAD = "Before it starts"
    KEY_GROUPS: ClassVar = (TRIAL_BEFORE,)
    BINDINGS: ClassVar[list[BindingType]] = [*TRIAL_BEFORE.bindings()]

    def __init__(self, under: TrackerScreen, draft: TrialDraft, flagged: Collection[str]) -> None:
        super().__init__()
        self._under = under
        self._draft = draft
        self._flagged = flagged

    def compose_middle(self) -> ComposeResult:
        with VerticalScroll(id="page-scroll", can_focus=False):
            yield Static(self._words(), id="page-words", markup=False)

    def hints(self) -> Mapping[str, str]:
        draft = self._draft
        if draft.start is None:
            return {
                "trial_before.begin": "plans it; it begins when you say so",
                "trial_before.plan": "",
            }
        when = "today" if draft.start == draft.today else say_day(draft.start, draft.today)
        drawn = ", and draws the dates" if draft.drawn else ""
        return {"trial_before.begin": f"begins it {when}{drawn}"}

    def on_mount(self) -> None:
        self.say_head(self._draft.name)

    def _words(self) -> Content:
        draft = self._draft
        told = [
            Content.styled(visible(draft.change), "bold"),
            Content.styled(visible(draft.asks), "italic"),
            Content(draft.design_words),
        ]
        for phase, words in phase_lines(draft.phases, draft.today):
            sign = CHANGED if phase.changed else BASELINE
            told.append(Content.assemble((f"{sign * 3} ", "$secondary"), words))
        if draft.drawn:
            told.append(Content(draft.dates_words))
        elif draft.start is None:
            told.append(Content(f"{days_words(draft.total)} from the day you begin it."))
        parts = headed(before_it_starts(draft))
        return Content("\n\n").join([Content("\n").join(told), parts, NOT_ADVICE])

    def action_save(self, begin: bool) -> None:
        """Put the trial into the diary, and begin it where a first day is said."""
        diary = self.tracker.diary
        arguments = self._draft.arguments()
        if not begin:
            arguments["start"] = None
        trial = self._under.attempt(
            lambda: diary.plan_trial(self._draft.kind, **arguments, flagged=self._flagged),
            lambda why: self.trouble(f"{why}. {OTHERWISE if begin else ''}".rstrip()),
        )
        if trial is not None:
            self.dismiss(trial)

    def action_leave(self) -> None:
        self.dismiss(None)
