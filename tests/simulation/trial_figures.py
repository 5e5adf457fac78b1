"""The rows on self-trials: what is measured, on which trials, and what it must reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tests.insight.diaries import HARSH, PLAIN, SLOW
from tests.simulation.trials import Trialling
from tests.simulation.verdicts import Limits, at_least, at_most, share, within
from tracker.model.designs import DESIGNS

Floats = NDArray[np.float64]
Measured = Mapping[str, Mapping[str, Floats]]

BEFORE = 60  # days of diary before a trial, where there are any
HALF = 0.5
FOUND_BY = 0.8
LENGTHS = (5, 7, 14, 21, 28)
RATIOS = (0.7, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1)

FEW = replace(PLAIN, base=0.7)
_RECORDS = {"trial alone": 0, f"after {BEFORE} days": BEFORE}
_FALSE, _RANDOMISED = at_most(0.10, 0.14), at_most(0.06, 0.08)
_COVERAGE = within(0.92, 0.98, 0.90)
_POWER = {("AB", 14): at_least(0.50, 0.25), ("ABAB", 7): at_least(0.58, 0.29)}


@dataclass(frozen=True)
class TrialFigure:
    """A row of the table: the mean of one measure over the diaries of one scenario."""

    name: str
    scenario: Trialling
    measure: str
    limits: Limits | None = None


def _figures() -> list[TrialFigure]:
    trials = [
        (f"{trial.words}, {words}", trial)
        for words, before in _RECORDS.items()
        for trial in (
            Trialling(design=design, days=days, before=before)
            for design in DESIGNS
            for days in (7, 14)
        )
    ]
    strange = [
        (f"{trial.words}, {words}", replace(trial, world=world, kind=words))
        for words, world in (
            ("harsh records", HARSH),
            ("strong drift", SLOW),
            ("few twitches", FEW),
        )
        for trial in (
            Trialling(design="AB", days=14, before=BEFORE),
            Trialling(design="ABAB", days=7, before=BEFORE),
        )
    ]
    rows = []
    for name, trial in trials + strange:
        rows.append(TrialFigure(f"false alarm, the interval: {name}", trial, "outside", _FALSE))
    for name, trial in trials + strange:
        if trial.design == "ABAB":
            rows.append(
                TrialFigure(f"false alarm, randomised: {name}", trial, "randomised", _RANDOMISED)
            )
            rows.append(TrialFigure(f"false alarm, told as clear: {name}", trial, "clear"))
    for name, trial in trials + strange:
        rows.append(
            TrialFigure(f"95% interval covers, no effect: {name}", trial, "covers", _COVERAGE)
        )
    halved = [(name, replace(trial, ratio=HALF)) for name, trial in trials]
    for name, trial in halved:
        rows.append(TrialFigure(f"95% interval covers, halved: {name}", trial, "covers", _COVERAGE))
    for name, trial in halved:
        limits = _POWER.get((trial.design, trial.days))
        rows.append(TrialFigure(f"halved, the interval finds it: {name}", trial, "outside", limits))
        if trial.design == "ABAB":
            rows.append(TrialFigure(f"halved, told as clear: {name}", trial, "clear"))
    return rows


TRIAL_FIGURES = _figures()

GRID = [
    Trialling(design=design, days=days, before=before, ratio=ratio)
    for design in DESIGNS
    for days in LENGTHS
    for before in _RECORDS.values()
    for ratio in RATIOS
]


def trial_scenarios() -> list[Trialling]:
    """Return every scenario that a row needs, once."""
    return list({row.scenario.name: row.scenario for row in TRIAL_FIGURES}.values())


def visible(measured: Measured, design: str, days: int, before: int, measure: str) -> float:
    """Return the ratio nearest to 1 that is found in four of five, between the ratios of the
    grid by its logarithm; NaN where none of them is."""
    some = [one for one in GRID if (one.design, one.days, one.before) == (design, days, before)]
    found = [share(measured[one.name][measure]).value for one in some]
    points = [(1.0, 0.0), *((one.ratio, value) for one, value in zip(some, found, strict=True))]
    for (ratio, below), (further, above) in pairwise(points):
        if below < FOUND_BY <= above:
            part = (FOUND_BY - below) / (above - below)
            return float(np.exp(np.log(ratio) + part * np.log(further / ratio)))
    return float("nan")
