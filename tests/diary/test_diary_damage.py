"""A diary with files that can't be read, or not by this version: what still works, and what
is said."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from tracker.diary import (
    Diary,
    DiaryDamaged,
    DiaryError,
    DiaryUnreadable,
    NewerVersion,
    UnknownId,
)
from tracker.diary.files import path_of
from tracker.diary.journal import Change, Entry, Journal
from tracker.model import EpisodeDraft, FactorError, MarkerDraft, RecordError

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=timezone(timedelta(hours=1)))
TODAY = date(2026, 11, 20)
OCTOBER = date(2026, 10, 2)
ALL = date(1900, 1, 1), date(2100, 1, 1)
TORN = b'{"episodes": {"abc'


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    with Diary.open(tmp_path / "home", clock=lambda: NOW) as opened:
        yield opened


def month(diary: Diary, name: str = "2026-11") -> Path:
    return path_of(diary.home, name)


def asides(diary: Diary) -> list[Path]:
    return list((diary.home / "diary").glob("*.damaged-*"))


# --- asking for one record -------------------------------------------------------------------


def test_an_id_that_may_be_in_a_damaged_month_is_not_called_unknown(diary: Diary) -> None:
    lost, kept = diary.log(EpisodeDraft(day=OCTOBER)), diary.log(EpisodeDraft())
    month(diary, "2026-10").write_bytes(TORN)
    for ask in (diary.get, diary.remove, lambda id: diary.edit(id, note="x")):
        with pytest.raises(DiaryDamaged, match=r"2026-10\.json"):
            ask(lost.id)
    with pytest.raises(DiaryDamaged, match=r"2026-10\.json"):
        diary.get("2026-10-02")
    assert diary.get(kept.id) == kept
    with pytest.raises(UnknownId):
        diary.get("2026-11-02")
    diary.undo()
    with pytest.raises(DiaryDamaged, match=r"2026-10\.json"):
        diary.undo()
    assert month(diary, "2026-10").read_bytes() == TORN


def test_a_record_that_only_a_newer_version_can_tell_is_not_called_unknown(diary: Diary) -> None:
    plain, odd = diary.log(EpisodeDraft()), diary.log(EpisodeDraft())
    file = json.loads(month(diary).read_text())
    file["meta"]["1"]["schema"] = 2
    file["episodes"][odd.id]["hand"] = "third"
    month(diary).write_text(json.dumps(file))
    for ask in (diary.get, diary.remove, lambda id: diary.edit(id, note="x")):
        with pytest.raises(NewerVersion, match=r"2026-11\.json.*newer version"):
            ask(odd.id)
    assert diary.get(plain.id) == plain
    with pytest.raises(UnknownId):
        diary.get("aaaaaaaaaa")


# --- setting aside ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda diary: diary.check_in(TODAY, {"sleep": 99}), FactorError),
        (lambda diary: diary.check_in(TODAY, {"slep": 9}), FactorError),
        (lambda diary: diary.check_in(TODAY, note="\ud800"), RecordError),
        (lambda diary: diary.log(EpisodeDraft(note="\ud800")), RecordError),
        (lambda diary: diary.log(EpisodeDraft(count=0)), RecordError),
    ],
)
def test_what_is_refused_sets_nothing_aside(
    diary: Diary, act: Callable[[Diary], object], error: type[Exception]
) -> None:
    diary.log(EpisodeDraft())
    month(diary).write_bytes(TORN)
    with pytest.raises(error):
        act(diary)
    assert month(diary).read_bytes() == TORN
    assert (asides(diary), diary.warnings) == ([], [])


@pytest.mark.parametrize("failing", ["write", "fsync", "replace"])
def test_a_disk_that_fails_leaves_the_damaged_file_as_it_was(
    diary: Diary, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.log(EpisodeDraft())
    month(diary).write_bytes(TORN)
    real, left = getattr(os, failing), [0]

    def fail(*arguments: object) -> object:
        left[0] -= 1
        if not left[0]:
            raise OSError("disk full")
        return real(*arguments)

    for turn in range(1, 20):
        left[0] = turn
        with monkeypatch.context() as patched:
            patched.setattr(os, failing, fail)
            try:
                diary.log(EpisodeDraft())
            except DiaryError:
                assert month(diary).read_bytes() == TORN
                assert asides(diary) == []
                assert Diary.open(diary.home, clock=lambda: NOW).warnings == []
            else:
                break
    assert turn > 1
    assert [aside.read_bytes() for aside in asides(diary)] == [TORN]


def test_what_is_set_aside_is_private(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    month(diary).write_bytes(TORN)
    month(diary).chmod(0o644)
    diary.log(EpisodeDraft())
    (aside,) = asides(diary)
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600


def test_an_action_cut_short_before_a_damaged_file_was_replaced_is_forgotten(
    diary: Diary,
) -> None:
    diary.log(EpisodeDraft())
    month(diary).write_bytes(TORN)
    document = {"day": "2026-11-20"}
    change = Change("2026-11", "episodes", "aaaaaaaaaa", None, document)
    entry = Entry("bbbbbbbbbb", "now", "do", "log", ["aaaaaaaaaa"], [change])
    Journal(diary.home).append(entry)
    again = Diary.open(diary.home, clock=lambda: NOW)
    newest = Journal(diary.home).to_undo()
    assert newest
    assert newest.id != entry.id
    assert month(again).read_bytes() == TORN


# --- a book that can't be read ---------------------------------------------------------------


def test_a_damaged_book_reads_as_an_empty_one_with_a_word(diary: Diary) -> None:
    diary.mark(MarkerDraft(day=TODAY, kind="travel"))
    diary.review(TODAY, "same")
    diary.set_day_start(time(6))
    logged = diary.log(EpisodeDraft())
    month(diary, "book").write_bytes(TORN)
    (day,) = diary.days(TODAY, TODAY)
    assert (day.episodes, day.markers) == ([logged], [])
    assert (diary.markers(*ALL), diary.reviews(*ALL), diary.trials()) == ([], [], [])
    assert diary.span() == (TODAY, TODAY)
    (warning,) = diary.warnings
    assert "book.json" in warning
    assert "markers" in warning


# --- files the system won't read -------------------------------------------------------------


def shut(path: Path) -> None:
    """Put something in a file's place that can't be read, not even by the superuser."""
    path.unlink(missing_ok=True)
    path.mkdir()


def test_a_month_that_may_not_be_read_is_named_and_never_set_aside(diary: Diary) -> None:
    kept = diary.log(EpisodeDraft(day=OCTOBER, tags=["garden"]))
    lost = diary.log(EpisodeDraft())
    shut(month(diary))
    for ask in (lambda: diary.episodes(TODAY, TODAY), lambda: diary.get(lost.id)):
        with pytest.raises(DiaryUnreadable, match=r"2026-11\.json can't be read: .*; "):
            ask()
    with pytest.raises(DiaryUnreadable):
        diary.log(EpisodeDraft())
    assert asides(diary) == []
    assert month(diary).is_dir()
    assert diary.episodes(OCTOBER, OCTOBER) == [kept]
    assert diary.used()["tags"] == ["garden"]
    assert diary.span() == (OCTOBER, date(2026, 11, 1))
    assert diary.warnings == []


def test_the_right_to_read_may_come_back(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    logged = diary.log(EpisodeDraft())
    with monkeypatch.context() as patched:

        def forbid(path: Path, _mode: str) -> None:
            raise PermissionError(13, "Permission denied", str(path))

        patched.setattr(Path, "open", forbid)
        with Diary.open(diary.home, clock=lambda: NOW) as reader:
            with pytest.raises(DiaryUnreadable, match=r"Permission denied; .* chmod u\+rwX"):
                reader.episodes(*ALL)
            assert reader.used()["tags"] == []
            assert reader.today() == TODAY
    assert reader.episodes(*ALL) == [logged]


def test_a_folder_that_cannot_be_looked_into_stops_only_what_needs_it(tmp_path: Path) -> None:
    (tmp_path / "diary").symlink_to("diary")  # a loop
    diary = Diary.open(tmp_path, clock=lambda: NOW)
    assert [diary.refresh(), diary.refresh()] == [False, False]
    assert (diary.today(), diary.used()["tags"]) == (TODAY, [])
    assert len([warning for warning in diary.warnings if "book" not in warning]) == 1
    for read in (diary.newest, diary.span, lambda: diary.days(*ALL)):
        with pytest.raises(DiaryUnreadable, match="can't be read"):
            read()
    with pytest.raises(DiaryError):
        diary.log(EpisodeDraft())
