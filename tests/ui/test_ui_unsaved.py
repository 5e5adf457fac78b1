"""What could not be saved stays in the entry line, and enter saves it when it can be."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from filelock import FileLock
from textual.pilot import Pilot
from textual.widgets import Static

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tracker.diary import Diary
from tracker.model import EpisodeDraft
from tracker.ui.screens.confirm import ConfirmScreen
from tracker.ui.screens.urgent import UrgentScreen
from tracker.ui.widgets.entry_line import EntryLine
from tracker.ui.widgets.message_line import MessageLine

TODAY = date(2026, 11, 22)


@contextmanager
def locked_by_another(diary: Diary) -> Iterator[None]:
    diary.lock_wait = 0.05
    with FileLock(diary.home / "lock"):
        yield


def line(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(EntryLine).input.value


def preview(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#preview", Static).render())


def message(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(MessageLine).render())


async def test_a_twitch_that_meets_a_lock_waits_in_the_line(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock(), hand="right", sites=["index"], activity="typing"))
    async with started() as pilot:
        with locked_by_another(diary):
            await pilot.press("r")
            await settled(pilot)
        assert "another tracker is writing" in message(pilot)
        assert line(pilot) == f"@{clock():%H:%M} ri typing"
        await pilot.press("enter")
        await settled(pilot)
        first, second = diary.episodes(TODAY, TODAY)
        assert (second.hand, second.sites, second.activity) == ("right", ["index"], "typing")
        assert second.at == first.at
        assert line(pilot) == ""


@pytest.mark.parametrize(
    ("key", "words"),
    [("t", "@14:05"), ("c", "@14:05 caffeine+=90"), ("w", "@14:05 water+=0.25"),
     ("0", "unlogged=0")],
)  # fmt: skip
async def test_each_key_leaves_what_it_could_not_save(
    started: Started, diary: Diary, clock: StoppedClock, key: str, words: str
) -> None:
    async with started() as pilot:
        with locked_by_another(diary):
            await pilot.press(key)
            await settled(pilot)
        assert line(pilot) == words.replace("14:05", f"{clock():%H:%M}")
        assert diary.span() is None
        await pilot.press("enter")
        await settled(pilot)
        assert diary.span() == (TODAY, TODAY)
        day = diary.day(TODAY)
        assert [len(day.episodes), len(day.intakes), day.count] == {
            "t": [1, 0, 1], "c": [0, 1, None], "w": [0, 1, None], "0": [0, 0, 0],
        }[key]  # fmt: skip


async def test_what_keys_could_not_save_waits_in_order(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    first = clock()
    async with started() as pilot:
        with locked_by_another(diary):
            await pilot.press("t")
            await settled(pilot)
            clock.forward(minutes=7)
            await pilot.press("c", "0")
            await settled(pilot)
            assert line(pilot) == f"@{first:%H:%M}"
            assert "3 not saved yet" in preview(pilot)
            await pilot.press("enter")
            await settled(pilot)
            assert "another tracker is writing" in message(pilot)
            assert line(pilot) == f"@{first:%H:%M}"
        await pilot.press("w")
        await settled(pilot)
        day = diary.day(TODAY)
        assert [episode.at for episode in day.episodes] == [first]
        assert [intake.factor for intake in day.intakes] == ["caffeine", "water"]
        assert day.count == 1
        assert line(pilot) == ""
        assert "Saved: glass" in message(pilot)


async def test_what_waits_can_be_changed_or_dropped(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    async with started() as pilot:
        with locked_by_another(diary):
            await pilot.press("t", "c")
            await settled(pilot)
            await pilot.press("i", *" ri", "enter")
            await settled(pilot)
            assert "another tracker is writing" in message(pilot)
            assert line(pilot) == f"@{clock():%H:%M} ri"
        await pilot.press("enter")
        await settled(pilot)
        assert [episode.sites for episode in diary.episodes(TODAY, TODAY)] == [["index"]]
        assert line(pilot) == f"@{clock():%H:%M} caffeine+=90"
        await pilot.press("escape")
        await settled(pilot)
        assert "Not kept" in message(pilot)
        assert line(pilot) == ""
        await pilot.press("enter")
        await settled(pilot)
        assert diary.intakes(TODAY, TODAY) == []


async def test_leaving_asks_about_what_is_not_saved(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        with locked_by_another(diary):
            await pilot.press("c", "2", "q")
            await settled(pilot)
            assert isinstance(pilot.app.screen, ConfirmScreen)
            assert "caffeine+=90" in str(pilot.app.screen.query("Static").first().render())
            await pilot.press("escape")
            await settled(pilot)
        await pilot.press("1", "enter")
        await settled(pilot)
        assert len(diary.intakes(TODAY, TODAY)) == 1
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app.return_code == 0


async def test_a_word_that_is_not_understood_takes_the_place_of_an_older_message(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        with locked_by_another(diary):
            await pilot.press("t", "i", *" ri", "enter")
            await settled(pilot)
            assert "another tracker is writing" in message(pilot)
            await pilot.press(*" flrb", "enter")
            await settled(pilot)
            assert message(pilot).strip() == ""


async def test_a_line_that_meets_a_full_disk_stays(
    started: Started, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    async with started() as pilot:
        await pilot.press("i", *"ri x2 6")
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            await pilot.press("enter")
            await settled(pilot)
            assert line(pilot) == "ri x2 6"
            assert "no room left on the disk" in message(pilot)
        assert diary.span() is None
        await pilot.press("enter")
        await settled(pilot)
        assert [episode.intensity for episode in diary.episodes(TODAY, TODAY)] == [6]


async def test_an_urgent_flag_is_answered_once_also_where_its_line_can_t_be_saved(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("i", *"ri weak")
        with locked_by_another(diary):
            await pilot.press("enter")
            await settled(pilot)
            assert isinstance(pilot.app.screen, UrgentScreen)
            told = "".join(str(each.content) for each in pilot.app.screen.query(Static))
            assert "not saved yet" in told
            await pilot.press("enter")
            assert line(pilot) == "ri weak"
        await pilot.press("enter")
        await settled(pilot)
        assert not isinstance(pilot.app.screen, UrgentScreen)
        assert [episode.flags for episode in diary.episodes(TODAY, TODAY)] == [["weakness"]]
        await pilot.press("i", *"ri weak", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, UrgentScreen)


async def test_the_way_out_is_on_the_screen_in_full(started: Started, diary: Diary) -> None:
    diary.log(EpisodeDraft())
    async with started((80, 24)) as pilot:
        with locked_by_another(diary):
            await pilot.press("t")
            await settled(pilot)
        widget = pilot.app.screen.query_one(MessageLine)
        strips = widget.render_lines(widget.outer_size.region)
        seen = "".join("".join(segment.text for segment in strip).strip() for strip in strips)
        assert seen.replace(" ", "") == message(pilot).replace(" ", "")
        assert widget.size.height > 1
        assert pilot.app.screen.query_one(EntryLine).region.bottom <= widget.region.y
        await pilot.press("escape", "t")
        await settled(pilot)
        assert widget.size.height == 1
