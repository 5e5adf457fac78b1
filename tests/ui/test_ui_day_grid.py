"""What the Calendar's grid of days last painted is what it shows."""

from __future__ import annotations

from datetime import date

import pytest
from textual.pilot import Pilot
from textual.strip import Strip

from tests.ui.conftest import Started, settled
from tracker.model import FIRST_DAY
from tracker.ui.widgets.day_grid import DayGrid
from tracker.ui.widgets.month import MonthGrid

Painted = dict[int, str]


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Painted:
    """Return what was last painted of each line of a grid; a line that is not painted anew
    stays on the terminal as it was."""
    lines: Painted = {}
    render_line = DayGrid.render_line

    def watched(grid: DayGrid, y: int) -> Strip:
        strip = render_line(grid, y)
        lines[y] = strip.text
        return strip

    monkeypatch.setattr(DayGrid, "render_line", watched)
    return lines


def drawn_anew(pilot: Pilot[None]) -> Painted:
    grid = pilot.app.screen.query_one(MonthGrid)
    return {
        y: "".join(segment.text for segment in grid.draw_line(y)).ljust(grid.size.width)
        for y in range(grid.size.height)
    }


@pytest.mark.parametrize("keys", [["tab"], ["tab", "left"], ["tab", "tab"]])
async def test_a_grid_that_changes_its_size_is_painted_whole(
    started: Started, painted: Painted, keys: list[str]
) -> None:
    async with started() as pilot:
        await pilot.press("2")
        await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)
        anew = drawn_anew(pilot)
        assert {y: painted[y] for y in anew} == anew


@pytest.mark.parametrize("before", [(80, 24), (120, 40)])
async def test_months_that_come_to_stand_beside_are_those_before(
    started: Started, before: tuple[int, int]
) -> None:
    async with started(before) as pilot:
        await pilot.press("2")
        await settled(pilot)
        await pilot.resize_terminal(200, 50)
        await settled(pilot)
        months = pilot.app.screen.query_one(MonthGrid).months
        assert months == [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)]


async def test_a_wide_window_opens_on_the_months_that_have_been(started: Started) -> None:
    async with started((200, 50)) as pilot:
        await pilot.press("2")
        await settled(pilot)
        months = pilot.app.screen.query_one(MonthGrid).months
        assert months == [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)]


async def test_no_month_stands_before_the_first_of_the_calendar(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("2", "g", *FIRST_DAY.isoformat(), "enter")
        await settled(pilot)
        await pilot.resize_terminal(200, 50)
        await settled(pilot)
        assert pilot.app.screen.query_one(MonthGrid).months[0] == FIRST_DAY
