"""Pause, once-a-day mode, hidden counts, and what is worth filling in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import StoppedClock
from tests.ui import day_words
from tests.ui.conftest import SAMPLE_NOW, Started, settled
from tests.ui.looks import driven
from tests.ui.test_ui_log import message, shown
from tests.ui.test_ui_review import top
from tracker.config import Settings, load
from tracker.diary import Diary
from tracker.model import EpisodeDraft
from tracker.ui.app import TrackerApp
from tracker.ui.widgets.factors_panel import FactorsPanel
from tracker.ui.widgets.hands import Hands
from tracker.ui.widgets.month import MonthGrid
from tracker.ui.widgets.timeline import Timeline
from tracker.ui.wishes import paused_days

TODAY = date(2026, 11, 22)


@pytest.fixture
def some_days(diary: Diary) -> Diary:
    """Three days: two finished ones without sleep, today with three twitches and a guess."""
    for back in (2, 1):
        diary.log(EpisodeDraft(at=SAMPLE_NOW - timedelta(days=back), count=5, hand="left"))
        diary.check_in(TODAY - timedelta(days=back), {"caffeine": 90, "workload": 8}, unlogged=2)
    diary.log(EpisodeDraft(at=SAMPLE_NOW, count=3, hand="right", sites=["index"]))
    diary.check_in(TODAY, unlogged=4)
    diary.put_off()
    return diary


async def wish(pilot: Pilot[None], words: str) -> None:
    """Run an action from the palette."""
    await pilot.press("colon", *words)
    await settled(pilot)
    await pilot.press("enter")
    await settled(pilot)


def factors_title(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(FactorsPanel).border_title)


def rows(pilot: Pilot[None]) -> str:
    timeline = pilot.app.screen.query_one(Timeline)
    return "\n".join(str(option.prompt) for option in timeline.options)


async def test_one_calm_word_says_what_is_worth_filling_in(
    started: Started, some_days: Diary
) -> None:
    async with started() as pilot:
        assert "worth filling in: sleep on 2 of 2 days" in factors_title(pilot)
        for day in (1, 2):
            some_days.check_in(TODAY - timedelta(days=day), {"sleep": 7})
        await pilot.press("c")
        await settled(pilot)
        assert factors_title(pilot) == "Factors"


async def test_a_pause_is_said_calmly_and_nothing_asks(
    started: Started, some_days: Diary, clock: StoppedClock
) -> None:
    async with started() as pilot:
        await wish(pilot, "pause for some days")
        await pilot.press(*"7 days", "enter")
        await settled(pilot)
        assert some_days.paused()
        assert "Paused until Sun 29 Nov, or until you log again · u undoes it" in message(pilot)
        assert "paused until Sun 29 Nov" in top(pilot)
        assert factors_title(pilot) == "Factors"
        clock.forward(minutes=1)
        await pilot.press("t")
        await settled(pilot)
        assert "day 3 of 14" in top(pilot)


async def test_a_pause_without_days_ends_with_the_same_command(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        assert pilot.app.screen.query_one("#questions").display
        await wish(pilot, "pause for some days")
        await pilot.press("question_mark", "enter")
        await settled(pilot)
        assert "paused until you log again" in top(pilot)
        assert not pilot.app.screen.query_one("#questions").display
        await wish(pilot, "pause for some days")
        assert not diary.paused()
        assert "The pause is over" in message(pilot)
        assert pilot.app.screen.query_one("#questions").display


@pytest.mark.parametrize(("text", "days"), [("7", 7), (" 1 day ", 1), ("30 days", 30), ("?", None)])
def test_days_of_a_pause_as_people_type_them(text: str, days: int | None) -> None:
    assert paused_days(text) == days


@pytest.mark.parametrize("text", ["0", "-1", "week", "367", "", "days"])
def test_what_is_no_number_of_days_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="number of days"):
        paused_days(text)


async def test_once_a_day_invites_to_the_check_in_and_t_still_logs(diary: Diary) -> None:
    diary.put_off()
    app = TrackerApp(diary, Settings(mode="once a day"))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert rows(pilot).splitlines()[2].startswith("f  opens the evening check-in")
        assert "f is the evening check-in" in factors_title(pilot)
        await pilot.press("t")
        await settled(pilot)
        assert len(diary.episodes(TODAY, TODAY)) == 1
        await pilot.press("0")
        await settled(pilot)
        assert factors_title(pilot) == "Factors"


async def test_hidden_counts_are_on_no_screen_until_asked_for(
    some_days: Diary, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    app = TrackerApp(some_days, Settings(), config=config)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "7 twitches" in str(app.screen.query_one(Timeline).border_title)
        assert "×3" in rows(pilot)
        await pilot.press("number_sign")
        await settled(pilot)
        assert load(config)[0].counts == "hidden"
        assert str(app.screen.query_one(Timeline).border_title) == "today · watched"
        assert "×" not in rows(pilot)
        hands = app.screen.query_one(Hands)
        assert "3" not in hands.render().plain
        assert "counts hidden" in str(hands.border_subtitle)
        await pilot.press("h")
        await settled(pilot)
        assert "0 today" not in str(hands.border_subtitle)
        await pilot.press("escape")
        await settled(pilot)
        assert not app.screen.query_one("#recent").display
        assert "4" not in str(app.screen.query_one(FactorsPanel).border_subtitle)
        await pilot.press("2")
        await settled(pilot)
        grid = app.screen.query_one(MonthGrid)
        month = "\n".join(grid.render_line(y).text for y in range(grid.size.height))
        assert month.count("•") == 3
        assert "21" not in month.replace("21", "", 1)  # the day, and no week's total
        assert day_words.head(app) == "Watched"
        (record,) = day_words.rows(app)
        assert "twitching · right index" in record
        assert "counts hidden: #" in shown(pilot, "#legend")
        await pilot.press("number_sign")
        await settled(pilot)
        assert "7 twitches" in day_words.head(app)
    assert load(config)[0].counts == "shown"


async def test_the_length_of_the_period_is_a_command(started: Started, some_days: Diary) -> None:
    async with started() as pilot:
        await wish(pilot, "watch for 7 days until")
        assert "day 3 of 7 ●●●○○○○" in top(pilot)
        assert "after 7 days" in message(pilot)


async def test_once_a_day_is_a_command_and_kept(diary: Diary, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    app = TrackerApp(diary, Settings(), config=config)
    async with app.run_test() as pilot:
        await settled(pilot)
        await wish(pilot, "once-a-day mode")
        assert load(config)[0].mode == "once a day"
        await wish(pilot, "once-a-day mode")
        assert load(config)[0].mode == "each twitch"


async def test_settings_that_cannot_be_kept_hold_for_now(diary: Diary, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("counts = ")
    app = TrackerApp(diary, Settings(), config=config)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("number_sign")
        await settled(pilot)
        assert app.settings.counts == "hidden"
        assert "not kept" in " ".join(note.message for note in app._notifications)


@pytest.mark.parametrize("keys", [[], ["2"]], ids=["log", "calendar"])
def test_how_hidden_counts_look(
    snap_compare: Callable[..., bool], some_days: Diary, keys: list[str]
) -> None:
    app = TrackerApp(some_days, Settings(counts="hidden"))
    assert snap_compare(app, terminal_size=(80, 24), run_before=driven(*keys))
