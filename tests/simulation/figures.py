"""The rows of the tables: what is measured, on which diaries, and what it must reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.insight.diaries import HARSH, MEDIUM, SLOW, STRONG
from tests.simulation.looks import MILESTONES, NAIVE, OURS, YEAR, Key, Scenario
from tests.simulation.verdicts import Limits, Share, at_least, at_most, share, within
from tracker.insight import DEFAULT_PINS

Floats = NDArray[np.float64]
Measured = Mapping[str, Mapping[str, Floats]]
"""The values of every diary, by scenario and by what was measured."""

SLEEP: Key = ("sleep", 0)
CUPS: Key = ("caffeine", 1)
WORK: Key = ("workload", 0)


@dataclass(frozen=True)
class Figure:
    """A row of the table: the mean of one measure over the diaries of one scenario."""

    name: str
    scenario: Scenario
    measure: str
    limits: Limits | None = None


INNOCENT = f"{OURS}: innocent"
FOUND = f"{OURS}: found"
COVERAGE = within(0.92, 0.97, 0.90)

NOTHING = {days: Scenario(name=f"nothing {days}", days=days) for days in (30, 60, 90, 365)}
HARSHLY = {
    days: Scenario(name=f"harsh {days}", days=days, world=HARSH) for days in (30, 60, 90, 365)
}
SLOWLY = {days: Scenario(name=f"slow {days}", days=days, world=SLOW) for days in (30, 60, 90, 365)}
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
        Figure(f"false alarm, {kind}, {days} days", one, INNOCENT, at_most(0.07, 0.12))
        for kind, some in (("harsh records", HARSHLY), ("slow factors", SLOWLY))
        for days, one in some.items()
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
        ("slow factors", SLOWLY),
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
        ("false alarm, slow factors, 90 days", SLOWLY[90], "innocent"),
        ("ever, looking at nine milestones in a year", YEARS, "innocent"),
        ("innocent beside one strong, 60 days", ONE_STRONG[60], "innocent"),
        ("innocent beside one strong, 365 days", ONE_STRONG[365], "innocent"),
        ("found: medium caffeine, 60 days", ONE_MEDIUM[60], "found"),
        ("found: strong workload, 60 days", ONE_STRONG[60], "found"),
    )
]
METHODS = (OURS, *NAIVE)

USUAL = "Pearson"
IN_SHORT: list[tuple[str, list[Figure]]] = [
    (words, [Figure(words, one, measure) for one in some])
    for words, some, measure in (
        (
            "nothing goes with the twitching: told that something does, after 30 / 60 / 365 days",
            [NOTHING[30], NOTHING[60], NOTHING[365]],
            "innocent",
        ),
        ("the same, looking again and again for a year: ever told so", [YEARS], "innocent"),
        (
            "only work matters: told that something else does too, after 60 / 365 days",
            [ONE_STRONG[60], ONE_STRONG[365]],
            "innocent",
        ),
        (
            "a strong link is found, after 30 / 60 / 90 days",
            [ONE_STRONG[30], ONE_STRONG[60], ONE_STRONG[90]],
            "found",
        ),
        (
            "a medium link is found, after 60 / 90 / 365 days",
            [ONE_MEDIUM[60], ONE_MEDIUM[90], ONE_MEDIUM[365]],
            "found",
        ),
        (
            "a medium link named beforehand is found, after 60 / 90 / 365 days",
            [PINNED[60], PINNED[90], PINNED[365]],
            "found",
        ),
    )
]


def scenarios() -> list[Scenario]:
    """Return every scenario that a row needs, once, the longest first."""
    needed = {row.scenario.name: row.scenario for row in [*FIGURES, *BESIDE]}
    return sorted(needed.values(), key=lambda one: (len(one.milestones), one.days), reverse=True)


def shares(measured: Measured, rows: Sequence[Figure]) -> list[Share]:
    """Return the share of each row."""
    return [share(measured[row.scenario.name][row.measure]) for row in rows]
