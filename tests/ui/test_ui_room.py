"""A window too small for the tracker: a word, and all is as it was when there is room again."""

from __future__ import annotations

from datetime import date

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from tests.ui.conftest import Started, settled
from tests.ui.looks import Compare, driven
from tracker.config import Settings
from tracker.diary import Diary
from tracker.ui.app import TrackerApp
from tracker.ui.screens.help import HelpScreen
from tracker.ui.widgets.key_line import KeyLine
from tracker.ui.widgets.message_line import MessageLine
from tracker.ui.widgets.month import MonthGrid
from tracker.ui.widgets.plot_view import PlotView
from tracker.ui.widgets.recent_days import RecentDays
from tracker.ui.widgets.too_small import TooSmall
from tracker.ui.widgets.year import YearGrid

SMALL = (59, 18)


def words(pilot: Pilot[None]) -> str:
    found = pilot.app.screen.query(TooSmall)
    return str(found.first().content) if found else ""


@pytest.mark.parametrize("size", [(59, 18), (60, 17), (20, 5), (2, 1)], ids=str)
async def test_a_window_too_small_says_how_large_it_has_to_be(
    started: Started, size: tuple[int, int]
) -> None:
    async with started(size) as pilot:
        assert f"This window is {size[0]} by {size[1]}; the tracker needs 60 by 18." in words(pilot)
        assert "q leaves" in words(pilot)
        shown = pilot.app.screen.query_one(TooSmall)
        assert shown.region == pilot.app.screen.region
        await pilot.resize_terminal(60, 18)
        assert not words(pilot)


async def test_the_word_follows_the_window(started: Started) -> None:
    async with started(SMALL) as pilot:
        await pilot.resize_terminal(40, 12)
        assert "This window is 40 by 12;" in words(pilot)


async def test_keys_do_nothing_that_can_not_be_seen(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.resize_terminal(*SMALL)
        await pilot.press("t", "c", "2", "i", "x", "enter")
        pilot.app.post_message(events.Paste("ri x2"))
        await pilot.pause()
        await pilot.resize_terminal(80, 24)
        assert pilot.app.current_mode == "log"
        assert diary.newest() is None
        assert diary.day(diary.today()).intakes == []
        await pilot.press("t")
        assert diary.newest() is not None


async def test_a_half_typed_line_stays(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("i", *"ri x2")
        await pilot.resize_terminal(*SMALL)
        await pilot.press("q")  # the line is not left by accident
        assert pilot.app.is_running
        assert "q again leaves without it" in words(pilot)
        await pilot.resize_terminal(80, 24)
        assert pilot.app.screen.query_one("#entry-input", Input).value == "ri x2"
        await pilot.press(*" i4", "enter")
        newest = diary.newest()
        assert newest is not None
        assert (newest.count, newest.intensity) == (2, 4)


@pytest.mark.parametrize(
    "keys", [["E"], ["f"], ["b", "x", "x"], ["m"], ["question_mark"], ["P"], ["D"], ["ctrl+p"]]
)
async def test_what_is_open_stays_open(started: Started, keys: list[str]) -> None:
    async with started() as pilot:
        await pilot.press("t", *keys)
        before = pilot.app.screen
        assert before is not pilot.app.screen_stack[0]
        await pilot.resize_terminal(*SMALL)
        assert words(pilot)
        await pilot.press("escape", "enter", "x")
        await pilot.resize_terminal(80, 24)
        assert pilot.app.screen is before
        assert not words(pilot)
        assert not pilot.app.screen_stack[0].query(TooSmall)


async def test_a_screen_that_opens_meanwhile_is_covered_too(started: Started) -> None:
    async with started() as pilot:
        await pilot.resize_terminal(*SMALL)
        await pilot.app.run_action("way")  # as one would that was asked for just before
        await settled(pilot)
        assert words(pilot)
        await pilot.resize_terminal(80, 24)
        assert not words(pilot)
        await pilot.press("escape")
        assert not words(pilot)


async def test_quitting_from_the_word(started: Started) -> None:
    async with started(SMALL) as pilot:
        await pilot.press("q")
        await settled(pilot)
        assert not pilot.app.is_running


async def test_quitting_over_something_open_takes_two_keys(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("f")
        await pilot.resize_terminal(*SMALL)
        await pilot.press("q")
        assert pilot.app.is_running
        await pilot.press("q")
        await settled(pilot)
        assert not pilot.app.is_running


async def test_a_message_of_two_lines_leaves_the_days_their_rows(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("2")
        grid = pilot.app.screen.query_one(MonthGrid)
        before = grid.region
        pilot.app.screen.query_one(MessageLine).trouble("what could not be done, and why " * 5)
        await pilot.pause()
        said = pilot.app.screen.query_one(MessageLine)
        assert said.region.height > 1
        assert said.region.bottom == 23  # over the keys, that stay to be seen
        assert grid.region == before


async def test_recent_days_show_their_hours_where_there_is_room(full: Diary) -> None:
    async with TrackerApp(full, Settings()).run_test(size=(200, 60)) as pilot:
        await settled(pilot)
        days = pilot.app.screen.query_one(RecentDays)
        lines = str(days.render()).split("\n")
        assert lines[0].split() == ["04", "08", "12", "16", "20", "00"]
        assert len(lines) == days.content_size.height
        column = lines[0].index("08") + 2  # 09:00
        assert lines[1].startswith("Sun 22   3 ")
        assert lines[1][column] == "3"
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        lines = str(days.render()).split("\n")
        assert lines[0].startswith("Sun 22   3 █")
        assert len(lines) == days.content_size.height


async def test_a_large_window_shows_the_year_under_the_months(full: Diary) -> None:
    async with TrackerApp(full, Settings()).run_test(size=(200, 60)) as pilot:
        await pilot.press("2")
        await settled(pilot)
        year, month = pilot.app.screen.query_one(YearGrid), pilot.app.screen.query_one(MonthGrid)
        assert year.display
        assert year.region.y >= month.region.bottom
        await pilot.press("left")
        assert year.cursor == month.cursor == date(2026, 11, 21)
        await pilot.click(year, offset=(6, 8))  # a day of July
        await settled(pilot)
        assert month.cursor.month == 7
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert not year.display


async def test_words_and_numbers_stand_beside_the_figures(full: Diary) -> None:
    async with TrackerApp(full, Settings()).run_test(size=(200, 60)) as pilot:
        await pilot.press("3")
        await settled(pilot)
        screen = pilot.app.screen
        figures = [each for each in screen.query(PlotView) if each.display]
        words = screen.query_one("#words")
        assert len(figures) == 2
        assert all(figure.region.right < words.region.x for figure in figures)
        assert "without twitches" in str(words.render())
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert len([each for each in screen.query(PlotView) if each.display]) == 1
        assert words.region.y >= figures[0].region.bottom


@pytest.mark.parametrize("keys", [[], ["2"], ["3"]], ids=["log", "calendar", "insights"])
def test_pictures_of_a_large_window(snap_compare: Compare, full: Diary, keys: list[str]) -> None:
    app = TrackerApp(full, Settings())
    assert snap_compare(app, terminal_size=(200, 60), run_before=driven(*keys))


def test_a_picture_of_the_word(snap_compare: Compare, full: Diary) -> None:
    app = TrackerApp(full, Settings())
    assert snap_compare(app, terminal_size=(50, 16), run_before=driven())


@pytest.mark.parametrize("keys", [["1"], ["2"], ["3"], ["h"], ["2", "v"]], ids="".join)
async def test_the_foot_shows_whole_keys_and_always_the_help(
    started: Started, keys: list[str]
) -> None:
    async with started((60, 18)) as pilot:
        await pilot.press("escape", *keys)
        await settled(pilot)
        line = pilot.app.screen.query_one(KeyLine)
        foot = str(line.render())
        assert len(foot) <= 60
        assert foot.endswith(" ? help")
        await pilot.click(KeyLine, offset=(line.gutter.left + foot.index("? help"), 0))
        await settled(pilot)
        assert isinstance(pilot.app.screen, HelpScreen)
