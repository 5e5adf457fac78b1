"""The installed command on a pseudo-terminal: log, look at all three screens, quit, come back."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pyte
import pytest

COMMAND = Path(sys.executable).with_name("tracker")
COLUMNS, LINES = 80, 24
PATIENCE = 30.0


class Terminal:
    """A program on a pseudo-terminal, its screen read by a terminal emulator."""

    def __init__(self, home: Path) -> None:
        self.screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self.screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        environment = os.environ | {"TERM": "xterm-256color", "TRACKER_HOME": str(home)}
        environment.pop("NO_COLOR", None)
        self.process = subprocess.Popen(
            [COMMAND], stdin=slave, stdout=slave, stderr=slave, env=environment,
            start_new_session=True,
        )  # fmt: skip
        os.close(slave)

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def wait_for(self, *words: str) -> str:
        """Return the screen once it shows all those words."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            text = "\n".join(self.screen.display)
            if all(word in text for word in words):
                return text
            self._read(0.1)
        raise AssertionError(f"waited for {words}, the screen shows:\n{text}")

    def wait_for_exit(self) -> int:
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self._read(0.1)
        return self.process.wait(timeout=1)

    def _read(self, seconds: float) -> None:
        ready, _, _ = select.select([self._master], [], [], seconds)
        if ready:
            try:
                data = os.read(self._master, 65536)
            except OSError:  # the program has closed its end
                return
            # pyte does not know the kitty keyboard protocol's private forms.
            self._stream.feed(data.replace(b"\x1b[>25u", b"").replace(b"\x1b[<u", b""))

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._master)


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
    terminal.wait_for("No twitches logged today")
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
