"""A program on a pseudo-terminal of its own: keys go in, a terminal emulator reads its screen."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyte

COMMAND = Path(sys.executable).with_name("tracker")
COLUMNS, LINES = 80, 24
PATIENCE = 30.0

# pyte does not know the kitty keyboard protocol's private forms, nor questions about modes.
_UNKNOWN = re.compile(rb"\x1b\[(?:[<>]\d*u|\?\d+\$p)")

# The modes an app may turn on, by how a terminal is told; and which of them are on before it.
_MODES = set(b"1049 1000 1003 1015 1006 1016 1004 2004 2048 25 7".split())
_ON_BEFORE = {b"25", b"7"}
_MODE = re.compile(rb"\x1b\[\?(\d+)([hl])")


class Terminal:
    """A running program and its screen. `written` is all it has written."""

    def __init__(
        self,
        home: Path,
        command: Sequence[str | Path] = (COMMAND,),
        *,
        cwd: Path | None = None,
        **environment: str | None,
    ) -> None:
        self.screen = pyte.Screen(COLUMNS, LINES)
        self.written = b""
        self._stream = pyte.ByteStream(self.screen)
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self.before = self.attributes()
        kept: dict[str, str | None] = {**os.environ, "NO_COLOR": None}
        kept |= {"TERM": "xterm-256color", "TRACKER_HOME": str(home), **environment}
        self.process = subprocess.Popen(
            command, stdin=self.slave, stdout=self.slave, stderr=self.slave,
            env={name: value for name, value in kept.items() if value is not None},
            start_new_session=True, preexec_fn=_take_terminal, cwd=cwd,
        )  # fmt: skip

    def attributes(self) -> list[Any]:
        """Return how the terminal is set: echo, lines, signals."""
        return termios.tcgetattr(self.slave)

    def press(self, keys: str | bytes) -> None:
        os.write(self.master, keys if isinstance(keys, bytes) else keys.encode())

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program alone."""
        os.kill(self.process.pid, number)

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self.screen.display)

    def wait_for(self, *words: str) -> str:
        """Return the screen once it shows all those words."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if all(word in self.text for word in words):
                return self.text
            self.read(0.1)
        raise AssertionError(f"waited for {words}, the screen shows:\n{self.text}")

    def wait_for_exit(self) -> int:
        """Return the exit code, negative for a signal that ended it; all is read till then."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self.read(0.1)
        code = self.process.wait(timeout=1)
        while self.read(0):
            pass
        return code

    def wait_until_stopped(self) -> None:
        """Wait until the program is stopped (Linux)."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            status = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
            if status[0] == "T":
                while self.read(0):
                    pass
                return
            self.read(0.05)
        raise AssertionError("the program does not stop")

    def read(self, seconds: float) -> bool:
        """Take in what is written within so many seconds; whether there was anything."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:  # the program has closed its end
            return False
        self.written += data
        self._stream.feed(_UNKNOWN.sub(b"", data))
        return bool(data)

    def hang_up(self) -> None:
        """Close the terminal, as a window that is closed."""
        os.close(self.slave)
        os.close(self.master)
        self.master = self.slave = -1

    def given_back(self) -> list[str]:
        """Return what is not as it was before the program, in words."""
        modes = {mode: mode in _ON_BEFORE for mode in _MODES}
        for mode, state in _MODE.findall(self.written):
            modes[mode] = state == b"h"
        kitty = len(re.findall(rb"\x1b\[>\d+u", self.written)) - self.written.count(b"\x1b[<u")
        wrong = [
            f"mode {mode.decode()} is {'on' if on else 'off'}"
            for mode, on in sorted(modes.items())
            if on != (mode in _ON_BEFORE)
        ]
        if kitty > 0:
            wrong.append("the kitty keyboard protocol is on")
        if self.attributes() != self.before:
            wrong.append("echo, lines or signals are set otherwise")
        return wrong

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for end in (self.master, self.slave):
            if end >= 0:
                os.close(end)


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@contextmanager
def running(
    home: Path, command: Sequence[str | Path] = (COMMAND,), **environment: str | None
) -> Iterator[Terminal]:
    """A program on a terminal of its own, until the block ends."""
    terminal = Terminal(home, command, cwd=None, **environment)
    try:
        yield terminal
    finally:
        terminal.close()
