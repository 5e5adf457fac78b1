"""Trials: planned, running and over, and what can be done with each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import PurePath
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from tracker.model import Trial
from tracker.model.say import named_day
from tracker.model.trial_standing import (
    DATA_KEPT,
    VERDICTS,
    doing_words,
    running,
    standing_of,
)
from tracker.model.words import visible

from ..coming_days import coming_day, say_coming
from ..commands.pages.trials import TRIALS
from ..running import run_by_id
from ..stepping import step as take_step
from ..trial_details import details
from ..trial_results import TrialResults
from ..widgets.trial_list import TrialList
from .base import TrackerScreen
from .page import PageScreen

Done = TypeVar("Done")

NONE_YET = "No trial yet.\n\n"
UNREAD = "What was tried can't be read just now.\n\n"
EMPTY = (
    "A trial changes one small thing for a fixed time, some weeks as usual and some with the "
    "change, and compares them at its end. It is for one question at a time.\n\n"
    "It can't show what causes twitching, and it misses small differences: even four weeks "
    "can't see a reduction by 30%. Time alone often brings improvement, and a trial can't tell "
    "that apart for certain. What feels good is worth keeping either way.\n\n"
)


class TrialsScreen(TrialResults, PageScreen[None]):
    """The trials in a list, and beside it or below what is told of the selected one."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["page.tcss", "trials.tcss"]
    HEAD = "Trials"
    KEY_GROUPS: ClassVar = (TRIALS,)
    BINDINGS: ClassVar[list[BindingType]] = [*TRIALS.bindings()]

    def __init__(self, under: TrackerScreen) -> None:
        super().__init__()
        self._under = under
        self._version = -1  # of the diary, as it is shown

    def compose_middle(self) -> ComposeResult:
        with Container(id="trial-halves"):
            yield TrialList()
            with VerticalScroll(id="trial-scroll", can_focus=False):
                yield Static("", id="trial-about", markup=False)

    @property
    def rows(self) -> TrialList:
        return self.query_one(TrialList)

    def on_mount(self) -> None:
        if damage := self.diary.book_damage:
            self.trouble(damage)
        self.show_trials()
        self.set_focus(self.rows)

    def show_trials(self) -> None:
        """Show the trials as the diary holds them now."""
        self._version = self.diary.version
        trials, today = self.diary.trials(), self.diary.today()
        reviewed = [each for each in trials if standing_of(each, today) == "reviewed"]
        self.work_out(reviewed)
        self._fill_rows()
        self.rows.display = bool(trials)
        now = running(trials, today, today)
        self.say_head(f"one is running: {now.name}" if now else "none is running")
        self._tell_about()

    def on_resize(self) -> None:
        self._fill_rows()

    def _fill_rows(self) -> None:
        tall = self.has_class("-wide")
        trials, today = self.diary.trials(), self.diary.today()
        self.rows.show(trials, today, self._verdicts(trials), tall=tall)

    def _verdicts(self, trials: Iterable[Trial]) -> dict[str, str]:
        """What those that were reviewed show: of one whose review was taken back it is known
        and not told."""
        return {
            trial.id: f"reviewed: {VERDICTS[self.results[trial.id].verdict]}"
            for trial in trials
            if trial.reviewed and trial.id in self.results
        }

    def results_known(self) -> None:
        self._fill_rows()
        self._tell_about()

    def results_failed(self, why: str) -> None:
        self.trouble(why)

    @on(OptionList.OptionHighlighted)
    def _tell_about(self) -> None:
        trial = self.rows.selected
        about = self.query_one("#trial-about", Static)
        if trial is None:
            first = NONE_YET if self.diary.book_whole else UNREAD
            about.update(Content(f"{first}{EMPTY}n plans one. W opens the guided way to one."))
        else:
            about.update(details(trial, self.diary.today(), self.results.get(trial.id)))
        self.query_one("#trial-scroll").scroll_home(animate=False)

    # What is done with a trial

    def change(self, write: Callable[[], Done], words: str) -> Done | None:
        """Do one thing and say it; say why where it can't be done."""
        before = self.diary.version
        done = self._under.attempt(write, self.trouble)
        if done is not None:
            same = self.diary.version == before
            self.say("Nothing changed: it was so already." if same else f"{words} · u undoes it")
        self._settle()
        return done

    def _settle(self) -> None:
        self.show_trials()
        self.tracker.refresh_screens()

    def _changed_elsewhere(self) -> bool:
        """Return whether another tracker has changed something that is not shown here; it is
        now, and nothing is done to what nobody here has seen."""
        self._under.attempt(self.diary.refresh, self.trouble)
        if self.diary.version == self._version:
            return False
        self._settle()
        self.say("The diary was changed elsewhere just now; this shows it.")
        return True

    def action_plan(self) -> None:
        from ..planning import Planning

        Planning(self._under, self.planned).begin()

    def planned(self, trial: Trial, words: str) -> None:
        """Show a trial that was planned just now."""
        self._settle()
        self.rows.select(trial.id)
        self.say(f"{words} · u undoes it")

    def action_start(self) -> None:
        if self._changed_elsewhere():
            return
        trial = self.rows.selected
        if trial is None:
            self.trouble("There is no trial to start: n plans one.")
            return
        if trial.phases:
            self.trouble(f"“{visible(trial.name)}” has its dates already; they stand.")
            return
        from .prompt import PromptScreen

        today = self.diary.today()

        def started(text: str | None) -> None:
            if text:
                self._start(trial, coming_day(text, today))

        title = f"“{visible(trial.name)}” begins on which day?"
        self.app.push_screen(
            PromptScreen(title, "today · tomorrow · mon · 2026-12-01", say_coming(today)), started
        )

    def _start(self, trial: Trial, day: date) -> None:
        drawn = "; its dates are drawn" if trial.drawn else ""
        when = named_day(day, self.diary.today())
        self.change(
            lambda: self.diary.start_trial(trial.id, day),
            f"“{visible(trial.name)}” begins on {when}{drawn}",
        )

    def action_kept(self, kept: bool) -> None:
        if self._changed_elsewhere():
            return
        today = self.diary.today()
        trial = running(self.diary.trials(), today, today)
        if trial is None:
            self.trouble("No trial is running today.")
            return
        what = doing_words(trial, today)
        said = "Kept today ✓" if kept else "Not kept today; that is no failure, it is noted"
        self.change(lambda: self.diary.adhere(today, kept, id=trial.id), f"{said}: {what}")

    def action_end(self) -> None:
        if self._changed_elsewhere():
            return
        today = self.diary.today()
        trial = running(self.diary.trials(), today, today)
        if trial is None:
            self.trouble("No trial is running today; there is nothing to end.")
            return
        from .confirm import ConfirmScreen

        def answered(yes: bool | None) -> None:
            if yes:
                words = f"“{visible(trial.name)}” was ended early; its data is kept"
                self.change(lambda: self.diary.end_trial(trial.id), words)

        asked = f"End “{trial.name}” today, before its planned end?\n\n{DATA_KEPT}"
        self.app.push_screen(ConfirmScreen(asked, "ends it"), answered)

    def action_delete(self) -> None:
        if self._changed_elsewhere():
            return
        trial = self.rows.selected
        if trial is None:
            self.trouble("There is no trial to delete.")
            return
        words = f"Deleted: the trial “{visible(trial.name)}”; what was logged meanwhile stays"
        self.change(lambda: (self.diary.remove(trial.id),), words)

    @on(OptionList.OptionSelected)
    def action_look_back(self) -> None:
        if self._changed_elsewhere():
            return
        trial, today = self.rows.selected, self.diary.today()
        if trial is None:
            self.trouble("There is nothing to review: n plans a trial.")
        elif not trial.over(today):
            self.trouble("Its review comes with its end: nothing is compared before.")
        else:
            from .trial_review import TrialReviewScreen

            self.app.push_screen(TrialReviewScreen(self._under, trial), self._reviewed)

    def _reviewed(self, way: str | None) -> None:
        self._settle()
        if way == "plan":
            self.action_plan()
        elif way:
            self._go(way)

    def action_way(self) -> None:
        self._go("app.way")

    def _go(self, command: str) -> None:
        """Leave for another screen."""
        self.dismiss()
        self.app.call_later(run_by_id, self.tracker, command)

    # Undo, and the way out

    def action_step(self, step: str) -> None:
        if self._changed_elsewhere():
            return
        take_step(self.tracker, step, self.say, self.trouble)
        self.show_trials()

    def action_leave(self) -> None:
        self.dismiss()
