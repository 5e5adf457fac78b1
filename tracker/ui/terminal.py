"""The terminal: taken over for the app, and given back as it was whatever happens."""

from __future__ import annotations

import os
import selectors
import signal
import sys
import termios
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from select import select
from typing import Any, TextIO

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from .glyphs import plain_table

PATIENCE = 5  # seconds for an orderly end, once a signal asked for it
HUNG_UP = 128 + signal.SIGHUP  # as a shell tells it
ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)

# All that the app may have turned on, off again: pasting in brackets, line wrap, resizes told in
# the line, mouse (with places in pixels), focus, kitty's keys, other screen, cursor, colours.
GIVE_BACK = (
    "\x1b[?2004l\x1b[?7h\x1b[?2048l"
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?1004l"
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m"
)


class TerminalDriver(LinuxDriver):
    """Textual's driver, for a terminal that may go away, a process that may be told to stop, and
    input that may be anything."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert sys.__stderr__ is not None
        self._file: Any = _Output(sys.__stderr__, self._hung_up)
        self._before: dict[signal.Signals, Any] = {}
        self._leaving: int | None = None
        self._stopped = False

    # Signals. What they ask for is done by the event loop, between two steps of it: a write that
    # is going on is finished first.

    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]
        for number in ENDING:
            if number not in self._before:
                self._before[number] = signal.signal(number, self._told_to_end)

    def stop_application_mode(self) -> None:
        if self._mouse_pixels:
            self.write("\x1b[?1016l")  # Textual's own leaves it on
        super().stop_application_mode()
        while self._before:
            signal.signal(*self._before.popitem())

    def close(self) -> None:
        super().close()
        signal.alarm(0)

    def _told_to_end(self, number: int, _frame: object) -> None:
        self._leaving = 128 + number
        signal.signal(signal.SIGALRM, self._end_at_once)
        signal.alarm(PATIENCE)
        self._loop.call_soon_threadsafe(self._leave, self._leaving)

    def _end_at_once(self, *_: object) -> None:
        """End although something hangs, as by `kill -9` but with the terminal as it was."""
        give_back(self.attrs_before)
        os._exit(self._leaving or 1)

    def _hung_up(self) -> None:
        with suppress(RuntimeError):  # the loop is over: that is what was wanted
            self._loop.call_soon_threadsafe(self._leave, HUNG_UP)

    def _leave(self, code: int) -> None:
        leave: Callable[[int], None] = getattr(self._app, "leave", self._app.exit)
        leave(code)

    def _sigtstp_application(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop)

    def _stop(self) -> None:
        if self._auto_restart and not self._stopped:
            self._stopped = True
            self.suspend_application_mode()
            self._must_signal_resume = True
        os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._go_on)

    def _go_on(self) -> None:
        """Take the terminal again. After `kill -STOP` it was not given back, and whoever had it
        meanwhile has left it as they like it."""
        if not self._auto_restart:
            return
        if not self._stopped:
            self.suspend_application_mode()
        self._writer_thread = None
        self.resume_application_mode()
        self._stopped = self._writer_thread is None  # still in the background: not now
        if not self._stopped:
            self._app.refresh(layout=True)

    # Input

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001  # the thread's last words, handed on
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)
            self._loop.call_soon_threadsafe(self._leave, 1)

    def run_input_thread(self) -> None:
        """Read keys until told to end. Bytes that are no UTF-8 show as such, and end nothing."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            last = False
            while not last:
                last = self.exit_event.is_set()
                if selector.select(0.1):
                    data = self._read()
                    if not data:
                        self._hung_up()
                        break
                    for message in parser.feed(decode(data, final=last)):
                        self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)
        with suppress(EOFError, ParseError):  # a sequence that was cut off
            list(parser.feed(""))

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:  # the terminal is gone
            return b""

    # The console of Linux prints what it doesn't know of these questions.

    def _request_terminal_sync_mode_support(self) -> None:
        if os.environ.get("TERM") != "linux":
            super()._request_terminal_sync_mode_support()

    def _query_in_band_window_resize(self) -> None:
        if os.environ.get("TERM") != "linux":
            super()._query_in_band_window_resize()


class _Output:
    """A file of the terminal, in glyphs that it has; it goes quiet once the terminal is gone."""

    def __init__(self, file: TextIO, lost: Callable[[], None]) -> None:
        self._file = file
        self._lost = lost
        self._table = plain_table(os.environ.get("TERM", ""), file.encoding)

    def write(self, text: str) -> None:
        with self._told():
            self._file.write(text if self._table is None else text.translate(self._table))

    def flush(self) -> None:
        with self._told():
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)  # what is buffered must go somewhere
            os.dup2(nowhere, self._file.fileno())
            os.close(nowhere)
            self._lost()


@contextmanager
def given_back() -> Iterator[None]:
    """Have the terminal as it was when the block is left, also by an error."""
    before = attributes()
    try:
        yield
    except BaseException:
        give_back(before)
        raise
    if before is not None and before != attributes():
        give_back(before)


def attributes() -> list[Any] | None:
    """Return how the terminal is set, None where there is none."""
    try:
        return termios.tcgetattr(0)
    except (termios.error, OSError):
        return None


def give_back(before: list[Any] | None) -> None:
    """Turn off all that an app may have turned on; a terminal that takes nothing is let be."""
    with suppress(OSError, termios.error):
        if before is not None:
            termios.tcsetattr(0, termios.TCSANOW, before)
    with suppress(OSError, ValueError):
        if select([], [2], [], 0.5)[1]:
            os.write(2, GIVE_BACK.encode())
