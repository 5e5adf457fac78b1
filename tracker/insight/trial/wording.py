"""A trial's comparison in plain language."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracker.model.words import visible

from ..phrases import short_day
from ..trial_result import TrialResult
from .adjusted import LEAST_SIDE

Floats = NDArray[np.float64]

RATES: Final = ("count", "minutes")  # outcomes of which twice as much means something
_OUTCOMES: Final = {
    "count": "twitches a day",
    "minutes": "minutes of twitching a day",
}
_RATINGS: Final = {
    "intensity": "the strongest intensity of a day",
    "bother": "the strongest bother of a day",
}
_CAREFUL: Final = (
    "This doesn't show that the change did it, and time alone often brings improvement."
)


class Sides(NamedTuple):
    """The outcome on the counted days of each kind of phase."""

    changed: Floats
    baseline: Floats

    @property
    def enough(self) -> bool:
        """Whether there are days to compare on either side."""
        return min(len(self.changed), len(self.baseline)) >= LEAST_SIDE


def sentence(result: TrialResult, sides: Sides, today: date) -> str:
    """Return what a trial shows, in a few sentences."""
    name = f"“{visible(result.name)}”"
    first, last = result.first or today, result.last or today
    if first > today:
        return f"{name} begins on {short_day(first)}."
    if not result.over:
        return f"{name} runs until {short_day(last)}; the comparison waits until then."
    if not sides.enough:
        return f"{name} has ended; too few days are on record to compare its phases."
    told = [f"{name}: {means_words(result, sides)}", *ratio_sentences(result), _CAREFUL]
    if result.also_changed:
        told.append(f"In the meantime this changed too: {'; '.join(result.also_changed)}.")
    return " ".join(told)


def means_words(result: TrialResult, sides: Sides) -> str:
    """Return the means of both sides with their days, as a sentence without its first word."""
    changed, baseline = float(sides.changed.mean()), float(sides.baseline.mean())
    days, others = (
        f"{len(side)} {kind} {'day' if len(side) == 1 else 'days'}"
        for side, kind in ((sides.changed, "changed"), (sides.baseline, "baseline"))
    )
    if rating := _RATINGS.get(result.outcome):
        told = f"{rating} averaged {changed:.1f} on {days} and {baseline:.1f} on {others}"
        step = round(changed, 1) - round(baseline, 1)  # of the figures that are shown
        if abs(step) < 0.05:
            return f"{told}, about the same."
        return f"{told}, {abs(step):.1f} {'higher' if step > 0 else 'lower'}."
    told = f"{changed:.1f} {_OUTCOMES[result.outcome]} on {days}, {baseline:.1f} on {others}"
    ratio = "" if result.unadjusted is None else f", a ratio of {result.unadjusted:.2f}"
    return f"{told}{ratio}."


def ratio_sentences(result: TrialResult) -> list[str]:
    """Return the adjusted ratio, and what the verdict makes of it."""
    if result.outcome not in RATES:
        return ["Of a 0 to 10 rating only the means are told; nothing is tested."]
    if result.ratio is None or result.low is None or result.high is None:
        return ["An adjusted ratio can't be estimated from these days."]
    told = [
        f"Adjusted for what else is known, {result.ratio:.2f} times, "
        f"95% interval {result.low:.2f} to {result.high:.2f}."
    ]
    if result.p_randomised is not None:
        told.append(f"Randomisation test: p {p_words(result.p_randomised)}.")
    return [*told, _VERDICTS[result.verdict]]


def p_words(p: float) -> str:
    """Return a p as it is told: '= .03', '= .004', '< .001'."""
    if p < 0.001:
        return "< .001"
    return f"= {p:.{2 if p >= 0.01 else 3}f}".replace("0.", ".")


_VERDICTS: Final = {
    "fewer": "The change goes with less twitching.",
    "more": "The change goes with more twitching.",
    "no clear difference": "That is no clear difference.",
    "described only": "It was stopped early, so no verdict is given.",
}
