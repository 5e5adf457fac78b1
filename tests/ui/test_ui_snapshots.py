"""How the screens look, at both sizes, dark and light, on an empty and on a full diary."""

from __future__ import annotations

import pytest

from tests.ui.looks import SIZES, THEMES, Compare, driven
from tracker.config import Settings
from tracker.diary import Diary
from tracker.ui.app import TrackerApp


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
