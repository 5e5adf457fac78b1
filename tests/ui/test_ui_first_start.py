"""The questions of the first start: on Log, not in the way, and found again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tests.ui.looks import driven
from tests.ui.test_ui_log import message
from tracker.config import Settings
from tracker.diary import Diary
from tracker.model import CATALOGUE, EpisodeDraft
from tracker.ui.app import TrackerApp
from tracker.ui.first_start import read_time, typed
from tracker.ui.screens.help import HelpScreen
from tracker.ui.screens.prompt import PromptScreen
from tracker.ui.screens.urgent import UrgentScreen

TODAY = date(2026, 11, 22)


def panel(pilot: Pilot[None]) -> str:
    """Return what the panel asks, '' where it is not there."""
    found = list(pilot.app.screen.query("#questions").results(Static))
    return f"{found[0].border_title} {found[0].render()}" if found and found[0].display else ""


async def test_four_questions_answered_by_a_key_or_a_short_line(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        assert "question 1 of 4" in panel(pilot)
        await pilot.press("y", *"3 weeks ago")
        await settled(pilot)
        assert "since Sun 1 Nov" in str(pilot.app.screen.query_one("#meaning", Static).render())
        await pilot.press("enter")
        await settled(pilot)
        assert diary.profile().since == date(2026, 11, 1)
        assert "question 2 of 4" in panel(pilot)
        await pilot.press("n")
        await settled(pilot)
        assert diary.profile().elsewhere is False
        await pilot.press("n")
        await settled(pilot)
        assert "none of them" in message(pilot)
        assert "question 4 of 4" in panel(pilot)
        await pilot.press("y", *"18:00", "enter")
        await settled(pilot)
        assert diary.day_start == time(18)
        assert panel(pilot) == ""
        await pilot.press("u")
        await settled(pilot)
        assert diary.day_start == time(4)
        assert "question 4 of 4" in panel(pilot)


async def test_the_panel_is_in_no_keys_way(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("t", "c", "s", *"7", "enter", "i", *"ri n y l", "escape")
        await settled(pilot)
        assert len(diary.episodes(TODAY, TODAY)) == 1
        assert diary.day(TODAY).values == {"caffeine": 90, "sleep": 7}
        assert diary.profile().asked == {}
        assert "question 1 of 4" in panel(pilot)


async def test_elsewhere_too_is_said_to_be_worth_a_visit_once(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("l", "y")
        await settled(pilot)
        assert (diary.profile().since, diary.profile().elsewhere) == (None, True)
        assert "worth a visit" in message(pilot)


@pytest.mark.parametrize(
    ("words", "flags", "urgent"),
    [("weak pain", {"weakness", "pain"}, True), ("tingle", {"tingling"}, False)],
)
async def test_flags_now_bring_the_advice_at_once_and_stand_on_today(
    started: Started, diary: Diary, words: str, flags: set[str], urgent: bool
) -> None:
    async with started() as pilot:
        await pilot.press("l", "l", "y", *words, "enter")
        await settled(pilot)
        assert diary.day(TODAY).flags == flags
        assert isinstance(pilot.app.screen, UrgentScreen) is urgent
        if urgent:
            await pilot.press("enter")
        assert ("Have it looked at soon" if urgent else "Worth a visit") in message(pilot)
        assert "question 4 of 4" in panel(pilot)


async def test_what_is_no_answer_is_not_taken(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("y", *"tomorrow", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, PromptScreen)
        assert "still to come" in str(pilot.app.screen.query_one("#meaning", Static).render())
        await pilot.press("escape", "l", "l", "y", *"x3", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, PromptScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert diary.profile().open_questions == ["flags", "day_start"]


async def test_escape_puts_all_off_and_the_palette_asks_again(
    started: Started, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.ui.screens.log.REPEAT_SECONDS", 0.0)  # the second isn't held
    async with started() as pilot:
        await pilot.press("escape")
        await settled(pilot)
        assert panel(pilot) == ""
        assert diary.profile().open_questions == []
        await pilot.press("y")
        await settled(pilot)
        assert diary.profile().since is None
        await pilot.press("colon", *"questions of the first start again")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "question 1 of 4" in panel(pilot)
        await pilot.press("l", "y")
        await settled(pilot)
        assert diary.profile().elsewhere is True
        await pilot.press("escape")
        await settled(pilot)
        assert panel(pilot) == ""


async def test_the_words_of_the_panel_can_be_clicked(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("l")
        await settled(pilot)
        await pilot.click("#questions", offset=(6, 2))
        await settled(pilot)
        assert diary.profile().elsewhere is True


async def test_a_diary_of_more_than_a_week_is_asked_nothing(
    diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock()))
    clock.forward(days=7)
    app = TrackerApp(diary, Settings())
    async with app.run_test() as pilot:
        await settled(pilot)
        assert panel(pilot) == ""
        assert "day 8 of 14" in str(app.screen.query_one("TopBar", Static).render())
        await pilot.press("question_mark")
        await settled(pilot)
        assert isinstance(app.screen, HelpScreen)
        told = " ".join(str(part.render()) for part in app.screen.query(Static))
        assert "Skip this question" not in told


async def test_a_key_for_a_question_that_is_not_asked_says_so_in_the_palette(
    started: Started, diary: Diary
) -> None:
    diary.put_off()
    async with started() as pilot:
        await pilot.press("colon", *"skip this question")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "Nothing to do now" in message(pilot)


@pytest.mark.parametrize(
    ("text", "read"),
    [("18", time(18)), (" 4:30 ", time(4, 30)), ("6pm", time(18)), ("6:30 PM", time(18, 30))],
)
def test_a_time_of_day_as_people_type_it(text: str, read: time) -> None:
    assert read_time(text) == read


@pytest.mark.parametrize("text", ["", "24", "13pm", "4:5", "04:60", "-1", "٤"])
def test_what_is_no_time_of_day_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="time of day"):
        read_time(text)


@pytest.mark.parametrize("keys", [[], ["l", "l"]], ids=["first", "flags"])
def test_how_the_first_start_looks(
    snap_compare: Callable[..., bool], diary: Diary, keys: list[str]
) -> None:
    app = TrackerApp(diary, Settings())
    assert snap_compare(app, terminal_size=(80, 24), run_before=driven(*keys))


async def test_a_line_of_the_panel_takes_no_focus(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("l")
        await settled(pilot)
        assert not isinstance(pilot.app.screen.focused, Input)


def test_a_wrong_word_among_the_signs_is_answered_with_the_right_ones() -> None:
    asked = typed("flags", TODAY, CATALOGUE)
    for wrong in ("l", "sleep=6", "numbb", ""):
        with pytest.raises(ValueError, match="numb tingle weak grip pain stiff thin"):
            asked.read(wrong)
    assert asked.read("numb weak") == ["numbness", "weakness"]
