"""A damaged file is named; the app goes on."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.conftest import StoppedClock
from tests.ui.conftest import Started, settled
from tracker.diary import Diary
from tracker.model import EpisodeDraft, MarkerDraft
from tracker.ui.app import TrackerApp
from tracker.ui.screens.confirm import ConfirmScreen
from tracker.ui.widgets.timeline import Timeline

TODAY = date(2026, 11, 22)


def told(pilot: Pilot[None]) -> str:
    """Return all that the person can read: the screen, and the notices over it."""
    assert isinstance(pilot.app, TrackerApp)
    screen = pilot.app.tracker_screen
    assert screen is not None
    lines = [
        "".join(segment.text for segment in strip) for strip in screen._compositor.render_strips()
    ]
    # Panels break long lines: what is one word on the disk is to be one word here.
    read = "".join("".join(lines).replace("│", "").split())
    return read + "".join(note.message for note in pilot.app._notifications)


def rows(pilot: Pilot[None]) -> str:
    """Return what the Log screen lists, as one text."""
    timeline = pilot.app.screen.query_one(Timeline)
    return " ".join(" ".join(str(option.prompt).split()) for option in timeline.options)


def told_dialog(pilot: Pilot[None]) -> str:
    """Return the words of the dialog that is open."""
    assert isinstance(pilot.app.screen, ConfirmScreen)
    words = " ".join(str(widget.render()) for widget in pilot.app.screen.query("Static"))
    return "".join(words.split())


def damage(file: Path) -> None:
    file.write_text('{"episodes": {"abc')


@pytest.mark.parametrize("mode", ["1", "2", "3"])
async def test_a_damaged_month_is_named_on_every_screen(
    started: Started, diary: Diary, clock: StoppedClock, mode: str
) -> None:
    diary.log(EpisodeDraft(at=clock()))
    damage(diary.home / "diary" / "2026-11.json")
    async with started() as pilot:
        await pilot.press(mode)
        await settled(pilot)
        assert "2026-11.json" in told(pilot)
        await pilot.press("2", "pageup", "pagedown", "enter", "e", "d", "f", "escape")
        await settled(pilot)
        assert "2026-11.json" in told(pilot)


async def test_a_damaged_month_takes_no_other_with_it(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    october = clock.now - timedelta(days=30)
    diary.log(EpisodeDraft(at=october))
    diary.log(EpisodeDraft(at=clock()))
    damage(diary.home / "diary" / "2026-10.json")
    async with started(size=(120, 40)) as pilot:
        assert "1twitchin1episode" in told(pilot)
        await pilot.press("2")
        await settled(pilot)
        assert "1twitchin1episode" in told(pilot)
        await pilot.press("pageup")
        await settled(pilot)
        assert "2026-10.json" in told(pilot)
        assert "Notwatched" not in told(pilot)
        await pilot.press("3")
        await settled(pilot)
        # Beside the hands a long place breaks anywhere, so not as it is on the screen.
        assert "2026-10.json" in str(pilot.app.screen.query_one("#words", Static).content)


async def test_a_day_that_can_not_be_read_is_not_shown_as_another(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock(), count=4))
    diary.log(EpisodeDraft(at=clock.now - timedelta(days=23)))
    damage(diary.home / "diary" / "2026-10.json")
    async with started() as pilot:
        assert isinstance(pilot.app, TrackerApp)
        await pilot.app.show_day(date(2026, 10, 30))
        await settled(pilot)
        assert "4twitches" not in told(pilot)
        assert "30Oct" in told(pilot)


@pytest.mark.parametrize("mode", ["1", "2", "3"])
async def test_a_damaged_book_is_named_on_every_screen(
    started: Started, diary: Diary, mode: str
) -> None:
    diary.mark(MarkerDraft(day=TODAY, kind="travel"))
    damage(diary.home / "diary" / "book.json")
    async with started() as pilot:
        await pilot.press(mode)
        await settled(pilot)
        assert "book.json" in told(pilot)


async def test_a_twitch_is_saved_beside_a_damaged_month(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock()))
    damage(diary.home / "diary" / "2026-11.json")
    async with started() as pilot:
        await pilot.press("t")
        await settled(pilot)
        assert len(diary.episodes(TODAY, TODAY)) == 1
        assert list((diary.home / "diary").glob("2026-11.json.damaged-*"))


async def test_a_month_damaged_while_the_app_is_open(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock()))
    async with started() as pilot:
        damage(diary.home / "diary" / "2026-11.json")
        await pilot.pause(1.3)
        await pilot.press("2", "3", "1")
        await settled(pilot)
        assert "2026-11.json" in told(pilot)


def break_by_hand(diary: Diary, table: str, id: str, **wrong: object) -> None:
    file = diary.home / "diary" / "2026-11.json"
    whole = json.loads(file.read_text())
    whole[table][id].update(wrong)
    file.write_text(json.dumps(whole))
    diary.refresh()


@pytest.mark.parametrize("mode", ["1", "2", "3"])
async def test_a_damaged_month_is_named_with_the_way_back(
    started: Started, diary: Diary, clock: StoppedClock, mode: str
) -> None:
    diary.log(EpisodeDraft(at=clock()))
    damage(diary.home / "diary" / "2026-11.json")
    async with started() as pilot:
        await pilot.press(mode)
        await settled(pilot)
        said = rows(pilot) if mode == "1" else told(pilot)
        assert "trackerrestorenewest--month2026-11" in "".join(said.split())


async def test_a_broken_record_is_a_row_that_can_be_deleted(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    bad = diary.log(EpisodeDraft(at=clock()))
    diary.log(EpisodeDraft(at=clock(), count=3))
    break_by_hand(diary, "episodes", bad.id, intensity=14)
    async with started() as pilot:
        assert "episode that can't be read: intensity: must be at most 10" in rows(pilot)
        assert "atleast3twitchesin1episode" in told(pilot)
        await pilot.press("up", "e")
        await settled(pilot)
        assert f"ddeletesit,`trackeredit{bad.id}`mendsit:intensity" in told(pilot)
        await pilot.press("d")
        await settled(pilot)
        assert "can't be read" not in rows(pilot)
        assert diary.all_broken() == []
        await pilot.press("u")
        await settled(pilot)
        assert "can't be read: intensity" in rows(pilot)
        assert [each.id for each in diary.all_broken()] == [bad.id]


async def test_a_broken_check_in_is_in_nobodys_way(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.check_in(TODAY, {"sleep": 7})
    break_by_hand(diary, "days", "2026-11-22", unlogged=-3)
    async with started() as pilot:
        assert "check-in that can't be read: unlogged" in rows(pilot)
        await pilot.press("c", "t")
        await settled(pilot)
        assert len(diary.day(TODAY).intakes) == len(diary.day(TODAY).episodes) == 1
        await pilot.press("0")
        await settled(pilot)
        check_in = diary.day(TODAY).check_in
        assert check_in is not None
        assert (check_in.values, check_in.unlogged) == ({"sleep": 7}, 0)


async def test_a_broken_record_is_shown_in_the_calendar_and_named_in_insights(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    bad = diary.log(EpisodeDraft(at=clock()))
    break_by_hand(diary, "episodes", bad.id, intensity=14)
    async with started(size=(120, 40)) as pilot:
        await pilot.press("2")
        await settled(pilot)
        assert "can'tberead:intensity" in told(pilot)
        assert "Notknown" in told(pilot)
        await pilot.press("3")
        await settled(pilot)
        assert "1recordbreaksarule" in told(pilot)


async def test_what_a_damaged_month_held_is_brought_back(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock(), note="backed up"))
    diary.back_up()
    diary.log(EpisodeDraft(at=clock(), note="in the journal alone"))
    damage(diary.home / "diary" / "2026-11.json")
    diary.refresh()  # seen, as within a second; else undo would ask to look first
    async with started() as pilot:
        await pilot.press("t")  # sets the file aside and begins a new one
        await pilot.press("B")
        await settled(pilot)
        assert "2records" in told_dialog(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert len(diary.episodes(TODAY, TODAY)) == 1
        await pilot.press("B", "enter")
        await settled(pilot)
        notes = [episode.note for episode in diary.episodes(TODAY, TODAY)]
        assert sorted(notes, key=str) == [None, "backed up", "in the journal alone"]
        await pilot.press("u")
        await settled(pilot)
        assert len(diary.episodes(TODAY, TODAY)) == 1


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_month_begun_anew_says_that_it_lacks_a_part(
    started: Started, diary: Diary, clock: StoppedClock, size: tuple[int, int]
) -> None:
    diary.log(EpisodeDraft(at=clock(), day=TODAY, count=4))
    diary.log(EpisodeDraft(at=clock() - timedelta(days=2)))
    diary.back_up()
    damage(diary.home / "diary" / "2026-11.json")
    diary.refresh()  # seen, as within a second; else undo would ask to look first
    async with started(size) as pilot:
        await pilot.press("t")
        await settled(pilot)
        assert "todayatleast1twitch" in told(pilot).replace("·", "")
        assert "Part of November 2026 is missing here" in rows(pilot)
        assert "B brings it back" in rows(pilot)
        for mode in "23":
            await pilot.press(mode)
            pilot.app.clear_notifications()
            await settled(pilot)
            assert "artofNovember2026ismissinghere" in told(pilot)
            assert "Bbringsitback" in told(pilot) or "orBhere" in told(pilot)
        await pilot.press("2", "left", "left")
        await settled(pilot)
        assert "Notknown" in told(pilot)
        assert "notwatched" not in told(pilot).lower()
        await pilot.press("B", "enter")
        await settled(pilot)
        assert "ismissing" not in told(pilot)
        assert "1twitchin1episode" in told(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert "ismissinghere" in told(pilot)


async def test_bringing_back_finds_a_month_that_is_not_shown(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(day=date(2026, 10, 30)))
    diary.back_up()
    damage(diary.home / "diary" / "2026-10.json")
    diary.log(EpisodeDraft(day=date(2026, 10, 29)))
    diary.warnings.clear()
    async with started() as pilot:
        assert "October2026ismissinghere" in "".join(told(pilot).split())
        await pilot.press("B")
        await settled(pilot)
        assert "ofOctober2026isfrom" in told_dialog(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert len(diary.episodes(date(2026, 10, 1), TODAY)) == 2
        assert diary.lacking() == []


async def test_nothing_more_to_bring_back_ends_the_notice(started: Started, diary: Diary) -> None:
    diary.log(EpisodeDraft())
    diary.back_up()
    (diary.home / "diary" / "2026-11.json.damaged-20261101T100000").write_text("{")
    diary.refresh()
    async with started() as pilot:
        assert "ismissinghere" in told(pilot)
        await pilot.press("B")
        await settled(pilot)
        assert "NothingofNovember2026ismissingthatabackuphas" in told(pilot)
        assert "ismissinghere" not in told(pilot)


async def test_a_month_that_lacks_nothing_says_so(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock()))
    diary.back_up()
    async with started() as pilot:
        await pilot.press("B")
        await settled(pilot)
        assert "NothingofNovember2026ismissing" in told(pilot)


async def test_without_a_backup_bringing_back_says_so(
    started: Started, diary: Diary, clock: StoppedClock
) -> None:
    async with started() as pilot:
        await pilot.press("B")
        await settled(pilot)
        assert "backup" in told(pilot)


async def test_the_first_change_of_a_day_is_backed_up_beside_the_app(
    started: Started, diary: Diary
) -> None:
    async with started() as pilot:
        await pilot.press("t")
        await pilot.pause(1.2)
        await settled(pilot)
        assert [backup.records for backup in diary.backups()] == [1]


async def test_a_conflict_copy_that_comes_meanwhile_is_merged_apart_from_the_keys(
    started: Started, diary: Diary, tmp_path: Path
) -> None:
    diary.log(EpisodeDraft(note="mine"))
    with Diary.open(tmp_path / "elsewhere", clock=diary.clock) as other:
        other.log(EpisodeDraft(note="theirs"))
    async with started() as pilot:
        app = pilot.app
        assert isinstance(app, TrackerApp)
        copy = diary.home / "diary" / "2026-11 (conflicted copy 2026-11-22 140503).json"
        copy.write_bytes((tmp_path / "elsewhere" / "diary" / "2026-11.json").read_bytes())
        app._look_around()
        assert any(worker.group == "copies" for worker in app.workers)
        await settled(pilot)
        assert "mine" in rows(pilot)
        assert "theirs" in rows(pilot)
        assert "a conflict copy from a folder sync was merged: 1 record came" in told(pilot)
        assert not copy.exists()
