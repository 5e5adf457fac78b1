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

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tracker.diary import Diary
from tracker.model import EpisodeDraft
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
        assert first.at is not None
        assert second.at == first.at.replace(second=0)
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
