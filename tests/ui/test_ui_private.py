"""Nothing of the diary leaves it by way of an error report."""

from __future__ import annotations

import pytest

from tests.conftest import StoppedClock
from tests.ui.conftest import Started
from tracker.diary import Diary
from tracker.model import EpisodeDraft
from tracker.ui.screens.log import LogScreen

NOTE = "my private note"


async def test_a_crash_shows_neither_messages_nor_variables(
    started: Started,
    diary: Diary,
    clock: StoppedClock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    diary.log(EpisodeDraft(at=clock(), note=NOTE))

    def broken(screen: LogScreen) -> None:
        episodes = screen.diary.day(screen.tracker.day).episodes
        raise ValueError(f"unexpected: {episodes[0].note}")

    monkeypatch.delenv("TRACKER_DEBUG", raising=False)

    async def crash() -> None:
        async with started() as pilot:
            monkeypatch.setattr(LogScreen, "reload", broken)
            await pilot.press("c")
            await pilot.pause()

    with pytest.raises(ValueError, match="unexpected"):
        await crash()
    said = "".join(capsys.readouterr())
    assert "Something went wrong inside tracker (ValueError)" in said
    assert NOTE not in said
