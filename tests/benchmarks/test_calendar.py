"""The Calendar on ten years: another day within a frame, a month or a year within 50 ms."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.benchmarks.figures import Figure
from tests.benchmarks.terminal import Terminal, running

FRAME, FIFTY = 1000 / 60, 50.0
READ_AHEAD = 0.4  # seconds in which what is likely next has been read
LEFT, RIGHT, UP, DOWN = "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B"
PAGE_UP, PAGE_DOWN = "\x1b[5~", "\x1b[6~"


@pytest.fixture
def calendar(command: Path, ten_years: Path) -> Iterator[Terminal]:
    with running([command, "--home", ten_years]) as terminal:
        terminal.settled("check-in")
        terminal.press("2")
        terminal.settled("usual")
        time.sleep(READ_AHEAD)
        yield terminal


def taken(terminal: Terminal, keys: Sequence[str], rounds: int, wait: float) -> list[float]:
    """Return the milliseconds from each key to the settled screen."""
    turns = cycle(keys)
    times = []
    for _ in range(rounds + 1):
        time.sleep(wait)
        terminal.press(next(turns))
        times.append(terminal.settled(quiet=0.12) * 1000)
    return times[1:]


@pytest.mark.parametrize(
    ("what", "before", "keys", "rounds", "limit"),
    [
        ("day beside (left, right)", "", [LEFT, RIGHT], 40, FRAME),
        ("week before (up, down)", "", [UP, DOWN], 40, FRAME),
        ("month after month (page up)", "", [PAGE_UP], 40, FIFTY),
        ("month and back (page up, down)", "", [PAGE_UP, PAGE_DOWN], 30, FIFTY),
        ("the year and back (y)", "", ["y"], 30, FIFTY),
        ("day beside, in the year", "y", [LEFT, RIGHT], 40, FRAME),
        ("year after year (page up)", "y", [PAGE_UP], 8, FIFTY),
        ("another measure (m, enter)", "", ["m", "\r"], 20, FIFTY),
    ],
)
def test_moving_on(
    found: list[Figure],
    calendar: Terminal,
    what: str,
    before: str,
    keys: list[str],
    rounds: int,
    limit: float,
) -> None:
    if before:
        calendar.press(before)
        calendar.settled()
    times = taken(calendar, keys, rounds, READ_AHEAD if "year" in what else 0)
    figure = Figure(f"Calendar, {what}: median", median(times), None, "ms", limit)
    slow = quantiles(times, n=10)[-1]
    found += [figure, Figure(f"Calendar, {what}: 9 of 10", slow, None, "ms", None)]
    assert figure.good
