"""What a self-trial shows. Field names are those of `tracker insights --json`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from tracker.model.records import Outcome
from tracker.model.trial_standing import Kept


@dataclass(frozen=True, kw_only=True)
class ReviewLine:
    """A sentence of a trial's review under its heading; lines of one heading stand together.
    `repeats`: the result's own `sentence` says as much."""

    heading: str
    sentence: str
    repeats: bool = False


TrialVerdict = Literal[
    "too early", "too few days", "described only", "no clear difference", "fewer", "more"
]


@dataclass(frozen=True, kw_only=True)
class TrialResult:
    """A self-trial's comparison of changed with baseline phases.

    `ratio` is adjusted, with its 95% interval, `unadjusted` that of the plain means; None where
    they can't be estimated. `p_randomised` is there where the dates were drawn and the trial
    ran to its end. "fewer" and "more" are clear ones: the interval leaves out 1 and, where there
    is a randomisation test, its p is at most .05.

    What follows `sentence` is `description` -> `trial` in JSON: which trial and outcome, the
    days that counted on either side, `untested` why there is no randomisation test (None where
    there is one, or nothing to test yet), and the `review` of a trial that is over.
    """

    name: str
    design: str
    days: int
    ratio: float | None
    low: float | None
    high: float | None
    unadjusted: float | None
    p_randomised: float | None
    also_changed: list[str]
    verdict: TrialVerdict
    sentence: str
    id: str = ""
    outcome: Outcome = "count"
    first: date | None = None
    last: date | None = None
    over: bool = False
    stopped_early: bool = False
    changed_days: int = 0
    baseline_days: int = 0
    adherence: Kept = field(default_factory=Kept)
    untested: str | None = None
    review: list[ReviewLine] = field(default_factory=list)

    def review_by_heading(self, *, repeating: bool = True) -> dict[str, list[str]]:
        """Return the sentences of the review under each of its headings, in order; without
        those that `sentence` says too, unless `repeating`."""
        found: dict[str, list[str]] = {}
        for line in self.review:
            if repeating or not line.repeats:
                found.setdefault(line.heading, []).append(line.sentence)
        return found
