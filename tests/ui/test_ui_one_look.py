"""What all screens and pages have alike."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from tests.ui.conftest import Started, settled
from tests.ui.every_screen import GROUPS, Opened, with_trials
from tests.ui.test_ui_sizes import back_to_log
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import Factor
from tracker.ui.app import TrackerApp
from tracker.ui.widgets.key_hints import KeyHints
from tracker.ui.widgets.key_line import KeyLine
from tracker.ui.widgets.plot_view import PlotView
from tracker.ui.widgets.save_line import SaveLine

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


async def test_a_caption_without_room_is_cut_with_a_sign_of_it(full: Diary) -> None:
    name = "a factor of a name that is far too long"
    full.define_factor(Factor(key="long", label=name, unit="", kind="amount"))
    full.check_in(full.today() - timedelta(days=1), {"long": 3})
    async with TrackerApp(full, Settings()).run_test(size=(200, 60)) as pilot:
        await pilot.press("3", "right")
        await settled(pilot)
        caption = pilot.app.screen.query(PlotView).first().render_line(0).text.rstrip()
        assert caption == "▸ twitches by sleep, the night before"
        await pilot.press("up")
        await settled(pilot)
        caption = pilot.app.screen.query(PlotView).first().render_line(0).text.rstrip()
        assert caption.startswith("▸ twitches by a factor of")
        assert caption.endswith("…")


@pytest.mark.parametrize("keys", [["a"], ["W", "y"]])
async def test_the_line_that_saves_is_lit_up_whole(started: Started, keys: list[str]) -> None:
    async with started() as pilot:
        await pilot.press(*keys)
        await settled(pilot)
        line = pilot.app.screen.query_one(SaveLine)
        line.focus()
        await settled(pilot)
        grounds = {segment.style.bgcolor for segment in line.render_line(0) if segment.style}
        assert len(grounds) == 1
