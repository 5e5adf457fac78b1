"""One simulated diary, looked at: once, or at every milestone of its first year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from tests.insight.diaries import PLAIN, START, Diary, World, simulate
from tests.simulation.naive import naive_findings
from tracker.insight.associations import Association, associate
from tracker.insight.daily import DailyTable
from tracker.insight.links import links
from tracker.insight.milestones import milestone, rows_up_to
from tracker.insight.shrinkage import t_quantile
from tracker.model import CATALOGUE

Floats = NDArray[np.float64]
Key = tuple[str, int]

OURS = "tracker"
NAIVE = ("Pearson", "Spearman", "Spearman + BH")
MILESTONES = (21, 30, 45, 60, 90, 120, 180, 270, 365)
_CONFIDENCE = 0.95
YEAR = 500  # calendar days that hold 365 watched ones

Values = dict[str, float]
"""What was measured on one diary, by name; NaN where it does not apply."""


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A kind of diary and of look. `planted` are log rate ratios per SD by (factor, lag);
    `milestones` are the watched days at which it is looked at; none: once, at the end."""

    name: str
    days: int
    world: World = PLAIN
    planted: Mapping[Key, float] = field(default_factory=dict)
    pinned: frozenset[Key] = frozenset()
    milestones: tuple[int, ...] = ()


def measure(scenario: Scenario, seed: int) -> Values:
    """Return what the look or looks at the diary of that seed found."""
    diary = simulate(seed, scenario.days, planted=scenario.planted, world=scenario.world)
    return _all_looks(scenario, diary) if scenario.milestones else _one_look(scenario, diary)


def _one_look(scenario: Scenario, diary: Diary) -> Values:
    found = {
        (one.factor, one.lag): one
        for one in associate(diary.counts, diary.factors, START, pinned=scenario.pinned)
        if one.gate is None and np.isfinite(one.slope)
    }
    flagged = {OURS: frozenset(key for key, one in found.items() if one.flagged)}
    values: Values = {}
    for method, keys in (flagged | naive_findings(diary)).items():
        values[f"{method}: innocent"] = float(bool(keys - set(scenario.planted)))
        if scenario.planted:
            values[f"{method}: found"] = float(set(scenario.planted) <= keys)
    if not scenario.planted:
        covering = [_plain_covers(one, 0.0) for one in found.values()]
        values["covers"] = float(np.mean(covering)) if covering else np.nan
    for key, truth in diary.truth.items():
        if one := found.get(key):
            values["covers"] = float(_plain_covers(one, truth))
            if one.flagged:
                values["covers when flagged"] = float(one.low <= truth <= one.high)
    return values


def _plain_covers(one: Association, truth: float) -> bool:
    """Return whether the 95% interval holds the truth; that of a flagged one is taken here as
    if it had not been chosen for being large."""
    if not one.flagged:
        return one.low <= truth <= one.high
    middle = (one.low + one.high) / 2
    reach = t_quantile(one.freedom, _CONFIDENCE) * one.error / one.sd
    return abs(truth - middle) <= reach


def _all_looks(scenario: Scenario, diary: Diary) -> Values:
    whole = as_table(diary)
    innocent: dict[str, bool] = dict.fromkeys(NAIVE, False)
    clear: set[Key] = set()
    hints = []
    values: Values = {}
    for reached in scenario.milestones:
        rows = rows_up_to(whole.watched, reached)
        until = whole.between(START, START + timedelta(days=rows - 1))
        said = links(until, until, CATALOGUE, milestone(reached), scenario.pinned).associations
        now = {(link.factor, link.lag) for link in said if link.tier == "clear"}
        clear |= now
        told = {(link.factor, link.lag) for link in said if link.tier is not None}
        hints.append(bool(told - set(scenario.planted)))
        if scenario.planted:
            values[f"clear by {reached}"] = float(set(scenario.planted) <= clear)
        for method, keys in naive_findings(_first(diary, rows)).items():
            innocent[method] |= bool(keys - set(scenario.planted))
    values[f"{OURS}: innocent"] = float(bool(clear - set(scenario.planted)))
    values["hint at a look"] = float(np.mean(hints))
    return values | {f"{method}: innocent": float(ever) for method, ever in innocent.items()}


def _first(diary: Diary, rows: int) -> Diary:
    factors = {name: column[:rows] for name, column in diary.factors.items()}
    return Diary(counts=diary.counts[:rows], factors=factors, truth=diary.truth)


def as_table(diary: Diary) -> DailyTable:
    """Return the diary as the table that the links are found in; only counts are known."""
    days = len(diary.counts)
    unknown = np.full(days, np.nan)
    blank = dict.fromkeys(CATALOGUE, unknown)
    return DailyTable(
        dates=[START + timedelta(days=row) for row in range(days)],
        counts=diary.counts,
        minutes=unknown,
        intensity=unknown,
        bother=unknown,
        checked_in=np.isfinite(diary.counts),
        factors=blank | diary.factors,
    )
