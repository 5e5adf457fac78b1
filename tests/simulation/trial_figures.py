"""The rows on self-trials: what is measured, on which trials, and what it must reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tests.insight.diaries import FEW, HARSH, PLAIN, SLOW, STEADY, World
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

_RECORDS = (("trial alone", 0), (f"after {BEFORE} days", BEFORE))
_STRANGE = (("harsh records", HARSH), ("strong drift", SLOW), ("few twitches", FEW))
_FALSE, _RANDOMISED = at_most(0.10, 0.14), at_most(0.06, 0.08)
_COVERAGE = within(0.92, 0.98, 0.90)
_POWER = {("AB", 14): at_least(0.50, 0.25), ("ABAB", 7): at_least(0.58, 0.29)}
AB, ABAB = Trialling(design="AB", days=14), Trialling(design="ABAB", days=7)


@dataclass(frozen=True)
class TrialFigure:
    """A row of the table: the mean of one measure over the diaries of one scenario."""

    name: str
    scenario: Trialling
    measure: str
    limits: Limits | None = None


def _figures() -> list[TrialFigure]:
    trials = [
        (f"{trial.words}, {words}", replace(trial, before=before))
        for words, before in _RECORDS
        for trial in (replace(AB, days=7), AB, ABAB, replace(ABAB, days=14))
    ]
    trials += [
        (f"{trial.words}, steady, {words}", replace(trial, before=before, world=STEADY))
        for words, before in _RECORDS
        for trial in (AB, ABAB)
    ]
    strange = [
        (f"{trial.words}, {words}", replace(trial, before=BEFORE, world=world))
        for words, world in _STRANGE
        for trial in (AB, ABAB)
    ]
    rows = []
    for name, trial in trials + strange:
        rows.append(TrialFigure(f"false alarm, the interval: {name}", trial, "outside", _FALSE))
    for name, trial in trials + strange:
        if trial.drawn:
            label = f"false alarm, randomised: {name}"
            rows.append(TrialFigure(label, trial, "randomised", _RANDOMISED))
            rows.append(TrialFigure(f"false alarm, told as clear: {name}", trial, "clear"))
    for name, trial in trials + strange:
        label = f"95% interval covers, no effect: {name}"
        rows.append(TrialFigure(label, trial, "covers", _COVERAGE))
    halved = [(name, replace(trial, ratio=HALF)) for name, trial in trials]
    for name, trial in halved:
        rows.append(TrialFigure(f"95% interval covers, halved: {name}", trial, "covers", _COVERAGE))
    for name, trial in halved:
        limits = _POWER.get((trial.design, trial.days))
        rows.append(TrialFigure(f"halved, the interval finds it: {name}", trial, "outside", limits))
        if trial.drawn:
            rows.append(TrialFigure(f"halved, told as clear: {name}", trial, "clear"))
    return rows


TRIAL_FIGURES = _figures()

SIGHTS = (("plain, trial alone", PLAIN, 0), ("plain", PLAIN, BEFORE), ("steady", STEADY, BEFORE))
GRID = [
    Trialling(design=design, days=days, before=before, world=world, ratio=ratio)
    for design in DESIGNS
    for days in LENGTHS
    for _, world, before in SIGHTS
    for ratio in RATIOS
]


def trial_scenarios() -> list[Trialling]:
    """Return every scenario that a row needs, once."""
    return list({row.scenario.name: row.scenario for row in TRIAL_FIGURES}.values())


def visible(
    measured: Measured, design: str, days: int, world: World, before: int, measure: str
) -> float:
    """Return the ratio nearest to 1 that is found in four of five, between the ratios of the
    grid by its logarithm; NaN where none of them is."""
    asked = (design, days, world, before)
    some = [one for one in GRID if (one.design, one.days, one.world, one.before) == asked]
    found = [share(measured[one.name][measure]).value for one in some]
    points = [(1.0, 0.0), *((one.ratio, value) for one, value in zip(some, found, strict=True))]
    for (ratio, below), (further, above) in pairwise(points):
        if below < FOUND_BY <= above:
            part = (FOUND_BY - below) / (above - below)
            return float(np.exp(np.log(ratio) + part * np.log(further / ratio)))
    return float("nan")
