"""The way back to a whole backup."""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import StoppedClock
from tests.diary.ways_back import ALL, CET, OCTOBER, TODAY, TORN, counts, raw, state, vanish
from tracker.diary import (
    Diary,
    DiaryError,
    NewerVersion,
    NothingToUndo,
    UnknownBackup,
)
from tracker.diary.backup.shelf import shelf
from tracker.diary.files import path_of
from tracker.model import EpisodeDraft, Factor, IntakeDraft, MarkerDraft

# --- which -------------------------------------------------------------------------------------


def test_a_backup_is_called_by_its_name_or_its_beginning(diary: Diary, clock: StoppedClock) -> None:
    for _ in range(3):
        diary.log(EpisodeDraft())
        diary.back_up()
        clock.forward(hours=12)
    found = {
        name: diary.preview_restore(name).backup.name
        for name in ("newest", "2026-11-22", "2026-11-23T04", "2026-11-23T164000")
    }
    assert found == {
        "newest": "2026-11-23T164000",
        "2026-11-22": "2026-11-22T164000",
        "2026-11-23T04": "2026-11-23T044000",
        "2026-11-23T164000": "2026-11-23T164000",
    }
    with pytest.raises(UnknownBackup, match="several backups begin with “2026-11-23”"):
        diary.preview_restore("2026-11-23")
    for unknown in ("2025", "", "x", "../x"):
        with pytest.raises(UnknownBackup, match="no backup is called"):
            diary.restore(unknown)


def test_a_whole_name_goes_before_longer_ones(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    first = diary.back_up()
    diary.back_up()
    assert diary.preview_restore(first.name).backup == first


def test_without_a_backup_there_is_no_way_back(diary: Diary) -> None:
    for name in ("newest", "2026"):
        for month in (None, "2026-11"):
            with pytest.raises(UnknownBackup, match="no backup yet"):
                diary.restore(name, month=month)


@pytest.mark.parametrize("month", ["2026-13", "../book", "", "11"])
def test_a_month_that_is_none_is_refused(diary: Diary, month: str) -> None:
    diary.log(EpisodeDraft())
    diary.back_up()
    with pytest.raises(UnknownBackup, match="not a month"):
        diary.restore("newest", month=month)
    with pytest.raises(UnknownBackup, match="no backup holds 2026-10"):
        diary.restore("newest", month="2026-10")


# --- all of it ---------------------------------------------------------------------------------


def test_the_diary_becomes_what_it_was_and_undo_takes_that_back(
    diary: Diary, clock: StoppedClock
) -> None:
    gone = diary.log(EpisodeDraft(day=OCTOBER))
    changed = diary.log(EpisodeDraft(intensity=2))
    same = diary.log(EpisodeDraft())
    diary.check_in(TODAY, {"sleep": 7})
    diary.mark(MarkerDraft(day=TODAY, kind="travel"))
    diary.back_up()
    then = state(diary)
    clock.forward(minutes=5)
    diary.remove(gone.id)
    diary.edit(changed.id, intensity=9)
    diary.check_in(TODAY, {"sleep": 5, "stress": 3})
    new = diary.log(EpisodeDraft())
    diary.define_factor(Factor(key="guitar", label="guitar", unit="min"))
    diary.set_day_start(time(6))
    now = state(diary)
    assert counts(diary) == {"2026-10": (1, 0, 0), "2026-11": (0, 1, 2), "book": (0, 1, 1)}
    assert state(diary) == now
    done = diary.restore("newest")
    assert [each.file for each in done.differences] == ["2026-10", "2026-11", "book"]
    assert state(diary) == then
    assert "removed" not in raw(diary, "2026-10") or not raw(diary, "2026-10")["removed"]
    assert set(raw(diary)["removed"]) == {new.id}
    assert diary.preview_restore("newest").differences == []
    undone = diary.undo()
    assert undone.action == "restore"
    assert {gone.id, changed.id, new.id} <= set(undone.records)
    assert same.id not in undone.records
    assert state(diary) == now
    diary.redo()
    assert state(diary) == then


def test_a_record_comes_back_to_its_place_among_equals(diary: Diary) -> None:
    logged = [diary.log(EpisodeDraft(day=TODAY)).id for _ in range(4)]
    diary.back_up()
    for id in logged[:2]:
        diary.remove(id)
    diary.restore("newest")
    assert [each.id for each in diary.episodes(TODAY, TODAY)] == logged


def test_a_record_that_moved_goes_back_without_a_mark(diary: Diary) -> None:
    moved = diary.log(EpisodeDraft(day=OCTOBER))
    diary.back_up()
    diary.edit(moved.id, day=TODAY)
    diary.restore("newest")
    assert diary.get(moved.id).day == OCTOBER  # type: ignore[union-attr]  # an Episode
    assert "removed" not in raw(diary)


def test_of_a_record_that_moved_and_was_removed_no_mark_stays(
    diary: Diary, clock: StoppedClock
) -> None:
    moved = diary.log(EpisodeDraft(day=OCTOBER))
    diary.log(EpisodeDraft())
    diary.back_up()
    clock.forward(minutes=1)
    diary.edit(moved.id, day=TODAY)
    diary.remove(moved.id)
    assert moved.id in raw(diary)["removed"]
    diary.restore("newest")
    assert diary.get(moved.id) == moved
    assert raw(diary)["removed"] == {}
    diary.undo()
    assert moved.id in raw(diary, "2026-10")["removed"]


def test_what_was_lost_comes_back_just_as_it_was(diary: Diary) -> None:
    """Nobody changed or removed it, so it takes no stamp."""
    diary.log(EpisodeDraft())
    diary.check_in(TODAY, {"sleep": 7})
    before = raw(diary)
    diary.back_up()
    vanish(path_of(diary.home, "2026-11"))
    diary.restore("newest")
    assert raw(diary) == before


def test_what_was_restored_is_the_later_word(diary: Diary, clock: StoppedClock) -> None:
    """So that another copy of the diary, merged later, doesn't win with what was put back."""
    logged = diary.log(EpisodeDraft(intensity=2))
    diary.back_up()
    clock.forward(minutes=5)
    diary.edit(logged.id, intensity=9)
    clock.forward(minutes=5)
    diary.restore("newest")
    assert diary.get(logged.id) == logged
    stamp = clock().astimezone(UTC).isoformat(timespec="milliseconds")
    assert stamp in json.dumps(raw(diary)["episodes"][logged.id])


def test_nothing_to_restore_is_no_action(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    diary.back_up()
    version = diary.version
    assert diary.restore("newest").differences == []
    assert diary.version == version
    assert diary.undo().action == "log"
    with pytest.raises(NothingToUndo):
        diary.undo()


def test_a_damaged_month_is_set_aside_first(diary: Diary) -> None:
    logged = diary.log(EpisodeDraft())
    diary.back_up()
    path_of(diary.home, "2026-11").write_bytes(TORN)
    diary.restore("newest")
    assert diary.get(logged.id) == logged
    (aside,) = (diary.home / "diary").glob("*.damaged-*")
    assert aside.read_bytes() == TORN
    assert any(aside.name in warning for warning in diary.warnings)


def test_undoing_the_return_of_what_was_lost_removes_nothing(diary: Diary) -> None:
    """Nobody took those records out, so no mark may carry that to another machine."""
    diary.log(EpisodeDraft())
    removed = diary.log(EpisodeDraft())
    diary.back_up()
    diary.remove(removed.id)
    later = diary.log(EpisodeDraft())
    marks = raw(diary)["removed"]
    lost = raw(diary)
    lost["episodes"] = {later.id: lost["episodes"][later.id]}
    path_of(diary.home, "2026-11").write_text(json.dumps(lost))
    diary.restore("newest")
    diary.undo()
    assert [each.id for each in diary.episodes(*ALL)] == [later.id]
    assert raw(diary)["removed"].keys() == marks.keys() == {removed.id}
    diary.redo()
    assert raw(diary)["removed"].keys() == {later.id}


def test_files_that_vanished_come_back(diary: Diary) -> None:
    diary.log(EpisodeDraft(day=OCTOBER))
    diary.log(EpisodeDraft())
    diary.mark(MarkerDraft(day=TODAY, kind="travel"))
    diary.back_up()
    then = state(diary)
    shutil.rmtree(diary.home / "diary")
    diary.restore("newest")
    assert state(diary) == then


def test_a_month_whose_copy_was_changed_stays_as_it_is(diary: Diary) -> None:
    diary.log(EpisodeDraft(day=OCTOBER))
    kept = diary.log(EpisodeDraft())
    diary.back_up()
    diary.remove(kept.id)
    later = diary.log(EpisodeDraft(day=OCTOBER))
    copy = shelf(diary.home)[0].path_of("2026-10")
    copy.write_bytes(copy.read_bytes().replace(b"2026-10-02", b"2026-10-03"))
    assert list(counts(diary)) == ["2026-11"]
    (warning,) = diary.warnings
    assert "has been changed since it was copied" in warning
    assert "2026-10 stays as it is" in warning
    diary.restore("newest")
    assert diary.get(kept.id) == kept
    assert diary.get(later.id) == later


def test_a_month_that_no_copy_was_had_of_stays_as_it_is(diary: Diary) -> None:
    lost = diary.log(EpisodeDraft(day=OCTOBER))
    diary.log(EpisodeDraft())
    good = path_of(diary.home, "2026-10").read_bytes()
    path_of(diary.home, "2026-10").write_bytes(TORN)
    diary.back_up()
    path_of(diary.home, "2026-10").write_bytes(good)
    diary.restore("newest")
    assert diary.get(lost.id) == lost
    assert "2026-10 could not be read when" in diary.warnings[0]


@pytest.mark.parametrize("where", ["diary", "backup"])
def test_what_a_newer_version_wrote_is_left_alone(diary: Diary, where: str) -> None:
    logged = diary.log(EpisodeDraft())
    if where == "backup":
        set_schema(path_of(diary.home, "2026-11"), 2)
    diary.back_up()
    if where == "backup":
        set_schema(path_of(diary.home, "2026-11"), 1)
    else:
        diary.edit(logged.id, intensity=3)
        set_schema(path_of(diary.home, "2026-11"), 2)
    before = path_of(diary.home, "2026-11").read_bytes()
    for month in (None, "2026-11"):
        with pytest.raises(NewerVersion, match="schema is 2"):
            diary.restore("newest", month=month)
    assert path_of(diary.home, "2026-11").read_bytes() == before


def set_schema(path: Path, schema: int) -> None:
    tables = json.loads(path.read_text("utf-8"))
    tables["meta"]["1"]["schema"] = schema
    path.write_text(json.dumps(tables), "utf-8")


def test_a_diary_opened_for_reading_shows_the_way_back_but_does_not_go_it(
    diary: Diary, clock: StoppedClock
) -> None:
    logged = diary.log(EpisodeDraft())
    diary.back_up()
    diary.remove(logged.id)
    with Diary.open(diary.home, clock=clock, writable=False) as reader:
        assert counts(reader) == {"2026-11": (1, 0, 0)}
        with pytest.raises(DiaryError, match="reading only"):
            reader.restore("newest")


DAYS = [date(2026, 10, 30), date(2026, 10, 31), date(2026, 11, 1), TODAY]
ACTS: dict[str, Callable[[Diary, list[str], date, int], object]] = {
    "log": lambda diary, ids, day, n: diary.log(EpisodeDraft(day=day, intensity=n)),
    "take": lambda diary, ids, day, n: diary.take(IntakeDraft(day=day, factor="water", amount=n)),
    "check in": lambda diary, ids, day, n: diary.check_in(day, {"stress": n, "sleep": n}),
    "clear": lambda diary, ids, day, n: diary.check_in(day, {"stress": None}, unlogged=n),
    "move": lambda diary, ids, day, n: diary.edit(ids[n % len(ids)], day=day) if ids else None,
    "edit": lambda diary, ids, day, n: diary.edit(ids[n % len(ids)], note=str(n)) if ids else None,
    "remove": lambda diary, ids, day, n: diary.remove(ids[n % len(ids)]) if ids else None,
    "mark": lambda diary, ids, day, n: diary.mark(MarkerDraft(day=day, kind="travel")),
    "undo": lambda diary, ids, day, n: diary.undo(),
    "redo": lambda diary, ids, day, n: diary.redo(),
}
acts = st.lists(
    st.tuples(st.sampled_from(sorted(ACTS)), st.sampled_from(DAYS), st.integers(1, 9)), max_size=8
)


def act(diary: Diary, clock: StoppedClock, steps: list[tuple[str, date, int]]) -> None:
    for name, day, number in steps:
        clock.forward(seconds=1)
        ids = [each.id for each in diary.episodes(*ALL)]
        try:
            ACTS[name](diary, ids, day, number)
        except NothingToUndo:
            continue


@settings(max_examples=12, deadline=None)
@given(acts, acts, acts)
def test_whatever_happened_since_a_restore_brings_it_all_back(
    before: list[tuple[str, date, int]],
    between: list[tuple[str, date, int]],
    after: list[tuple[str, date, int]],
) -> None:
    clock = StoppedClock(datetime(2026, 11, 22, 16, 40, tzinfo=CET))
    with tempfile.TemporaryDirectory() as folder, Diary.open(Path(folder), clock=clock) as diary:
        diary.log(EpisodeDraft(day=TODAY))
        act(diary, clock, before)
        first, then = diary.back_up().name, state(diary)
        act(diary, clock, between)
        second, later = diary.back_up().name, state(diary)
        act(diary, clock, after)
        now = state(diary)
        restored = diary.restore(first).differences
        assert state(diary) == then
        if restored:
            diary.undo()
            assert state(diary) == now
            diary.redo()
        diary.restore(second)
        assert state(diary) == later


@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace"])
@pytest.mark.parametrize("month", [None, "2026-11"])
def test_a_restore_that_fails_at_any_step_changes_nothing(
    diary: Diary,
    clock: StoppedClock,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    month: str | None,
) -> None:
    diary.log(EpisodeDraft(day=OCTOBER))
    diary.log(EpisodeDraft())
    diary.mark(MarkerDraft(day=TODAY, kind="travel"))
    diary.back_up()
    then = state(diary)
    if month:
        vanish(path_of(diary.home, month))
    else:
        shutil.rmtree(diary.home / "diary")
        diary.log(EpisodeDraft(note="since"))
    now = state(diary)
    real, left = getattr(os, step), [0]

    def fail(*given: object, **more: object) -> object:
        left[0] -= 1
        if not left[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*given, **more)

    failures = 0
    for nth in range(1, 60):
        left[0] = nth
        with monkeypatch.context() as patched:
            patched.setattr(os, step, fail)
            try:
                diary.restore("newest", month=month)
            except DiaryError:
                failures += 1
            else:
                break
        with Diary.open(diary.home, clock=clock) as again:
            assert state(again) == now
    assert failures
    assert state(diary) == then
