"""The full form where something can't be saved, and what is around it."""

from __future__ import annotations

import errno
import os

import pytest
from filelock import FileLock
from textual import events
from textual.widgets import Input

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tests.ui.full_form import form, go_to, message, on_screen, only, shown
from tracker.diary import Diary
from tracker.model import EpisodeDraft, IntakeDraft
from tracker.model.records import MAX_NOTE
from tracker.ui.app import TrackerApp
from tracker.ui.screens.confirm import ConfirmScreen
from tracker.ui.screens.log import LogScreen
from tracker.ui.screens.urgent import UrgentScreen
from tracker.ui.widgets.episode_lines import ORDER, ROWS


@pytest.mark.parametrize(
    ("key", "typed", "reason"),
    [
        ("when", "x", "“nowx” is no time; did you mean now?"),
        ("count", "0", "an episode has 1 to 999 twitches"),
        ("duration", "25h", "a duration goes from 1s to 24h"),
        ("activity", "o" * 61, "an activity has up to 60 characters; this one has 61"),
        ("tags", "o" * 61, "a tag has up to 60 characters; this one has 61"),
    ],
)
async def test_a_mistake_keeps_its_text_and_saves_nothing(
    started: Started, diary: Diary, key: str, typed: str, reason: str
) -> None:
    async with started() as pilot:
        await pilot.press("a")
        await go_to(pilot, key)
        await pilot.press(*typed)
        await pilot.pause()
        assert reason in shown(pilot, "#form-hint")
        assert form(pilot).query_one("#form-hint").has_class("-fault")
        await pilot.press("up", "up", "down", "ctrl+d")
        await settled(pilot)
        assert form(pilot)._key() == key
        assert reason in shown(pilot, "#form-hint")
        assert message(pilot).startswith("! Not saved yet: ")
        assert diary.span() is None
        line = form(pilot).lines[key]
        assert typed in (str(line.render()) if key in ("count", "duration") else line.text)  # type: ignore[union-attr]
        await pilot.press(*["backspace"] * 61, *("now" if key == "when" else ""))
        await pilot.press("ctrl+d")
        await settled(pilot)
        assert only(diary).count == 1


async def test_an_empty_when_is_not_saved(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("a", *["backspace"] * 3, "ctrl+d")
        await settled(pilot)
        assert "say when" in shown(pilot, "#form-hint")
        assert message(pilot) == "! Not saved yet: when can't be kept as it is."
        assert diary.span() is None


async def test_a_note_that_is_too_long_stays_and_is_refused(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("a")
        await go_to(pilot, "note")
        note = form(pilot).query_one("#text-note", Input)
        note.post_message(events.Paste("é" * (MAX_NOTE + 1)))
        await pilot.pause()
        await pilot.press("ctrl+d")
        await settled(pilot)
        reason = "a note holds up to 100,000 characters; this one has 100,001"
        assert shown(pilot, "#form-hint") == f"! {reason}"
        assert len(note.value) == MAX_NOTE + 1
        await pilot.press("backspace", "ctrl+d")
        await settled(pilot)
        assert only(diary).note == "é" * MAX_NOTE
        await pilot.press("E")
        await go_to(pilot, "note")
        assert form(pilot).query_one("#text-note", Input).value == "é" * MAX_NOTE


async def test_any_character_is_shown_as_text_and_kept(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    odd = "[b]a\x1b[31m\u202eשלום\u200b\r\n👩‍👩‍👧 日本\x9b\x07"
    diary.log(EpisodeDraft(at=clock(), note=odd, tags=["\u202e[/]", "日本"], activity="a\x07b"))
    for size in ((80, 24), (120, 40)):
        async with started(size) as pilot:
            await pilot.press("E")
            await go_to(pilot, "note")
            await pilot.press("left", "right")
            screen = on_screen(pilot)
            assert not {"\x1b", "\u202e", "\r", "\x9b", "\x07"} & {*screen}
            assert "日本" in screen
            assert len(screen.split("\n")) == size[1]
            await pilot.press("end", "x", "ctrl+d")
            await settled(pilot)
            assert only(diary).note == f"{odd}x"
            assert only(diary).activity == "a\x07b"
            odd += "x"


async def test_what_can_not_be_saved_stays_in_the_form(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("a", "enter", "r", "enter", "i")
        diary.lock_wait = 0.05
        with FileLock(diary.home / "lock"):
            await pilot.press("ctrl+d")
            await settled(pilot)
        assert "not saved: another tracker is writing" in message(pilot)
        assert form(pilot)._values()["sites"] == ["index"]
        await pilot.press("ctrl+d")
        await settled(pilot)
        assert only(diary).sites == ["index"]


async def test_a_full_disk_is_said_and_the_form_stays(
    started: Started, diary: Diary, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.log(EpisodeDraft(at=clock(), hand="left"))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    async with started() as pilot:
        await pilot.press("E", "r")
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", full)
            await pilot.press("ctrl+d")
            await settled(pilot)
            assert "not saved: there is no room left on the disk" in message(pilot)
            assert form(pilot)._values()["hand"] == "right"
        await pilot.press("ctrl+d")
        await settled(pilot)
        assert only(diary).hand == "right"


async def test_a_record_deleted_elsewhere_is_said(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    episode = diary.log(EpisodeDraft(at=clock()))
    async with started() as pilot:
        await pilot.press("E", "r")
        with Diary.open(diary.home, clock=clock) as other:
            other.remove(episode.id)
        await pilot.press("ctrl+d")
        await settled(pilot)
        assert episode.id in message(pilot)
        assert form(pilot)._values()["hand"] == "right"


# Leaving


async def test_leaving_asks_once_and_only_when_something_was_said(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("a", "escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LogScreen)
        await pilot.press("a", "enter", "r", "escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert form(pilot)._values()["hand"] == "right"
        await pilot.press("escape", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LogScreen)
        assert diary.span() is None


async def test_letters_in_the_form_are_no_keys_of_log(started: Started, diary: Diary) -> None:
    async with started() as pilot:
        await pilot.press("a")
        await go_to(pilot, "kind")
        await pilot.press("q", "u", "t", "1", "colon", "question_mark")
        await settled(pilot)
        assert form(pilot)._values()["kind"] == "twitch"
        assert diary.span() is None


# Around it


async def test_flags_newly_entered_show_the_urgent_text_at_once(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("a")
        await go_to(pilot, "flags")
        await pilot.press("w", "ctrl+d")
        await settled(pilot)
        assert isinstance(pilot.app.screen, UrgentScreen)
        await pilot.press("enter")
        await settled(pilot)
        assert only(diary).flags == ["weakness"]
        await pilot.press("E")
        await go_to(pilot, "flags")
        await pilot.press("p", "ctrl+d")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LogScreen)
        assert only(diary).flags == ["weakness", "pain"]


async def test_the_form_is_for_episodes(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    async with started() as pilot:
        await pilot.press("E")
        await settled(pilot)
        assert "Nothing to edit here yet" in message(pilot)
        diary.take(IntakeDraft(factor="caffeine", amount=90, at=clock()))
        assert isinstance(pilot.app, TrackerApp)
        pilot.app.refresh_screens()
        await pilot.press("E")
        await settled(pilot)
        assert message(pilot) == "! The full form is for episodes: e edits this."


@pytest.mark.parametrize("size", [(60, 18), (80, 18), (60, 24)], ids=str)
async def test_where_there_is_no_room_the_line_with_the_focus_stays_in_view(
    started: Started, size: tuple[int, int]
) -> None:
    def in_view() -> bool:
        view = form(pilot).query_one("#form-lines").region
        return view.contains_point(form(pilot)._places()[form(pilot)._key()].region.offset)

    async with started(size) as pilot:
        await pilot.press("a")
        await go_to(pilot, ORDER[0])
        for key in ORDER:
            assert form(pilot)._key() == key
            assert in_view()
            await pilot.press("tab")
        for _ in ORDER:
            await pilot.press("up")
            assert in_view()
        assert form(pilot)._key() in ROWS[0]


async def test_at_80x24_everything_is_in_view(started: Started) -> None:
    async with started() as pilot:
        await pilot.press("a")
        await settled(pilot)
        lines = form(pilot).query_one("#form-lines")
        assert lines.max_scroll_y == 0
        for word in ("place", "elsewhere", "muscle looks thinner", "note", "Save  ctrl+d"):
            assert word in on_screen(pilot)
        for key in ORDER[1:-1]:
            line = form(pilot).lines[key]
            if key not in ("activity", "tags", "when"):
                assert "…" not in str(line.render())
