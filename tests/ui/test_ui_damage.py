"""A damaged file is named; the app goes on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tracker.diary import Diary
from tracker.model import EpisodeDraft, MarkerDraft
from tracker.ui.app import TrackerApp
from tracker.ui.widgets.message_line import MessageLine

TODAY = date(2026, 11, 22)


def message(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app, TrackerApp)
    assert pilot.app.tracker_screen is not None
    return str(pilot.app.tracker_screen.query_one(MessageLine).render())


def damage(file: Path) -> None:
    file.write_text('{"episodes": {"abc')


@pytest.mark.parametrize("mode", ["1", "2", "3"])
async def test_a_damaged_month_is_named_on_every_screen(
    started: Started, diary: Diary, clock: StoppedClock, mode: str
) -> None:
    diary.log(EpisodeDraft(at=clock()))
    damage(diary.home / "diary" / "2026-11.json")
    async with started() as pilot:
        await pilot.press(mode)
        await settled(pilot)
        assert "2026-11.json" in message(pilot)
        await pilot.press("2", "pageup", "pagedown", "enter", "e", "escape", "d", "f", "escape")
        await settled(pilot)


@pytest.mark.parametrize("mode", ["1", "2", "3"])
async def test_a_damaged_book_is_named_on_every_screen(
    started: Started, diary: Diary, mode: str
) -> None:
    diary.mark(MarkerDraft(day=TODAY, kind="travel"))
    damage(diary.home / "diary" / "book.json")
    async with started() as pilot:
        await pilot.press(mode)
        await settled(pilot)
        assert "book.json" in message(pilot)


async def test_a_twitch_is_saved_beside_a_damaged_month(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock()))
    damage(diary.home / "diary" / "2026-11.json")
    async with started() as pilot:
        await pilot.press("t")
        await settled(pilot)
        assert len(diary.episodes(TODAY, TODAY)) == 1
        assert list((diary.home / "diary").glob("2026-11.json.damaged-*"))


async def test_a_month_damaged_while_the_app_is_open(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock()))
    async with started() as pilot:
        damage(diary.home / "diary" / "2026-11.json")
        await pilot.pause(1.3)
        await pilot.press("2", "3", "1")
        await settled(pilot)
        assert "2026-11.json" in message(pilot)
