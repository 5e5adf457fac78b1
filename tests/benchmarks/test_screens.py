"""The app on ten years against a Textual app with nothing in it, both on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path

import pytest

from tests.benchmarks.figures import Comparison, Measure
from tests.benchmarks.terminal import Terminal, running

Start = Sequence[str | Path]
SHORT = 0.12  # seconds of quiet after a key
HELD = 0.9  # seconds after which the same key is no longer taken for a held one


@pytest.fixture
def ours(command: Path, ten_years: Path) -> Start:
    return [command, "--home", ten_years]


@pytest.fixture
def nothing(floors: Path) -> Start:
    return [sys.executable, floors / "three_screens.py"]


@pytest.fixture
def app(ours: Start) -> Iterator[Terminal]:
    with running(ours) as terminal:
        terminal.settled("check-in")
        yield terminal


@pytest.fixture
def bare(nothing: Start) -> Iterator[Terminal]:
    with running(nothing) as terminal:
        terminal.settled("pressed 0")
        yield terminal


def start(command: Start, word: str) -> Measure:
    def measure() -> float:
        with running(command) as terminal:
            return terminal.settled(word)

    return measure


def memory(command: Start, word: str) -> Measure:
    def measure() -> float:
        with running(command) as terminal:
            terminal.settled(word)
            return terminal.peak_memory() / 1024

    return measure


def pressing(terminal: Terminal, keys: Sequence[str], wait: float = 0) -> Measure:
    """Measure the next of those keys, over and over, from the press to the settled screen."""
    turns = cycle(keys)

    def measure() -> float:
        time.sleep(wait)
        terminal.press(next(turns))
        return terminal.settled(quiet=SHORT)

    return measure


def test_start_to_settled_first_screen(compare: Comparison, ours: Start, nothing: Start) -> None:
    figure = compare(
        "start to settled first screen: ten years / empty app",
        start(ours, "check-in"),
        start(nothing, "pressed 0"),
        limit=1.3,
        rounds=15,
    )
    assert figure.good


def test_start_of_an_empty_diary(compare: Comparison, command: Path, ours: Start) -> None:
    empty = [*ours[:-1], Path(ours[-1]).with_name("empty")]
    figure = compare(
        "start to settled first screen: ten years / empty diary",
        start(ours, "check-in"),
        start(empty, "check-in"),
        limit=1.2,
        rounds=9,
    )
    assert figure.good


def test_peak_memory_on_log(compare: Comparison, ours: Start, nothing: Start) -> None:
    figure = compare(
        "peak memory on Log: ten years / empty app",
        memory(ours, "check-in"),
        memory(nothing, "pressed 0"),
        limit=1.5,
        rounds=5,
        unit="MB",
    )
    assert figure.good


@pytest.mark.parametrize(
    ("what", "keys", "wait", "rounds"),
    [
        ("the record before, after (up, down)", ["\x1b[A", "\x1b[B"], 0.0, 40),
        ("the day before, after (left, right)", ["\x1b[D", "\x1b[C"], 0.0, 40),
        ("one twitch, saved (t)", ["t"], HELD, 15),
    ],
)
def test_key_to_repaint(
    compare: Comparison,
    app: Terminal,
    bare: Terminal,
    what: str,
    keys: list[str],
    wait: float,
    rounds: int,
) -> None:
    figure = compare(
        f"key to repaint: {what}",
        pressing(app, keys, wait),
        pressing(bare, ["t"]),
        limit=2.0,
        rounds=rounds,
    )
    assert figure.good


def test_another_day_against_a_screen_of_new_text(
    compare: Comparison, app: Terminal, floors: Path
) -> None:
    with running([sys.executable, floors / "whole_repaint.py"]) as bare:
        bare.settled("pressed 0")
        figure = compare(
            "key to repaint: another day / an app writing 20 lines",
            pressing(app, ["\x1b[D", "\x1b[C"]),
            pressing(bare, ["t"]),
            limit=2.0,
            rounds=40,
        )
    assert figure.good


@pytest.mark.parametrize(
    ("what", "keys"), [("Log and Calendar", "21"), ("Log, Calendar and Insights", "231")]
)
def test_switching_screens(
    compare: Comparison, app: Terminal, bare: Terminal, what: str, keys: str
) -> None:
    visit_all(app, lambda: app.settled("days watched"))
    visit_all(bare, lambda: bare.settled("three"))
    figure = compare(
        f"switching screens: {what}",
        pressing(app, keys),
        pressing(bare, keys),
        limit=1.5,
        rounds=30,
    )
    assert figure.good


def visit_all(terminal: Terminal, last_is_there: Callable[[], object]) -> None:
    """Build all three screens, and come back to the first."""
    terminal.press("2")
    terminal.settled()
    terminal.press("3")
    last_is_there()
    terminal.press("1")
    terminal.settled()
