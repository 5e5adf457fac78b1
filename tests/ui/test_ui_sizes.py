"""No screen, view or dialog is cut off or lies over another, at any size of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual._compositor import Compositor
from textual.pilot import Pilot
from textual.screen import ModalScreen

from tests.ui.conftest import settled
from tests.ui.every_screen import GROUPS, WITH_TRIALS, Opened, classes, extreme, with_trials
from tests.ui.layout_faults import faults
from tests.ui.odd_diaries import odd
from tracker.config import Settings
from tracker.diary import Diary
from tracker.ui.app import TrackerApp

SIZES = [(60, 18), (70, 20), (80, 24), (100, 30), (120, 40), (160, 45), (200, 60), (300, 80)]
DIARIES = ["empty", "full", "extreme"]


@pytest.fixture
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Diary]:
    """A diary with nothing in it, a full one, or one of all that is long or wide."""
    home, kind = tmp_path / "home", request.param
    if kind == "empty":
        diary = odd(home, "empty")
    else:
        make = extreme if kind == "extreme" else with_trials
        diary = make(request.getfixturevalue("sample_home"), home)
    with diary:
        yield diary


@pytest.fixture(autouse=True)
def nothing_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what would go to a terminal, most of the time that a window of a new size takes;
    what stands on a screen is asked for when it is laid out."""

    def unpainted(compositor: Compositor, *_: object, **__: object) -> None:
        compositor._dirty_regions.clear()

    monkeypatch.setattr(Compositor, "render_update", unpainted)


async def back_to_log(pilot: Pilot[None], opened: Opened) -> None:
    while isinstance(pilot.app.screen, ModalScreen):
        await pilot.app.pop_screen()
    await pilot.press(*opened.back, "escape", "1", "escape")
    await settled(pilot)


async def looked_at(pilot: Pilot[None], opened: Opened) -> list[str]:
    """Return what is wrong with it at all sizes."""
    await pilot.resize_terminal(80, 24)
    for key in opened.keys:
        await pilot.press(key)
        await settled(pilot)
    found: dict[str, list[str]] = {}
    for width, height in SIZES:
        await pilot.resize_terminal(width, height)
        await settled(pilot)
        for fault in faults(pilot.app.screen):
            found.setdefault(fault, []).append(f"{width}x{height}")
    screen = type(pilot.app.screen).__name__
    if screen != opened.screen:
        found[f"opens {screen} and not {opened.screen}"] = []
    await pilot.resize_terminal(80, 24)
    await back_to_log(pilot, opened)
    return [f"{opened.name}: {fault} {' '.join(sizes)}" for fault, sizes in found.items()]


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("kept", DIARIES, indirect=True)
async def test_everything_fits(kept: Diary, group: str) -> None:
    found: list[str] = []
    async with TrackerApp(kept, Settings()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for opened in GROUPS[group]:
            found += await looked_at(pilot, opened)
    assert not found, "\n" + "\n".join(found)
