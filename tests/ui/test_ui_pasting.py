"""A paste is text for a line, and never keys."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from tests.ui.conftest import Started, settled
from tracker.diary import Diary
from tracker.ui.screens.log import LogScreen
from tracker.ui.widgets.message_line import MessageLine
from tracker.ui.widgets.one_line import LONGEST_PASTE


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await settled(pilot)


def line(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one("#entry-input", Input).value


def said(pilot: Pilot[None]) -> str:
    notices = " ".join(each.message for each in pilot.app._notifications)
    return f"{notices} {pilot.app.screen_stack[0].query_one(MessageLine).content}"


async def test_on_log_it_logs_nothing_and_says_what_to_do(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        before = diary.version
        await paste(pilot, "ttt0u")
        assert diary.version == before
        assert diary.day(diary.today()).episodes == []
        assert isinstance(pilot.app.screen, LogScreen)
        assert line(pilot) == ""
        assert "i first" in said(pilot)


@pytest.mark.parametrize(
    "keys", [["2"], ["3"], ["b"], ["f"], ["question_mark"], ["exclamation_mark"]]
)
async def test_elsewhere_it_does_nothing_but_say_so(
    started: Started, diary: Diary, keys: list[str]
) -> None:
    async with started() as pilot:
        await pilot.press(*keys)
        await settled(pilot)
        screen, before = pilot.app.screen, diary.version
        await paste(pilot, "ttt0uq1")
        assert (pilot.app.screen, diary.version) == (screen, before)
        typed = [each.value for each in screen.query(Input)]
        assert "pasted" in said(pilot) or "ttt0uq1" in typed


async def test_a_burst_counts_no_pasted_character(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("b", "x")
        await paste(pilot, "ttttt")
        assert getattr(pilot.app.screen, "being_made", "").startswith("a burst: 1 twitch")


async def test_many_lines_and_control_characters_stay_one_line(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("i")
        await paste(pilot, "ri -- one\ntwo\r\nthree\x1b[2J\x07 end")
        assert line(pilot) == "ri -- one two three\x1b[2J\x07 end"
        shown = str(pilot.app.screen.query_one("#entry-input", Input)._value)
        assert not any(ord(each) < 32 for each in shown)


async def test_a_very_long_paste_is_refused_whole(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("i", "r")
        await paste(pilot, "x" * (LONGEST_PASTE + 1))
        assert line(pilot) == "r"
        assert "nothing was put into the line" in said(pilot)
