"""A shell on a terminal of its own, to press tab in; `tracker` there is this checkout's."""

from __future__ import annotations

import os
import pty
import select
import shutil
import signal
import struct
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

import pyte
import pytest

import tracker

ROOT = Path(tracker.__file__).parents[1]
ROWS, COLUMNS = 50, 150
PATIENCE = 20.0  # seconds for an answer on a busy machine
PROMPT = "ready> "


def needs(shell: str) -> pytest.MarkDecorator:
    """Skip a test where the shell isn't installed."""
    return pytest.mark.skipif(
        shutil.which(shell) is None, reason=f"{shell} is not installed: apt-get install {shell}"
    )


def environment(folder: Path, home: Path) -> dict[str, str]:
    """Return the environment of a shell in which `tracker` runs this checkout on that home."""
    program = folder / "bin" / "tracker"
    if not program.exists():
        program.parent.mkdir(parents=True)
        program.write_text(
            f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m tracker "$@"\n'
        )
        program.chmod(0o755)
    kept = {name: os.environ[name] for name in ("LANG", "LC_ALL") if name in os.environ}
    return {
        "LANG": "C.UTF-8", **kept, "PATH": f"{program.parent}:{os.environ['PATH']}",
        "HOME": str(folder), "TRACKER_HOME": str(home), "TERM": "xterm", "PS1": PROMPT,
        "ZDOTDIR": str(folder), "TZ": "Europe/Berlin",
    }  # fmt: skip


class Shell:
    """A shell that runs; what it shows is on a screen."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    @property
    def line(self) -> str:
        """The line being typed, with the cursor's blanks."""
        row = self._screen.display[self._screen.cursor.y]
        return row[: self._screen.cursor.x].rpartition(PROMPT)[2]

    def type(self, keys: str) -> None:
        os.write(self._descriptor, keys.encode())

    def wait(self, wanted: str) -> None:
        """Wait until the screen shows a text."""
        until = time.monotonic() + PATIENCE
        while wanted not in self.text:
            if not self._read(until):
                raise AssertionError(f"“{wanted}” did not come; the screen shows:\n{self.text}")

    def completed(self, typed: str, wanted: str) -> str:
        """Type on a fresh line, press tab, wait for the line to begin as wanted, return it."""
        self.type(f"\x15{typed}\t")
        until = time.monotonic() + PATIENCE
        while not self.line.startswith(wanted):
            if not self._read(until):
                raise AssertionError(f"the line is “{self.line}”; the screen shows:\n{self.text}")
        return self.line

    def _read(self, until: float) -> bool:
        left = until - time.monotonic()
        if left <= 0 or not select.select([self._descriptor], [], [], left)[0]:
            return False
        try:
            self._stream.feed(os.read(self._descriptor, 65536))
        except OSError:
            return False
        return True


@contextmanager
def running(argv: list[str], env: dict[str, str]) -> Iterator[Shell]:
    """Run a shell on a pseudo-terminal until the block ends."""
    process, descriptor = pty.fork()
    if process == 0:
        os.execvpe(argv[0], argv, env)
    ioctl(descriptor, TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    try:
        yield Shell(descriptor)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(descriptor)
