"""The app over a diary of its own, driven by a pilot."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from shutil import copytree

import pytest
from textual._compositor import Compositor
from textual.pilot import Pilot

from tests.ui import at_rest
from tracker.config import Settings
from tracker.diary import Diary
from tracker.sample import write_sample
from tracker.ui.app import TrackerApp

SAMPLE_NOW = datetime(2026, 11, 22, 16, 40, tzinfo=timezone(timedelta(hours=1)))

Started = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


async def settled(pilot: Pilot[None]) -> None:
    """Wait until every worker has finished and its result is on the screen."""
    await at_rest.settled(pilot.app)


@pytest.fixture(autouse=True)
def keys_wait_for_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have keys and pauses of the pilot wait until the app is at rest."""
    for user in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{user}.wait_for_idle", at_rest.idle)


@pytest.fixture(autouse=True)
def all_colors_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every terminal show all colours; a test that is about fewer says which."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def flags_are_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what is found in the background seconds after the start, as in those seconds;
    a test that is about it has it looked for at once."""
    monkeypatch.setattr("tracker.ui.flagging.LOOK_AFTER", 3600)


@pytest.fixture
def nothing_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what would go to a terminal, most of the time that a window of a new size takes;
    what stands on a screen is asked for when it is laid out."""

    def unpainted(compositor: Compositor, *_: object, **__: object) -> None:
        compositor._dirty_regions.clear()

    monkeypatch.setattr(Compositor, "render_update", unpainted)


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
def full(sample_home: Path, tmp_path: Path) -> Iterator[Diary]:
    """A copy of the sample: what a test writes to it, no other one sees."""
    with Diary.open(copytree(sample_home, tmp_path / "full"), clock=lambda: SAMPLE_NOW) as diary:
        yield diary
