"""Search on the Calendar: what is typed, what stands out, and the way from match to match."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tests.ui.looks import SIZES, Compare, driven
from tracker.config import Settings
from tracker.diary import Diary
from tracker.entry import parse_query
from tracker.model import CATALOGUE, EpisodeDraft
from tracker.ui.app import TrackerApp
from tracker.ui.calendar.cells import FOUND
from tracker.ui.screens.calendar import CalendarScreen
from tracker.ui.screens.line import LineScreen
from tracker.ui.widgets.cheat_sheet import NAME, SEARCH
from tracker.ui.widgets.message_line import MessageLine

TODAY = date(2026, 11, 22)
EXPLAINED = r" \(.*\)| in notes.*|, or .*| (strong|bother|tired|times|long)$"
INNER = 70  # columns of the card at 80x24


def calendar(pilot: Pilot[None]) -> CalendarScreen:
    screen = pilot.app.screen
    assert isinstance(screen, CalendarScreen)
    return screen


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(MessageLine).render())


async def search(pilot: Pilot[None], text: str) -> None:
    await pilot.press("slash")
    await settled(pilot)
    line = pilot.app.screen.query_one(Input)
    line.value = text
    await pilot.press("enter")
    await settled(pilot)


@pytest.fixture
def some_days(diary: Diary, clock: StoppedClock) -> Diary:
    """Short nights on 2, 9 and 16 November and on 3 October; a twitch on the 10th."""
    for day, sleep in ((2, 5), (9, 5.5), (10, 8), (16, 4)):
        diary.check_in(date(2026, 11, day), {"sleep": sleep}, unlogged=0)
    diary.check_in(date(2026, 10, 3), {"sleep": 5})
    at = datetime.combine(date(2026, 11, 10), clock().timetz())
    diary.log(EpisodeDraft(at=at, hand="right", sites=["index"], note="after the drive"))
    return diary


@pytest.mark.parametrize(("keys", "text"), [([*"flag"], "flag"), (["end", *" note"], "ri note")])
async def test_the_last_search_is_typed_over_or_changed(
    started: Started, keys: list[str], text: str
) -> None:
    async with started() as pilot:
        await pilot.press("2", "slash", *"ri", "enter", "slash", *keys)
        await settled(pilot)
        assert pilot.app.screen.query_one(Input).value == text


async def test_a_factor_condition_finds_its_days_and_keys_go_from_one_to_the_next(
    started: Started, some_days: Diary
) -> None:
    async with started() as pilot:
        await search(pilot, "sleep<6")
        screen = calendar(pilot)
        found = frozenset(
            {date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16), date(2026, 10, 3)}
        )
        assert screen.matches == found
        assert screen.cursor == date(2026, 11, 16)
        assert "4 days match" in said(pilot)
        assert "sleep under 6 h: 4" in screen.filter_words
        grid = screen.grid
        drawn = "".join(grid.render_line(y).text for y in range(grid.size.height))
        assert drawn.count(FOUND) == 3
        way = [("n", 9, 11), ("n", 2, 11), ("n", 3, 10), ("n", 16, 11), ("N", 3, 10), ("N", 2, 11)]
        for key, day, month in way:
            await pilot.press(key)
            await settled(pilot)
            assert (screen.cursor.day, screen.cursor.month) == (day, month)
        assert "3 of 4" in said(pilot)


async def test_the_ends_say_that_it_begins_anew(started: Started, some_days: Diary) -> None:
    async with started() as pilot:
        await search(pilot, "sleep<6")
        await pilot.press("N")
        await settled(pilot)
        assert "from the oldest again" in said(pilot)
        await pilot.press("n")
        await settled(pilot)
        assert "from the newest again" in said(pilot)


async def test_it_goes_on_from_where_the_cursor_is(started: Started, some_days: Diary) -> None:
    async with started() as pilot:
        await search(pilot, "sleep<6")
        await pilot.press("pageup", "pageup", "N")
        await settled(pilot)
        assert calendar(pilot).cursor == date(2026, 10, 3)


async def test_escape_clears_it(started: Started, some_days: Diary) -> None:
    async with started() as pilot:
        await search(pilot, "sleep<6")
        await pilot.press("escape")
        await settled(pilot)
        assert calendar(pilot).matches is None
        assert "cleared" in said(pilot)
        await pilot.press("n")
        await settled(pilot)
        assert "Nothing is looked for yet" in said(pilot)


async def test_it_begins_on_any_screen_with_the_last_search_in_the_line(
    started: Started, some_days: Diary
) -> None:
    async with started() as pilot:
        await search(pilot, "drive")
        assert calendar(pilot).cursor == date(2026, 11, 10)
        await pilot.press("1", "slash")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LineScreen)
        assert pilot.app.screen.query_one(Input).value == "drive"


async def test_what_is_not_understood_stays_in_the_line(started: Started, some_days: Diary) -> None:
    async with started() as pilot:
        await search(pilot, "slep<6")
        assert isinstance(pilot.app.screen, LineScreen)
        assert "sleep" in str(pilot.app.screen.query_one("#preview").render())
        await pilot.press("escape")
        await settled(pilot)
        assert calendar(pilot).matches is None


async def test_nothing_found_is_said(started: Started, some_days: Diary) -> None:
    async with started() as pilot:
        await search(pilot, "sleep<1")
        assert "No day matches" in said(pilot)
        await pilot.press("n")
        await settled(pilot)
        assert "No day matches" in said(pilot)
        assert calendar(pilot).cursor == TODAY


async def test_a_change_of_the_diary_is_searched_too(started: Started, some_days: Diary) -> None:
    async with started() as pilot:
        await search(pilot, "sleep<6")
        calendar(pilot).go(TODAY)
        some_days.check_in(TODAY - timedelta(days=1), {"sleep": 3})
        calendar(pilot).reload_if_changed()
        await settled(pilot)
        assert TODAY - timedelta(days=1) in (calendar(pilot).matches or ())
        assert calendar(pilot).cursor == TODAY


async def test_a_month_that_cant_be_searched_is_named(started: Started, some_days: Diary) -> None:
    (some_days.home / "diary" / "2026-10.json").write_text("{")
    async with started() as pilot:
        await search(pilot, "sleep<6")
        assert "October 2026 could not be searched" in said(pilot)
        assert len(calendar(pilot).matches or ()) == 3


def test_the_card_fits_and_what_it_shows_is_understood() -> None:
    for name, words in SEARCH:
        assert len(name) < NAME
        assert NAME + len(words) <= INNER
        for example in re.split(r" · |: ", words):
            said = re.sub(
                r"( \(.*\)| in notes.*|, or .*| (strong|bother|tired|times|long)$)", "", example
            )
            if name != "not" or said.startswith("not"):
                query = parse_query(said, today=TODAY, catalogue=CATALOGUE)
                assert "text" not in query.words(CATALOGUE) or name == "words"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_how_a_search_looks(
    snap_compare: Compare,
    full: Diary,
    size: tuple[int, int],
) -> None:
    app = TrackerApp(full, Settings())
    keys = ["slash", *"sleep<6.5 caffeine>180", "enter"]
    assert snap_compare(app, terminal_size=size, run_before=driven(*keys))


def test_how_its_line_looks(snap_compare: Compare, full: Diary) -> None:
    app = TrackerApp(full, Settings())
    keys = ["2", "slash", *"sleep<6 ri typ"]
    assert snap_compare(app, terminal_size=(80, 24), run_before=driven(*keys))
