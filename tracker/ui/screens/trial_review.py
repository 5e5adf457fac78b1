"""The review of a trial that is over: its days with their phases, what they show, and ways on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tracker.exchange.analysis import WholeDiary
from tracker.model import Trial
from tracker.model.records import Outcome
from tracker.model.say import named_day
from tracker.model.trial_standing import VERDICTS

from ..advice import NOT_ADVICE
from ..commands.pages.trials import TRIAL_REVIEW
from ..trial_results import TrialResults
from ..widgets.plot_view import PlotView
from .base import TrackerScreen
from .page import PageScreen, headed

if TYPE_CHECKING:
    from tracker.insight.daily import DailyTable
    from tracker.insight.trial_result import TrialResult
    from tracker.plot import Palette, Picture

BEFORE: Final = timedelta(days=7)  # drawn before the trial
DRAWN: Final[dict[Outcome, str]] = {  # in words as short as the narrowest figure
    "count": "twitches a day  {}  ○ none  - not watched",
    "minutes": "minutes a day  {}  ○ none  - not known",
    "intensity": "strongest intensity  {}  - none recorded",
    "bother": "strongest bother  {}  - none recorded",
}
PHASES: Final = "═ change  ─ baseline"
MEAN: Final = "⠤ phase mean"
WAYS_ON: Final = (
    "f finishes it, n plans another change, W opens the guided way, D the page for a clinician. "
    "It is not made longer."
)
WORKING: Final = "Working it out …"


class TrialReviewScreen(TrialResults, PageScreen[str | None]):
    """Gone through once by finishing it. Returns 'plan' for another change, the id of a command
    that opens another screen, or None."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["page.tcss", "trial_review.tcss"]
    HEAD = "Review of a trial"
    KEY_GROUPS: ClassVar = (TRIAL_REVIEW,)
    BINDINGS: ClassVar[list[BindingType]] = [*TRIAL_REVIEW.bindings()]

    def __init__(self, under: TrackerScreen, trial: Trial) -> None:
        super().__init__()
        self._under = under
        self._trial = trial

    def compose_middle(self) -> ComposeResult:
        with Container(id="review-parts"):
            yield PlotView("trial-plot")
            with VerticalScroll(id="page-scroll", can_focus=False):
                yield Static(Content(WORKING), id="page-words", markup=False)

    def hints(self) -> Mapping[str, str]:
        return {"trial_review.leave": "back" if self._trial.reviewed else "later"}

    def on_mount(self) -> None:
        self.say_head(self._trial.name)
        self.work_out([self._trial])

    def results_failed(self, why: str) -> None:
        self.query_one("#page-words", Static).update(Content(""))
        self.trouble(why)

    def results_known(self) -> None:
        whole, result = self.read_from, self.results[self._trial.id]
        assert whole is not None
        self.say_head(f"{self._trial.name}: {VERDICTS[result.verdict]}")
        parts = [
            (heading, [line.sentence for line in lines])
            for heading, lines in groupby(result.review, key=lambda line: line.heading)
        ]
        told = [headed(parts), Content.styled(WAYS_ON, "$foreground-muted"), NOT_ADVICE]
        if whole.left_out:
            told.insert(0, Content.styled("\n".join(whole.left_out), "$warning"))
        if self._trial.reviewed:
            gone = named_day(self._trial.reviewed, self.diary.today())
            told.insert(0, Content.styled(f"Gone through on {gone}.", "$foreground-muted"))
        self.query_one("#page-words", Static).update(Content("\n\n").join(told))
        self._draw(whole, result)

    def _draw(self, whole: WholeDiary, result: TrialResult) -> None:
        first, last = result.first, result.last
        if first is None or last is None:
            return
        trial = self._trial
        spans = [(phase.start, phase.end, phase.changed) for phase in trial.lived]
        outcome = result.outcome

        def build(width: int, height: int, palette: Palette) -> Picture | None:
            from tracker import plot
            from tracker.insight.trial import phase_means

            table = _of(whole.days_of(first - BEFORE, last), outcome)
            if not table.dates:
                return None
            means = phase_means(trial, table.dates, table.counts)
            return plot.over_time(
                table,
                width=width,
                height=height,
                palette=palette,
                phases=[plot.Phase(*span) for span in spans],
                levels=[plot.Level(*mean) for mean in means],
            )

        caption = f"{DRAWN[outcome].format(PHASES)}  {MEAN}"
        self.query_one(PlotView).show((self._trial.id, self.diary.version), build, caption)

    def action_finish(self, way: str) -> None:
        """Note that the review was gone through, and go on."""
        trial = self._trial
        if not self.results:
            self.say("A moment: it is being worked out.")
            return
        if not trial.reviewed:
            done = self._under.attempt(lambda: self.diary.review_trial(trial.id), self.trouble)
            if done is None:
                return
        self.dismiss(way or None)

    def action_leave(self) -> None:
        self.dismiss(None)


def _of(table: DailyTable, outcome: str) -> DailyTable:
    """Return a table whose counts are the outcome, which is what the figure draws."""
    return table if outcome == "count" else replace(table, counts=getattr(table, outcome))
