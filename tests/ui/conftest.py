"""The app over a diary of its own, driven by a pilot."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from tracker.config import Settings
from tracker.diary import Diary
from tracker.ui.app import TrackerApp

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
