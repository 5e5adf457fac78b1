"""Worth showing a clinician: the page, the quiet line on Log and Calendar, and what was seen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tests.ui.looks import SIZES, Compare, driven
from tests.ui.test_ui_log import message
from tracker.config import Settings
from tracker.diary import Diary, DiaryDamaged
from tracker.model import EpisodeDraft, MarkerDraft
from tracker.ui.app import TrackerApp
from tracker.ui.screens.clinician import ClinicianScreen
from tracker.ui.screens.log import LogScreen
from tracker.ui.screens.prompt import PromptScreen
from tracker.ui.whole import WholeReader
from tracker.ui.widgets.day_panel import DayPanel
from tracker.ui.widgets.timeline import Timeline

TODAY = date(2026, 11, 22)
DAY = date(2026, 11, 12)
LINE = "Worth showing a clinician"


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what is worth showing looked for as soon as the diary changed."""
    monkeypatch.setattr("tracker.ui.flagging.LOOK_AFTER", 0.001)


@pytest.fixture
def weak(diary: Diary) -> Diary:
    """A diary with weakness on one day and tingling on three others."""
    diary.check_in(DAY, flags=["weakness"], note="opening a jar")
    for back in (1, 2, 3):
        diary.log(EpisodeDraft(day=TODAY - timedelta(days=back), hand="left", flags=["tingling"]))
    return diary


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)
    await pilot.pause(0.05)  # for a timer of no seconds
    await settled(pilot)


def page(pilot: Pilot[None]) -> ClinicianScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ClinicianScreen)
    return screen


def listed(pilot: Pilot[None]) -> list[str]:
    options = page(pilot).query_one(OptionList).options
    return [" ".join(str(option.prompt).split()) for option in options]


def said(pilot: Pilot[None]) -> str:
    return str(page(pilot).query_one("#clinician-said", Static).content).strip()


def head(pilot: Pilot[None]) -> str:
    return str(page(pilot).query_one("#clinician-head", Static).content)


def below(pilot: Pilot[None]) -> str:
    return Content.from_markup(pilot.app.screen.query_one(Timeline).border_subtitle or "").plain


# The page


async def test_every_open_rule_with_its_source_and_records(started: Started, weak: Diary) -> None:
    async with started(size=(120, 40)) as pilot:
        await press(pilot, "C")
        assert "2 stand open · not medical advice" in head(pilot)
        rows = listed(pilot)
        assert rows[1] == "Strength Weakness recorded on 12 Nov 2026: have it looked at soon."
        assert rows[2].startswith("Source: this product's own caution; NHS")
        assert rows[3] == "Thu 12 Nov weakness, on the day · “opening a jar”"
        assert rows[5].startswith("Sensation Tingling recorded on 3 days")
        assert [row[:10] for row in rows[7:10]] == ["Sat 21 Nov", "Fri 20 Nov", "Thu 19 Nov"]


async def test_a_quiet_diary_says_so_calmly(started: Started) -> None:
    async with started() as pilot:
        await press(pilot, "C")
        assert listed(pilot)[0].startswith("Nothing stands open.")
        assert "not medical advice" in head(pilot)
        await press(pilot, "s")
        assert said(pilot) == "Nothing stands open that could be marked as seen."
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ClinicianScreen)


async def test_enter_opens_the_day_in_log_with_the_record(started: Started, weak: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "2", "C", "down", "down", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, LogScreen)
        assert isinstance(pilot.app, TrackerApp)
        assert pilot.app.day == date(2026, 11, 20)
        selected = screen.timeline.selected
        assert selected is not None
        assert selected.day == date(2026, 11, 20)


async def test_s_marks_the_selected_rule_and_u_takes_it_back(started: Started, weak: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "C", "down", "s")
        assert isinstance(pilot.app.screen, PromptScreen)
        assert pilot.app.screen.query_one(Input).value == "today"
        await press(pilot, "enter")
        assert weak.profile().seen == {"sensation": TODAY}
        assert said(pilot) == "Sensation: seen by a clinician, today · u undoes it"
        assert "1 stands open" in head(pilot)
        assert listed(pilot)[-1] == "✓ Sensation: seen by a clinician on Sun 22 Nov"
        await press(pilot, "u")
        assert weak.profile().seen == {}
        assert said(pilot).startswith("Took back: what a clinician has seen")
        assert "2 stand open" in head(pilot)
        await press(pilot, "U")
        assert weak.profile().seen == {"sensation": TODAY}


async def test_the_day_is_typed_as_people_say_it(started: Started, weak: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "C", "s", *"tomorrow", "enter")
        assert isinstance(pilot.app.screen, PromptScreen)
        meaning = str(pilot.app.screen.query_one("#meaning", Static).content)
        assert "still to come" in meaning
        await press(pilot, *["backspace"] * 8, *"3 days ago", "enter")
        assert weak.profile().seen == {"strength": date(2026, 11, 19)}
        await press(pilot, "s", "escape")
        assert isinstance(pilot.app.screen, ClinicianScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, LogScreen)


async def test_a_medicine_and_weekly_answers_are_named(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    kind = "medicine_started"
    diary.mark(MarkerDraft(day=DAY, kind=kind, label="drops[/]\x1b", with_onset=True))  # type: ignore[arg-type]
    for day in (date(2026, 11, 8), date(2026, 11, 15)):
        diary.review(day, "worse")
    async with started(size=(120, 40)) as pilot:
        await press(pilot, "C")
        rows = listed(pilot)
        assert "Sun 15 Nov the week was worse" in rows
        assert "Thu 12 Nov medicine started: drops[/]\\x1b" in rows
        assert any("don't stop it yourself" in row for row in rows)


async def test_hidden_counts_stay_hidden(diary: Diary) -> None:
    diary.log(EpisodeDraft(day=TODAY, count=7, flags=["weakness"]))
    app = TrackerApp(diary, Settings(counts="hidden"))
    async with app.run_test() as pilot:
        await press(pilot, "C")
        assert "7" not in " ".join(row for row in listed(pilot) if "weakness" in row)


async def test_what_can_not_be_read_is_said(
    started: Started, weak: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_reader: WholeReader) -> None:
        raise DiaryDamaged("2026-11.json can't be read")

    monkeypatch.setattr(WholeReader, "for_clinician", unreadable)
    async with started() as pilot:
        await press(pilot, "C")
        assert listed(pilot) == ["2026-11.json can't be read"]


# On Log, Calendar and Insights


@pytest.mark.usefixtures("at_once")
async def test_log_says_quietly_what_stands_open_until_it_is_seen(
    started: Started, weak: Diary
) -> None:
    async with started(size=(120, 40)) as pilot:
        await press(pilot)
        assert below(pilot) == (f"{LINE}: weakness recorded on 12 Nov 2026 and 1 more · C")
        weak.see("strength")
        await press(pilot, "t")
        assert below(pilot).startswith(f"{LINE}: tingling recorded on 3 days")
        weak.see("sensation")
        await press(pilot, "plus")
        assert below(pilot) == ""


@pytest.mark.usefixtures("at_once")
async def test_it_is_shorter_where_there_is_less_room(started: Started, weak: Diary) -> None:
    async with started() as pilot:
        await press(pilot)
        assert below(pilot) == f"{LINE} · C"
        await press(pilot, "number_sign")
        assert below(pilot) == f"{LINE} · C · # shows counts"
        weak.see("sensation")
        await press(pilot, "number_sign", "c")
        assert below(pilot) == f"{LINE}: strength · C"


@pytest.mark.usefixtures("at_once")
async def test_seen_on_the_page_is_gone_from_log_at_once(started: Started, weak: Diary) -> None:
    weak.see("sensation")
    async with started() as pilot:
        await press(pilot)
        assert below(pilot)
        await press(pilot, "C", "s", "enter", "escape")
        assert below(pilot) == ""


@pytest.mark.usefixtures("at_once")
async def test_calendar_says_it_and_which_rule_a_day_fired(started: Started, weak: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "2")
        assert message(pilot) == f"{LINE}: weakness recorded on 12 Nov 2026 and 1 more · C"
        panel = pilot.app.screen.query_one(DayPanel)
        assert LINE not in " ".join(str(option.prompt) for option in panel.options)
        await press(pilot, "g", *"12 nov", "enter")
        said_of_day = " ".join(str(option.prompt) for option in panel.options)
        assert f"⚑ {LINE}: weakness recorded on 12 Nov 2026" in said_of_day
        await press(pilot, "0")
        assert message(pilot).startswith("Saved")
        await press(pilot, "left")
        assert message(pilot).startswith(LINE)
        weak.see("strength")
        weak.see("sensation")
        await press(pilot, "c", "2", "0", "right")
        assert message(pilot).strip() == ""


async def test_insights_points_to_the_page(started: Started, weak: Diary) -> None:
    async with started() as pilot:
        await press(pilot, "3")
        words = str(pilot.app.screen.query_one("#words", Static).content)
        assert "C shows the records" in words
        assert words.count("shows the records") == 1


async def test_nothing_is_looked_for_before_the_first_screen_has_settled(
    started: Started, weak: Diary
) -> None:
    async with started() as pilot:
        assert isinstance(pilot.app, TrackerApp)
        assert pilot.app.for_clinician is None
        assert below(pilot) == ""


@pytest.mark.usefixtures("at_once")
async def test_an_old_answer_is_not_shown_for_a_new_diary(started: Started, weak: Diary) -> None:
    async with started() as pilot:
        app = pilot.app
        assert isinstance(app, TrackerApp)
        await press(pilot)
        found, state = app.for_clinician, app.diary_state
        assert found is not None
        weak.see("strength")
        weak.see("sensation")
        app.show_flags(state, found)
        await press(pilot, "c")
        assert app.for_clinician is not None
        assert app.for_clinician.open == ()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("keys", [["C"], ["C", "s"]], ids=["page", "seen"])
def test_how_it_looks(
    snap_compare: Compare, weak: Diary, keys: list[str], size: tuple[int, int]
) -> None:
    app = TrackerApp(weak, Settings(theme="tracker-dark" if len(keys) == 1 else "tracker-light"))
    assert snap_compare(app, terminal_size=size, run_before=driven(*keys))
