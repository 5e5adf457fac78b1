"""Wide and combining characters keep every line of every screen exactly as wide as it is."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tracker.diary import Diary
from tracker.model import EpisodeDraft, MarkerDraft
from tracker.model.defining import new_factor

TEXTS = {
    "chinese": "手在跳动今天很累手在跳动今天很累",
    "joined": "👩\u200d💻 👨\u200d👩\u200d👧 🇩🇪 ❤\ufe0f 1\ufe0f\u20e3 👍🏽",
    "marks": "e\u0301te\u0301 a\u0308 z\u0335a\u0335l\u0335g\u0335o\u0335",
    "right to left": "כף היד רועדת",
    "no width": "a\u200bb\ufeffc\u2060d",
}


def widths(screen: Screen[object]) -> set[int]:
    """Return how wide the lines of the screen are, in columns."""
    lines = screen._compositor.render_strips()
    assert len(lines) == screen.size.height
    return {cell_len(strip.text) for strip in lines}


async def filled(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)
    assert widths(pilot.app.screen) == {pilot.app.size.width}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
async def test_every_line_has_the_width_of_the_screen(
    started: Started, diary: Diary, clock: StoppedClock, text: str, size: tuple[int, int]
) -> None:
    name = f"x{text.split()[0][:12]}"
    diary.define_factor(new_factor(name, "rating"))
    diary.log(EpisodeDraft(at=clock(), note=text, tags=[name], activity=name, intensity=4))
    diary.mark(MarkerDraft(day=clock().date(), kind="other", label=text))
    diary.check_in(diary.today(), note=text)
    async with started(size) as pilot:
        await filled(pilot)
        await filled(pilot, "e")
        await filled(pilot, "home", *["right"] * 7)
        await filled(pilot, "escape", "f")
        await filled(pilot, "escape", "E")
        await filled(pilot, "escape", "2")
        await filled(pilot, "tab")
        await filled(pilot, "3")
        await filled(pilot, "T")


async def test_the_cursor_goes_by_what_is_drawn(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("i", *"手a手b", "left")  # onto the b
        entry = pilot.app.screen.query_one(Input)
        assert entry.cursor_screen_offset.x - entry.content_region.x == 5
