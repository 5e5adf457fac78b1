"""One simulated self-trial of known truth, compared as the app does it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr

from tests.insight.diaries import PLAIN, START, World, simulate
from tests.simulation.looks import Values
from tracker.insight.trial import estimate, randomisation_p
from tracker.insight.trial.plans import laid_out
from tracker.model.designs import Design, admissible, least_days, planned

Floats = NDArray[np.float64]

_SURE = 0.05
_FEWEST = 2  # days of either kind that a t-test needs


@dataclass(frozen=True, kw_only=True)
class Trialling:
    """A kind of trial: on changed days the rate is `ratio` times the usual one. The diary
    begins `before` days earlier. ABAB has its dates drawn, AB phases of equal length."""

    design: Design
    days: int
    ratio: float = 1.0
    before: int = 0
    world: World = PLAIN

    @property
    def name(self) -> str:
        """What its values are kept by."""
        return repr(self)

    @property
    def drawn(self) -> bool:
        """Whether the app draws its dates."""
        return self.design == "ABAB"

    @property
    def words(self) -> str:
        """How it is told: 'AB 2×14'."""
        return f"{self.design} {len(self.design)}×{self.days}"


def measure_trial(scenario: Trialling, seed: int) -> Values:
    """Return what the comparison of the trial of that seed found."""
    plans = all_plans(scenario.design, scenario.days)
    run = laid_out(planned(scenario.design, scenario.days))[0]
    if scenario.drawn:
        run = plans[np.random.default_rng([seed, len(plans)]).integers(len(plans))]
    shift = np.log(scenario.ratio) * np.concatenate([np.zeros(scenario.before), run])
    diary = simulate(seed, len(shift), world=scenario.world, shift=shift)
    plan = np.concatenate([np.full(scenario.before, np.nan), run])
    found = estimate(diary.counts, diary.factors, START, plan)
    outside = bool(found.low > 0 or found.high < 0)
    values = {"outside": float(outside), "t-test": float(_t_test(diary.counts, plan))}
    if np.isfinite(found.log_rr):
        values["covers"] = float(found.low <= np.log(scenario.ratio) <= found.high)
    if scenario.drawn:
        try:
            p = randomisation_p(diary.counts, diary.factors, START, plan, plans)
        except ValueError:
            return values
        values["randomised"] = float(p <= _SURE)
        values["clear"] = float(outside and p <= _SURE)
    return values


@cache
def all_plans(design: Design, days: int) -> Floats:
    """Return (K, days of the trial) every plan that the dates could be drawn from."""
    lengths = planned(design, days)
    return laid_out(admissible(lengths, [least_days(days)] * len(lengths)))


def _t_test(counts: Floats, plan: Floats) -> bool:
    """Return whether Welch's t-test on the daily counts calls the phases different."""
    sides = [counts[(plan == side) & np.isfinite(counts)] for side in (0.0, 1.0)]
    if min(len(side) for side in sides) < _FEWEST:
        return False
    parts = [float(side.var(ddof=1)) / len(side) for side in sides]
    if not sum(parts):
        return False
    t = (sides[1].mean() - sides[0].mean()) / np.sqrt(sum(parts))
    freedom = sum(parts) ** 2 / sum(
        part**2 / (len(side) - 1) for part, side in zip(parts, sides, strict=True)
    )
    return bool(2 * stdtr(freedom, -abs(t)) < _SURE)
