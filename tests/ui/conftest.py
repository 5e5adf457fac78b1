"""The app over a diary of its own, driven by a pilot."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from tracker.config import Settings
from tracker.diary import Diary
from tracker.sample import write_sample
from tracker.ui.app import TrackerApp

SAMPLE_NOW = datetime(2026, 11, 22, 16, 40, tzinfo=timezone(timedelta(hours=1)))

Started = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


async def settled(pilot: Pilot[None]) -> None:
    """Wait until every worker has finished and its result is on the screen."""
    for _ in range(4):  # a result can change the layout, and a new size asks for a new figure
        for worker in list(pilot.app.workers):
            with suppress(WorkerCancelled):  # another has taken its place, and is waited for
                await worker.wait()
        await pilot.pause()
        await pilot.pause(0.02)


@pytest.fixture
def started(diary: Diary) -> Started:
    """Return how to start the app: `async with started() as pilot`."""

    @asynccontextmanager
    async def start(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
        app = TrackerApp(diary, Settings())
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            yield pilot

    return start


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("sample") / "home"
    # The sample lives in the machine's own zone; the picture must not depend on it.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        write_sample(home, today=SAMPLE_NOW.date())
    return home


@pytest.fixture
def full(sample_home: Path) -> Iterator[Diary]:
    with Diary.open(sample_home, clock=lambda: SAMPLE_NOW) as diary:
        yield diary
