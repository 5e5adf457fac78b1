"""The review at the end of an observation period, and the choice it ends with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.conftest import StoppedClock
from tests.ui.conftest import SAMPLE_NOW, Started, settled
from tests.ui.looks import driven
from tests.ui.test_ui_log import message, shown
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import EpisodeDraft, MarkerDraft
from tracker.ui.app import TrackerApp
from tracker.ui.screens.gentle import GentleChangeScreen
from tracker.ui.screens.review import ReviewScreen
from tracker.ui.widgets.top_bar import TopBar

TODAY = date(2026, 11, 22)
COUNTS = (4, 0, 6, 9, 2, None, 5, 7, 5, 0, 3, 1, 8, 4)


@pytest.fixture
def fortnight(diary: Diary) -> Diary:
    """A diary with two weeks behind it, its period over since yesterday."""
    for back, count in zip(range(14, 0, -1), COUNTS, strict=True):
        day = TODAY - timedelta(days=back)
        for number in range(count or 0):
            at = SAMPLE_NOW - timedelta(days=back, hours=number % 7)
            diary.log(EpisodeDraft(at=at, hand="right", sites=["index"], activity="typing"))
        if count is not None:
            diary.check_in(
                day, {"sleep": 6.5 + (count < 4), "caffeine": 90 * (count > 3)}, unlogged=0
            )
    return diary


def top(pilot: Pilot[None]) -> str:
    app = pilot.app
    assert isinstance(app, TrackerApp)
    assert app.tracker_screen is not None
    return str(app.tracker_screen.query_one(TopBar).render())


async def test_the_page_says_what_the_days_held(started: Started, fortnight: Diary) -> None:
    async with started() as pilot:
        assert "the review is ready · R" in top(pilot)
        await pilot.press("R")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "8 Nov – 21 Nov · 13 of 14 days watched, 13 checked in" in shown(
            pilot, "#review-head"
        )
        said = shown(pilot, "#review-summary")
        assert "4 twitches on a typical day" in said
        assert "0 to 9 on all of them" in said
        assert "Quiet days: 2 of 13" in said
        assert "The last 7 days: 4.0 a day (7 watched)." in said
        assert "The 7 before: 4.3 a day (6 watched)." in said
        assert "doesn't show which change" in said
        assert "right index 100%" in said
        assert "typing 100%" in said
        around = shown(pilot, "#review-around")
        assert "sleep 6.5 h (13 days)" in around
        assert "shows nothing by itself" in around
        assert "Water, workload, posture, stress and medicines (look it up" in around
        assert "more than two weeks" not in around
        assert "not medical advice" in shown(pilot, "#review-choice")


async def test_the_weekly_question_is_answered_by_a_key_and_can_be_changed(
    started: Started, fortnight: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("R", "w")
        await settled(pilot)
        assert "answered today: worse" in shown(pilot, "#review-choice")
        await pilot.press("s", "escape")
        await settled(pilot)
        assert [each.answer for each in fortnight.reviews(TODAY, TODAY)] == ["same"]
        assert "the same · u undoes it" in message(pilot)


@pytest.mark.parametrize(
    ("key", "choice", "said", "bar"),
    [
        ("f", "finish", "a good outcome", "Sun 22 Nov"),
        ("p", "pause", "Paused until you log again", "paused until you log again"),
        ("g", "go_on", "Going on towards day 21", "day 15 of 21 ●"),
    ],
)
async def test_the_ways_on_are_stored_shown_and_undone(
    started: Started, fortnight: Diary, key: str, choice: str, said: str, bar: str
) -> None:
    async with started() as pilot:
        await pilot.press("R", key)
        await settled(pilot)
        assert fortnight.profile().choice == choice
        assert said in message(pilot)
        assert bar in top(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert fortnight.profile().choice is None
        assert "the review is ready" in top(pilot)


async def test_one_gentle_change_is_picked_and_stands_on_the_calendar(
    started: Started, fortnight: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("R", "c")
        await settled(pilot)
        assert isinstance(pilot.app.screen, GentleChangeScreen)
        told = " ".join(str(part.render()) for part in pilot.app.screen.query(Static))
        assert "only if your clinician agrees" in told
        await pilot.press("escape", "c", "4")
        await settled(pilot)
        assert fortnight.profile().change == "breaks"
        assert "breaks at work, day 1 of 14" in top(pilot)
        (marker,) = fortnight.markers(TODAY, TODAY)
        assert "until 2026-12-05" in (marker.label or "")
        await pilot.press("u")
        await settled(pilot)
        assert fortnight.markers(TODAY, TODAY) == []


async def test_the_ways_on_can_be_clicked(started: Started, fortnight: Diary) -> None:
    async with started((120, 60)) as pilot:
        await pilot.press("R")
        await settled(pilot)
        await pilot.click("#review-choice", offset=(4, 5))
        await settled(pilot)
        assert fortnight.profile().choice == "finish"


async def test_that_it_goes_on_is_said_once_in_a_month(
    fortnight: Diary, clock: StoppedClock
) -> None:
    fortnight.set_profile(since=date(2026, 10, 1))
    for said, days in ((True, 0), (True, 29), (False, 1), (True, 0)):
        fortnight.log(EpisodeDraft(day=fortnight.today() - timedelta(days=1)))
        app = TrackerApp(fortnight, Settings())
        async with app.run_test() as pilot:
            await settled(pilot)
            await pilot.press("R")
            await settled(pilot)
            around = shown(pilot, "#review-around")
            assert ("Going on for more than two weeks. NHS advice is to see a GP, though most "
                    "twitching is harmless." in " ".join(around.split())) is said  # fmt: skip
        clock.forward(days=days)


async def test_an_empty_diary_has_nothing_to_look_back_on_yet(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("R")
        await settled(pilot)
        assert "No day has ended yet" in shown(pilot, "#review-summary")
        await pilot.press("escape")
        await settled(pilot)
        assert not isinstance(pilot.app.screen, ReviewScreen)


async def test_days_that_were_not_watched_are_not_made_up(started: Started, diary: Diary) -> None:
    diary.mark(MarkerDraft(day=TODAY - timedelta(days=3), kind="travel"))
    async with started() as pilot:
        await pilot.press("R")
        await settled(pilot)
        assert "No day of these was watched" in shown(pilot, "#review-summary")
        assert "Too few watched days" in shown(pilot, "#review-around")


async def test_a_month_that_cannot_be_read_is_named(started: Started, diary: Diary) -> None:
    diary.log(EpisodeDraft(day=date(2026, 10, 30)))
    diary.log(EpisodeDraft(day=TODAY - timedelta(days=2)))
    (diary.home / "diary" / "2026-10.json").write_text("{")
    async with started() as pilot:
        await pilot.press("R")
        await settled(pilot)
        assert "2026-10" in shown(pilot, "#review-summary")
        assert "1 twitch on a typical day" in shown(pilot, "#review-summary")


async def test_going_down_scrolls_to_the_choice(started: Started, fortnight: Diary) -> None:
    async with started() as pilot:
        await pilot.press("R")
        await settled(pilot)
        scroll = pilot.app.screen.query_one("#review-scroll")
        await pilot.press("space", "down", "down")
        await settled(pilot)
        there = scroll.scroll_y
        assert there > 10
        await pilot.press("up", "pageup")
        await settled(pilot)
        assert scroll.scroll_y < there


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize("theme", ["tracker-dark", "tracker-light"])
def test_how_the_review_looks(
    snap_compare: Callable[..., bool], fortnight: Diary, size: tuple[int, int], theme: str
) -> None:
    app = TrackerApp(fortnight, Settings(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=driven("R"))


def test_how_the_choice_looks(snap_compare: Callable[..., bool], fortnight: Diary) -> None:
    keys = ("R", "s", "pagedown", "pagedown", "pagedown", "pagedown")
    app = TrackerApp(fortnight, Settings())
    assert snap_compare(app, terminal_size=(80, 24), run_before=driven(*keys))
