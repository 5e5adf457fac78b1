"""About you: what is said is saved as one action, mistakes are named, and all can be cleared."""

from __future__ import annotations

from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.ui.conftest import Started, settled
from tests.ui.looks import SIZES, Compare, driven
from tests.ui.test_ui_log import message
from tracker.config import Settings
from tracker.diary import Diary
from tracker.exchange.report.choosing import SECTIONS
from tracker.model import EpisodeDraft, LabValue, Profile
from tracker.ui.app import TrackerApp
from tracker.ui.screens.about_you import AboutYouScreen
from tracker.ui.screens.confirm import ConfirmScreen
from tracker.ui.screens.log import LogScreen
from tracker.ui.screens.report import KEYS, ReportScreen
from tracker.ui.widgets.message_line import MessageLine

TODAY = date(2026, 11, 22)
MAGNESIUM = LabValue(name="magnesium", value=0.82, unit="mmol/l", day=date(2026, 10, 3))
FERRITIN = LabValue(name="ferritin", value=43, unit="µg/l", day=date(2026, 9, 1))


def typed(text: str) -> list[str]:
    named = {" ": "space", ".": "full_stop", ",": "comma", "/": "slash", "-": "minus",
             "<": "less_than_sign"}  # fmt: skip
    return [named.get(each, each) for each in text]


def screen(pilot: Pilot[None]) -> AboutYouScreen:
    assert isinstance(pilot.app.screen, AboutYouScreen)
    return pilot.app.screen


def hint(pilot: Pilot[None]) -> str:
    return str(screen(pilot).query_one("#profile-hint", Static).render())


async def opened(pilot: Pilot[None]) -> None:
    assert isinstance(pilot.app, TrackerApp)
    pilot.app.action_profile()
    await settled(pilot)


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


async def to_labs(pilot: Pilot[None]) -> None:
    """Go from the first line to the first of the lab values."""
    await press(pilot, *["down"] * 7)


async def test_what_is_said_is_saved_as_one_action_and_undone(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await opened(pilot)
        told = " ".join(
            " ".join(str(each.render()).split()) for each in screen(pilot).query(Static)
        )
        assert "in a report only when you ask for it" in told
        assert "never leaves this disk" in told
        assert "One value doesn't settle it either way; read it with your clinician." in told
        await press(pilot, *typed("3 weeks ago"))
        assert "Sun 1 Nov (3 weeks ago)" in hint(pilot)
        await press(pilot, "enter", "n", "enter", "y", "down", "down", "y", "down", "n", "down")
        await press(pilot, *typed("a beta blocker"), "enter")
        await press(pilot, *typed("magnesium 0.82 mmol/l 2026-10-03"))
        assert "magnesium: 0.82 mmol/l, Sat 3 Oct (7 weeks ago)" in hint(pilot)
        await press(pilot, "enter", *typed("ferritin 43 µg/l 1 sep"), "enter", "enter", "enter")
        assert isinstance(pilot.app.screen, LogScreen)
        assert "Saved: about you · u undoes it" in message(pilot)
        profile = diary.profile()
        assert profile.since == date(2026, 11, 1)
        assert profile.elsewhere is False
        assert (profile.restricted_diet, profile.digestion) == (True, None)
        assert (profile.kidney_heart, profile.recurring_fatigue) == (True, False)
        assert profile.medicines == "a beta blocker"
        assert profile.lab_values == [MAGNESIUM, FERRITIN]
        assert profile.asked == {"since": TODAY, "elsewhere": TODAY}
        await press(pilot, "u")
        assert diary.profile() == Profile()


@pytest.fixture
def told(diary: Diary) -> Diary:
    """A diary of somebody who has said it all."""
    diary.set_profile(
        since=date(2026, 10, 1),
        elsewhere=True,
        restricted_diet=True,
        digestion=False,
        kidney_heart=False,
        recurring_fatigue=True,
        medicines="iron, in the morning",
        lab_values=[MAGNESIUM, FERRITIN],
    )
    diary.put_off()
    return diary


async def test_every_line_can_be_cleared(started: Started, told: Diary) -> None:
    async with started() as pilot:
        await opened(pilot)
        await press(pilot, "ctrl+u")
        for _ in range(5):
            await press(pilot, "down", "backspace")
        await press(pilot, "down", "ctrl+u")
        for _ in range(2):
            await press(pilot, "down", "end", "ctrl+u")
        await press(pilot, "ctrl+d")
        profile = told.profile()
        assert (profile.since, profile.elsewhere, profile.restricted_diet) == (None, None, None)
        assert (profile.digestion, profile.kidney_heart) == (None, None)
        assert (profile.recurring_fatigue, profile.medicines) == (None, None)
        assert profile.lab_values == []


async def test_one_lab_value_is_taken_out_and_the_other_stays(
    started: Started, told: Diary
) -> None:
    async with started() as pilot:
        await opened(pilot)
        await to_labs(pilot)
        assert "magnesium: 0.82 mmol/l" in hint(pilot)
        await press(pilot, "end", "ctrl+u", "ctrl+d")
        assert told.profile().lab_values == [FERRITIN]


async def test_a_day_still_to_come_is_named_and_nothing_is_saved(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await opened(pilot)
        await press(pilot, *typed("tomorrow"), "down", "y", "ctrl+d")
        assert "that day is still to come" in hint(pilot)
        assert "Not saved yet" in str(screen(pilot).query_one(MessageLine).render())
        assert diary.profile() == Profile()
        await press(pilot, *["backspace"] * 8, *typed("florb"))
        assert "is no day here" in hint(pilot)


async def test_a_mistake_in_a_lab_value_is_named(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await opened(pilot)
        await to_labs(pilot)
        await press(pilot, *typed("magnesium <0.5 mmol/l 3 oct"), "ctrl+d")
        assert "leave the sign out" in hint(pilot)
        assert diary.profile() == Profile()


async def test_leaving_asks_about_what_is_not_saved(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await opened(pilot)
        await press(pilot, "down", "y", "escape")
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await press(pilot, "escape")
        screen(pilot)
        await press(pilot, "backspace", "escape")
        assert isinstance(pilot.app.screen, LogScreen)
        assert diary.profile() == Profile()


async def test_saving_without_a_change_says_so(started: Started, told: Diary) -> None:
    async with started() as pilot:
        version = told.version
        await opened(pilot)
        await press(pilot, "ctrl+d")
        assert "Nothing changed" in message(pilot)
        assert told.version == version


async def test_a_click_answers_and_saves(started: Started, diary: Diary) -> None:
    async with started((120, 40)) as pilot:
        await opened(pilot)
        await pilot.click("#field-kidney_heart", offset=(1 + 22 + 2, 0))
        await settled(pilot)
        await pilot.click("#profile-save", offset=(3, 0))
        await settled(pilot)
        assert diary.profile().kidney_heart is True


async def test_a_diary_for_reading_only_says_why(told: Diary) -> None:
    with Diary.open(told.home, clock=told.clock, writable=False) as diary:
        app = TrackerApp(diary, Settings())
        async with app.run_test() as pilot:
            await settled(pilot)
            await opened(pilot)
            await press(pilot, "down", "n", "ctrl+d")
            assert "reading only" in str(screen(pilot).query_one(MessageLine).render())


async def test_the_report_leads_there_and_then_has_what_was_said(
    started: Started, told: Diary
) -> None:
    told.log(EpisodeDraft(day=date(2026, 11, 20)))
    async with started((120, 40)) as pilot:
        profile = KEYS[list(SECTIONS).index("profile")]
        await press(pilot, "D", profile)
        assert "y opens it" in str(pilot.app.screen.query_one("#report-said", Static).render())
        await press(pilot, "y", *["down"] * 6, "end", *typed(" zinc"), "ctrl+d")
        assert isinstance(pilot.app.screen, ReportScreen)
        laid = pilot.app.screen._laid
        assert laid is not None
        assert any("zinc" in line.text for line in laid.lines)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_how_it_looks(snap_compare: Compare, told: Diary, size: tuple[int, int]) -> None:
    app = TrackerApp(told, Settings())
    assert snap_compare(app, terminal_size=size, run_before=driven("W", "y", *["down"] * 7))
