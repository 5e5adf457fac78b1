"""`python -m tracker`, and what the installed `tracker` command calls."""

from __future__ import annotations

import gc
import sys
from types import TracebackType

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
    from tracker.model.fault import report_quietly  # late: a quick log needs none of it

    report_quietly(kind, error, trace)


if __name__ == "__main__":
    sys.exit(main())
