"""Figures as ratios to a floor that is measured in the same run, in turn with them."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

WIDTH = 56  # of a figure's name

Measure = Callable[[], float]


@dataclass(frozen=True)
class Figure:
    """What was found: ours and the floor in `unit`, and the limit of the ratio (or, where
    there is no floor, of ours itself; None: told only)."""

    name: str
    ours: float
    floor: float | None
    unit: str
    limit: float | None
    ratio: float | None = None

    @property
    def good(self) -> bool:
        """Whether it keeps within its limit."""
        held = self.ours if self.ratio is None else self.ratio
        return self.limit is None or held <= self.limit

    def row(self) -> str:
        """Return a line of the table."""
        floor = "" if self.floor is None else f"{self.floor:.1f}"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}x"
        limit = "" if self.limit is None else f"{self.limit:g}{'x' if self.ratio else ''}"
        verdict = "" if self.limit is None else "ok" if self.good else "OVER"
        ours = f"{self.ours:.1f}"
        return (
            f"{self.name:<52} {ours:>8} {floor:>8} {self.unit:<5} {ratio:>7} {limit:>6} {verdict}"
        )


class Stopwatch:
    """The timer that pytest-benchmark reads. It is moved on by what was measured: that a
    screen has settled is only known some time after it has."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


STOPWATCH = Stopwatch()


class Comparison:
    """Runs ours and the floor in turn, round by round, and notes the figure."""

    def __init__(self, benchmark: Any, found: list[Figure]) -> None:
        self.benchmark = benchmark
        self._found = found

    def __call__(
        self,
        name: str,
        ours: Measure,
        floor: Measure,
        *,
        limit: float,
        rounds: int,
        unit: str = "ms",
    ) -> Figure:
        """Measure both `rounds` times after one round to warm up, and return the figure.

        The ratio is the median of the rounds' own ratios: both halves of a round see the same
        load of the machine. Measures are in seconds; `unit` 'MB' takes them as MiB.
        """
        floors: list[float] = []
        mine: list[float] = []

        def run() -> None:
            mine.append(ours())
            STOPWATCH.now += mine[-1]

        self.benchmark.pedantic(
            run, setup=lambda: floors.append(floor()), rounds=rounds, warmup_rounds=1
        )
        pairs = list(zip(mine, floors, strict=True))[1:]
        scale = 1000 if unit == "ms" else 1
        figure = Figure(
            name,
            median(one for one, _ in pairs) * scale,
            median(other for _, other in pairs) * scale,
            unit,
            limit,
            median(one / other for one, other in pairs),
        )
        self.benchmark.extra_info.update(ratio=figure.ratio, floor=figure.floor, limit=limit)
        return self.note(figure)

    def note(self, figure: Figure) -> Figure:
        """Put a figure into the table."""
        self._found.append(figure)
        return figure


def timed(act: Callable[[], object]) -> Measure:
    """Return what measures one call of `act`, in seconds."""

    def measure() -> float:
        begin = time.perf_counter()
        act()
        return time.perf_counter() - begin

    return measure


def table(found: list[Figure]) -> Iterator[str]:
    """Yield the lines of the table, the machine last."""
    yield f"{'':<{WIDTH}} {'ours':>8} {'floor':>8} {'':<5} {'ratio':>7} {'limit':>6}"
    yield from (figure.row() for figure in found)
    packages = ("textual", "tinydb", "msgspec", "filelock", "numpy", "scipy")
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    load = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    yield f"{os.cpu_count()} cores ({_processor()}), {platform.platform()}, load {load}"
    yield f"Python {sys.version.split()[0]}, {versions}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())
