"""Calendar, by its keys."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from textual.color import Color
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tracker.diary import Diary
from tracker.model import CheckIn, Day, EpisodeDraft
from tracker.model.scale import Scale
from tracker.ui.app import TrackerApp
from tracker.ui.screens.calendar import CalendarScreen
from tracker.ui.themes import Shade
from tracker.ui.widgets.month import MonthData, MonthGrid, cell, count_of

TODAY = date(2026, 11, 22)
LOOKS = [Shade(glyph, Color(1, 1, 1), Color(2, 2, 2)) for glyph in "░▒▓█"]


def calendar(pilot: Pilot[None]) -> CalendarScreen:
    screen = pilot.app.screen
    assert isinstance(screen, CalendarScreen)
    return screen


def log_on(diary: Diary, clock: StoppedClock, day: date, count: int) -> None:
    at = datetime.combine(day, clock().timetz()) - timedelta(hours=2)
    diary.log(EpisodeDraft(at=at, count=count))


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (["left"], date(2026, 11, 21)),
        (["h", "h"], date(2026, 11, 20)),
        (["up"], date(2026, 11, 15)),
        (["j"], date(2026, 11, 29)),
        (["l"], date(2026, 11, 23)),
        (["pageup"], date(2026, 10, 22)),
        (["pagedown"], date(2026, 12, 22)),
        (["pageup", "pageup", "full_stop"], TODAY),
    ],
)
async def test_keys_move_the_cursor(started: Started, keys: list[str], day: date) -> None:
    async with started() as pilot:
        await pilot.press("2", *keys)
        await settled(pilot)
        assert calendar(pilot).cursor == day


async def test_enter_opens_the_day_in_log(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    log_on(diary, clock, date(2026, 11, 20), 3)
    async with started() as pilot:
        await pilot.press("2", "left", "left", "enter")
        await settled(pilot)
        assert isinstance(pilot.app, TrackerApp)
        assert pilot.app.current_mode == "log"
        assert pilot.app.day == date(2026, 11, 20)
        assert "3 twitches" in str(pilot.app.screen.query_one("#timeline").border_title)


async def test_a_future_day_is_not_opened(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("2", "right", "enter")
        await settled(pilot)
        assert pilot.app.current_mode == "calendar"


async def test_go_to_a_date_as_people_say_it(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("2", "g", *"3 weeks ago")
        await settled(pilot)
        assert "1 Nov" in str(pilot.app.screen.query_one("#meaning", Static).render())
        await pilot.press("enter")
        await settled(pilot)
        assert calendar(pilot).cursor == date(2026, 11, 1)


@pytest.mark.parametrize("text", ["9999-12-31", "1900-01-01"])
async def test_the_ends_of_the_calendar_hold(started: Started, text: str) -> None:
    async with started() as pilot:
        await pilot.press("2", "g")
        pilot.app.screen.query_one(Input).insert_text_at_cursor(text)
        await pilot.press("enter", "pagedown", "down", "pageup", "pageup", "up")
        await settled(pilot)
        assert pilot.app.current_mode == "calendar"


async def test_a_date_that_is_none_is_refused_with_a_word(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("2", "g", *"florble", "enter")
        await settled(pilot)
        assert str(pilot.app.screen.query_one("#meaning", Static).render())
        await pilot.press("escape")
        await settled(pilot)
        assert calendar(pilot).cursor == TODAY


async def test_a_click_moves_and_the_day_is_beside_it(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    log_on(diary, clock, date(2026, 11, 3), 4)
    async with started() as pilot:
        await pilot.press("2")
        await settled(pilot)
        grid = calendar(pilot).query_one(MonthGrid)
        # The second week of the grid holds Mon 2 to Sun 8 November.
        await pilot.click(MonthGrid, offset=(grid.cell_width + 1, 1 + grid.cell_height))
        await settled(pilot)
        assert calendar(pilot).cursor == date(2026, 11, 3)
        assert "4 twitches" in str(calendar(pilot).query_one("#day-head", Static).render())


async def test_undo_on_the_calendar_shows_at_once(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    log_on(diary, clock, TODAY, 4)
    async with started() as pilot:
        await pilot.press("2")
        await settled(pilot)
        assert "4 twitches" in str(calendar(pilot).query_one("#day-head", Static).render())
        await pilot.press("u")
        await settled(pilot)
        assert "Not watched" in str(calendar(pilot).query_one("#day-head", Static).render())


def test_unwatched_zero_and_future_differ_without_colour() -> None:
    data = MonthData(month=date(2026, 11, 1), today=TODAY)
    unreadable = MonthData(month=date(2026, 11, 1), today=TODAY, readable=False)
    zero = Day(day=TODAY, check_in=CheckIn(day=TODAY, unlogged=0, closed=True))
    texts = [
        count_of(data, zero, TODAY)[0],
        count_of(data, Day(day=TODAY), TODAY)[0],
        count_of(data, Day(day=date(2026, 11, 23)), date(2026, 11, 23))[0],
        count_of(unreadable, None, TODAY)[0],
    ]
    assert texts == ["0", "–", "", "?"]


@pytest.mark.parametrize("width", [7, 10, 14])
@pytest.mark.parametrize("height", [1, 2, 5])
@pytest.mark.parametrize("day", [date(2026, 11, 1), date(2026, 11, 30), date(2026, 12, 1)])
def test_a_cell_has_exactly_its_size(width: int, height: int, day: date) -> None:
    data = MonthData(month=date(2026, 11, 1), today=TODAY, scale=Scale(), phases={day: "═"})
    for chosen in (False, True):
        rows = cell(data, day, chosen, LOOKS, width, height)
        assert [row.cell_length for row in rows] == [width] * height
