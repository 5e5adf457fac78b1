"""Analysing the diary apart from the keys: what was found is kept until the diary changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from tracker.diary import DiaryError
from tracker.exchange.analysis import WholeDiary

from ..whole import keys_first
from .base import TrackerScreen

if TYPE_CHECKING:
    from tracker.insight import Insights

Range = Literal[30, 90, 365, "everything", "trial"]
RANGES: tuple[Range, ...] = (30, 90, 365, "everything", "trial")


class Asked(NamedTuple):
    """What is asked: the state of the diary, the day it is, and the range.

    Suspects are part of the diary's state.
    """

    version: int
    today: date
    which: Range


@dataclass
class Analysed(Message):
    """An analysis has finished: what was asked for, what was found, and in which records."""

    asked: Asked
    insights: Insights
    whole: WholeDiary


@dataclass
class AnalysisFailed(Message):
    """An analysis could not read the diary."""

    asked: Asked
    why: str


@dataclass
class AnalysisStep(Message):
    """How far an analysis has come."""

    asked: Asked
    words: str


class _Superseded(Exception):
    """Something else is asked by now."""


class AnalysingScreen(TrackerScreen):
    """A screen over an analysis of the range in the settings."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: Asked | None = None
        self._kept: dict[Asked, Analysed] = {}
        self.found: Analysed | None = None

    @property
    def working(self) -> bool:
        """Whether what is shown is not yet what is asked for."""
        return self.found is None or self.found.asked != self._asked

    def show_waiting(self) -> None:
        """Say that there is nothing to see yet."""
        raise NotImplementedError

    def show_failure(self, why: str) -> None:
        """Say why there is nothing to see."""
        raise NotImplementedError

    def show_found(self) -> None:
        """Show what was found."""
        raise NotImplementedError

    def reload(self) -> None:
        asked = Asked(self.diary.version, self.diary.today(), self.tracker.settings.insights_range)
        if asked == self._asked and not self.working:
            self.show_found()
            return
        if asked == self._asked:
            return  # it is being worked out, or could not be
        self._asked = asked
        state = asked[:2]
        self._kept = {each: found for each, found in self._kept.items() if each[:2] == state}
        if asked in self._kept:
            self.workers.cancel_group(self, "analysis")
            self.found = self._kept[asked]
            self.show_found()
            return
        if self.found is None:
            self.show_waiting()
        self.title_right("working it out …")
        self._analyse(asked)

    @work(thread=True, exclusive=True, group="analysis")
    def _analyse(self, asked: Asked) -> None:
        worker = get_current_worker()

        def step(words: str) -> None:
            if worker.is_cancelled:
                raise _Superseded
            self.post_message(AnalysisStep(asked, words))

        try:
            with keys_first():
                whole = self.tracker.whole.read(lambda year: step(f"reading {year} …"))
                step("working it out …")
                found = whole.look_at(asked.which)
        except _Superseded:
            return
        except DiaryError as error:
            self.post_message(AnalysisFailed(asked, str(error)))
        else:
            self.post_message(Analysed(asked, found, whole))

    @on(AnalysisStep)
    def _stepped(self, message: AnalysisStep) -> None:
        if message.asked == self._asked and self.working:
            self.title_right(message.words)

    @on(Analysed)
    def _analysed(self, message: Analysed) -> None:
        if message.asked[:2] == (self._asked and self._asked[:2]):
            self._kept[message.asked] = message
        if message.asked == self._asked:
            self.found = message
            self.show_found()

    @on(AnalysisFailed)
    def _failed(self, message: AnalysisFailed) -> None:
        if message.asked == self._asked:
            self.found = None
            self.title_right("can't be read")
            self.show_failure(message.why)

    def action_next_range(self) -> None:
        """Look at the next range; it is remembered."""
        here = RANGES.index(self.tracker.settings.insights_range)
        following = RANGES[(here + 1) % len(RANGES)]
        if following == "trial" and not self._has_trial:
            following = RANGES[0]
        self.tracker.keep("the range is not kept", insights_range=following)
        self.say(f"Range: {range_words(following)}.")

    @property
    def _has_trial(self) -> bool:
        return self.found is not None and self.found.whole.trial_begun is not None


def range_words(which: Range) -> str:
    """Return how a range reads: '90 days', 'everything', 'the days of the trial'."""
    if isinstance(which, int):
        return f"{which} days"
    return "the days of the trial" if which == "trial" else which
