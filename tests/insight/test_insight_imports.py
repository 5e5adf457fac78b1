from __future__ import annotations

import subprocess
import sys

HEAVY = ("scipy.stats", "scipy.optimize", "textual", "plotext", "tinydb", "arrow")


def test_the_room_loads_nothing_heavy() -> None:
    code = f"import sys, tracker.insight; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
