"""The guided way and its pages: where one stands, the checklist, changes, food, a supplement."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from tests.conftest import StoppedClock
from tests.ui.conftest import SAMPLE_NOW, Started, settled
from tests.ui.looks import SIZES, THEMES, Compare, driven
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import EpisodeDraft, Factor, FactorDraft, IntakeDraft, MarkerDraft
from tracker.ui.app import TrackerApp
from tracker.ui.screens.checklist import CauseScreen, ChecklistScreen
from tracker.ui.screens.log import LogScreen
from tracker.ui.screens.way import WayScreen
from tracker.ui.screens.way_page import WayPage
from tracker.ui.widgets.message_line import MessageLine

TODAY = date(2026, 11, 22)


@pytest.fixture
def young(diary: Diary) -> Diary:
    """A diary of five days: twitches, sleep, and coffees."""
    for back, count in zip(range(4, -1, -1), (3, 0, 5, 2, 1), strict=True):
        at, day = SAMPLE_NOW - timedelta(days=back), TODAY - timedelta(days=back)
        for number in range(count):
            diary.log(EpisodeDraft(at=at - timedelta(minutes=20 * number), hand="right"))
        if back:
            diary.check_in(day, {"sleep": 6.5 + back % 2, "stress": 4}, unlogged=0)
        if back != 2:
            diary.take(IntakeDraft(factor="caffeine", amount=90, at=at))
    diary.put_off()
    return diary


def page(pilot: Pilot[None]) -> WayPage:
    assert isinstance(pilot.app.screen, WayPage)
    return pilot.app.screen


def rows(pilot: Pilot[None]) -> list[str]:
    listed = page(pilot).query_one(OptionList)
    return [" ".join(str(each.prompt).split()) for each in listed.options]


def about(pilot: Pilot[None]) -> str:
    return " ".join(str(page(pilot).query_one("#way-about", Static).render()).split())


def head(pilot: Pilot[None]) -> str:
    return str(page(pilot).query_one("#way-head", Static).render())


def message(pilot: Pilot[None]) -> str:
    return str(page(pilot).query_one(MessageLine).render())


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


async def test_an_empty_diary_stands_at_the_first_step(started: Started) -> None:
    async with started() as pilot:
        await press(pilot, "W")
        assert rows(pilot) == [
            "○ 1 watch day 1 of 14, 0 days watched",
            "○ 2 everyday causes looked at 0 of 13 lately",
            "○ 3 gentle changes no trial yet",
            "○ 4 magnesium-rich food portions never logged · no trial yet",
            "○ 5 a supplement only after a clinician agreed",
            "· y about you nothing said, all optional",
        ]
        notes = [str(each.render()) for each in page(pilot).query(Static)]
        assert sum("not medical advice" in note for note in notes) == 1
        await press(pilot, "W")
        assert isinstance(pilot.app.screen, LogScreen)


async def test_where_a_young_diary_stands(started: Started, young: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "W", "down")
        assert rows(pilot)[0] == "◐ 1 watch day 5 of 14, 5 days watched"
        assert rows(pilot)[1] == "◐ 2 everyday causes looked at 3 of 13 lately"
        assert "On record lately caffeine · sleep · stress" in about(pilot)
        assert "Never logged water · workload and breaks · posture" in about(pilot)


async def test_a_full_diary_has_watched_and_tried(started: Started, full: Diary) -> None:
    app = TrackerApp(full, Settings())
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "W")
        assert rows(pilot)[0].startswith("● 1 watch ")
        assert rows(pilot)[2] == "● 3 gentle changes 1 trial over"


@pytest.mark.parametrize(
    ("key", "name"),
    [("1", "ReviewScreen"), ("2", "ChecklistScreen"), ("3", "ChangesScreen"), ("4", "FoodScreen"),
     ("5", "SupplementScreen"), ("y", "AboutYouScreen")],
)  # fmt: skip
async def test_each_step_opens_by_its_key_and_by_enter(
    started: Started, young: Diary, key: str, name: str
) -> None:
    async with started() as pilot:
        await press(pilot, "W", key)
        assert type(pilot.app.screen).__name__ == name
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, WayScreen)
        at = ["1", "2", "3", "4", "5", "y"].index(key)
        await press(pilot, *["down"] * at, "enter")
        assert type(pilot.app.screen).__name__ == name


async def test_a_row_can_be_clicked(started: Started, young: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "W")
        await pilot.click("#way-rows", offset=(6, 1))
        await settled(pilot)
        assert isinstance(pilot.app.screen, WayScreen)
        await pilot.click("#way-rows", offset=(6, 1), times=2)
        await settled(pilot)
        assert isinstance(pilot.app.screen, ChecklistScreen)
        await pilot.click("#way-hints", offset=(1, 0))
        await settled(pilot)
        assert isinstance(pilot.app.screen, CauseScreen)


async def test_the_checklist_says_what_is_logged_and_what_never_was(
    started: Started, young: Diary
) -> None:
    young.mark(MarkerDraft(day=TODAY, kind="medicine_started", label="x"))
    async with started() as pilot:
        await press(pilot, "W", "2")
        assert "4 of 13 looked at in the last 4 days" in head(pilot)
        listed = rows(pilot)
        assert listed[0] == "○ water never logged"
        assert listed[1] == "● caffeine on 3 of 4 days, 90 mg so far"
        assert listed[2] == "● sleep on 4 of 4 days, 6.5–7.5 h so far"
        assert listed[4] == "○ posture never logged, not asked for"
        assert listed[6] == "● medicines 1 life event"
        await press(pilot, "down")
        assert "up to 400 mg a day" in about(pilot)
        assert "says nothing about twitching. Source: EFSA 2015, via press." in about(pilot)
        await press(pilot, "up")
        assert "no universal target" in about(pilot)
        await press(pilot, *["down"] * 6)
        assert "Look them up or ask about them; change nothing." in about(pilot)


async def test_a_factor_is_switched_on_where_it_is_missed(started: Started, young: Diary) -> None:
    async with started() as pilot:
        app = pilot.app
        assert isinstance(app, TrackerApp)
        await press(pilot, "W", "2", *["down"] * 4, "space")
        assert "posture" in app.settings.shown
        assert "The check-in asks for posture now; again switches it off." in message(pilot)
        assert rows(pilot)[4] == "○ posture never logged"
        await press(pilot, "space")
        assert "posture" not in app.settings.shown
        await press(pilot, *["up"] * 3, "space")
        assert "There are 2 of them" in message(pilot)
        await press(pilot, "enter", "down", "enter")
        assert "last_caffeine" in app.settings.shown
        assert "● last caffeine the check-in asks for it" in rows(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, ChecklistScreen)
        assert rows(pilot)[1].startswith("● caffeine")


async def test_keys_that_arrive_together_act_in_their_order(started: Started, young: Diary) -> None:
    async with started() as pilot:
        app = pilot.app
        assert isinstance(app, TrackerApp)
        before = set(app.settings.shown)
        await press(pilot, "W", "2")
        for key in ("down", "down", "down", "down", "space", "down", "enter"):
            app.post_message(events.Key(key, None))
        await settled(pilot)
        assert set(app.settings.shown) == {*before, "posture"}
        assert "stress" in head(pilot)


async def test_a_retired_factor_is_brought_back_where_factors_are(
    started: Started, diary: Diary
) -> None:
    diary.define_factor(Factor(key="posture", label="posture", kind="rating", retired=True))
    async with started() as pilot:
        await press(pilot, "W", "2", *["down"] * 4, "space")
        assert "posture is retired; F on Log brings it back." in message(pilot)


async def test_own_factors_are_listed_last(started: Started, young: Diary) -> None:
    young.define_factor(Factor(key="tea", label="tea [b]", unit="cups", high=20))
    young.record(episode=None, factors=FactorDraft(values={"tea": 3}), day=TODAY)
    async with started() as pilot:
        await press(pilot, "W", "2", "end")
        assert rows(pilot)[-1] == "● factors of your own tea [b]: logged today"


async def test_what_a_cause_offers_is_a_trial_of_its_change(
    started: Started, young: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned: list[str] = []
    monkeypatch.setattr(TrackerApp, "plan_trial", lambda _app, kind, _told: planned.append(kind))
    async with started() as pilot:
        await press(pilot, "W", "2", "p")  # water has one change
        assert planned == ["water"]
        await press(pilot, "down", "down", "p")  # sleep has two: they are shown
        assert isinstance(pilot.app.screen, CauseScreen)
        await press(pilot, *["down"] * 3)
        assert "steady bedtime: to bed at about the same time" in about(pilot)
        await press(pilot, "enter", "escape", *["down"] * 7, "p")
        assert planned == ["water", "bedtime"]
        assert "no change to try for alcohol" in message(pilot)
        await press(pilot, "escape", "3", "down", "enter", "end", "enter", "escape")
        await press(pilot, "4", "p", "escape", "5", "end", "enter")
    assert planned[2:] == ["meals", "own", "magnesium_food", "magnesium_supplement"]


async def test_food_has_its_estimates_and_how_thin_the_evidence_is(
    started: Started, young: Diary
) -> None:
    async with started() as pilot:
        await press(pilot, "W", "4", "down", "down")
        assert "pumpkin seeds, 28 g about 156 mg" in about(pilot)
        assert "Milligrams are an estimate. Source: secondary lists" in about(pilot)
        assert "Cochrane review (CD009402, 2020)" in about(pilot)
        assert "a before/after difference alone never shows benefit" in about(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app, TrackerApp)
        assert "seeds" in pilot.app.settings.shown
        await press(pilot, *["down"] * 3, "enter")
        assert "in no group" in message(pilot)


async def test_the_upper_level_is_shown_on_request_alone(started: Started, young: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "W", "5")
        seen = []
        for _ in range(5):
            seen.append(about(pilot))
            await press(pilot, "down")
        everything = " ".join(seen)
        assert "Kidney or heart disease?" in everything
        assert "Tetracycline and quinolone antibiotics, bisphosphonates" in everything
        assert "This list is not complete. Source: emc SmPC" in everything
        assert "350 mg" not in everything
        await press(pilot, "l")
        assert "US 350 mg, EU 250 mg" in about(pilot)
        assert "does not apply with kidney disease" in about(pilot)
        await press(pilot, "l")
        assert "350 mg" not in about(pilot)


async def test_what_was_said_about_oneself_is_undone_here(started: Started, young: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "W", "y", "down", "y", "ctrl+d")
        assert rows(pilot)[-1] == "· y about you 1 answer"
        assert "Saved: about you · u undoes it" in message(pilot)
        await press(pilot, "u")
        assert rows(pilot)[-1] == "· y about you nothing said, all optional"
        assert "Took back: an answer about yourself" in message(pilot)
        await press(pilot, "U")
        assert young.profile().elsewhere is True


async def test_what_others_write_is_shown_before_anything_is_undone(
    started: Started, young: Diary, clock: StoppedClock
) -> None:
    async with started() as pilot:
        await press(pilot, "W")
        with Diary.open(young.home, clock=clock) as other:
            other.set_profile(kidney_heart=True)
        await press(pilot, "u")
        assert "changed elsewhere" in message(pilot)
        assert young.profile().kidney_heart is True
        assert rows(pilot)[-1] == "· y about you 1 answer"
        with Diary.open(young.home, clock=clock) as other:
            other.set_profile(kidney_heart=None)
        young.refresh()  # the app looks around by itself, and this page lies above its screens
        await press(pilot, "u")
        assert "changed elsewhere" in message(pilot)
        assert young.profile().kidney_heart is None


async def test_a_month_that_cannot_be_read_is_named(started: Started, young: Diary) -> None:
    (young.home / "diary" / "2026-09.json").write_text("{")
    async with started() as pilot:
        await press(pilot, "W")
        assert "2026-09" in message(pilot)
        assert rows(pilot)[0] == "◐ 1 watch 5 days watched"


async def test_keys_pressed_before_the_diary_is_read_do_no_harm(
    started: Started, young: Diary
) -> None:
    async with started() as pilot:
        app = pilot.app
        assert isinstance(app, TrackerApp)
        app.action_way()
        for key in ("enter", "pagedown", "j", "2", "space", "p", "escape", "escape"):
            app.simulate_key(key)
        await settled(pilot)
        assert isinstance(app.screen, LogScreen)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("theme", THEMES)
def test_how_the_way_looks(
    snap_compare: Compare, full: Diary, size: tuple[int, int], theme: str
) -> None:
    app = TrackerApp(full, Settings(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=driven("W", "down"))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_how_the_checklist_looks(snap_compare: Compare, full: Diary, size: tuple[int, int]) -> None:
    app = TrackerApp(full, Settings())
    assert snap_compare(app, terminal_size=size, run_before=driven("W", "2", "down"))


@pytest.mark.parametrize("step", ["3", "4", "5"])
def test_how_the_other_steps_look(snap_compare: Compare, young: Diary, step: str) -> None:
    app = TrackerApp(young, Settings())
    assert snap_compare(app, terminal_size=(80, 24), run_before=driven("W", step))
