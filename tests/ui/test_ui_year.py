"""The year on Calendar, by its keys, and how it looks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.conftest import StoppedClock
from tests.ui import day_words
from tests.ui.conftest import Started, settled
from tests.ui.looks import SIZES, THEMES, Compare, driven
from tests.ui.test_ui_calendar import calendar, log_on
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import month_of
from tracker.model.measures import OfFactor
from tracker.ui.app import TrackerApp
from tracker.ui.widgets.month import MonthGrid
from tracker.ui.widgets.packed import Packed
from tracker.ui.widgets.top_bar import TopBar
from tracker.ui.widgets.year import YearGrid

TODAY = date(2026, 11, 22)


def year(pilot: Pilot[None]) -> YearGrid:
    return calendar(pilot).query_one(YearGrid)


def lines(pilot: Pilot[None]) -> list[str]:
    grid = year(pilot)
    return [grid.render_line(y).text.rstrip() for y in range(grid.size.height)]


def legend(pilot: Pilot[None]) -> str:
    return str(calendar(pilot).query_one("#legend", Packed).visual)


def title(pilot: Pilot[None]) -> str:
    return calendar(pilot).query_one(TopBar).title_text


async def go_to(pilot: Pilot[None], text: str) -> None:
    await pilot.press("g")
    pilot.app.screen.query_one(Input).insert_text_at_cursor(text)
    await pilot.press("enter")
    await settled(pilot)


async def test_y_shows_the_year_and_the_month_again(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("2", "y")
        await settled(pilot)
        assert year(pilot).display
        assert not calendar(pilot).query_one(MonthGrid).display
        assert pilot.app.screen.focused is year(pilot)
        assert title(pilot).startswith("2026")
        assert [line[:3] for line in lines(pilot)[1:]] == [
            f"{date(2026, month, 1):%b}" for month in range(1, 13)
        ]
        await pilot.press("left", "y")
        await settled(pilot)
        assert not year(pilot).display
        assert calendar(pilot).query_one(MonthGrid).display
        assert calendar(pilot).cursor == TODAY - timedelta(days=1)
        assert title(pilot) == "November 2026"
        assert "not watched" in legend(pilot)


ROWS, COLUMNS, WEEKS = (80, 24), (120, 40), (200, 50)


@pytest.mark.parametrize(
    ("size", "keys", "day"),
    [
        (ROWS, ["left"], date(2026, 11, 21)),
        (ROWS, ["up", "up"], date(2026, 9, 22)),
        (ROWS, ["j", "l"], date(2026, 12, 23)),
        (ROWS, ["down", "down"], date(2027, 1, 22)),
        (COLUMNS, ["left"], date(2026, 10, 22)),
        (COLUMNS, ["k"], date(2026, 11, 21)),
        (COLUMNS, ["right", "right"], date(2027, 1, 22)),
        (WEEKS, ["left"], date(2026, 11, 15)),
        (WEEKS, ["down"], date(2026, 11, 23)),
        (ROWS, ["pageup"], date(2025, 11, 22)),
        (COLUMNS, ["pagedown"], date(2027, 11, 22)),
        (WEEKS, ["pageup", "pageup", "full_stop"], TODAY),
    ],
)
async def test_arrows_go_where_they_point_and_pages_by_year(
    started: Started, size: tuple[int, int], keys: list[str], day: date
) -> None:
    async with started(size) as pilot:
        await pilot.press("2", "y")
        await settled(pilot)  # the layout follows from the size, which is known only now
        await pilot.press(*keys)
        await settled(pilot)
        assert calendar(pilot).cursor == day
        assert title(pilot).startswith(str(day.year))
        assert year(pilot).cells_layout().region(day) is not None


async def test_leap_days_and_the_ends_of_a_year(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("2", "y")
        await go_to(pilot, "2024-02-29")
        assert lines(pilot)[2].count("–") == 29
        await pilot.press("pageup")
        assert calendar(pilot).cursor == date(2023, 2, 28)
        await settled(pilot)
        assert lines(pilot)[2].count("–") == 28
        await go_to(pilot, "2020-12-31")
        await pilot.press("right")
        assert calendar(pilot).cursor == date(2021, 1, 1)
        await pilot.press("left", "down")
        assert calendar(pilot).cursor == date(2021, 1, 31)
        await pilot.press("up")
        assert calendar(pilot).cursor == date(2020, 12, 31)


@pytest.mark.parametrize("text", ["9999-12-31", "1900-01-01"])
async def test_the_ends_of_the_calendar_hold(started: Started, text: str) -> None:
    async with started() as pilot:
        await pilot.press("2", "y")
        await go_to(pilot, text)
        await pilot.press("pagedown", "down", "right", "pageup", "pageup", "up", "left")
        await settled(pilot)
        assert pilot.app.current_mode == "calendar"
        assert len(lines(pilot)) == 13


@pytest.mark.parametrize("size", [ROWS, COLUMNS, WEEKS])
async def test_a_click_moves_and_a_double_click_opens(
    started: Started, diary: Diary, clock: StoppedClock, size: tuple[int, int]
) -> None:
    day = date(2026, 5, 31)
    log_on(diary, clock, day, 4)
    async with started(size) as pilot:
        await pilot.press("2", "y")
        await settled(pilot)
        cell = year(pilot).cells_layout().region(day)
        assert cell is not None
        await pilot.click(YearGrid, offset=cell.offset)
        await settled(pilot)
        assert calendar(pilot).cursor == day
        assert "4 twitches" in day_words.head(pilot.app)
        await pilot.click(YearGrid, offset=cell.offset, times=2)
        await settled(pilot)
        assert isinstance(pilot.app, TrackerApp)
        assert (pilot.app.current_mode, pilot.app.day) == ("log", day)


async def test_enter_opens_the_day_in_log(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("2", "y", "up", "enter")
        await settled(pilot)
        assert isinstance(pilot.app, TrackerApp)
        assert (pilot.app.current_mode, pilot.app.day) == ("log", date(2026, 10, 22))


async def test_a_moving_cursor_draws_two_cells(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with started() as pilot:
        await pilot.press("2", "y")
        await settled(pilot)
        grid, regions = year(pilot), []

        def refresh(*asked: Any, **_: Any) -> YearGrid:
            regions.append(asked)
            return grid

        monkeypatch.setattr(grid, "refresh", refresh)
        calendar(pilot).action_move(0, -1)
        layout = grid.cells_layout()
        cells = [(layout.region(date(2026, month, 22)),) for month in (10, 11)]
        assert sorted(regions, key=str) == sorted(cells, key=str)


async def test_what_is_logged_and_undone_shows_at_once(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    log_on(diary, clock, TODAY, 4)
    async with started() as pilot:
        await pilot.press("2", "y", "left")
        await settled(pilot)
        assert lines(pilot)[11].split()[-2:] == ["4", "1"]
        assert title(pilot) == "2026 · 4 in 1 day"
        await pilot.press("u")
        await settled(pilot)
        assert lines(pilot)[11].endswith("–")
        assert title(pilot) == "2026"


async def test_hidden_counts_stay_hidden(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    log_on(diary, clock, date(2026, 3, 5), 77)
    async with started(COLUMNS) as pilot:
        await pilot.press("2", "y")
        await settled(pilot)
        assert "77" in "".join(lines(pilot))
        await pilot.press("number_sign")
        await settled(pilot)
        assert "77" not in "".join(lines(pilot))
        assert "•" in lines(pilot)[5]
        assert title(pilot) == "2026 · 1 day watched"
        assert "counts hidden" in legend(pilot)


async def test_a_factor_is_shown_by_its_shades_where_its_figures_have_no_room(
    started: Started, diary: Diary
) -> None:
    diary.check_in(TODAY, {"sleep": 6.25})
    async with started() as pilot:
        await pilot.press("2", "y", "left")
        calendar(pilot).measure = OfFactor(diary.catalogue["sleep"])
        calendar(pilot).show_days()
        await settled(pilot)
        assert lines(pilot)[11].split()[-2:] == ["6.2", "1"]
        assert any(glyph in lines(pilot)[11] for glyph in "░▒▓█")
        assert title(pilot) == "2026 · mean 6.2 in 1 day"
        assert "not recorded" in legend(pilot)
        assert not year(pilot).numbers


async def test_a_year_that_is_likely_looked_at_next_is_read_ahead(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with started() as pilot:
        await pilot.press("2", "y")
        await settled(pilot)
        near = {month_of(first) for first in calendar(pilot)._near(year(pilot).place(TODAY))}
        assert near == {
            f"{number}-{month:02d}" for number in (2025, 2027) for month in range(1, 13)
        }


async def test_a_new_size_arranges_the_year_anew(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("2", "y")
        await settled(pilot)
        for size in (WEEKS, (80, 50), COLUMNS, (60, 24), ROWS):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            cell = year(pilot).cells_layout().region(TODAY)
            assert cell is not None
            assert year(pilot).size.height >= cell.bottom
            assert year(pilot).size.width >= cell.right
            assert calendar(pilot).query_one("#day").size.height > 0


async def test_the_legend_names_the_trial_at_every_size(full: Diary) -> None:
    for size in (ROWS, COLUMNS, WEEKS):
        async with TrackerApp(full, Settings()).run_test(size=size) as pilot:
            await settled(pilot)
            await pilot.press("2", "y")
            await settled(pilot)
            packed = calendar(pilot).query_one("#legend", Packed)
            shown = " ".join(packed.render_line(y).text for y in range(packed.size.height))
            for words in ("═ trial", "not watched", "⚑ flag", "◆ event", "✎ note", "0 none"):
                assert words in shown
            assert any("═" in line for line in lines(pilot))


async def test_a_year_across_a_clock_change_and_a_month_that_cannot_be_read(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    log_on(diary, clock, date(2026, 3, 29), 3)
    log_on(diary, clock, date(2026, 10, 25), 5)
    (diary.home / "diary" / "2026-10.json").write_text("{")
    async with started(COLUMNS) as pilot:
        await pilot.press("2", "y")
        await settled(pilot)
        assert lines(pilot)[29].split() == ["29", "–", "3", *"–––––", "–", "?"]
        assert "? not known" in legend(pilot)
        assert lines(pilot)[32].split() == ["sum", "3"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_pictures(snap_compare: Compare, full: Diary, size: tuple[int, int], theme: str) -> None:
    app = TrackerApp(full, Settings(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=driven("2", "y", "up", "left"))


def test_a_picture_of_weeks(snap_compare: Compare, full: Diary) -> None:
    app = TrackerApp(full, Settings())
    assert snap_compare(app, terminal_size=WEEKS, run_before=driven("2", "y", "left"))
