"""Clicks on the keys at the foot of a page or a dialog."""

from __future__ import annotations

from textual.geometry import Offset
from textual.pilot import Pilot

from tests.ui.conftest import settled
from tracker.ui.widgets.key_hints import KeyHints


def hints(pilot: Pilot[None]) -> str:
    """Return the keys of the page or dialog on top, as they stand there."""
    line = pilot.app.screen.query_one(KeyHints)
    return "\n".join(
        "".join(segment.text for segment in line.render_line(row)).rstrip()
        for row in range(line.size.height)
    )


async def click_hint(pilot: Pilot[None], label: str) -> None:
    """Click on the key that does what `label` says."""
    rows = hints(pilot).splitlines()
    row = next(number for number, words in enumerate(rows) if label in words)
    offset = Offset(rows[row].index(label) + 1, row)
    await pilot.click(KeyHints, offset=offset)
    await settled(pilot)
