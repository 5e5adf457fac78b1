"""Files and journal entries of older and newer versions."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

import tracker.diary
from tests.conftest import StoppedClock
from tracker.diary import Diary, DiaryDamaged, DiaryError, NewerVersion, migration
from tracker.diary.backup.shelf import shelf
from tracker.diary.files import SCHEMA, Tables, parse, path_of
from tracker.diary.journal import Change, Entry, Journal
from tracker.model import EpisodeDraft, IntakeDraft, MarkerDraft

TODAY = date(2026, 11, 22)
OCTOBER = date(2026, 10, 2)
ALL = date(2026, 1, 1), date(2026, 12, 31)


def raw(home: Path, name: str = "2026-11") -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path_of(home, name).read_text("utf-8"))
    return loaded


def rewrite(home: Path, name: str, tables: dict[str, Any]) -> None:
    path_of(home, name).write_text(json.dumps(tables), "utf-8")


def tag_all(tables: Tables) -> Tables:
    """A step for tests, 1 -> 2: every episode gets a tag."""
    for document in tables.get("episodes", {}).values():
        document["tags"] = [*document.get("tags", []), "two"]
    return tables


def drink_all(tables: Tables) -> Tables:
    """A step for tests, 2 -> 3: intakes were called drinks; tags are said in capitals."""
    if "drinks" in tables:
        tables["intakes"] = tables.pop("drinks")
    for document in tables.get("episodes", {}).values():
        document["tags"] = [tag.upper() for tag in document["tags"]]
    return tables


@pytest.fixture
def version_3(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is opened from now on is opened by a version two schemas ahead."""
    ahead = version_of(monkeypatch, 3)
    ahead.setattr(migration, "STEPS", {**migration.STEPS, 1: tag_all, 2: drink_all})
    yield
    ahead.undo()


def version_of(patch: pytest.MonkeyPatch, schema: int) -> pytest.MonkeyPatch:
    """Let every module of the diary, also one that is loaded late, know that schema."""
    found = walk_packages(tracker.diary.__path__, "tracker.diary.")
    modules = [import_module(module.name) for module in found]  # all before one is patched
    for module in modules:
        if hasattr(module, "SCHEMA"):
            patch.setattr(module, "SCHEMA", schema)
    return patch


def old_diary(home: Path, clock: StoppedClock) -> Diary:
    """Return a diary of version 1 with two months and a book, opened then."""
    diary = Diary.open(home, clock=clock)
    diary.log(EpisodeDraft(day=OCTOBER))
    diary.take(IntakeDraft(factor="water", amount=1))
    diary.mark(MarkerDraft(day=TODAY, kind="travel"))
    diary.log(EpisodeDraft(tags=["old"]))
    tables = raw(home)
    tables["drinks"] = tables.pop("intakes")  # as version 1 had it, in this test
    rewrite(home, "2026-11", tables)
    return diary


@pytest.fixture
def old(home: Path, clock: StoppedClock) -> Diary:
    return old_diary(home, clock)


# --- the steps there are -----------------------------------------------------------------------


def test_there_is_a_step_from_every_older_schema() -> None:
    assert sorted(migration.STEPS) == list(range(SCHEMA))


@pytest.mark.parametrize("meta", [{"1": {"schema": 0}}, {"1": {}}, {}])
def test_a_file_of_before_the_first_version_is_read_and_stamped_with_the_next_change(
    diary: Diary, meta: dict[str, Any]
) -> None:
    logged = diary.log(EpisodeDraft())
    rewrite(diary.home, "2026-11", {**raw(diary.home), "meta": meta})
    before = path_of(diary.home, "2026-11").read_bytes()
    assert diary.episodes(TODAY, TODAY) == [logged]
    assert path_of(diary.home, "2026-11").read_bytes() == before
    diary.log(EpisodeDraft())
    if meta != {"1": {}}:
        assert raw(diary.home)["meta"] == {"1": {"schema": 1}}
    assert len(diary.episodes(TODAY, TODAY)) == 2


@pytest.mark.parametrize("schema", [-1, "1", True, 0.5, None])
def test_a_schema_that_never_was_is_damage(tmp_path: Path, schema: object) -> None:
    with pytest.raises(DiaryDamaged, match="schema"):
        parse(json.dumps({"meta": {"1": {"schema": schema}}}).encode(), tmp_path / "x.json")


def test_an_older_file_that_does_not_fit_its_schema_is_damage(
    tmp_path: Path, version_3: None
) -> None:
    data = json.dumps({"meta": {"1": {"schema": 2}}, "episodes": {"a": {"tags": [1]}}}).encode()
    with pytest.raises(DiaryDamaged, match=r"x\.json is damaged"):
        parse(data, tmp_path / "x.json")


# --- from 1 over 2 to 3 ------------------------------------------------------------------------


def test_an_old_diary_is_read_as_the_new_version_has_it_and_nothing_is_written(
    old: Diary, home: Path, clock: StoppedClock, version_3: None
) -> None:
    files = {path: path.read_bytes() for path in (home / "diary").iterdir()}
    with Diary.open(home, clock=clock) as diary:
        assert [each.tags for each in diary.episodes(*ALL)] == [["TWO"], ["OLD", "TWO"]]
        assert [each.factor for each in diary.intakes(*ALL)] == ["water"]
    assert {path: path.read_bytes() for path in (home / "diary").iterdir()} == files
    assert not (home / "backups").exists()


def test_a_file_is_migrated_with_its_next_change_and_backed_up_before(
    old: Diary, home: Path, clock: StoppedClock, version_3: None
) -> None:
    november, october = (path_of(home, name).read_bytes() for name in ("2026-11", "2026-10"))
    with Diary.open(home, clock=clock) as diary:
        diary.log(EpisodeDraft())
        (kept,) = shelf(home)
        assert kept.path_of("2026-11").read_bytes() == november
        assert raw(home)["meta"]["1"]["schema"] == 3
        assert "drinks" not in raw(home)
        assert path_of(home, "2026-10").read_bytes() == october
        diary.log(EpisodeDraft())
        assert len(shelf(home)) == 1
        diary.log(EpisodeDraft(day=OCTOBER))  # the backup has that month as it was, too
        assert len(shelf(home)) == 1
        assert raw(home, "2026-10")["meta"]["1"]["schema"] == 3


def test_a_file_that_changed_since_the_backup_is_backed_up_again(
    old: Diary, home: Path, clock: StoppedClock, version_3: None
) -> None:
    with Diary.open(home, clock=clock) as diary:
        diary.back_up()
        tables = raw(home)
        tables["episodes"]["aaaaaaaaaa"] = {"day": "2026-11-22"}
        rewrite(home, "2026-11", tables)
        before = path_of(home, "2026-11").read_bytes()
        diary.log(EpisodeDraft())
        assert len(shelf(home)) == 2
        assert shelf(home)[0].path_of("2026-11").read_bytes() == before


def test_without_a_backup_nothing_is_migrated(
    old: Diary, home: Path, clock: StoppedClock, version_3: None
) -> None:
    (home / "backups").mkdir()
    (home / "backups" / "lock").mkdir()  # in the way
    before = path_of(home, "2026-11").read_bytes()
    with Diary.open(home, clock=clock) as diary:
        with pytest.raises(DiaryError, match=r"not saved: .*older version.*no backup was made"):
            diary.log(EpisodeDraft())
        assert len(diary.episodes(TODAY, TODAY)) == 1
    assert path_of(home, "2026-11").read_bytes() == before


def test_what_was_done_before_can_be_undone_and_redone_after(
    old: Diary, home: Path, clock: StoppedClock, version_3: None
) -> None:
    with Diary.open(home, clock=clock) as diary:
        before = diary.episodes(*ALL)
        assert diary.undo().action == "log"  # a tagged episode
        assert [each.tags for each in diary.episodes(*ALL)] == [["TWO"]]
        assert diary.undo().action == "mark"
        assert diary.undo().action == "take"
        assert diary.intakes(*ALL) == []
        for _ in range(3):
            diary.redo()
        assert diary.episodes(*ALL) == before
        assert [each.factor for each in diary.intakes(*ALL)] == ["water"]
        assert len(diary.markers(*ALL)) == 1
        entries = (home / "journal.jsonl").read_text().splitlines()
    assert sum('"schema":3' in line for line in entries) == 6


def test_an_action_cut_short_by_an_old_version_is_settled_by_the_new_one(
    old: Diary, home: Path, clock: StoppedClock, version_3: None
) -> None:
    half = {"day": "2026-11-22", "tags": ["half"]}
    other = {"day": "2026-10-02"}
    tables = raw(home)
    tables["episodes"]["aaaaaaaaaa"] = half
    rewrite(home, "2026-11", tables)
    rewrite(home, "2026-10", {"meta": {"1": {"schema": 1}}, "episodes": {"aaaaaaaaaa": other}})
    before = path_of(home, "2026-11").read_bytes()
    changes = [
        Change("2026-11", "episodes", "aaaaaaaaaa", None, half),
        Change("2026-10", "episodes", "aaaaaaaaaa", other, None),
    ]
    Journal(home).append(Entry("bbbbbbbbbb", "now", "do", "edit", ["aaaaaaaaaa"], changes))
    with Diary.open(home, clock=clock) as diary:
        assert [each.tags for each in diary.episodes(*ALL)] == [["TWO"], ["OLD", "TWO"]]
        assert shelf(home)[0].path_of("2026-11").read_bytes() == before
        assert raw(home)["meta"]["1"]["schema"] == 3


def test_a_restore_from_an_old_backup_brings_migrated_records(
    old: Diary, home: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    old.back_up()
    old.log(EpisodeDraft(note="later"))
    version_of(monkeypatch, 3)
    monkeypatch.setattr(migration, "STEPS", {**migration.STEPS, 1: tag_all, 2: drink_all})
    with Diary.open(home, clock=clock) as diary:
        now = diary.episodes(*ALL)
        diary.restore("newest")
        assert [each.tags for each in diary.episodes(*ALL)] == [["TWO"], ["OLD", "TWO"]]
        diary.undo()
        assert diary.episodes(*ALL) == now
        os.unlink(path_of(home, "2026-11"))
        diary.restore("newest", month="2026-11")
        assert diary.episodes(*ALL) == now


# --- newer ones --------------------------------------------------------------------------------


def test_a_newer_file_is_named_with_both_versions(tmp_path: Path, diary: Diary) -> None:
    with pytest.raises(NewerVersion, match=r"x\.json .*schema is 7, this one knows up to 1"):
        parse(b'{"meta": {"1": {"schema": 7}}, "pages": []}', tmp_path / "x.json")
    diary.log(EpisodeDraft())
    rewrite(diary.home, "2026-11", raw(diary.home) | {"meta": {"1": {"schema": 2}}})
    assert len(diary.episodes(TODAY, TODAY)) == 1
    assert "schema is 2, this one knows up to 1" in diary.warnings[0]
    with pytest.raises(NewerVersion, match="schema is 2, this one knows up to 1"):
        diary.log(EpisodeDraft())


@pytest.mark.parametrize("pending", [False, True])
def test_what_a_newer_version_did_is_not_undone_here(
    diary: Diary, clock: StoppedClock, pending: bool
) -> None:
    diary.log(EpisodeDraft())
    diary.back_up()
    journal = Journal(diary.home)
    entry = Entry("bbbbbbbbbb", "now", "do", "log", [], [], 2)
    offset = journal.append(entry)
    if not pending:
        journal.done(entry, offset)
    before = (diary.home / "journal.jsonl").read_bytes()
    with Diary.open(diary.home, clock=clock) as again:
        with pytest.raises(NewerVersion, match=r"journal\.jsonl .*schema is 2"):
            again.undo()
        assert len(again.episodes(TODAY, TODAY)) == 1
        assert any("newer version" in warning for warning in again.warnings) is pending
    assert (diary.home / "journal.jsonl").read_bytes() == before


def test_a_newer_diary_can_be_backed_up(diary: Diary) -> None:
    diary.log(EpisodeDraft(day=OCTOBER))
    shutil.copy(path_of(diary.home, "2026-10"), path_of(diary.home, "book"))
    for name in ("2026-10", "book"):
        rewrite(diary.home, name, {"meta": {"1": {"schema": 2}}, "pages": []})
    made = diary.back_up()
    assert (made.files, made.notes) == ({"2026-10": 0, "book": 0}, {})
    assert (
        shelf(diary.home)[0].path_of("book").read_bytes()
        == path_of(diary.home, "book").read_bytes()
    )
