"""An unexpected error, told without a word of the diary.

Messages and local variables of an error can hold notes and values, so a report names only the
kind of error and the places in the code.
"""

from __future__ import annotations

import os
import sys
from traceback import extract_tb
from types import TracebackType

DEBUG_VARIABLE = "TRACKER_DEBUG"
_SHOWN = 12  # the innermost calls; the ones before them are the frame of the app


def fault_report(error: BaseException | None) -> str:
    """Return what a person reads, and can pass on, when something went wrong inside."""
    kind = type(error).__name__ if error else "unknown"
    calls = extract_tb(error.__traceback__) if error else []
    lines = [
        f"Something went wrong inside tracker ({kind}). What was saved is safe.",
        *(f"  {_short(call.filename)}:{call.lineno} in {call.name}" for call in calls[-_SHOWN:]),
        "This report holds nothing of your diary. "
        f"{DEBUG_VARIABLE}=1 shows all of it, your own words perhaps included.",
    ]
    return "\n".join(lines)


def debugging() -> bool:
    """Whether whole tracebacks are wanted."""
    return bool(os.environ.get(DEBUG_VARIABLE))


def report_quietly(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Take the place of `sys.excepthook`: the report on stderr instead of the traceback."""
    if debugging() or not issubclass(kind, Exception):
        sys.__excepthook__(kind, error, trace)
    else:
        sys.stderr.write(f"{fault_report(error)}\n")


def _short(filename: str) -> str:
    """Return the file's path from its package on, not where that is installed."""
    parts = filename.replace(os.sep, "/").split("/")
    for package in ("tracker", "site-packages"):
        if package in parts[:-1]:
            at = len(parts) - 2 - parts[-2::-1].index(package)
            return "/".join(parts[at + (package == "site-packages") :])
    return "/".join(parts[-2:])
