"""A mistake inside the tracker: what is told of it, and the report that is kept.

Messages and local variables of an error can hold notes and values, so a report holds only the
kind of error, the places in the code, and what the tracker ran on. Nothing is imported here that
might itself be what is missing.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from traceback import extract_tb
from typing import NamedTuple

from tracker import __version__
from tracker.paths import write_private

DEBUG_VARIABLE = "TRACKER_DEBUG"
KEPT = 5  # reports; an older one goes when a new one comes
_SHOWN = 15  # the innermost calls of each error; the ones before them are the frame of the app
_DEPTH = 4  # errors in a row, each the cause of the one before
_NOTHING_OF_IT = "It holds nothing of your diary: the kind of mistake, and places in the code."


class Kept(NamedTuple):
    """What became of a report: the file it is in, or why there is none."""

    path: Path | None
    why: str = ""

    @property
    def words(self) -> str:
        """Where the report is, in a sentence or two."""
        if self.path is not None:
            return f"A report of it is in {self.path}. {_NOTHING_OF_IT}"
        return f"No report of it could be kept ({self.why})."


def debugging() -> bool:
    """Whether whole tracebacks are wanted."""
    return bool(os.environ.get(DEBUG_VARIABLE))


def kind(error: BaseException | None) -> str:
    """Return the kind of error, in the code's own word."""
    return type(_inner(error)).__name__ if error is not None else "unknown"


def place(error: BaseException | None) -> str:
    """Return the kind and the innermost place of an error: the same again is the same mistake."""
    error = _inner(error)
    calls = extract_tb(error.__traceback__) if error is not None else []
    return " ".join([kind(error), *(_call(*call) for call in calls[-1:])])


def report(error: BaseException | None, now: datetime, doing: str = "") -> str:
    """Return the report of an error; `doing` says in a word what went on."""
    lines = [f"A mistake inside tracker {__version__}: {kind(error)}"]
    lines.append(f"{now.isoformat(timespec='seconds')}{f' · {doing}' if doing else ''}")
    for depth, each in enumerate(_chain(_inner(error))):
        lines.append(f"{'came from ' if depth else ''}{kind(each)}")
        calls = extract_tb(each.__traceback__)
        lines += [f"  {_call(*call)}" for call in calls[-_SHOWN:]]
    return "\n".join([*lines, *_surroundings(), _NOTHING_OF_IT, ""])


def keep(text: str, folder: Path | None, now: datetime) -> Kept:
    """Write a report into its folder, for the owner alone, and let go of the oldest ones.

    A report that can't be kept is no second mistake: what is returned says why.
    """
    if folder is None:
        return Kept(None, "no place is known for it")
    path = folder / f"mistake-{now:%Y%m%d-%H%M%S}-{now.microsecond // 1000:03}.txt"
    try:
        _make(folder)
        write_private(path, text.encode("utf-8", "backslashreplace"))
        for old in sorted(folder.glob("mistake-*.txt"))[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError as error:
        return Kept(None, error.strerror or type(error).__name__)
    return Kept(path)


def command_words(error: BaseException, kept: Kept) -> str:
    """Return what is said where a command ended by a mistake."""
    if isinstance(error, ImportError):
        lines = [
            f"tracker: a part it needs is missing or broken ({_ascii(error.name or 'unknown')}).",
            "The diary was not touched. Install tracker again; how is in its README.",
        ]
    else:
        lines = [
            f"tracker: this ended by a mistake inside tracker ({kind(error)}).",
            "What was saved is safe; what this was to do may not be done.",
        ]
    return "\n".join([*lines, kept.words, _all_of_it(), ""])


def app_words(error: BaseException | None, kept: Kept) -> str:
    """Return what is said where the app had to close by a mistake."""
    return "\n".join(
        [
            f"tracker had to close: a mistake inside it ({kind(error)}).",
            "What was saved is safe.",
            kept.words,
            "`tracker` opens it again; `tracker check` reads the whole diary and says what is "
            "wrong, if anything is.",
            _all_of_it(),
        ]
    )


def _all_of_it() -> str:
    return f"{DEBUG_VARIABLE}=1 shows all of it, your own words perhaps included."


def _surroundings() -> Iterator[str]:
    """Yield what the tracker ran on; the terminal as far as it says what it is."""
    yield (
        f"Python {platform.python_version()} · Textual {_version('textual')} · "
        f"{platform.system()} {platform.release()} {platform.machine()}"
    )
    said = [
        f"{name}={_ascii(value)}"
        for name in ("TERM", "COLORTERM", "TERM_PROGRAM")
        if (value := os.environ.get(name))
    ]
    with suppress(OSError, ValueError, AttributeError):  # no terminal, or none any more
        columns, rows = os.get_terminal_size(sys.__stdin__.fileno())  # type: ignore[union-attr]
        said.append(f"{columns}x{rows}")
    encoding = getattr(sys.__stdout__, "encoding", None) or "unknown"
    yield f"terminal: {' '.join([*said, encoding])}"


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _ascii(value: str) -> str:
    return ascii(value[:40])[1:-1]


def _inner(error: BaseException | None) -> BaseException | None:
    """Return the error that a worker's failure is made of, else the error itself."""
    inner = getattr(error, "error", None)
    return inner if isinstance(inner, BaseException) else error


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    for _ in range(_DEPTH):
        if error is None:
            return
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _make(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for the owner alone."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def _call(filename: str, line: int | None, name: str, _text: str | None = None) -> str:
    return f"{_short(filename)}:{line} in {name}"


def _short(filename: str) -> str:
    """Return the file's path from its package on, not where that is installed."""
    parts = filename.replace(os.sep, "/").split("/")
    for package in ("tracker", "site-packages"):
        if package in parts[:-1]:
            at = len(parts) - 2 - parts[-2::-1].index(package)
            return "/".join(parts[at + (package == "site-packages") :])
    return "/".join(parts[-2:])
