"""Calendar, by its keys."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tracker.diary import Diary
from tracker.model import CheckIn, Day, Episode, EpisodeDraft
from tracker.ui.app import TrackerApp
from tracker.ui.calendar.cells import cell
from tracker.ui.calendar.inks import Inks
from tracker.ui.calendar.shown import DaysShown, Look
from tracker.ui.screens.calendar import CalendarScreen
from tracker.ui.themes import Shade
from tracker.ui.widgets.message_line import MessageLine
from tracker.ui.widgets.month import MonthGrid

TODAY = date(2026, 11, 22)
PLAIN = Style()
INKS = Inks(
    quiet=PLAIN, plain=PLAIN, marks=PLAIN, band=PLAIN, today=PLAIN, cursor=PLAIN, found=PLAIN,
    shades=[Shade(glyph, Color(1, 1, 1), Color(2, 2, 2)) for glyph in "░▒▓█"],
)  # fmt: skip


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


async def test_a_day_too_far_ahead_is_said_not_to_be_shown(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("2", "g", *"2050-01-01", "enter")
        await settled(pilot)
        assert calendar(pilot).cursor == date(2027, 11, 22)
        assert "a year ahead" in str(calendar(pilot).query_one(MessageLine).render())
        await pilot.press("g", *"2027-11-01", "enter")
        await settled(pilot)
        assert "a year ahead" not in str(calendar(pilot).query_one(MessageLine).render())


@pytest.mark.parametrize("keys", [["left"], ["pageup"], ["tab", "left"], ["y", "up"]])
async def test_what_is_said_of_a_day_is_not_said_on_another(
    started: Started, keys: list[str]
) -> None:
    async with started() as pilot:
        await pilot.press("2", "0")
        await settled(pilot)
        assert "no twitches" in str(calendar(pilot).query_one(MessageLine).render())
        await pilot.press(*keys)
        await settled(pilot)
        assert not str(calendar(pilot).query_one(MessageLine).render()).strip()


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
        cell = calendar(pilot).query_one(MonthGrid).cells_layout().region(date(2026, 11, 3))
        assert cell is not None
        await pilot.click(MonthGrid, offset=cell.offset)
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
    zero = Day(day=TODAY, check_in=CheckIn(day=TODAY, unlogged=0, closed=True))
    broken = frozenset({"2026-11"})
    texts = [
        DaysShown(days={TODAY: zero}, today=TODAY).look(TODAY).text,
        DaysShown(days={TODAY: Day(day=TODAY)}, today=TODAY).look(TODAY).text,
        DaysShown(today=TODAY).look(TODAY + timedelta(days=1)).text,
        DaysShown(today=TODAY, unreadable=broken).look(TODAY).text,
        DaysShown(today=TODAY, lacking=broken).look(TODAY).text,
    ]
    assert texts == ["0", "–", "", "?", "?"]


def test_what_is_recorded_of_tomorrow_is_shown() -> None:
    day = TODAY + timedelta(days=1)
    episode = Episode(id="e", day=day, count=3)
    shown = DaysShown(days={day: Day(day=day, episodes=[episode])}, today=TODAY)
    assert shown.look(day).text == "3"


looks = st.builds(
    Look,
    text=st.text(st.characters(min_codepoint=48, max_codepoint=57), max_size=5),
    level=st.integers(0, 4),
    marks=st.sampled_from(["", "⚑", "✎✓", "⚑◆✎✓"]),
    band=st.sampled_from(["", "═", "─", "┄"]),
    match=st.sampled_from([None, True, False]),
    in_span=st.booleans(),
)


@given(looks, st.integers(6, 14), st.integers(1, 6), st.booleans(), st.booleans())
def test_a_cell_has_exactly_its_size(
    look: Look, width: int, height: int, chosen: bool, today: bool
) -> None:
    rows = cell(TODAY, look, INKS, width, height, chosen=chosen, today=today)
    assert [Segment.get_line_length(row) for row in rows] == [width] * height
    text = "".join(segment.text for row in rows for segment in row)
    assert "22" in text
    assert look.text in text or len(look.text) > width - (5 if height == 1 else 1)
