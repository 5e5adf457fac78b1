"""The installed command on a pseudo-terminal: log, look at all three screens, quit, come back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal import Terminal


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def terminal(home: Path) -> Iterator[Terminal]:
    terminal = Terminal(home)
    yield terminal
    terminal.close()


def test_a_twitch_is_on_every_screen_and_there_again_after_a_restart(
    terminal: Terminal, home: Path
) -> None:
    terminal.wait_for("Welcome to a diary for hands")
    terminal.press("t")
    terminal.wait_for("1 twitch in 1 episode", "u undoes it")
    terminal.press("e")
    terminal.wait_for("enter saves")
    terminal.press("ri 4 re\r")
    terminal.wait_for("right index", "at rest", "Changed")
    terminal.press("2")
    terminal.wait_for("1 twitch in 1 episode", "intensity 4", "not watched")
    terminal.press("3")
    terminal.wait_for("1 of 1 day watched", "not medical advice")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0

    again = Terminal(home)
    try:
        again.wait_for("1 twitch in 1 episode", "right index", "at rest")
        again.press("q")
        assert again.wait_for_exit() == 0
    finally:
        again.close()
