"""No screen, view or dialog is cut off or lies over another, at any size of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.events import Resize
from textual.geometry import Size
from textual.pilot import Pilot
from textual.screen import ModalScreen

from tests.ui.conftest import settled
from tests.ui.every_screen import EACH_KIND, GROUPS, Opened, classes, extreme, with_trials
from tests.ui.layout_faults import faults, picture
from tests.ui.odd_diaries import odd
from tracker.config import Settings
from tracker.diary import Diary
from tracker.ui.app import TrackerApp

pytestmark = pytest.mark.usefixtures("nothing_is_painted")

SIZES = {
    "empty": [(60, 18), (300, 80)],
    "full": [(60, 18), (80, 24), (120, 40), (200, 60)],
    "extreme": [(70, 20), (100, 30), (160, 45)],
}


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


@pytest.fixture
def sizes(request: pytest.FixtureRequest) -> list[tuple[int, int]]:
    """The sizes that the diary is looked at in."""
    return SIZES[request.node.callspec.params["kept"]]


async def back_to_log(pilot: Pilot[None], opened: Opened) -> None:
    while isinstance(pilot.app.screen, ModalScreen):
        await pilot.app.pop_screen()
    await pilot.press(*opened.back, "escape", "1", "escape")
    await settled(pilot)


async def looked_at(pilot: Pilot[None], opened: Opened, sizes: list[tuple[int, int]]) -> list[str]:
    """Return what is wrong with it at those sizes."""
    await pilot.press(*opened.keys)
    await settled(pilot)
    found: dict[str, list[str]] = {}
    for width, height in sizes:
        await pilot.resize_terminal(width, height)
        await settled(pilot)
        for fault in faults(pilot.app.screen):
            found.setdefault(fault, []).append(f"{width}x{height}")
    screen = type(pilot.app.screen).__name__
    if screen != opened.screen:
        found[f"opens {screen} and not {opened.screen}"] = []
    await back_to_log(pilot, opened)
    return [f"{opened.name}: {fault} {' '.join(sizes)}" for fault, sizes in found.items()]


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("kept", SIZES, indirect=True)
async def test_everything_fits(kept: Diary, group: str, sizes: list[tuple[int, int]]) -> None:
    found: list[str] = []
    async with TrackerApp(kept, Settings()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for opened in GROUPS[group]:
            if not (opened.always or kept.newest()):
                continue
            found += await looked_at(pilot, opened, sizes)
    assert not found, "\n" + "\n".join(found)


def test_every_screen_is_among_them() -> None:
    opened = {each.screen for group in GROUPS.values() for each in group}
    assert not classes() - opened, "say in tests/ui/every_screen.py which keys open them"


@pytest.mark.parametrize("kept", ["full"], indirect=True)
async def test_a_size_looks_the_same_however_it_was_come_to(kept: Diary) -> None:
    """Nothing of another size is left over, neither after a larger window nor after many."""
    async with TrackerApp(kept, Settings()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for opened in EACH_KIND:
            await pilot.press(*opened.keys)
            await settled(pilot)
            before = picture(pilot.app.screen)
            for size in [(200, 60), (60, 18), (50, 10), (120, 40)]:
                await pilot.resize_terminal(*size)
                await settled(pilot)
            for width in range(60, 140, 7):  # as a window that is being drawn larger
                pilot.app.post_message(Resize(Size(width, 30), Size(width, 30)))
            await pilot.resize_terminal(80, 24)
            await settled(pilot)
            assert picture(pilot.app.screen) == before, opened.name
            await back_to_log(pilot, opened)
