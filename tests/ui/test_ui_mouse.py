"""The mouse: what is seen can be clicked, turned and marked."""

from __future__ import annotations

from datetime import date

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from tests.ui.conftest import Started, settled
from tracker.diary import Diary
from tracker.ui.app import TrackerApp
from tracker.ui.screens.calendar import CalendarScreen
from tracker.ui.screens.check_in import CheckInScreen
from tracker.ui.screens.insights import InsightsScreen
from tracker.ui.screens.log import LogScreen
from tracker.ui.widgets import day_grid
from tracker.ui.widgets.key_line import KeyLine
from tracker.ui.widgets.message_line import with_way
from tracker.ui.widgets.timeline import Timeline


async def click(pilot: Pilot[None], words: str, *, right: int = 1) -> None:
    """Click on those words, wherever the screen says them first; `right` of their start."""
    for y, strip in enumerate(pilot.app.screen._compositor.render_strips()):
        x = strip.text.find(words)
        if x >= 0:
            await pilot.click(offset=(x + right, y))
            await settled(pilot)
            return
    raise AssertionError(f"{words!r} is not on the screen")


def log(pilot: Pilot[None]) -> LogScreen:
    screen = pilot.app.screen
    assert isinstance(screen, LogScreen)
    return screen


async def test_a_click_selects_a_record_and_a_double_click_edits_it(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("t", "c", "c")
        await click(pilot, "×1")
        assert log(pilot).timeline.place == 0
        assert not log(pilot).entry.active
        await pilot.click(log(pilot).timeline, offset=(10, 1), times=2)
        assert log(pilot).entry.active
        assert pilot.app.screen.get_selected_text() is None
        assert len(diary.episodes(diary.today(), diary.today())) == 1


async def test_the_ways_of_an_empty_day_are_clicked(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("escape")
        await click(pilot, "logs one twitch now")
        assert diary.day(diary.today()).count == 1
        await click(pilot, "undoes it")
        assert diary.day(diary.today()).count is None
        await click(pilot, "brings it back")
        assert diary.day(diary.today()).count == 1


async def test_a_factor_is_clicked_to_enter_it_and_its_key_to_press_it(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("escape")
        await click(pilot, "c caffeine", right=0)
        assert diary.day(diary.today()).values == {"caffeine": 90}
        await click(pilot, "stress")
        assert (log(pilot).entry.active, log(pilot).entry.input.value) == (True, "stress=")
        await pilot.press("escape")
        await click(pilot, "check-in open")
        assert isinstance(pilot.app.screen, CheckInScreen)


async def test_a_recent_day_is_clicked_to_open_it(started: Started, diary: Diary) -> None:
    async with started((80, 40)) as pilot:
        await pilot.press("escape")
        await click(pilot, "Fri 20")
        assert isinstance(pilot.app, TrackerApp)
        assert pilot.app.day == date(2026, 11, 20)


async def test_the_words_below_the_entry_line_open_it(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("escape")
        await click(pilot, "entry line: ri")
        assert log(pilot).entry.active


async def test_what_is_suggested_is_taken_by_a_click_behind_the_text(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("i", *"typ")
        await settled(pilot)
        await pilot.click("#entry-input", offset=(5, 0))
        assert log(pilot).entry.input.value.startswith("typing")


def turn(pilot: Pilot[None], kind: type[events.MouseScrollUp | events.MouseScrollDown]) -> None:
    grid = pilot.app.screen.query_one("#month")
    x, y = grid.region.x + 3, grid.region.y + 3
    pilot.app.post_message(kind(grid, x, y, 0, 0, 0, False, False, False, x, y))


async def test_the_wheel_goes_by_month_and_one_flick_is_one_step(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with started() as pilot:
        await pilot.press("2")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, CalendarScreen)
        monkeypatch.setattr(day_grid, "BRAKE", 30.0)
        for _ in range(9):
            turn(pilot, events.MouseScrollUp)
        await settled(pilot)
        assert screen.cursor == date(2026, 10, 22)
        monkeypatch.setattr(day_grid, "BRAKE", 0.0)
        turn(pilot, events.MouseScrollDown)
        await settled(pilot)
        assert screen.cursor == date(2026, 11, 22)


@pytest.mark.parametrize("button", [2, 3])
async def test_another_button_does_nothing(started: Started, diary: Diary, button: int) -> None:
    async with started() as pilot:
        await pilot.press("escape")
        foot = pilot.app.screen.query_one(KeyLine)
        x, y = foot.region.x + 2, foot.region.y
        for kind in (events.MouseDown, events.MouseUp):
            pilot.app.post_message(kind(foot, x, y, 0, 0, button, False, False, False, x, y))
        await settled(pilot)
        assert diary.day(diary.today()).count is None


async def test_titles_tell_more_at_a_click(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("2")
        await click(pilot, "November 2026")
        assert pilot.app.screen.query_one("#meaning", Static)
        await pilot.press("escape", "3")
        await settled(pilot)
        await click(pilot, "no finished day")
        assert isinstance(pilot.app, TrackerApp)
        assert pilot.app.settings.insights_range == 365
        await pilot.press("T")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, InsightsScreen)
        await click(pilot, "as numbers")
        assert not screen._table


async def test_text_is_marked_with_the_mouse_and_copied(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("t", "c")
        timeline = log(pilot).timeline
        await pilot.mouse_down(timeline, offset=(2, 2))
        await pilot.hover(timeline, offset=(15, 2))
        await pilot.mouse_up(timeline, offset=(15, 2))
        await pilot.press("ctrl+c")
        assert pilot.app.clipboard == "16:40  coffee,"


async def test_the_key_under_the_mouse_says_what_it_does(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("escape")
        await pilot.hover(KeyLine, offset=(3, 0))
        foot = pilot.app.screen.query_one(KeyLine)
        assert foot.tooltip == "Log one twitch now; no place is assumed"


@pytest.mark.parametrize(
    ("text", "pressed"),
    [
        ("Saved: a coffee · u undoes it", "u undoes it"),
        ("Took back: x · U brings it back", "U brings it back"),
        ("Counts are hidden", ""),
        ("Saved: “we · u know”", ""),
    ],
)
def test_only_a_way_back_at_the_end_is_pressed(text: str, pressed: str) -> None:
    words = with_way(text)
    assert words.plain == text
    assert [words.plain[span.start : span.end] for span in words.spans] == (
        [pressed] if pressed else []
    )


async def test_a_key_that_is_told_of_can_be_clicked_and_has_the_colour_of_keys(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        shown = log(pilot).query_one(Timeline)
        segments = [segment for row in shown.render_lines(shown.size.region) for segment in row]
        key = next(each for each in segments if each.text == "t")
        words = next(each for each in segments if "logs one twitch" in each.text)
        assert key.style is not None
        assert words.style is not None
        accent = pilot.app.theme_variables["accent"].lower()
        assert key.style.color is not None
        assert key.style.color.get_truecolor().hex == accent
        assert key.style.color != words.style.color
        await click(pilot, "t  logs one twitch", right=0)
        assert diary.day(diary.today()).count == 1
