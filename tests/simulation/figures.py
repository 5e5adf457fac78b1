"""What the engine must reach, and how a measured share is held against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tests.insight.diaries import HARSH, MEDIUM, STRONG
from tests.simulation.looks import MILESTONES, NAIVE, OURS, YEAR, Key, Scenario
from tracker.insight import DEFAULT_PINS

Floats = NDArray[np.float64]
Verdict = Literal["ok", "ok within its error", "short of it", "FAILS"]
Measured = Mapping[str, Mapping[str, Floats]]
"""The values of every diary, by scenario and by what was measured."""

_SURE = 2.0  # standard errors

SLEEP: Key = ("sleep", 0)
CUPS: Key = ("caffeine", 1)
WORK: Key = ("workload", 0)


class Share(NamedTuple):
    """A mean over `n` diaries with its Monte Carlo standard error."""

    value: float
    error: float
    n: int


class Limits(NamedTuple):
    """What is wanted, from `low` to `high`, and beyond what it fails."""

    low: float
    high: float
    fails_below: float
    fails_above: float

    def verdict(self, share: Share) -> Verdict:
        """Return how a share stands. NaN fails: what could not be measured is not good."""
        if not self.fails_below <= share.value <= self.fails_above:
            return "FAILS"
        if self.low <= share.value <= self.high:
            return "ok"
        beyond = max(self.low - share.value, share.value - self.high)
        return "ok within its error" if beyond <= _SURE * share.error else "short of it"

    def words(self) -> tuple[str, str]:
        """Return both columns as they are printed."""
        if self.low == -np.inf:
            return f"≤ {told(self.high)}", f"> {told(self.fails_above)}"
        wanted = (
            f"≥ {told(self.low)}" if self.high == np.inf else f"{told(self.low)}–{told(self.high)}"
        )
        return wanted, f"< {told(self.fails_below)}"


@dataclass(frozen=True)
class Figure:
    """A row of the table: the mean of one measure over the diaries of one scenario."""

    name: str
    scenario: Scenario
    measure: str
    limits: Limits | None = None


def at_most(reach: float, fails: float) -> Limits:
    return Limits(-np.inf, reach, -np.inf, fails)


def at_least(reach: float, fails: float) -> Limits:
    return Limits(reach, np.inf, fails, np.inf)


def within(low: float, high: float, fails: float) -> Limits:
    """Return limits from low to high that fail below; too much of it is no harm."""
    return Limits(low, high, fails, np.inf)


def share(values: Floats) -> Share:
    """Return the mean over the diaries in which it applies."""
    known = values[np.isfinite(values)]
    if not len(known):
        return Share(np.nan, np.nan, 0)
    # All alike is not certainty: one diary more could have differed.
    error = max(float(known.std()) / np.sqrt(len(known)), 1 / len(known))
    return Share(float(known.mean()), error, len(known))


def told(value: float) -> str:
    """Return a share as it is printed: .05, 1.00."""
    return "–" if np.isnan(value) else f"{value:.2f}".removeprefix("0")


INNOCENT = f"{OURS}: innocent"
FOUND = f"{OURS}: found"
COVERAGE = within(0.92, 0.97, 0.90)

NOTHING = {days: Scenario(name=f"nothing {days}", days=days) for days in (30, 60, 90, 365)}
HARSHLY = {
    days: Scenario(name=f"harsh {days}", days=days, world=HARSH) for days in (30, 60, 90, 365)
}
ONE_STRONG = {
    days: Scenario(name=f"strong {days}", days=days, planted={WORK: STRONG})
    for days in (30, 60, 90, 365)
}
ONE_MEDIUM = {
    days: Scenario(name=f"medium {days}", days=days, planted={CUPS: MEDIUM})
    for days in (30, 60, 90, 365)
}
PINNED = {
    days: Scenario(
        name=f"pinned {days}", days=days, planted={CUPS: MEDIUM}, pinned=frozenset({CUPS, SLEEP})
    )
    for days in (30, 60, 90, 365)
}
YEARS = Scenario(name="year", days=YEAR, pinned=DEFAULT_PINS, milestones=MILESTONES)
YEARS_STRONG = Scenario(
    name="year strong",
    days=YEAR,
    planted={WORK: STRONG},
    pinned=DEFAULT_PINS,
    milestones=MILESTONES,
)
YEARS_MEDIUM = Scenario(
    name="year medium",
    days=YEAR,
    planted={CUPS: MEDIUM},
    pinned=DEFAULT_PINS,
    milestones=MILESTONES,
)


def _figures() -> list[Figure]:
    rows = [
        Figure(f"false alarm, nothing going on, {days} days", scenario, INNOCENT, limits)
        for (days, scenario), limits in zip(
            NOTHING.items(), [*[at_most(0.07, 0.10)] * 3, at_most(0.08, 0.12)], strict=True
        )
    ]
    rows += [
        Figure(f"false alarm, harsh records, {days} days", one, INNOCENT, at_most(0.07, 0.12))
        for days, one in HARSHLY.items()
    ]
    rows += [
        Figure(
            f"innocent beside one strong, {days} days",
            ONE_STRONG[days],
            INNOCENT,
            at_most(0.12, 0.20),
        )
        for days in (60, 90, 365)
    ]
    for kind, scenarios in (
        ("nothing going on", NOTHING),
        ("harsh records", HARSHLY),
        ("planted, strong", ONE_STRONG),
        ("planted, medium", ONE_MEDIUM),
    ):
        rows += [
            Figure(f"95% intervals cover, {kind}, {days} days", one, "covers", COVERAGE)
            for days, one in scenarios.items()
        ]
    rows += [
        Figure(
            f"intervals of planted and flagged cover, {kind}, {days} days",
            scenarios[days],
            "covers when flagged",
            at_least(0.93, 0.88),
        )
        for kind, scenarios in (("strong", ONE_STRONG), ("medium", ONE_MEDIUM))
        for days in (60, 90, 365)
    ]
    for kind, scenarios, reach in (
        ("medium caffeine the day before", ONE_MEDIUM, (0.05, 0.14, 0.25)),
        ("the same, pinned beside sleep", PINNED, (0.11, 0.26, 0.46)),
        ("strong workload the same day", ONE_STRONG, (0.30, 0.65, 0.93)),
    ):
        rows += [
            Figure(f"found: {kind}, {days} days", scenarios[days], FOUND, at_least(goal, goal / 2))
            for days, goal in zip((30, 60, 90), reach, strict=True)
        ]
        rows.append(Figure(f"found: {kind}, 365 days", scenarios[365], FOUND))
    rows += [
        Figure(name, scenario, measure, limits)
        for name, scenario, measure, limits in (
            ("ever a false “clear” in a year of milestones", YEARS, INNOCENT, at_most(0.06, 0.12)),
            ("a hint at any one milestone", YEARS, "hint at a look", at_most(0.10, 0.14)),
            ("ever a false “clear” beside one strong", YEARS_STRONG, INNOCENT, None),
        )
    ]
    for kind, one in (("strong workload", YEARS_STRONG), ("medium caffeine", YEARS_MEDIUM)):
        rows += [
            Figure(f"“clear” by {reached} watched days: {kind}", one, f"clear by {reached}")
            for reached in MILESTONES
            if reached >= 30
        ]
    return rows


FIGURES = _figures()

BESIDE = [
    Figure(name, scenario, measure)
    for name, scenario, measure in (
        ("false alarm, nothing going on, 30 days", NOTHING[30], "innocent"),
        ("false alarm, nothing going on, 60 days", NOTHING[60], "innocent"),
        ("false alarm, nothing going on, 365 days", NOTHING[365], "innocent"),
        ("false alarm, harsh records, 90 days", HARSHLY[90], "innocent"),
        ("ever, looking at nine milestones in a year", YEARS, "innocent"),
        ("innocent beside one strong, 60 days", ONE_STRONG[60], "innocent"),
        ("innocent beside one strong, 365 days", ONE_STRONG[365], "innocent"),
        ("found: medium caffeine, 60 days", ONE_MEDIUM[60], "found"),
        ("found: strong workload, 60 days", ONE_STRONG[60], "found"),
    )
]
METHODS = (OURS, *NAIVE)


def scenarios() -> list[Scenario]:
    """Return every scenario that a row needs, once, the longest first."""
    needed = {row.scenario.name: row.scenario for row in [*FIGURES, *BESIDE]}
    return sorted(needed.values(), key=lambda one: (len(one.milestones), one.days), reverse=True)


def shares(measured: Measured, rows: Sequence[Figure]) -> list[Share]:
    """Return the share of each row."""
    return [share(measured[row.scenario.name][row.measure]) for row in rows]
