"""A desktop notification, through whichever program of the system can show one."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator, Sequence
from subprocess import DEVNULL, Popen, TimeoutExpired
from tempfile import TemporaryFile

from .errors import CommandError

SECONDS = 5.0  # a desktop that has not answered by then is not there

_APPLE = (
    "on run words\ndisplay notification (item 2 of words) with title (item 1 of words)\nend run"
)


def notify(title: str, text: str) -> None:
    """Show a notification; CommandError says what is missing, or what each program answered.

    Title and text are arguments of a program, never part of a command line or a script.
    """
    faults = []
    for program, arguments in _ways(title, text):
        path = shutil.which(program)
        if path is None:
            continue
        fault = _run([path, *arguments])
        if not fault:
            return
        faults.append(f"{program} {fault}")
    programs = ", ".join(program for program, _ in _ways(title, text))
    why = "; ".join(faults) or f"it needs one of {programs}, and none is installed"
    raise CommandError(f"no notification could be sent: {why}")


def _ways(title: str, text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the programs with their arguments: Linux's own, its message bus, macOS's."""
    yield "notify-send", ["--app-name=tracker", "--", title, text]
    yield (
        "gdbus",
        [
            "call", "--session", "--dest=org.freedesktop.Notifications",
            "--object-path=/org/freedesktop/Notifications",
            "--method=org.freedesktop.Notifications.Notify",
            # Application, what it replaces, icon, title, text, actions, hints, its own time.
            *(_quoted("tracker"), "0", '""', _quoted(title), _quoted(text), "[]", "{}", "@i -1"),
        ],
    )  # fmt: skip
    yield "osascript", ["-e", _APPLE, title, text]


def _quoted(text: str) -> str:
    """Return a text as gdbus reads a string, whatever it holds."""
    import json

    return json.dumps(text, ensure_ascii=False)


def _run(arguments: Sequence[str]) -> str:
    """Return why a program did not do it, '' if it did."""
    with TemporaryFile() as answer:  # a pipe would wait for what the program leaves running
        try:
            process = Popen(
                arguments, stdin=DEVNULL, stdout=DEVNULL, stderr=answer, start_new_session=True
            )
        except OSError as error:
            return f"could not be started: {error.strerror}"
        try:
            code = process.wait(SECONDS)
        except TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return f"did not answer within {SECONDS:g} seconds"
        if code == 0:
            return ""
        answer.seek(0)
        said = answer.read(2000).decode(errors="replace").split("\n")[0].strip()
    return f"failed: {said}" if said else f"failed with exit code {code}"
