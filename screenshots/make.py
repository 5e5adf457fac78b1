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
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from unittest import mock

from textual import events
from textual.pilot import Pilot

from tracker.config import Settings
from tracker.diary import Diary
from tracker.exchange.analysis import WholeDiary
from tracker.exchange.report.build import build
from tracker.exchange.report.drawing import Rect
from tracker.exchange.report.pages import pages_of
from tracker.exchange.report.svg import svg
from tracker.fault import Kept
from tracker.sample import write_sample
from tracker.ui.app import TrackerApp
from tracker.ui.screens.check_in import CheckInScreen

NOW = datetime(2026, 11, 22, 16, 40, tzinfo=timezone(timedelta(hours=1)))
TAPPED_FROM, TAPPED_TILL = 1000.0, 1023.0  # seconds of a steady clock: the burst that is shown
REPORT = Path("/home/you/.local/state/tracker/log/mistake-20261122-164000-000.txt")
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


async def year(pilot: Pilot[None]) -> None:
    await pilot.press("2", "y", "left")


async def search(pilot: Pilot[None]) -> None:
    await pilot.press("slash", *"sleep<6.5 caffeine>180", "enter")


async def compare(pilot: Pilot[None]) -> None:
    await pilot.press("2", "v", "up", "up", "v")


async def insights(pilot: Pilot[None]) -> None:
    await pilot.press("3")


async def factor(pilot: Pilot[None]) -> None:
    await pilot.press("3")
    await settled(pilot)
    await pilot.press("right")


async def change(pilot: Pilot[None]) -> None:
    await pilot.press("3")
    await settled(pilot)
    await pilot.press("right", "right")


async def first_start(pilot: Pilot[None]) -> None:
    await pilot.pause()


async def hands(pilot: Pilot[None]) -> None:
    await pilot.press("h", "left")


async def burst(pilot: Pilot[None]) -> None:
    """Twelve taps in 20 seconds."""
    await pilot.press("b")
    for number in range(12):
        tap = events.Key("j", "j")
        tap.time = TAPPED_FROM + 20 * number / 11
        pilot.app.post_message(tap)


async def form(pilot: Pilot[None]) -> None:
    await pilot.press("E")


async def check_in(pilot: Pilot[None]) -> None:
    await pilot.press("f", *"6.5", "enter", "7", "c")


async def review(pilot: Pilot[None]) -> None:
    await pilot.press("R")


async def way(pilot: Pilot[None]) -> None:
    await pilot.press("W")


async def checklist(pilot: Pilot[None]) -> None:
    await pilot.press("W")
    await settled(pilot)
    await pilot.press("2")


async def what_to_try(pilot: Pilot[None], down: int) -> None:
    """Open planning with the change so many lines below the first."""
    await pilot.press("P")
    await settled(pilot)
    await pilot.press("n", *["down"] * down, "enter")
    await settled(pilot)


async def before_a_trial(pilot: Pilot[None]) -> None:
    """Breaks at work, four phases with dates that are drawn."""
    await what_to_try(pilot, 6)
    await pilot.press("down", "right", "enter")


async def refused(pilot: Pilot[None]) -> None:
    await what_to_try(pilot, 12)
    await pilot.press("y", *"nnnnnnnn", "enter")


async def trial_review(pilot: Pilot[None]) -> None:
    await pilot.press("P")
    await settled(pilot)
    await pilot.press("enter")


async def clinician(pilot: Pilot[None]) -> None:
    await pilot.press("C")


async def report(pilot: Pilot[None]) -> None:
    await pilot.press("D")


async def help_(pilot: Pilot[None]) -> None:
    await pilot.press("question_mark")


async def palette(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+p", *"3 weeks ago")


async def settings(pilot: Pilot[None]) -> None:
    await pilot.press("comma", "down")


async def keys(pilot: Pilot[None]) -> None:
    await pilot.press("comma", "end", "up", "up", "up", "enter")


async def error(pilot: Pilot[None]) -> None:
    """The check-in can't be opened: a mistake in it, and the notice over the page behind."""
    broken = mock.patch.object(CheckInScreen, "compose", side_effect=ValueError)
    with broken, mock.patch("tracker.fault.keep", return_value=Kept(REPORT)):
        await pilot.press("f")
        await settled(pilot)
    pilot.app._exception = None  # a driven app ends by any mistake; outside of one it goes on
    pilot.app._exception_event.clear()


SCREENS: dict[str, Drive] = {
    "log": log,
    "hands": hands,
    "burst": burst,
    "form": form,
    "check-in": check_in,
    "calendar": calendar,
    "calendar-year": year,
    "calendar-search": search,
    "calendar-compare": compare,
    "insights": insights,
    "insights-factor": factor,
    "insights-change": change,
    "review": review,
    "way": way,
    "checklist": checklist,
    "trial-before": before_a_trial,
    "trial-refused": refused,
    "trial-review": trial_review,
    "clinician": clinician,
    "report": report,
    "help": help_,
    "palette": palette,
    "settings": settings,
    "keys": keys,
    "error": error,
}
ON_AN_EMPTY_DIARY: dict[str, Drive] = {"first-start": first_start}


async def picture(
    home: Path, drive: Drive, size: tuple[int, int], file: Path, theme: str = "tracker-dark"
) -> None:
    """Drive a fresh app over the diary in `home` and save what it shows in that theme."""
    with Diary.open(home, clock=lambda: NOW) as diary:
        file_of_settings = Path.home() / ".config" / "tracker" / "config.toml"
        config = file_of_settings if drive in (settings, keys) else None
        app = TrackerApp(diary, Settings(theme=theme), config=config)
        async with app.run_test(size=size, notifications=drive is error) as pilot:
            await settled(pilot)
            await drive(pilot)
            await settled(pilot)
            # Without the fonts it would fetch: a picture of this app loads nothing either.
            file.write_text(
                re.sub(r"@font-face\s*{.*?}\s*", "", app.export_screenshot(), flags=re.S)
            )


def report_pages(home: Path, folder: Path) -> None:
    """Save the report's pages, as they stand in the PDF."""
    with Diary.open(home, clock=lambda: NOW, writable=False) as diary:
        pages = pages_of(build(WholeDiary.read(diary)))
    for number, page in enumerate(pages, 1):
        file = folder / f"report-page-{number}.svg"
        white = Rect(0, 0, page.width, page.height, fill=1.0)
        file.write_text(svg(replace(page, marks=[white, *page.marks])))
        print(file.name)


def set_the_scene() -> None:
    """Have the clock and the colours be those of the pictures, whatever the machine's own are."""
    os.environ["TZ"] = "UTC"  # the sample lives in the machine's own zone
    time.tzset()
    os.environ["COLORTERM"] = "truecolor"
    os.environ.pop("NO_COLOR", None)


def main() -> None:
    set_the_scene()
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    steady = mock.patch("tracker.ui.screens.burst.monotonic", return_value=TAPPED_TILL)
    with tempfile.TemporaryDirectory() as temporary, steady:
        os.environ["HOME"] = temporary  # the settings page names folders, from there on
        home = Path(temporary) / ".local" / "share" / "tracker"
        write_sample(home, today=NOW.date())
        screens = [(home, name, drive) for name, drive in SCREENS.items()]
        empty = Path(temporary) / "empty"
        screens += [(empty, name, drive) for name, drive in ON_AN_EMPTY_DIARY.items()]
        for diary, name, drive in screens:
            for ending, size in SIZES.items():
                file = folder / f"{name}{ending}.svg"
                asyncio.run(picture(diary, drive, size, file))
                print(file.name)
        report_pages(home, folder)


if __name__ == "__main__":
    main()
