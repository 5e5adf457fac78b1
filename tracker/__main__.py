"""`python -m tracker`, and what the installed `tracker` command calls."""

from __future__ import annotations

import gc
import sys
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Loading modules makes many objects and no garbage: looked through as often as is usual, and
# once more at the end, they would cost a fifth of a quick log.
OBJECTS_BETWEEN_LOOKS = 50_000


def main() -> int:
    """Run the command line on this process's arguments and return its exit code.

    An unexpected error ends the process with a report that holds nothing of the diary.
    """
    sys.excepthook = _report
    gc.set_threshold(OBJECTS_BETWEEN_LOOKS)
    from tracker.cli import main as run

    try:
        return run()
    finally:
        gc.freeze()


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Take the place of `sys.excepthook`: calm words and a report that is kept."""
    from contextlib import suppress
    from datetime import datetime

    from tracker import fault  # late: a quick log needs none of it

    if fault.debugging() or not issubclass(kind, Exception):
        sys.__excepthook__(kind, error, trace)
        return
    now = datetime.now().astimezone()
    kept = fault.keep(fault.report(error, now, _command()), _reports(), now)
    with suppress(OSError):  # nobody listens any more
        sys.stderr.write(fault.command_words(error, kept))


def _command() -> str:
    """Return the command's name alone: what is typed behind it is the person's own."""
    table = sys.modules.get("tracker.cli.table")  # not there where loading it is what failed
    known = table.BY_NAME if table else {}
    return next((f"tracker {word}" for word in sys.argv[1:] if word in known), "tracker")


def _reports() -> Path | None:
    """Return the folder of reports for the home that was named, if one can be known."""
    from tracker.paths import places

    home = None
    for word, following in zip(sys.argv[1:], [*sys.argv[2:], ""], strict=True):
        if word == "--":
            break
        if word.startswith("--home="):
            home = word.removeprefix("--home=")
        elif word == "--home":
            home = following
    try:
        return places(home).reports
    except (ImportError, OSError, RuntimeError):  # no platformdirs, no home of the user's
        return None


if __name__ == "__main__":
    sys.exit(main())
