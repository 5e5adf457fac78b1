"""Backups: when they are made, what is in them, how long they are kept, and what can go wrong."""

from __future__ import annotations

import errno
import json
import os
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import StoppedClock
from tracker.diary import Diary, DiaryError, DiaryLocked
from tracker.diary.backup.shelf import shelf, unsound
from tracker.diary.files import path_of
from tracker.diary.lock import locked
from tracker.model import EpisodeDraft, MarkerDraft

TODAY = date(2026, 11, 22)
OCTOBER = date(2026, 10, 2)
TORN = b'{"episodes": {"abc'


def names(home: Path) -> list[str]:
    """Return what stands on the shelf, newest first."""
    return [kept.name for kept in shelf(home)]


def copy_of(home: Path, file: str, backup: int = 0) -> Path:
    return shelf(home)[backup].path_of(file)


def manifest(home: Path, backup: int = 0) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((shelf(home)[backup].folder / "manifest.json").read_text())
    return loaded


# --- when --------------------------------------------------------------------------------------


def test_the_first_change_of_a_day_is_followed_by_a_backup(home: Path, clock: StoppedClock) -> None:
    with Diary.open(home, clock=clock) as diary:
        diary.log(EpisodeDraft())
        assert names(home) == []  # the change doesn't wait for it
    assert names(home) == ["2026-11-22T164000"]
    clock.forward(hours=9)  # 01:40: still the same diary day
    with Diary.open(home, clock=clock) as diary:
        diary.log(EpisodeDraft())
    assert len(names(home)) == 1
    clock.forward(hours=3)  # 04:40: the next
    with Diary.open(home, clock=clock) as diary:
        assert diary.back_up_if_due() is None  # nothing has changed yet
        diary.log(EpisodeDraft())
        made = diary.back_up_if_due()
        assert made
        assert made.name == "2026-11-23T044000"
        diary.log(EpisodeDraft())
        assert diary.back_up_if_due() is None
    assert len(names(home)) == 2


def test_a_backup_from_after_midnight_is_of_the_evening_before(
    home: Path, clock: StoppedClock
) -> None:
    clock.forward(hours=9)
    with Diary.open(home, clock=clock) as diary:
        diary.log(EpisodeDraft())
    clock.forward(hours=4)
    with Diary.open(home, clock=clock) as diary:
        diary.log(EpisodeDraft())
    assert names(home) == ["2026-11-23T054000", "2026-11-23T014000"]


def test_reading_alone_makes_no_backup(diary: Diary, clock: StoppedClock) -> None:
    diary.days(TODAY, TODAY)
    diary.close()
    assert not diary.home.exists()
    diary.log(EpisodeDraft())
    with Diary.open(diary.home, clock=clock, writable=False) as reader:
        reader.days(TODAY, TODAY)
        with pytest.raises(DiaryError, match="reading only"):
            reader.back_up()
    assert names(diary.home) == []


def test_a_diary_without_records_has_nothing_to_back_up(diary: Diary) -> None:
    with pytest.raises(DiaryError, match="nothing to back up"):
        diary.back_up()
    assert diary.backups() == []
    assert not diary.home.exists()


def test_one_asked_for_is_made_each_time(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    made = [diary.back_up().name for _ in range(3)]
    assert made == ["2026-11-22T164000", "2026-11-22T164000-2", "2026-11-22T164000-3"]
    assert [each.name for each in diary.backups()] == made[::-1]


# --- what --------------------------------------------------------------------------------------


def test_a_backup_holds_plain_copies_and_says_what_is_in_them(diary: Diary) -> None:
    diary.log(EpisodeDraft(day=OCTOBER))
    diary.log(EpisodeDraft())
    diary.check_in(TODAY, {"sleep": 7})
    diary.mark(MarkerDraft(day=date(2026, 9, 1), kind="travel"))
    made = diary.back_up()
    for file in ("2026-10", "2026-11", "book"):
        assert copy_of(diary.home, file).read_bytes() == path_of(diary.home, file).read_bytes()
    assert made.files == {"2026-10": 1, "2026-11": 2, "book": 1}
    assert (made.records, made.days, made.notes) == (4, 2, {})
    assert (made.first, made.last) == (date(2026, 9, 1), TODAY)
    assert diary.backups() == [made]


def test_a_backup_is_for_the_owner_alone(diary: Diary) -> None:
    before = os.umask(0)
    try:
        diary.log(EpisodeDraft())
        diary.back_up()
    finally:
        os.umask(before)
    root = diary.home / "backups"
    for path in (root, *root.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_what_has_not_changed_is_linked(diary: Diary) -> None:
    diary.log(EpisodeDraft(day=OCTOBER))
    diary.log(EpisodeDraft())
    diary.back_up()
    diary.log(EpisodeDraft())
    diary.back_up()
    old, new = copy_of(diary.home, "2026-10", 1), copy_of(diary.home, "2026-10")
    assert old.samefile(new)
    assert not old.samefile(path_of(diary.home, "2026-10"))  # the diary's own stays its own
    assert not copy_of(diary.home, "2026-11").samefile(copy_of(diary.home, "2026-11", 1))
    assert (
        copy_of(diary.home, "2026-11").read_bytes() == path_of(diary.home, "2026-11").read_bytes()
    )


def test_a_file_replaced_by_an_equal_one_is_linked_too(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    diary.back_up()
    month = path_of(diary.home, "2026-11")
    data = month.read_bytes()
    month.unlink()
    month.write_bytes(data)
    diary.back_up()
    diary.back_up()
    assert len({copy_of(diary.home, "2026-11", nth).stat().st_ino for nth in range(3)}) == 1


def test_where_links_do_not_work_all_is_copied(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    diary.log(EpisodeDraft())
    diary.back_up()
    diary.back_up()
    first, second = copy_of(diary.home, "2026-11"), copy_of(diary.home, "2026-11", 1)
    assert not first.samefile(second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("harm", ["changed", "cut short", "gone"])
def test_a_copy_that_was_spoiled_is_made_anew(diary: Diary, harm: str) -> None:
    diary.log(EpisodeDraft())
    diary.back_up()
    copy = copy_of(diary.home, "2026-11")
    data = copy.read_bytes()
    if harm == "gone":
        copy.unlink()
    else:
        copy.write_bytes(data.replace(b"episodes", b"epizodes") if harm == "changed" else data[:9])
    assert len(unsound(diary.home)) == 1
    diary.back_up()
    assert copy_of(diary.home, "2026-11").read_bytes() == data
    assert len(unsound(diary.home)) == 1


def test_of_a_damaged_month_the_newest_good_copy_is_kept(diary: Diary) -> None:
    diary.log(EpisodeDraft(day=OCTOBER))
    diary.back_up()
    good = path_of(diary.home, "2026-10").read_bytes()
    path_of(diary.home, "2026-10").write_bytes(TORN)
    for _ in range(2):
        made = diary.back_up()
        assert copy_of(diary.home, "2026-10").read_bytes() == good
        assert made.files == {"2026-10": 1}
        assert "2026-10.json is damaged" in made.notes["2026-10"]
    path_of(diary.home, "2026-10").write_bytes(good)
    assert diary.back_up().notes == {}


def test_a_damaged_month_without_an_older_copy_is_said_to_be_missing(diary: Diary) -> None:
    diary.log(EpisodeDraft(day=OCTOBER))
    diary.log(EpisodeDraft())
    path_of(diary.home, "2026-10").write_bytes(TORN)
    made = diary.back_up()
    assert made.files == {"2026-11": 1}
    assert "2026-10.json is damaged" in made.notes["2026-10"]
    assert not (shelf(diary.home)[0].folder / "2026-10.json").exists()


def test_only_the_files_of_the_diary_are_copied(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    for name in ("2026-11 (conflicted copy 2026-11-22 140503).json", "2026-11.json.damaged-1"):
        (diary.home / "diary" / name).write_bytes(TORN)
    made = diary.back_up()
    assert sorted(path.name for path in (diary.home / "backups" / made.name).iterdir()) == [
        "2026-11.json",
        "manifest.json",
    ]


def test_a_record_that_breaks_a_rule_is_copied_with_the_rest(diary: Diary) -> None:
    logged = diary.log(EpisodeDraft(intensity=4))
    month = path_of(diary.home, "2026-11")
    month.write_bytes(month.read_bytes().replace(b'"intensity": 4', b'"intensity": 14'))
    made = diary.back_up()
    assert (made.records, made.notes) == (1, {})
    assert logged.id in copy_of(diary.home, "2026-11").read_text()


# --- how long ----------------------------------------------------------------------------------


def test_the_newest_seven_are_kept_and_of_older_ones_one_a_month(home: Path) -> None:
    clock = StoppedClock(datetime(2026, 9, 20, 12, 0, tzinfo=timezone(timedelta(hours=1))))
    with Diary.open(home, clock=clock) as diary:
        (home / "backups" / "merged").mkdir(parents=True)
        (home / "backups" / "merged" / "mine").write_text("x")
        (home / "backups" / "2026-01-01 by hand").mkdir()
        for _ in range(64):
            diary.log(EpisodeDraft())
            assert diary.back_up_if_due()
            clock.forward(days=1)
    assert [name[:10] for name in names(home)] == [
        *(f"2026-11-{day}" for day in range(22, 15, -1)),
        "2026-11-15",
        "2026-10-31",
        "2026-09-30",
    ]
    assert (home / "backups" / "merged" / "mine").read_text() == "x"
    assert (home / "backups" / "2026-01-01 by hand").is_dir()
    assert unsound(home) == []


# --- what can go wrong -------------------------------------------------------------------------

STEPS = ("mkdir", "open", "write", "fsync", "link", "utime", "rename", "unlink", "rmdir")


def failing(
    monkeypatch: pytest.MonkeyPatch, nth: int, fail: Callable[[], None]
) -> Callable[[], bool]:
    """Let the nth call that changes the disk fail; return whether it came to that."""
    calls = 0

    def instead(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **more: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == nth:
                fail()
            return real(*given, **more)

        return call

    for step in STEPS:
        monkeypatch.setattr(os, step, instead(getattr(os, step)))
    return lambda: calls >= nth


def prepared(home: Path, clock: StoppedClock) -> Diary:
    """Return a diary with as many backups as are kept, and something new."""
    diary = Diary.open(home, clock=clock)
    diary.log(EpisodeDraft(day=OCTOBER))
    for _ in range(3):
        diary.log(EpisodeDraft())
        assert diary.back_up_if_due()
        clock.forward(days=1)
    diary.log(EpisodeDraft(note="new"))
    return diary


def disk_full() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_backup_that_fails_at_any_step_fails_nothing_else(
    home: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Diary, "backups_kept", 2)
    failures = 0
    for nth in range(1, 100):
        diary = prepared(home / str(nth), clock)
        before = names(diary.home)
        with pytest.MonkeyPatch.context() as patched:
            reached = failing(patched, nth, disk_full)
            made = diary.back_up_if_due()
        if not reached():
            break
        if made is None:
            failures += 1
            assert "no room left" in diary.warnings[-1]
        assert set(before) - {before[-1]} <= set(names(diary.home))
        assert unsound(diary.home) == []
        clock.forward(days=1)
        diary.log(EpisodeDraft())
        assert diary.back_up_if_due()
        assert list((diary.home / "backups").glob(".*")) == []
    assert failures > 5


def test_a_process_that_dies_at_any_step_leaves_whole_backups_alone(
    home: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Diary, "backups_kept", 2)
    deaths = 0
    for nth in range(1, 100):
        diary = prepared(home / str(nth), clock)
        before = names(diary.home)
        child = os.fork()
        if not child:
            with pytest.MonkeyPatch.context() as patched:
                failing(patched, nth, lambda: os._exit(9))
                diary.back_up_if_due()
                os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
            break
        deaths += 1
        assert set(before) - {before[-1]} <= set(names(diary.home))
        assert unsound(diary.home) == []
        clock.forward(days=1)
        diary.log(EpisodeDraft())
        assert diary.back_up_if_due()
        assert list((diary.home / "backups").glob(".*")) == []
        assert diary.backups()[0].records == len(diary.episodes(OCTOBER, diary.today()))
    assert deaths > 5


def test_only_one_backup_is_made_at_a_time(diary: Diary) -> None:
    diary.lock_wait = 0.05
    diary.log(EpisodeDraft())
    with locked(diary.home / "backups"):
        assert diary.back_up_if_due() is None
        with pytest.raises(DiaryLocked, match="another tracker is making one"):
            diary.back_up()
    assert diary.warnings == []
    assert diary.back_up_if_due()  # it is still due


def test_a_shelf_that_may_not_be_written_to_is_a_warning(diary: Diary) -> None:
    (diary.home / "backups").mkdir(parents=True)
    (diary.home / "backups" / "lock").mkdir()
    diary.log(EpisodeDraft())
    diary.close()
    (warning,) = diary.warnings
    assert warning.startswith("no backup was made")
    assert len(diary.episodes(TODAY, TODAY)) == 1


def test_a_backup_never_holds_half_an_action(home: Path, clock: StoppedClock) -> None:
    """A record that moves to and fro between two months is in every backup exactly once."""
    stop = threading.Event()
    days = [date(2026, 11, 1), date(2026, 10, 31)]
    with Diary.open(home, clock=clock) as diary:
        moving = diary.log(EpisodeDraft(day=days[0])).id
        diary.log(EpisodeDraft(day=days[1]))

        def move() -> None:
            with Diary.open(home, clock=clock) as mover:
                while not stop.is_set():
                    days.reverse()
                    mover.edit(moving, day=days[0])

        mover, made = threading.Thread(target=move), 0
        mover.start()
        try:
            for _ in range(80):
                if made == 8:
                    break
                with suppress(DiaryLocked):  # where it finds no moment between two writes
                    diary.back_up()
                    made += 1
                    kept = shelf(home)[0]
                    found = [moving in kept.tables(f)["episodes"] for f in ("2026-10", "2026-11")]
                    assert sorted(found) == [False, True]
        finally:
            stop.set()
            mover.join()
    assert made == 8


def test_what_cannot_be_read_on_the_shelf_is_named_and_left_alone(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    made = diary.back_up()
    listing = diary.home / "backups" / made.name / "manifest.json"
    listing.write_text("{")
    assert diary.backups() == []
    assert unsound(diary.home) == [f"the backup {made.name} can't be read"]
    diary.back_up()
    assert listing.read_text() == "{"
