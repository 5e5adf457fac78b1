"""The tables, as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from tests.simulation.figures import (
    BESIDE,
    FIGURES,
    IN_SHORT,
    METHODS,
    USUAL,
    Figure,
    Measured,
    shares,
)
from tests.simulation.looks import OURS
from tests.simulation.verdicts import Limits, Share, Verdict, share, told
from tracker import __version__

TIME_LIMITS = {  # milliseconds: to reach, fails beyond
    "365 days": (80, 150),
    "ten years": (400, 800),
}

INTRODUCTION = """\
# How often the insights are right

Measured on simulated diaries whose truth is known, by `python -m tests.simulation`. Each holds
twitches a day that scatter more than chance (negative binomial) around a level that drifts from
day to day (AR(1)), with a trend and a weekday pattern; six factors that are rounded, follow the
week and move with each other; and days that were not watched, more of them when busy. *Harsh*
records drift more strongly, bend, hold more days without a twitch and more missing ones, most
of them busy. *Slow* factors drift as strongly as the counts, which is where days are taken for
more evidence than they are. *Medium* is 18% more twitches per cup of coffee the day before,
*strong* 22% more per hour of work. One look at 5%, six factors at two lags, unless a row says
otherwise; days are days of the calendar, of which about one in seven was not watched. ± is the
Monte Carlo standard error.
"""

USUAL_METHODS = """\
Pearson and Spearman call every p < .05 a finding; BH is the correction of Benjamini and Hochberg
at 5%. In the row of milestones ours is “clear” at any of them."""


def report(
    measured: Measured, times: Mapping[str, float], *, seed: int, minutes: float, on: date
) -> str:
    """Return the whole text."""
    found = shares(measured, FIGURES)
    return "\n".join(
        [
            INTRODUCTION,
            made_words(seed, minutes, on),
            "",
            "## In short",
            "",
            *in_short(measured),
            "",
            "## Against what it must reach",
            "",
            "| figure | measured | ± | diaries | reach | fails beyond | |",
            "| --- | --- | --- | --- | --- | --- | --- |",
            *(
                row_words(row.name, one, row.limits)
                for row, one in zip(FIGURES, found, strict=True)
            ),
            "",
            "## Beside the usual methods, on the same diaries",
            "",
            f"| share of diaries | {' | '.join(METHODS)} |",
            f"| --- |{' --- |' * len(METHODS)}",
            *_beside(measured),
            "",
            USUAL_METHODS,
            "",
            "## Time",
            "",
            "| 12 factors, 2 lags, warm | ms of processor time | reach | fails beyond | |",
            "| --- | --- | --- | --- | --- |",
            *(
                f"| {name} | {taken:.0f} | < {time_limits(name)[0]} | > {time_limits(name)[1]} "
                f"| {time_verdict(name, taken)} |"
                for name, taken in times.items()
            ),
            "",
        ]
    )  # fmt: skip


def in_short(measured: Measured) -> list[str]:
    """Return the table of the README: of 100 diaries, ours and the usual way, in plain words."""
    return [
        "| of 100 simulated diaries | Tracker | usual way |",
        "| --- | --- | --- |",
        *(
            f"| {words} | {_hundreds(measured, rows, OURS)} | {_hundreds(measured, rows, USUAL)} |"
            for words, rows in IN_SHORT
        ),
    ]


def _hundreds(measured: Measured, rows: Sequence[Figure], method: str) -> str:
    values = [measured[row.scenario.name] for row in rows]
    found = [share(one[f"{method}: {row.measure}"]) for one, row in zip(values, rows, strict=True)]
    return " / ".join(f"{one.value * 100:.0f}" for one in found)


def failures(measured: Measured, times: Mapping[str, float]) -> list[str]:
    """Return the names of the figures beyond what they may be."""
    failed = [
        row.name
        for row, one in zip(FIGURES, shares(measured, FIGURES), strict=True)
        if row.limits is not None and row.limits.verdict(one) == "FAILS"
    ]
    return failed + [name for name, taken in times.items() if time_verdict(name, taken) == "FAILS"]


def time_limits(name: str) -> tuple[int, int]:
    """Return what a time should stay below, in milliseconds, and beyond what it fails."""
    return TIME_LIMITS[name.partition(",")[0]]


def time_verdict(name: str, taken: float) -> Verdict:
    """Return how a time in milliseconds stands."""
    reach, fails = time_limits(name)
    return "ok" if taken < reach else "short of it" if taken <= fails else "FAILS"


def row_words(name: str, one: Share, limits: Limits | None) -> str:
    """Return a row of the table of what is to be reached."""
    wanted, fails = limits.words() if limits else ("", "")
    verdict = limits.verdict(one) if limits else ""
    return (
        f"| {name} | {_fine(one.value)} | {_fine(one.error)} | {one.n} "
        f"| {wanted} | {fails} | {verdict} |"
    )


def _beside(measured: Measured) -> Sequence[str]:
    rows = []
    for row in BESIDE:
        values = measured[row.scenario.name]
        found = [share(values[f"{method}: {row.measure}"]) for method in METHODS]
        cells = " | ".join(f"{told(one.value)} ± {told(one.error)}" for one in found)
        rows.append(f"| {row.name} | {cells} |")
    return rows


def _fine(value: float) -> str:
    return "–" if value != value else f"{value:.3f}".removeprefix("0")


def made_words(seed: int, minutes: float, on: date) -> str:
    """Return when and with what the figures were made."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scipy"))
    return (
        f"Made on {on.isoformat()} with tracker {__version__}, Python {platform.python_version()}, "
        f"{libraries}; first seed {seed}; {minutes:.0f} minutes on {_machine()}."
    )


def _machine() -> str:
    cpu = platform.processor() or "a processor"
    listed = Path("/proc/cpuinfo")
    if listed.exists():
        for line in listed.read_text().splitlines():
            if line.startswith("model name"):
                cpu = line.partition(":")[2].strip()
                break
    return f"{os.cpu_count()} cores of {cpu} ({platform.system()}, {platform.machine()})"
