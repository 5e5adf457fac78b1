"""The section on self-trials, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import product

from tests.insight.diaries import PLAIN, STEADY
from tests.simulation.report import made_words, row_words
from tests.simulation.trial_figures import (
    BEFORE,
    LENGTHS,
    SIGHTS,
    TRIAL_FIGURES,
    Measured,
    TrialFigure,
    visible,
)
from tests.simulation.verdicts import Share, share, told
from tracker.model.designs import DESIGNS

HEADING = "## Self-trials"

_INTRODUCTION = f"""\
The same diaries hold a self-trial: on changed days the rate is what it is on others times the
true ratio. *Trial alone*: the diary begins with it; *after {BEFORE} days*: that many days of the
calendar come before. AB has two phases of equal length; the dates of ABAB are drawn as the app
draws them. *The interval* is the 95% interval of the adjusted ratio, which finds a difference
when it leaves out 1; *randomised* is the randomisation test at p ≤ .05; *told as clear* is what the
app says of drawn dates: both. *Steady* records have ten twitches a day that scatter and drift less;
with *strong drift*, level and factors drift as in the slow ones above; *few twitches* are 0.7 a
day."""

_BESIDE = "A t-test of the daily counts (Welch), the usual way, on the same trials without effect:"

_SIGHT = f"""\
The ratio nearest to 1 that is found in four of five trials, after {BEFORE} days of diary unless a
column says otherwise. The app says it at planning. With drawn dates a difference is told as clear
only where the randomisation test bears it out, which finds less: the dates that could have been
drawn are much like those that were."""


def trial_report(measured: Measured, *, seed: int, minutes: float, on: date) -> str:
    """Return the section, its heading first."""
    return "\n".join(
        [
            HEADING,
            "",
            _INTRODUCTION,
            "",
            made_words(seed, minutes, on),
            "",
            "| figure | measured | ± | diaries | reach | fails beyond | |",
            "| --- | --- | --- | --- | --- | --- | --- |",
            *(row_words(row.name, _share(measured, row), row.limits) for row in TRIAL_FIGURES),
            "",
            _BESIDE,
            "",
            "| told of a difference where there is none | tracker | t-test |",
            "| --- | --- | --- |",
            *_beside(measured),
            "",
            "### The smallest effect that is found",
            "",
            _SIGHT,
            "",
            f"| design | {' | '.join(words for words, _, _ in SIGHTS)} | plain, told as clear "
            "| steady, told as clear |",
            f"| --- |{' --- |' * (len(SIGHTS) + 2)}",
            *_sights(measured),
            "",
        ]
    )


def trial_failures(measured: Measured) -> list[str]:
    """Return the names of the figures beyond what they may be."""
    return [
        row.name
        for row in TRIAL_FIGURES
        if row.limits is not None and row.limits.verdict(_share(measured, row)) == "FAILS"
    ]


def with_section(text: str, section: str) -> str:
    """Return a report with this section on self-trials in the place of its own, if any."""
    rest, _, _ = text.partition(f"{HEADING}\n")
    return f"{rest.rstrip()}\n\n{section}"


def section_of(text: str) -> str:
    """Return the section on self-trials of a report, nothing where there is none."""
    _, heading, rest = text.partition(f"{HEADING}\n")
    return heading + rest


def _share(measured: Measured, row: TrialFigure) -> Share:
    return share(measured[row.scenario.name][row.measure])


def _beside(measured: Measured) -> Sequence[str]:
    rows = []
    for row in TRIAL_FIGURES:
        if row.measure == "outside" and row.scenario.ratio == 1:
            values = measured[row.scenario.name]
            ours = values["clear" if "clear" in values else "outside"]
            figures = " | ".join(told(share(one).value) for one in (ours, values["t-test"]))
            rows.append(f"| {row.name.partition(': ')[2]} | {figures} |")
    return rows


def _sights(measured: Measured) -> Sequence[str]:
    rows = []
    for design, days in product(DESIGNS, LENGTHS):
        found = [
            visible(measured, design, days, world, before, "outside") for _, world, before in SIGHTS
        ]
        if design == "ABAB":
            found += [
                visible(measured, design, days, world, BEFORE, "clear") for world in (PLAIN, STEADY)
            ]
        figures = " | ".join(told(one) for one in [*found, *[float("nan")] * 2][:5])
        rows.append(f"| {design} {len(design)}×{days} | {figures} |")
    return rows
