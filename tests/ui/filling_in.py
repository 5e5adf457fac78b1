"""A check-in to be filled in, and what its form shows."""

from __future__ import annotations

from datetime import date, timedelta

from textual.pilot import Pilot
from textual.widgets import Static

from tests.ui.conftest import settled
from tracker.model import Value
from tracker.ui.screens.check_in import CheckInScreen
from tracker.ui.screens.log import LogScreen
from tracker.ui.widgets.fields import Field
from tracker.ui.widgets.message_line import MessageLine

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)

# 6.5 h of sleep of quality 7, two coffees, 7 h of work, stress 6, 1.5 L, fatigue 4, none unlogged
EVENING = [
    "f", *["6", "full_stop", "5", "enter"], "7", *["c", "c", "enter"], *["7", "enter"], "6",
    *["1", "full_stop", "5", "enter"], "4", "0",
]  # fmt: skip
VALUES: dict[str, Value] = {
    "sleep": 6.5, "sleep_quality": 7, "caffeine": 180, "workload": 7, "stress": 6, "water": 1.5,
    "fatigue": 4,
}  # fmt: skip


def form(pilot: Pilot[None]) -> CheckInScreen:
    screen = pilot.app.screen
    assert isinstance(screen, CheckInScreen)
    return screen


def line(pilot: Pilot[None], key: str) -> str:
    return str(form(pilot).query_one(f"#field-{key}", Field).render())


def hint(pilot: Pilot[None]) -> str:
    return str(form(pilot).query_one("#hint", Static).render())


def message(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app.screen, LogScreen)
    return str(pilot.app.screen.query_one(MessageLine).render())


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


async def click(pilot: Pilot[None], key: str, word: str) -> None:
    field = form(pilot).query_one(f"#field-{key}", Field)
    await pilot.hover(field)
    await pilot.click(field, offset=(1 + str(field.render()).index(word), 0))
    await settled(pilot)
