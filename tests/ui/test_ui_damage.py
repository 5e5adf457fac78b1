"""A damaged file is named; the app goes on."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tracker.diary import Diary
from tracker.model import EpisodeDraft, MarkerDraft
from tracker.ui.app import TrackerApp

TODAY = date(2026, 11, 22)


def told(pilot: Pilot[None]) -> str:
    """Return all that the person can read: the screen, and the notices over it."""
    assert isinstance(pilot.app, TrackerApp)
    screen = pilot.app.tracker_screen
    assert screen is not None
    lines = [
        "".join(segment.text for segment in strip) for strip in screen._compositor.render_strips()
    ]
    # Panels break long lines: what is one word on the disk is to be one word here.
    read = "".join("".join(lines).replace("│", "").split())
    return read + "".join(note.message for note in pilot.app._notifications)


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
        assert "2026-11.json" in told(pilot)
        await pilot.press("2", "pageup", "pagedown", "enter", "e", "d", "f", "escape")
        await settled(pilot)
        assert "2026-11.json" in told(pilot)


async def test_a_damaged_month_takes_no_other_with_it(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    october = clock.now - timedelta(days=30)
    diary.log(EpisodeDraft(at=october))
    diary.log(EpisodeDraft(at=clock()))
    damage(diary.home / "diary" / "2026-10.json")
    async with started(size=(120, 40)) as pilot:
        assert "1twitchin1episode" in told(pilot)
        await pilot.press("2")
        await settled(pilot)
        assert "1twitchin1episode" in told(pilot)
        await pilot.press("pageup")
        await settled(pilot)
        assert "2026-10.json" in told(pilot)
        assert "Notwatched" not in told(pilot)
        await pilot.press("3")
        await settled(pilot)
        assert "2026-10.json" in told(pilot)


async def test_a_day_that_can_not_be_read_is_not_shown_as_another(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock(), count=4))
    diary.log(EpisodeDraft(at=clock.now - timedelta(days=23)))
    damage(diary.home / "diary" / "2026-10.json")
    async with started() as pilot:
        assert isinstance(pilot.app, TrackerApp)
        await pilot.app.show_day(date(2026, 10, 30))
        await settled(pilot)
        assert "4twitches" not in told(pilot)
        assert "30Oct" in told(pilot)


@pytest.mark.parametrize("mode", ["1", "2", "3"])
async def test_a_damaged_book_is_named_on_every_screen(
    started: Started, diary: Diary, mode: str
) -> None:
    diary.mark(MarkerDraft(day=TODAY, kind="travel"))
    damage(diary.home / "diary" / "book.json")
    async with started() as pilot:
        await pilot.press(mode)
        await settled(pilot)
        assert "book.json" in told(pilot)


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
        assert "2026-11.json" in told(pilot)
