"""A program on a pseudo-terminal, watched by the clock: when did its screen come to rest?

What it writes is only kept with its time while it runs; the terminal emulator, which is slow,
reads it afterwards. A screen has settled at the first moment from which it stays what it is
in the end.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyte

COLUMNS, LINES = 80, 24
QUIET = 0.3  # seconds without output, after which a screen is taken to have settled
PATIENCE = 30.0

State = list[list[Any]]  # what pyte keeps of each cell: its character, colours and style


class Terminal:
    """A running program and its screen."""

    def __init__(self, command: Sequence[str | Path], **environment: str) -> None:
        self.screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self.screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        self._acted = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
            env=kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | environment,
        )  # fmt: skip
        os.close(slave)

    def press(self, keys: str) -> None:
        """Type; the next `settled` counts from here."""
        self._acted = time.perf_counter()
        os.write(self._master, keys.encode())

    def settled(self, *words: str, quiet: float = QUIET) -> float:
        """Return the seconds from the start or the last key to the moment the screen had
        settled, with all of those words on it."""
        chunks: list[tuple[float, bytes]] = []
        before = self._state()
        states: list[State] = []
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end:
            new = self._read_until_quiet(quiet)
            for at, data in new:
                self._feed(data)
                chunks.append((at, data))
                states.append(self._state())
            text = "\n".join(self.screen.display)
            if new and all(word in text for word in words):
                return self._moment(before, chunks, states) - self._acted
        raise AssertionError(f"waited for {words}; the screen shows:\n{text}")

    def answered(self) -> float:
        """Return the seconds from the last key to the first sign of an answer."""
        ready, _, _ = select.select([self._master], [], [], PATIENCE)
        moment = time.perf_counter()
        assert ready, "the key was never answered"
        self._feed(os.read(self._master, 65536))
        return moment - self._acted

    def rest(self) -> None:
        """Take in what is still being written."""
        for _, data in self._read_until_quiet(0):
            self._feed(data)

    def _feed(self, data: bytes) -> None:
        # pyte does not know the kitty keyboard protocol's private forms.
        self._stream.feed(data.replace(b"\x1b[>25u", b"").replace(b"\x1b[<u", b""))

    def _moment(
        self, before: State, chunks: list[tuple[float, bytes]], states: list[State]
    ) -> float:
        """Return when the screen became what it is now, the start where it never changed."""
        last = states[-1]
        moment = self._acted
        for (at, _), state, previous in zip(chunks, states, [before, *states[:-1]], strict=True):
            if state == last and previous != last:
                moment = at
        return moment

    def _state(self) -> State:
        rows = (self.screen.buffer[row] for row in range(LINES))
        return [[row[column] for column in range(COLUMNS)] for row in rows]

    def _read_until_quiet(self, quiet: float) -> list[tuple[float, bytes]]:
        found: list[tuple[float, bytes]] = []
        while select.select([self._master], [], [], quiet)[0]:
            try:
                data = os.read(self._master, 65536)
            except OSError:  # the program has closed its end
                break
            found.append((time.perf_counter(), data))
        return found

    def peak_memory(self) -> int:
        """Return the most memory the program has had so far, in KiB (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1])

    def leave(self) -> None:
        """Press q and wait for the end; a program that stays is stopped."""
        if self.process.poll() is None:
            os.write(self._master, b"q")
            end = time.perf_counter() + 5
            while self.process.poll() is None and time.perf_counter() < end:
                self._read_until_quiet(0.02)
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._master)


@contextmanager
def running(command: Sequence[str | Path], **environment: str) -> Iterator[Terminal]:
    """A program on a terminal of its own, until the block ends."""
    terminal = Terminal(command, **environment)
    try:
        yield terminal
    finally:
        terminal.leave()
