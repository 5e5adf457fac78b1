"""What trials show, worked out beside the keys for a screen that tells of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from tracker.diary import DiaryError
from tracker.model import Trial

from .screens.tracked import Tracked
from .whole import keys_first

if TYPE_CHECKING:
    from tracker.exchange.analysis import WholeDiary
    from tracker.insight.trial_result import TrialResult


@dataclass
class ResultsRead(Message):
    """What trials show is known, by their ids; `whole` is what it was read from."""

    results: dict[str, TrialResult]
    whole: WholeDiary


@dataclass
class ResultsFailed(Message):
    """The diary could not be read; `why` is for the person."""

    why: str


class TrialResults(Tracked):
    """Part of a screen: what trials that are over show, by their ids, and the diary they
    were read from."""

    def __init__(self) -> None:
        super().__init__()
        self.results: dict[str, TrialResult] = {}
        self.read_from: WholeDiary | None = None
        self._asked: list[Trial] = []

    def work_out(self, trials: Sequence[Trial]) -> None:
        """Work out what these trials show, where that is not known or under way."""
        if trials and list(trials) != self._asked:
            self._asked = list(trials)
            self._work_out(self._asked)

    @work(thread=True, exclusive=True, group="trial results")
    def _work_out(self, trials: list[Trial]) -> None:
        try:
            with keys_first():
                whole = self.tracker.whole.read()
                results = {trial.id: whole.result_of(trial) for trial in trials}
        except DiaryError as error:
            self.post_message(ResultsFailed(str(error)))
        else:
            self.post_message(ResultsRead(results, whole))

    @on(ResultsRead)
    def _take_in(self, message: ResultsRead) -> None:
        self.results = message.results
        self.read_from = message.whole
        self.results_known()

    @on(ResultsFailed)
    def _say_why(self, message: ResultsFailed) -> None:
        self.results_failed(message.why)

    def results_known(self) -> None:
        """Show what `results` hold now."""
        raise NotImplementedError

    def results_failed(self, why: str) -> None:
        """Say why nothing is known."""
        raise NotImplementedError
