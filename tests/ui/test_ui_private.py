"""Nothing of the diary leaves it by way of an error report, and the app goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tracker.diary import Diary
from tracker.model import EpisodeDraft
from tracker.ui.app import TrackerApp
from tracker.ui.screens.log import LogScreen
from tracker.ui.sturdy import PAINTING

NOTE = "my private note"


@pytest.fixture(autouse=True)
def not_debugging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRACKER_DEBUG", raising=False)


def broken(screen: LogScreen, *_: Any) -> None:
    episodes = screen.diary.day(screen.tracker.day).episodes
    raise ValueError(f"unexpected: {episodes[0].note}")


def app_of(pilot: Pilot[None]) -> TrackerApp:
    assert isinstance(pilot.app, TrackerApp)
    return pilot.app


async def broken_by(
    pilot: Pilot[None], act: Callable[[], Any], reports: Path | None = None
) -> TrackerApp:
    """Do what fails and go on, as outside of a test; return the app."""
    app = app_of(pilot)
    app.reports = reports
    act()
    await settled(pilot)
    assert isinstance(app._exception, ValueError)  # so that tests fail by any mistake
    app._exception = None
    app._exception_event.clear()
    return app


def said(app: TrackerApp) -> list[str]:
    return [each.message for each in app._notifications]


async def test_a_mistake_shows_neither_messages_nor_variables(
    started: Started, diary: Diary, clock: StoppedClock, tmp_path: Path
) -> None:
    diary.log(EpisodeDraft(at=clock(), note=NOTE))
    async with started() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, LogScreen)
        app = await broken_by(pilot, lambda: screen.call_later(broken, screen), tmp_path / "log")
        [words] = said(app)
        [report] = (tmp_path / "log").iterdir()
        assert "(ValueError)" in words
        assert str(report) in words
        assert NOTE not in words + report.read_text()
        await pilot.press("t")
        assert len(diary.day(diary.today()).episodes) == 2
    assert not app.return_code
    assert app.ending is None


async def test_the_same_mistake_is_told_once_at_a_time(
    started: Started, diary: Diary, clock: StoppedClock, tmp_path: Path
) -> None:
    diary.log(EpisodeDraft(at=clock(), note=NOTE))
    async with started() as pilot:
        screen = pilot.app.screen

        def twice() -> None:
            screen.call_later(broken, screen)
            screen.call_later(broken, screen)

        app = await broken_by(pilot, twice, tmp_path / "log")
        assert len(said(app)) == 1
        assert len(list((tmp_path / "log").iterdir())) == 1


async def test_without_a_place_for_reports_it_says_so(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock()))
    async with started() as pilot:
        screen = pilot.app.screen
        app = await broken_by(pilot, lambda: screen.call_later(broken, screen))
        assert "No report of it could be kept" in said(app)[0]


async def test_on_log_over_and_over_it_ends_and_says_what_was_being_typed(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock(), note=NOTE))

    apps: list[TrackerApp] = []

    async def over_and_over() -> None:
        async with started() as pilot:
            apps.append(app_of(pilot))
            await pilot.press("i", *"ri x2")
            for _ in range(20):
                pilot.app.screen.call_later(broken, pilot.app.screen)
            await settled(pilot)

    with pytest.raises(ValueError, match="unexpected"):
        await over_and_over()
    [app] = apps
    assert app.return_code == 1
    assert app.ending is not None
    assert "a mistake inside it (ValueError)" in app.ending.why
    assert NOTE not in app.ending.why
    assert app.ending.unsaved == ["ri x2"]


def test_what_painting_is_called_in_textual_is_still_so() -> None:
    from textual.app import App
    from textual.screen import Screen
    from textual.widget import Widget

    for name in PAINTING:
        assert any(hasattr(each, name) for each in (App, Screen, Widget))
