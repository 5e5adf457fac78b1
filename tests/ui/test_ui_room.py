"""A window too small for the tracker: a word, and all is as it was when there is room again."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from tests.ui.conftest import Started, settled
from tracker.diary import Diary
from tracker.ui.widgets.too_small import TooSmall

SMALL = (59, 18)


def words(pilot) -> str:
    found = pilot.app.screen.query(TooSmall)
    return str(found.first().content) if found else ""


@pytest.mark.parametrize("size", [(59, 18), (60, 17), (20, 5), (2, 1)], ids=str)
async def test_a_window_too_small_says_how_large_it_has_to_be(started: Started, size) -> None:
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
