"""Make the pictures in this folder: the app driven over the sample diary, saved as SVG.

    python screenshots/make.py [FOLDER]

The sample diary is seeded and the clock stands still, so the pictures change only when the
app does.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

from textual.pilot import Pilot

from tracker.config import Settings
from tracker.diary import Diary
from tracker.sample import write_sample
from tracker.ui.app import TrackerApp

NOW = datetime(2026, 11, 22, 16, 40, tzinfo=timezone(timedelta(hours=1)))
SIZES = {"": (120, 40), "-80x24": (80, 24)}

Drive = Callable[[Pilot[None]], Awaitable[None]]


async def settled(pilot: Pilot[None]) -> None:
    """Wait until every worker has finished and its result is on the screen."""
    for _ in range(4):  # a result can change the layout, and a new size asks for a new figure
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause(0.02)


async def log(pilot: Pilot[None]) -> None:
    await pilot.press("i", *"ri x2 4 typ")


async def calendar(pilot: Pilot[None]) -> None:
    await pilot.press("2", "left", "left")


async def insights(pilot: Pilot[None]) -> None:
    await pilot.press("3")


async def factor(pilot: Pilot[None]) -> None:
    await pilot.press("3")
    await settled(pilot)
    await pilot.press("right")


async def review(pilot: Pilot[None]) -> None:
    await pilot.press("R")


SCREENS: dict[str, Drive] = {
    "log": log,
    "calendar": calendar,
    "insights": insights,
    "insights-factor": factor,
    "review": review,
}


async def picture(home: Path, drive: Drive, size: tuple[int, int], file: Path) -> None:
    """Drive a fresh app over the diary in `home` and save what it shows."""
    with Diary.open(home, clock=lambda: NOW) as diary:
        app = TrackerApp(diary, Settings())
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            await drive(pilot)
            await settled(pilot)
            # Without the fonts it would fetch: a picture of this app loads nothing either.
            file.write_text(
                re.sub(r"@font-face\s*{.*?}\s*", "", app.export_screenshot(), flags=re.S)
            )


def main() -> None:
    os.environ["TZ"] = "UTC"  # the sample lives in the machine's own zone
    time.tzset()
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary) / "sample"
        write_sample(home, today=NOW.date())
        for name, drive in SCREENS.items():
            for ending, size in SIZES.items():
                file = folder / f"{name}{ending}.svg"
                asyncio.run(picture(home, drive, size, file))
                print(file.name)


if __name__ == "__main__":
    main()
