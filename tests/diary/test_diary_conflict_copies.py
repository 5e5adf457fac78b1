"""Conflict copies that a folder sync leaves in the diary's folder are merged at the next start."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from tests.diary.twins import ALL, TODAY, Machine
from tracker.diary import Diary, Merged
from tracker.diary.files import copied_from
from tracker.model import EpisodeDraft, MarkerDraft

SYNCTHING = "{}.sync-conflict-20261122-140503-ABCDEFG.json"


@pytest.mark.parametrize(
    "name",
    [
        SYNCTHING,
        "{} (Anna's conflicted copy 2026-11-22).json",
        "{} (Annas-MacBook's conflicted copy 2026-11-22 (1)).json",
        "{} (In Konflikt stehende Kopie von Anna 2026-11-22).json",
        "{} (conflicted copy 2026-11-22 140503).json",
        "{} (conflicted copy anna 2026-11-22 140503).json",
        "{}_conflict-20261122-140503.json",
        "{} (1).json",
    ],
)
@pytest.mark.parametrize("file", ["2026-11", "book"])
def test_the_names_that_folder_syncs_give_are_known(name: str, file: str) -> None:
    assert copied_from(name.format(file)) == file


@pytest.mark.parametrize(
    "name",
    [
        "2026-11.json",
        "book.json",
        ".2026-11.json.new",
        "2026-11.json.damaged-20261122T140503",
        ".syncthing.2026-11.json.tmp",
        "~2026-11.json",
        "2026-13 (conflicted copy 2026-11-22 140503).json",
        "notes (conflicted copy 2026-11-22 140503).json",
        "bookkeeping.json",
        "2026-11-holiday.json",
    ],
)
def test_other_names_are_left_alone(name: str) -> None:
    assert copied_from(name) is None


@pytest.fixture
def met(tmp_path: Path) -> tuple[Machine, Path]:
    """A machine beside whose November the folder sync has put another machine's."""
    one = Machine(tmp_path / "one")
    one.diary.log(EpisodeDraft(intensity=3, note="both"))
    two = one.twin("two")
    one.diary.log(EpisodeDraft(note="mine"))
    two.diary.log(EpisodeDraft(note="theirs"))
    copy = one.home / "diary" / SYNCTHING.format("2026-11")
    copy.write_bytes((two.home / "diary" / "2026-11.json").read_bytes())
    copy.chmod(0o644)
    return one, copy


def notes(diary: Diary) -> set[str | None]:
    return {episode.note for episode in diary.episodes(*ALL)}


def test_a_copy_is_merged_at_the_start_and_put_away(met: tuple[Machine, Path]) -> None:
    one, copy = met
    data = copy.read_bytes()
    with Diary.open(one.home, clock=one.tick) as diary:
        assert notes(diary) == {"both", "mine", "theirs"}
        assert diary.warnings == [
            "2026-11: a conflict copy from a folder sync was merged: 1 record came"
        ]
    assert not copy.exists()
    kept = one.home / "backups" / "merged" / copy.name
    assert kept.read_bytes() == data
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    with Diary.open(one.home, clock=one.tick) as diary:
        assert diary.warnings == []


def test_undo_after_the_start_takes_back_what_the_person_did(met: tuple[Machine, Path]) -> None:
    one, _ = met
    with Diary.open(one.home, clock=one.tick) as diary:
        diary.undo()
        assert notes(diary) == {"both", "theirs"}


def test_a_copy_that_comes_while_the_diary_is_open_is_noticed(met: tuple[Machine, Path]) -> None:
    one, copy = met
    assert notes(one.diary) == {"both", "mine"}
    assert not one.diary.copies_waiting
    assert one.diary.refresh()
    assert one.diary.copies_waiting
    Diary.open(one.home, clock=one.tick).close()
    assert not copy.exists()
    assert one.diary.refresh()
    assert not one.diary.copies_waiting
    assert notes(one.diary) == {"both", "mine", "theirs"}


def test_a_reader_says_that_one_waits_and_changes_nothing(met: tuple[Machine, Path]) -> None:
    one, copy = met
    before = one.files()
    with Diary.open(one.home, clock=one.tick, writable=False) as diary:
        assert notes(diary) == {"both", "mine"}
        assert any("left a conflict copy" in warning for warning in diary.warnings)
    assert one.files() == before
    assert copy.exists()


def test_while_someone_writes_it_waits(met: tuple[Machine, Path]) -> None:
    one, copy = met
    with (
        FileLock(one.home / "lock"),
        Diary.open(one.home, clock=one.tick, lock_wait=0.05) as diary,
    ):
        assert notes(diary) == {"both", "mine"}
    assert copy.exists()
    assert one.diary.merge_conflict_copies() == Merged(added=1, copies=[copy.name])
    assert one.diary.merge_conflict_copies() is None


def test_a_copy_that_can_not_be_read_stays_and_is_named(met: tuple[Machine, Path]) -> None:
    one, copy = met
    torn = copy.with_name("2026-11 (conflicted copy 2026-11-22 140503).json")
    torn.write_text('{"episodes": {"abc')
    with Diary.open(one.home, clock=one.tick) as diary:
        assert notes(diary) == {"both", "mine", "theirs"}
        assert any(torn.name in warning and "left where it is" in warning
                   for warning in diary.warnings)  # fmt: skip
    assert torn.exists()
    assert not copy.exists()


def test_the_copy_of_a_month_that_is_not_here_and_of_the_book(tmp_path: Path) -> None:
    one = Machine(tmp_path / "one")
    one.diary.log(EpisodeDraft())
    two = one.twin("two")
    two.diary.log(EpisodeDraft(day=date(2026, 9, 3), note="September"))
    two.diary.mark(MarkerDraft(day=TODAY, kind="travel"))
    for file in ("2026-09", "book"):
        (one.home / "diary" / f"{file} (Anna's conflicted copy 2026-11-22).json").write_bytes(
            (two.home / "diary" / f"{file}.json").read_bytes()
        )
    with Diary.open(one.home, clock=one.tick) as diary:
        assert notes(diary) == {None, "September"}
        assert [marker.kind for marker in diary.markers(*ALL)] == ["travel"]
        assert "2026-09, book: 2 conflict copies" in diary.warnings[0]


def test_copies_of_the_same_name_are_all_kept(met: tuple[Machine, Path]) -> None:
    one, copy = met
    data = copy.read_bytes()
    one.diary.merge_conflict_copies()
    copy.write_bytes(data)
    one.diary.merge_conflict_copies()
    assert len(list((one.home / "backups" / "merged").iterdir())) == 2


def test_a_folder_that_is_a_link_works_the_same(tmp_path: Path) -> None:
    synced = tmp_path / "synced"
    synced.mkdir()
    home = tmp_path / "home"
    home.mkdir()
    (home / "diary").symlink_to(synced)
    one = Machine(home)
    one.diary.log(EpisodeDraft(note="first"))
    (synced / SYNCTHING.format("2026-11")).write_bytes((synced / "2026-11.json").read_bytes())
    with Diary.open(home, clock=one.tick) as diary:
        assert diary.log(EpisodeDraft(note="second"))
        assert notes(diary) == {"first", "second"}
    assert sorted(path.name for path in synced.iterdir()) == ["2026-11.json"]


def test_a_copy_that_can_not_be_moved_is_merged_once_and_said(
    met: tuple[Machine, Path],
) -> None:
    one, copy = met
    (one.home / "backups").mkdir(exist_ok=True)
    (one.home / "backups" / "merged").write_text("in the way")
    for added in (1, 0):
        result = one.diary.merge_conflict_copies()
        assert result is not None
        assert result.added == added
        assert "could not be moved" in result.warnings[0]
    assert copy.exists()
    assert notes(one.diary) == {"both", "mine", "theirs"}
