"""What Log says of watching itself: how far it has come, and the questions of the first start."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from textual.app import ComposeResult

from tracker.diary import DiaryError
from tracker.model import GENTLE_CHANGES, ONE_DAY, QUESTIONS, Question
from tracker.model.clock import clock_words
from tracker.model.observation import REVIEW_WAITS, Standing, standing, worth_filling_in

from .one_key import OneKeyScreen

NEW_DAYS = 7  # from the first record on; later the questions are asked only when wanted


class WatchingScreen(OneKeyScreen):
    """The part of Log that knows the observation period; nothing it says is in the way."""

    def __init__(self) -> None:
        super().__init__()
        self._looked_at: object = None
        self._first: date | None = None
        self._standing = Standing("over")
        self._worth = ""
        self._again: list[Question] = []  # asked anew from the palette

    # How far watching has come

    def look_at_watching(self) -> None:
        """Find out where watching stands, where anything has changed since."""
        settings, today = self.tracker.settings, self.diary.today()
        known = self.diary.version, today, settings.observation_days, settings.shown
        if known == self._looked_at:
            return
        self._looked_at = known
        self._worth = ""
        try:
            span = self.diary.span()
            self._first = span[0] if span else None
            paused, profile = self.diary.paused(), self.diary.profile()
            days = settings.observation_days
            self._standing = standing(profile, self._first, today, days, paused=paused)
            if self._standing.kind in ("watching", "change"):
                self._worth = self._worth_filling_in(self._standing.number, today)
        except DiaryError:  # the month that can't be read says so in its own place
            self._standing = Standing("over")

    def _worth_filling_in(self, number: int, today: date) -> str:
        start = max(today - timedelta(days=number - 1), self._first or today)
        if start >= today:
            return ""
        shown, catalogue = self.tracker.settings.shown, self.diary.catalogue
        return worth_filling_in(self.diary.days(start, today - ONE_DAY), catalogue, shown)

    @property
    def progress_words(self) -> str:
        """How far the observation period has come, whichever day is shown."""
        kind, number, length, until = self._standing
        today = self.diary.today()
        if kind == "watching":
            return f"day {number} of {length} {'●' * number}{'○' * (length - number)}"
        if kind == "change":
            change = self.diary.profile().change
            return f"{GENTLE_CHANGES[change] if change else 'change'}, day {number} of {length}"
        if kind == "due":
            return f"the review is ready · {self.keys['app.review']}"
        if kind == "paused":
            return f"paused until {_named(until)}" if until else "paused until you log again"
        return _named(today)

    def title_clicked(self) -> None:
        if self._standing.kind == "due":
            self.tracker.action_review()

    @property
    def factors_title(self) -> str:
        """The title of the factors, with one calm word on what is worth filling in, if any."""
        check_in = self._day.check_in if self._day else None
        once = self.tracker.settings.mode == "once a day" and not (check_in and check_in.closed)
        if once and self._standing.kind != "paused":
            return f"Factors · once a day: {self.keys['log.check_in']} is the evening check-in"
        return f"Factors · worth filling in: {self._worth}" if self._worth else "Factors"

    # The trial

    def show_trial(self) -> None:
        """Show the day's place in a trial, in a line; no line where there is none."""
        day, today = self.tracker.day, self.diary.today()
        trials = [
            trial
            for trial in self.diary.trials()
            if trial.runs_on(day)
            or (trial.last and trial.last + timedelta(days=REVIEW_WAITS) >= today)
        ]
        line = next(iter(self.query("#trial")), None)
        if trials or line is not None:  # else the line is not even loaded
            from ..widgets.trial_line import TrialLine

            if line is None:
                self.mount(line := TrialLine(), before="#factors")
            self.query_one(TrialLine).show(trials, day, today, self.keys)

    def action_kept(self, kept: bool) -> None:
        from ..keeping import say_kept

        say_kept(self, kept)

    # The questions of the first start

    @property
    def open_questions(self) -> list[Question]:
        """The questions to ask now: while the diary is new, or when they were asked for."""
        if self._again:
            return self._again
        new = self._first is None or self.diary.today() - self._first < timedelta(days=NEW_DAYS)
        quiet = self._standing.kind == "paused" or self.diary.book_damage
        if not new or quiet or self.diary.sample or not self.diary.writable:
            return []
        return self.diary.profile().open_questions

    def compose_questions(self) -> ComposeResult:
        """Yield the panel of the questions where there are any."""
        self.look_at_watching()
        if self.open_questions:
            from ..widgets.first_questions import FirstQuestions

            yield FirstQuestions()

    def show_questions(self) -> None:
        """Show the first open question; no panel where there is none."""
        questions = self.open_questions
        panel = next(iter(self.query("#questions")), None)
        if panel is not None:
            panel.set_class(not questions, "-answered")
        if not questions:
            return
        from ..widgets.first_questions import FirstQuestions

        if panel is None:
            self.mount(FirstQuestions(), after="#upper")
        day_start = clock_words(self.diary.day_start, self.diary.units.face)
        self.query_one(FirstQuestions).show(questions[0], self.keys, day_start)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "answer" and not self.open_questions:
            return False
        return super().check_action(action, parameters)

    def action_answer(self, how: str) -> None:
        question = self.open_questions[0]
        if how == "yes" and question != "elsewhere":
            self._ask_for_line(question)
            return
        value: Any = [] if question == "flags" else how == "yes"
        without = how == "later" or question in ("since", "day_start")
        self._answer(question, None if without else value)

    def _ask_for_line(self, question: Question) -> None:
        from ..first_start import typed
        from .prompt import PromptScreen

        asked = typed(question, self.diary.today(), self.diary.catalogue, self.diary.units.face)

        def answered(text: str | None) -> None:
            if text is not None:
                self._answer(question, asked.read(text))

        self.app.push_screen(PromptScreen(asked.title, asked.hint, asked.describe), answered)

    def _answer(self, question: Question, value: Any) -> None:
        from ..first_start import answer_words

        today = self.diary.today()
        saved = self.change(
            lambda: self.diary.answer(question, value),
            lambda _: answer_words(question, value, today, self.diary.units.face),
        )
        if saved is None:
            return
        self._again = [each for each in self._again if each != question]
        self.asks_anew()
        if question == "flags":
            self.urge(value or ())

    def action_put_off(self) -> None:
        again, self._again = self._again, []
        if again:
            self.say("Put off.")
        else:
            self.change(self.diary.put_off, lambda _: "Put off; the palette can ask again")
        self.asks_anew()

    def ask_again(self) -> None:
        """Ask all questions anew; what was answered stays until it is answered otherwise."""
        self._again = list(QUESTIONS)
        self.asks_anew()

    def asks_anew(self) -> None:
        """Show what is to be asked now, also where the diary itself has not changed."""
        self._seen_version = None
        self.tracker.refresh_screens()


def _named(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
