"""`python -m tracker`, and what the installed `tracker` command calls."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line on this process's arguments and return its exit code."""
    from tracker.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
