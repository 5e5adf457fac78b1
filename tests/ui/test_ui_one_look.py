"""What all screens and pages have alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from tests.ui.conftest import settled
from tests.ui.every_screen import GROUPS, Opened, with_trials
from tests.ui.test_ui_sizes import back_to_log
from tracker.config import Settings
from tracker.ui.app import TrackerApp
from tracker.ui.widgets.key_hints import KeyHints
from tracker.ui.widgets.key_line import KeyLine

WHOLE = [each for group in GROUPS.values() for each in group if each.name in {
    "log", "log, the hands", "form, a new episode", "calendar", "calendar, in the day",
    "comparison", "insights, overview", "review", "trials", "a trial's review",
    "a trial, of what", "a trial, planned", "a trial, before", "the way", "the checklist",
    "about you", "clinician", "report",
}] + [Opened("settings", "SettingsScreen", ["comma"])]  # fmt: skip


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_keys_at_the_foot_begin_where_words_begin(
    sample_home: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    with with_trials(sample_home, tmp_path / "home") as diary:
        async with TrackerApp(diary, Settings()).run_test(size=size) as pilot:
            await settled(pilot)
            columns = {}
            for opened in WHOLE:
                await pilot.press(*opened.keys)
                await settled(pilot)
                columns[opened.name] = _first_column(pilot)
                await back_to_log(pilot, opened)
    assert columns == dict.fromkeys(columns, 1)


def _first_column(pilot: Pilot[None]) -> int:
    """Return the column in which the keys at the foot of the screen begin."""
    screen = pilot.app.screen
    foot: Widget = screen.query_one(KeyHints if screen.is_modal else KeyLine)
    assert foot.region.bottom == pilot.app.size.height
    row = foot.render_line(0).text
    return foot.content_region.x + len(row) - len(row.lstrip())
