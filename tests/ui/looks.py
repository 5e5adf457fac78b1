"""How screens are pictured: when, in which sizes and themes, after which keys."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual.pilot import Pilot
from textual.widgets import Input

from tests.ui.conftest import settled

SIZES = [(80, 24), (120, 40)]
THEMES = ["tracker-dark", "tracker-light"]

Compare = Callable[..., bool]


def driven(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def drive(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await pilot.press(*keys)
        for line in pilot.app.screen.query(Input):
            line.cursor_blink = False
        await settled(pilot)

    return drive
