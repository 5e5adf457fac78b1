"""Life events on Log: by keys, by the mouse, changed, refused, undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tests.ui.hints import click_hint
from tests.ui.test_ui_log import message
from tracker.config import Settings
from tracker.diary import Diary, DiaryLocked
from tracker.model import EpisodeDraft, Marker, MarkerDraft
from tracker.model.words import MEDICINE_TEXT
from tracker.ui.app import TrackerApp
from tracker.ui.screens.log import LogScreen
from tracker.ui.screens.marker import MarkerScreen
from tracker.ui.widgets.choices import Choices
from tracker.ui.widgets.timeline import Timeline

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)


def dialog(pilot: Pilot[None]) -> MarkerScreen:
    screen = pilot.app.screen
    assert isinstance(screen, MarkerScreen)
    return screen


def title(pilot: Pilot[None]) -> str:
    return str(dialog(pilot).query_one(".dialog").border_title)


def fault(pilot: Pilot[None]) -> str:
    return str(dialog(pilot).query_one("#fault", Static).render())


def seen(pilot: Pilot[None], selector: str) -> bool:
    return dialog(pilot).query_one(selector).visible


def kept(diary: Diary, day: date = TODAY) -> list[tuple[str, str | None, bool | None]]:
    return [(each.kind, each.label, each.with_onset) for each in diary.markers(day, day)]


async def test_a_kind_a_label_and_enter(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("m")
        assert title(pilot) == "Life event · today, Sun 22 Nov"
        await pilot.press("4", *"new keyboard", "enter")
        await settled(pilot)
        assert kept(diary) == [("device", "new keyboard", None)]
        assert message(pilot) == "Saved: new device: new keyboard · u undoes it"
        (marker,) = diary.markers(TODAY, TODAY)
        assert pilot.app.screen.query_one(Timeline).selected_id == marker.id
        await pilot.press("u")
        await settled(pilot)
        assert kept(diary) == []
        assert message(pilot).startswith("Took back: a life event")


async def test_of_a_medicine_it_is_asked_whether_twitching_came_with_it(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("m")
        assert not seen(pilot, "#onset")
        await pilot.press("1", *"beta 2y", "tab")
        assert seen(pilot, "#onset")
        assert not seen(pilot, "#advice")
        await pilot.press("n")
        assert not seen(pilot, "#advice")
        await pilot.press("y")
        await settled(pilot)
        assert seen(pilot, "#advice")
        advice = str(dialog(pilot).query_one("#advice", Static).render())
        assert MEDICINE_TEXT in advice
        assert "NHS" in advice
        assert "not medical advice" in advice
        await pilot.press("enter")
        await settled(pilot)
        assert kept(diary) == [("medicine_started", "beta 2y", True)]


@pytest.mark.parametrize(("keys", "onset"), [("n", False), ("yminus", None), ("", None)])
async def test_the_answer_may_be_no_or_be_left_out(
    started: Started, diary: Diary, keys: str, onset: bool | None
) -> None:
    async with started() as pilot:
        pressed = ["y", "minus"] if keys == "yminus" else list(keys)
        await pilot.press("m", "3", "tab", *pressed, "enter")
        await settled(pilot)
        assert kept(diary) == [("medicine_stopped", None, onset)]


async def test_arrows_and_tab_do_without_the_digits(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("m", "down", "down", "up", "up", "up", "down")
        await pilot.press("tab", *"x", "tab", "left", "left", "left", "right", "enter")
        await settled(pilot)
        assert kept(diary) == [("medicine_changed", "x", False)]
        await pilot.press("m", "down", "tab", "tab", "shift+tab", *"y", "enter")
        await settled(pilot)
        assert ("medicine_started", "y", None) in kept(diary)


async def test_the_mouse_alone_does(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("m")
        await settled(pilot)
        await pilot.click("#kind", offset=(8, 2))
        await settled(pilot)
        await pilot.click("#onset", offset=(2, 0))
        assert dialog(pilot).onset.chosen == "yes"
        await pilot.click("#onset", offset=(11, 0))
        assert dialog(pilot).onset.chosen == "no"
        await pilot.click("#onset", offset=(40, 0))  # beside all of them
        assert dialog(pilot).onset.chosen == "no"
        await click_hint(pilot, "saves")
        assert kept(diary) == [("medicine_stopped", None, False)]
        await pilot.press("m")
        await settled(pilot)
        await pilot.click("#kind", offset=(8, 4))
        await click_hint(pilot, "leaves")
        assert isinstance(pilot.app.screen, LogScreen)
        assert len(kept(diary)) == 1


async def test_a_double_click_opens_the_one_in_the_timeline(started: Started, diary: Diary) -> None:
    diary.mark(MarkerDraft(day=TODAY, kind="travel", label="Oslo"))
    async with started() as pilot:
        await pilot.click(Timeline, offset=(10, 1), times=2)
        await settled(pilot)
        assert dialog(pilot).query_one(Input).value == "Oslo"


async def test_it_is_for_the_day_that_is_shown(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("left", "m")
        assert title(pilot) == "Life event · yesterday, Sat 21 Nov"
        await pilot.press("6", "enter")
        await settled(pilot)
        assert kept(diary, YESTERDAY) == [("illness", None, None)]
        assert kept(diary) == []


async def test_an_enter_too_early_answers_nothing(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("m", "enter", "enter")
        await settled(pilot)
        assert "Choose what it was first" in fault(pilot)
        await pilot.press("5")
        await settled(pilot)
        assert fault(pilot) == ""
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LogScreen)
        assert kept(diary) == []


async def test_an_answer_given_for_a_medicine_is_not_kept_for_travel(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("m", "1", "tab", "y", "5")
        await settled(pilot)
        assert not seen(pilot, "#onset")
        assert not seen(pilot, "#advice")
        await pilot.press("enter")
        await settled(pilot)
        assert kept(diary) == [("travel", None, None)]


async def test_letters_belong_to_the_label_once_it_is_said_what_it_was(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("m", *"new keyboard", "enter")
        await settled(pilot)
        assert kept(diary) == []
        assert "Choose what it was first" in fault(pilot)
        await pilot.press("down", "down", "down", "down", *"new keyboard", "enter")
        await settled(pilot)
        assert kept(diary) == [("device", "new keyboard", None)]


async def test_tab_at_the_label_loses_nothing(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("m", "4", "tab", *"neue Maus", "enter")
        await settled(pilot)
        assert kept(diary) == [("device", "neue Maus", None)]


async def test_keys_of_the_screen_below_do_nothing(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("m", "t", "c", "0", "2", *"tuq0", "escape")
        await settled(pilot)
        assert diary.day(TODAY).empty
        assert pilot.app.current_mode == "log"


async def test_keys_that_arrive_together_act_in_their_order(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        for key in ("m", "1", *"tyn1", "tab", "y", "enter"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        assert kept(diary) == [("medicine_started", "tyn1", True)]
        for key in ("m", "3", "x", "tab", "left", "left", "shift+tab", "y", "enter"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        assert ("medicine_stopped", "xy", True) in kept(diary)


async def test_two_enters_at_once_save_once(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("m", "4")
        for _ in range(2):
            pilot.app.post_message(events.Key("enter", None))
        await settled(pilot)
        assert kept(diary) == [("device", None, None)]


@pytest.mark.parametrize("key", ["e", "enter"])
async def test_one_that_is_there_is_changed_in_the_same_dialog(
    started: Started, diary: Diary, clock: StoppedClock, key: str
) -> None:
    diary.log(EpisodeDraft(at=clock()))
    marker = diary.mark(
        MarkerDraft(day=TODAY, kind="medicine_started", label="beta", with_onset=False)
    )
    async with started() as pilot:
        await pilot.press("home", key)
        await settled(pilot)
        held = dialog(pilot)
        assert (held.kind.chosen, held.onset.chosen) == ("medicine_started", "no")
        assert held.label.value == "beta"
        await pilot.press("tab", *" blocker", "tab", "y", "enter")
        await settled(pilot)
        assert kept(diary) == [("medicine_started", "beta blocker", True)]
        assert diary.markers(TODAY, TODAY)[0].id == marker.id
        assert message(pilot) == "Changed: medicine started: beta blocker · u undoes it"
        await pilot.press("u")
        await settled(pilot)
        assert diary.markers(TODAY, TODAY) == [marker]


async def test_a_label_can_be_taken_out_again(started: Started, diary: Diary) -> None:
    diary.mark(MarkerDraft(day=TODAY, kind="travel", label="Oslo"))
    async with started() as pilot:
        await pilot.press("e", "tab", "ctrl+u", "enter")
        await settled(pilot)
        assert kept(diary) == [("travel", None, None)]


@pytest.mark.parametrize("marker", [
    MarkerDraft(day=TODAY, kind="travel", label=" two  blanks "),
    MarkerDraft(day=TODAY, kind="device", label="[red]x[/]", with_onset=True),
    MarkerDraft(day=TODAY, kind="medicine_changed", with_onset=True),
])  # fmt: skip
async def test_to_open_and_confirm_changes_nothing(
    started: Started, diary: Diary, marker: MarkerDraft
) -> None:
    before = diary.mark(marker)
    async with started() as pilot:
        await pilot.press("e", "enter")
        await settled(pilot)
        assert diary.markers(TODAY, TODAY) == [before]
        assert "Nothing changed" in message(pilot)


async def test_a_change_keeps_what_another_process_changed_meanwhile(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    marker = diary.mark(MarkerDraft(day=TODAY, kind="travel", label="Oslo"))
    async with started() as pilot:
        await pilot.press("e", "6")
        with Diary.open(diary.home, clock=clock) as other:
            other.edit(marker.id, label="Bergen")
        await pilot.press("enter")
        await settled(pilot)
        assert kept(diary) == [("illness", "Bergen", None)]


async def test_what_could_not_be_saved_stays_with_the_reason(
    started: Started, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> Marker:
        raise DiaryLocked("another tracker is writing [/]")

    async with started() as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(diary, "mark", locked)
            await pilot.press("m", "4", *"mouse", "enter")
            await settled(pilot)
            assert fault(pilot) == "another tracker is writing [/]"
            assert dialog(pilot).label.value == "mouse"
        await pilot.press("enter")
        await settled(pilot)
        assert kept(diary) == [("device", "mouse", None)]


async def test_a_label_that_is_too_long_is_refused_and_stays(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("m", "4")
        dialog(pilot).label.value = "x" * 201
        await pilot.press("enter")
        await settled(pilot)
        assert "label" in fault(pilot)
        assert "200" in fault(pilot)
        assert kept(diary) == []
        await pilot.press("backspace", "enter")
        await settled(pilot)
        assert kept(diary) == [("device", "x" * 200, None)]


async def test_one_that_another_process_deleted_says_so(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    marker = diary.mark(MarkerDraft(day=TODAY, kind="travel"))
    async with started() as pilot:
        await pilot.press("e", "6")
        with Diary.open(diary.home, clock=clock) as other:
            other.remove(marker.id)
        await pilot.press("enter")
        await settled(pilot)
        assert marker.id in fault(pilot)


async def test_where_the_dialog_has_the_keys_is_shown_by_a_mark(started: Started) -> None:
    def pointed(choices: Choices) -> bool:
        return "▸" in str(choices.render())

    async with started() as pilot:
        await pilot.press("m")
        held = dialog(pilot)
        assert (pointed(held.kind), pointed(held.onset)) == (True, False)
        await pilot.press("1")
        await settled(pilot)
        assert (pointed(held.kind), pointed(held.onset)) == (False, False)
        await pilot.press("tab")
        await settled(pilot)
        assert (pointed(held.kind), pointed(held.onset)) == (False, True)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
def test_how_it_looks(
    snap_compare: Callable[..., bool], diary: Diary, size: tuple[int, int]
) -> None:
    diary.mark(MarkerDraft(day=TODAY, kind="travel", label="Oslo"))

    async def drive(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await pilot.press("m", "1", *"beta blocker", "tab", "y")
        for line in pilot.app.screen.query(Input):
            line.cursor_blink = False
        await settled(pilot)

    app = TrackerApp(diary, Settings())
    assert snap_compare(app, terminal_size=size, run_before=drive)
