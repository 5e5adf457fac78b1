"""How the screens look, at both sizes, dark and light, on an empty and on a full diary."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.ui.conftest import settled
from tracker.config import Settings
from tracker.diary import Diary
from tracker.sample import write_sample
from tracker.ui.app import TrackerApp

NOW = datetime(2026, 11, 22, 16, 40, tzinfo=timezone(timedelta(hours=1)))
SIZES = [(80, 24), (120, 40)]
THEMES = ["tracker-dark", "tracker-light"]

Compare = Callable[..., bool]


@pytest.fixture(scope="module")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("sample") / "home"
    # The sample lives in the machine's own zone; the picture must not depend on it.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        write_sample(home, today=NOW.date())
    return home


@pytest.fixture
def full(sample_home: Path) -> Iterator[Diary]:
    with Diary.open(sample_home, clock=lambda: NOW) as diary:
        yield diary


def driven(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def drive(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await pilot.press(*keys)
        for line in pilot.app.screen.query(Input):
            line.cursor_blink = False
        await settled(pilot)

    return drive


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    "keys",
    [
        pytest.param([], id="log"),
        pytest.param(["2", "left"], id="calendar"),
        pytest.param(["3"], id="insights"),
    ],
)
def test_screens(
    snap_compare: Compare, full: Diary, keys: list[str], size: tuple[int, int], theme: str
) -> None:
    app = TrackerApp(full, Settings(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=driven(*keys))


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["i", *"ri x2 flotter"], id="fault"),
        pytest.param(["question_mark"], id="help"),
        pytest.param(["left", "left"], id="other-day"),
        pytest.param(["3", "right"], id="factor"),
        pytest.param(["3", "right", "right"], id="timing"),
        pytest.param(["3", "left"], id="places"),
        pytest.param(["3", "T"], id="numbers"),
        pytest.param(["2", "pageup", "g", *"3 weeks ago"], id="go-to"),
    ],
)
def test_views(snap_compare: Compare, full: Diary, keys: list[str]) -> None:
    app = TrackerApp(full, Settings())
    assert snap_compare(app, terminal_size=(80, 24), run_before=driven(*keys))


@pytest.mark.parametrize("keys", [[], ["2"], ["3"]], ids=["log", "calendar", "insights"])
def test_an_empty_diary(snap_compare: Compare, diary: Diary, keys: list[str]) -> None:
    app = TrackerApp(diary, Settings())
    assert snap_compare(app, terminal_size=(80, 24), run_before=driven(*keys))
