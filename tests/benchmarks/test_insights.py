"""Ten years read for Insights: how long it takes, and whether a key is answered meanwhile."""

from __future__ import annotations

import time
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.figures import STOPWATCH, Comparison, Figure, timed
from tests.benchmarks.terminal import Terminal, running
from tracker.diary import Diary
from tracker.exchange.analysis import WholeDiary

SECOND = 1000.0
ANSWER = 50.0
BETWEEN = 0.05  # seconds from an answer to the next key
LOOKS = 4


def test_reading_ten_years(compare: Comparison, ten_years: Path) -> None:
    taken: list[float] = []

    def read() -> None:
        with Diary.open(ten_years, writable=False) as diary:
            taken.append(timed(lambda: WholeDiary.read(diary))() * 1000)
            STOPWATCH.now += taken[-1] / 1000

    compare.benchmark.pedantic(read, rounds=9, warmup_rounds=1)
    figure = compare.note(
        Figure("reading ten years for insights", median(taken[1:]), None, "ms", SECOND)
    )
    assert figure.good


def test_keys_while_insights_are_worked_out(
    found: list[Figure], command: Path, ten_years: Path
) -> None:
    start: list[str | Path] = [command, "--home", ten_years]
    shown: list[float] = []
    idle: list[float] = []
    busy: list[float] = []
    for _ in range(LOOKS):
        with running(start) as terminal:
            terminal.settled("check-in")
            idle += answers(terminal, 0.8)
            terminal.press("3")
            shown.append(terminal.settled("days watched", quiet=0.8))
        with running(start) as terminal:
            terminal.settled("check-in")
            terminal.press("3")
            time.sleep(0.05)
            terminal.press("1")
            time.sleep(0.1)
            busy += answers(terminal, shown[-1] - 0.2)
    slow = quantiles(busy, n=20)[-1] * 1000
    found.append(Figure("Insights of ten years, first look", ms(shown), None, "ms", None))
    found.append(Figure("key on Log, at rest: median", ms(idle), None, "ms", None))
    found.append(Figure("key on Log meanwhile: median", ms(busy), None, "ms", ANSWER))
    found.append(Figure("key on Log meanwhile: 95 of 100", slow, None, "ms", ANSWER))
    found.append(Figure("key on Log meanwhile: slowest", max(busy) * 1000, None, "ms", None))
    assert slow <= ANSWER


def answers(terminal: Terminal, seconds: float) -> list[float]:
    """Press up and down in turn for so long; return how long each waited for its answer."""
    found = []
    keys = cycle(["\x1b[A", "\x1b[B"])
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        terminal.press(next(keys))
        found.append(terminal.answered())
        time.sleep(BETWEEN)
        terminal.rest()
    return found


def ms(seconds: list[float]) -> float:
    return median(seconds) * 1000
