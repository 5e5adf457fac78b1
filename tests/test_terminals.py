"""The app in the terminals that people have: tmux, xterm, the console of Linux, slow lines."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.terminal import COMMAND, PATIENCE, running
from tracker.ui.glyphs import CONSOLE

HERE = "Welcome to a diary for hands"
WIDE = "手が跳ねる e\u0301 👍 café"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


# tmux


class Tmux:
    """A window of a tmux server of its own."""

    def __init__(self, folder: Path, home: Path) -> None:
        self._base = ["tmux", "-u", "-S", str(folder / "socket"), "-f", "/dev/null"]
        self.run(
            "new-session", "-d", "-x", "80", "-y", "24", "-e", f"TRACKER_HOME={home}",
            "sh", "-c", f"'{COMMAND}'; echo ended: $?; cat",
        )  # fmt: skip

    def run(self, *words: str) -> str:
        return subprocess.run(
            [*self._base, *words], capture_output=True, text=True, check=True, timeout=30,
            encoding="utf-8",
        ).stdout  # fmt: skip

    def press(self, *keys: str) -> None:
        self.run("send-keys", *keys)

    def type(self, text: str) -> None:
        self.run("send-keys", "-l", text)

    @property
    def text(self) -> str:
        return self.run("capture-pane", "-p")

    def wait_for(self, *words: str) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            text = self.text
            if all(word in text for word in words):
                return text
            time.sleep(0.1)
        raise AssertionError(f"waited for {words}, tmux shows:\n{text}")


@pytest.fixture
def tmux(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tmux]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    folder = Path("/tmp") / f"tracker-{uuid4().hex[:12]}"  # a socket's path must be short
    folder.mkdir(mode=0o700)
    window = Tmux(folder, home)
    yield window
    window.run("kill-server")
    shutil.rmtree(folder)


def test_under_tmux_from_a_twitch_to_the_end(tmux: Tmux) -> None:
    tmux.wait_for(HERE)
    tmux.press("t")
    tmux.wait_for("1 twitch in 1 episode")
    tmux.press("i")
    tmux.type("ri 4 re")
    tmux.wait_for("intensity 4")
    tmux.press("Left", "Right", "Enter")
    tmux.wait_for("2 twitches in 2 episodes", "right index")
    tmux.press("2")
    tmux.wait_for("2 twitches", "Sun")
    tmux.press("3")
    tmux.wait_for("not medical advice")
    tmux.press("1")
    tmux.wait_for("right index")
    tmux.run("resize-window", "-x", "120", "-y", "40")
    tmux.wait_for("right index")
    tmux.press("q")
    tmux.wait_for("ended: 0")
    assert tmux.run("display-message", "-p", "#{alternate_on}#{cursor_flag}").strip() == "01"
    assert tmux.run("display-message", "-p", "#{mouse_any_flag}").strip() == "0"


def test_under_tmux_wide_characters_keep_the_frames(tmux: Tmux) -> None:
    tmux.wait_for(HERE)
    tmux.press("i")
    tmux.type(f"ri -- {WIDE}")
    tmux.wait_for("right index", "“")
    tmux.press("Enter")
    text = tmux.wait_for("1 twitch in 1 episode", "手が")
    # Where tmux and Textual disagreed on a width, the frame on the right would be moved.
    from rich.cells import cell_len

    lines = [line for line in text.splitlines() if line.endswith(("│", "╮", "╯"))]
    assert any("手が" in line for line in lines)
    assert {cell_len(line) for line in lines} == {80}


def test_under_tmux_a_paste_logs_nothing(tmux: Tmux) -> None:
    tmux.wait_for(HERE)
    tmux.run("set-buffer", "ttt0u")
    tmux.run("paste-buffer", "-p")
    tmux.wait_for("nothing was logged")
    assert HERE in tmux.text
    tmux.press("i")
    tmux.wait_for("enter saves")
    tmux.run("set-buffer", "ri x2\ntyping")
    tmux.run("paste-buffer", "-p")
    tmux.wait_for("ri x2 typing")


# The console of Linux, and what is no UTF-8


def test_the_console_of_linux_gets_glyphs_that_it_has(home: Path) -> None:
    with running(home, TERM="linux", COLORTERM=None) as terminal:
        terminal.wait_for(HERE)
        terminal.press("t")
        terminal.wait_for("1 twitch in 1 episode")
        for key in "23?":
            terminal.press(key)
            time.sleep(0.7)
            terminal.read(0.3)
        shown = {each for each in terminal.written.decode() if not each.isascii()}
        assert shown - CONSOLE == set()
        assert "┌" in shown
        assert re.search(rb"\x1b\[\?\d+\$p", terminal.written) is None
        terminal.press("\x1b")
        time.sleep(0.3)
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.given_back() == []


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C", "LANG": None},
        {"LC_ALL": None, "LANG": None, "LC_CTYPE": None},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=["C", "none", "ascii"],
)
def test_without_a_language_it_works(home: Path, locale: dict[str, str | None]) -> None:
    with running(home, (COMMAND,), **locale) as terminal:
        terminal.wait_for(HERE)
        terminal.press("iri -- f\u00fcr\r")
        terminal.wait_for("1 twitch in 1 episode")
        if "PYTHONIOENCODING" in locale:
            assert terminal.written.isascii()
            frames = [row for row in terminal.screen.display if row.startswith(("+", "|"))]
            assert len({len(row) for row in frames}) == 1
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.given_back() == []


# Slow lines


def test_a_key_that_comes_in_parts_is_one_key(home: Path) -> None:
    with running(home, ESCDELAY="1500") as terminal:
        terminal.wait_for(HERE)
        terminal.press("\x1b")
        time.sleep(0.4)
        terminal.press("[D")  # the arrow to the left: the day before
        terminal.wait_for("No twitches logged on this day")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_a_paste_in_brackets_is_no_keys(home: Path) -> None:
    with running(home) as terminal:
        terminal.wait_for(HERE)
        terminal.press("\x1b[200~ttt0u\x1b[201~")
        terminal.wait_for("nothing was logged", HERE)
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
