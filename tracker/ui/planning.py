"""The steps of planning a trial: what is changed, the questions before anything swallowed, how,
and the page before it starts. Escape goes one step back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tracker.model import Trial
from tracker.model.records import TryKind
from tracker.model.say import named_day
from tracker.model.trial_draft import TrialDraft
from tracker.model.trying import OWN
from tracker.model.words import visible

if TYPE_CHECKING:
    from .screens.base import TrackerScreen
    from .screens.gate import Passed

Planned = Callable[[Trial, str], None]


class Planning:
    """One trial being planned over `under`; `planned` is called with it and what is to be said
    once it is in the diary."""

    def __init__(self, under: TrackerScreen, planned: Planned) -> None:
        self._under = under
        self._planned = planned
        self._flagged: frozenset[str] = frozenset()
        self._given = False  # the change was given, there is no list to go back to

    @property
    def _today(self) -> date:
        return self._under.diary.today()

    def begin(self, kind: TryKind | None = None) -> None:
        """Ask what is changed, or go on with a change that is given."""
        if kind is None or kind == OWN:
            self._ask_what(kind)
        else:
            self._given = True
            self._chosen(TrialDraft.of(kind, self._today))

    def _ask_what(self, here: TryKind | None = None) -> None:
        from .screens.trial_what import TrialWhatScreen

        def picked(draft: TrialDraft | None) -> None:
            if draft is not None:
                self._chosen(draft)

        self._under.app.push_screen(TrialWhatScreen(self._today, here), picked)

    def _chosen(self, draft: TrialDraft) -> None:
        self._flagged = frozenset()
        if draft.swallowed == "nothing":
            self._ask_how(draft)
            return
        from .screens.gate import GateScreen

        def answered(passed: Passed | TryKind | None) -> None:
            if passed is None:
                self._back(draft)
            elif isinstance(passed, str):
                self.begin(passed)
            else:
                self._flagged = passed.flagged
                self._ask_how(replace(draft, answers=passed.answers))

        self._under.app.push_screen(GateScreen(draft, dict(draft.answers)), answered)

    def _back(self, draft: TrialDraft) -> None:
        if not self._given:
            self._ask_what(draft.kind)

    def _ask_how(self, draft: TrialDraft) -> None:
        from .screens.trial_plan import TrialPlanScreen

        def answered(after: TrialDraft | None) -> None:
            if after is None:
                self._back(draft)
            else:
                self._tell_before(after)

        self._under.app.push_screen(TrialPlanScreen(draft), answered)

    def _tell_before(self, draft: TrialDraft) -> None:
        from .screens.trial_before import TrialBeforeScreen

        def answered(trial: Trial | None) -> None:
            if trial is None:
                self._ask_how(draft)
            else:
                self._planned(trial, planned_words(trial, self._today))

        screen = TrialBeforeScreen(self._under, draft, self._flagged)
        self._under.app.push_screen(screen, answered)


def planned_words(trial: Trial, today: date) -> str:
    """Return what is said of a trial that was planned just now."""
    name = f"“{visible(trial.name)}”"
    if trial.first is None:
        return f"Planned: {name}; it begins when you say so"
    drawn = "; its dates are drawn" if trial.drawn else ""
    when = "today" if trial.first == today else f"on {named_day(trial.first, today)}"
    return f"Planned: {name} begins {when}{drawn}"
