"""The diary as it lies on the disk."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from tracker.diary import Batch, Diary, DiaryDamaged, DiaryError, NewerVersion
from tracker.diary.files import Document, insert
from tracker.model import CheckIn, EpisodeDraft, Factor, IntakeDraft, MarkerDraft, RecordError

CET = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 20, 14, 5, tzinfo=CET)
STAMP = "2026-11-20T13:05:00.000+00:00"
TODAY = date(2026, 11, 20)
ALL = date(1900, 1, 1), date(2100, 1, 1)


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    with Diary.open(tmp_path / "home", clock=lambda: NOW) as opened:
        yield opened


def month(diary: Diary, name: str = "2026-11") -> Path:
    return diary.home / "diary" / f"{name}.json"


def raw(diary: Diary, name: str = "2026-11") -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(month(diary, name).read_text("utf-8"))
    return loaded


def test_reading_creates_nothing(diary: Diary) -> None:
    diary.days(date(2026, 11, 1), TODAY)
    diary.span()
    diary.newest()
    diary.refresh()
    assert diary.catalogue["sleep"]
    assert not diary.home.exists()


def test_only_what_was_given_is_stored_under_its_id(diary: Diary) -> None:
    episode = diary.log(EpisodeDraft(hand="left", note="größer 😀"))
    intake = diary.take(IntakeDraft(factor="water", amount=0.25))
    diary.check_in(TODAY, {"sleep": 6.5}, unlogged=0)
    at = "2026-11-20T14:05:00+01:00"
    assert raw(diary) == {
        "meta": {"1": {"schema": 1}},
        "episodes": {
            episode.id: {
                "day": "2026-11-20",
                "at": at,
                "hand": "left",
                "note": "größer 😀",
                "edited": STAMP,
            }
        },
        "intakes": {
            intake.id: {
                "day": "2026-11-20",
                "at": at,
                "factor": "water",
                "amount": 0.25,
                "edited": STAMP,
            }
        },
        "days": {
            "2026-11-20": {
                "day": "2026-11-20",
                "values": {"sleep": 6.5},
                "unlogged": 0,
                "closed": True,
                "edited": {"sleep": STAMP, "unlogged": STAMP, "closed": STAMP},
            }
        },
    }
    assert "größer 😀" in month(diary).read_text("utf-8")
    assert not month(diary, "book").exists()


def test_a_file_is_one_that_tinydb_opens(diary: Diary) -> None:
    diary.check_in(TODAY, {"sleep": 6.5})
    diary.define_factor(Factor(key="guitar", label="guitar", unit="min"))
    with TinyDB(month(diary), access_mode="r") as database:
        assert database.tables() == {"meta", "days"}
        day = database.table("days").get(doc_id="2026-11-20")
        assert day["values"] == {"sleep": 6.5}
    assert raw(diary, "book")["factors"]["guitar"] == {
        "label": "guitar",
        "unit": "min",
        "edited": STAMP,
    }


def test_files_are_for_the_owner_alone(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    diary.mark(MarkerDraft(day=TODAY, kind="travel"))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in diary.home.rglob("*")}
    assert modes == {
        "diary": 0o700,
        "2026-11.json": 0o600,
        "book.json": 0o600,
        "journal.jsonl": 0o600,
        "lock": 0o600,
    }
    assert stat.S_IMODE(diary.home.stat().st_mode) == 0o700


def test_what_this_version_does_not_know_survives(diary: Diary) -> None:
    episode = diary.log(EpisodeDraft(intensity=2))
    diary.check_in(TODAY, {"sleep": 7})
    file = raw(diary)
    file["episodes"][episode.id]["colour"] = "blue"
    file["days"]["2026-11-20"]["weather"] = ["rain"]
    file["days"]["2026-11-20"]["values"]["of_tomorrow"] = 3
    file["holidays"] = {"x": {"y": 1}}
    file["meta"]["1"]["by"] = "another"
    month(diary).write_text(json.dumps(file))
    diary.edit(episode.id, intensity=None, note="n")
    diary.check_in(TODAY, {"sleep": None, "stress": 1})
    diary.edit(episode.id, day=date(2026, 10, 1))
    diary.undo()
    file = raw(diary)
    assert file["episodes"][episode.id]["colour"] == "blue"
    assert "intensity" not in file["episodes"][episode.id]
    assert file["days"]["2026-11-20"]["weather"] == ["rain"]
    assert file["days"]["2026-11-20"]["values"] == {"of_tomorrow": 3, "stress": 1}
    assert file["holidays"] == {"x": {"y": 1}}
    assert file["meta"] == {"1": {"schema": 1, "by": "another"}}
    diary.add(Batch(check_ins=[CheckIn(day=TODAY)]), action="import")
    assert raw(diary)["days"]["2026-11-20"]["weather"] == ["rain"]


def test_changes_of_others_are_read_and_noticed(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    assert not diary.refresh()
    version = diary.version
    with Diary.open(diary.home, clock=lambda: NOW) as other:
        theirs = other.log(EpisodeDraft(note="theirs"))
    assert theirs in diary.episodes(*ALL)
    assert diary.refresh()
    assert diary.version == version + 1
    assert not diary.refresh()


def test_ones_own_change_does_not_hide_that_of_others(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    with Diary.open(diary.home, clock=lambda: NOW) as other:
        other.log(EpisodeDraft())
    diary.log(EpisodeDraft())
    assert diary.refresh()
    assert not diary.refresh()


def test_a_hand_made_change_is_seen(diary: Diary) -> None:
    episode = diary.log(EpisodeDraft(count=1))
    assert diary.episodes(*ALL) == [episode]
    file = raw(diary)
    file["episodes"][episode.id]["count"] = 12
    month(diary).write_text(json.dumps(file))
    assert diary.refresh()
    assert diary.day(TODAY).count == 12


# --- damage ----------------------------------------------------------------------------------

GARBAGE = [
    b"",
    b"\0\0\0\0",
    b'{"meta": {"1": {"schema": 1}}, "episodes": {"aaaaaaaa',
    b"[]",
    b'{"episodes": []}',
    b'{"episodes": {"a": 3}}',
    b'{"meta": {"1": {"schema": "one"}}}',
    b'\xff\xfe{"a"',
]


@pytest.mark.parametrize("garbage", GARBAGE)
def test_damage_stays_within_its_month(diary: Diary, garbage: bytes) -> None:
    good = diary.log(EpisodeDraft(day=date(2026, 10, 2)))
    diary.log(EpisodeDraft())
    month(diary).write_bytes(garbage)
    for read in (diary.episodes, diary.intakes, diary.check_ins, diary.days):
        with pytest.raises(DiaryDamaged, match=r"2026-11\.json"):
            read(TODAY, TODAY)
    assert diary.episodes(date(2026, 10, 1), date(2026, 10, 31)) == [good]
    assert diary.get(good.id) == good
    assert diary.span() == (date(2026, 10, 2), date(2026, 11, 1))
    assert diary.used()["tags"] == []
    with pytest.raises(DiaryDamaged):
        diary.newest()


@pytest.mark.parametrize("garbage", GARBAGE)
def test_logging_sets_a_damaged_file_aside(diary: Diary, garbage: bytes) -> None:
    diary.log(EpisodeDraft())
    month(diary).write_bytes(garbage)
    logged = diary.log(EpisodeDraft(note="new"))
    assert diary.episodes(*ALL) == [logged]
    aside = month(diary).with_name("2026-11.json.damaged-20261120T130500")
    assert aside.read_bytes() == garbage
    assert len(diary.warnings) == 1
    assert aside.name in diary.warnings[0]


def test_two_damaged_files_at_one_moment_are_both_kept(diary: Diary) -> None:
    for garbage in (b"one", b"two"):
        diary.log(EpisodeDraft())
        month(diary).write_bytes(garbage)
    diary.check_in(TODAY, unlogged=0)
    kept = sorted(path.read_bytes() for path in month(diary).parent.glob("*.damaged-*"))
    assert kept == [b"one", b"two"]


def test_one_bad_record_leaves_the_others_alone(diary: Diary) -> None:
    good, bad = diary.log(EpisodeDraft()), diary.log(EpisodeDraft())
    file = raw(diary)
    file["episodes"][bad.id]["hand"] = "third"
    month(diary).write_text(json.dumps(file))
    with pytest.raises(RecordError, match=f"{bad.id} can't be read: hand"):
        diary.get(bad.id)
    edited, logged = diary.edit(good.id, note="x"), diary.log(EpisodeDraft())
    assert diary.episodes(*ALL) == [edited, logged]
    assert raw(diary)["episodes"][bad.id] == file["episodes"][bad.id]
    assert list(month(diary).parent.glob("*.damaged-*")) == []
    assert diary.warnings == []


def test_undo_does_not_touch_a_damaged_file(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    month(diary).write_bytes(b"x")
    with pytest.raises(DiaryDamaged):
        diary.undo()
    assert month(diary).read_bytes() == b"x"


def test_without_a_readable_book_recording_goes_on(diary: Diary) -> None:
    diary.mark(MarkerDraft(day=TODAY, kind="travel"))
    month(diary, "book").write_bytes(b"{")
    assert diary.log(EpisodeDraft()).day == TODAY
    assert diary.check_in(TODAY, {"sleep": 7}).values == {"sleep": 7}
    assert (diary.markers(*ALL), diary.reviews(*ALL), diary.trials()) == ([], [], [])
    assert diary.days(TODAY, TODAY)[0].episodes
    assert "book.json" in diary.book_damage
    assert month(diary, "book").read_bytes() == b"{"
    assert any("book.json" in warning for warning in diary.warnings)
    marker = diary.mark(MarkerDraft(day=TODAY, kind="device"))
    assert diary.markers(*ALL) == [marker]


# --- newer versions --------------------------------------------------------------------------


def test_a_newer_month_is_read_but_not_written(diary: Diary) -> None:
    episode, odd = diary.log(EpisodeDraft()), diary.log(EpisodeDraft())
    file = raw(diary)
    file["meta"]["1"]["schema"] = 2
    file["episodes"][odd.id]["hand"] = "third"
    month(diary).write_text(json.dumps(file))
    with Diary.open(diary.home, clock=lambda: NOW) as again:
        assert again.episodes(*ALL) == [episode]
        assert "newer version" in again.warnings[0]
        for write in (
            lambda: again.log(EpisodeDraft()),
            lambda: again.edit(episode.id, note="x"),
            lambda: again.remove(episode.id),
            lambda: again.undo(),
            lambda: again.check_in(TODAY, unlogged=0),
        ):
            with pytest.raises(NewerVersion, match="newer version"):
                write()
        assert again.log(EpisodeDraft(day=date(2026, 10, 1)))
    assert raw(diary) == file


def test_a_newer_book_keeps_everything_from_being_written(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    month(diary, "book").write_text('{"meta": {"1": {"schema": 7}}}')
    with pytest.raises(NewerVersion):
        diary.log(EpisodeDraft())
    assert len(diary.episodes(*ALL)) == 1


def test_a_newer_file_of_another_layout_is_not_called_damaged(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    month(diary).write_text('{"meta": {"1": {"schema": 2}}, "episodes": ["a", "b"]}')
    with pytest.raises(NewerVersion):
        diary.log(EpisodeDraft())
    assert list(month(diary).parent.glob("*.damaged-*")) == []
    with pytest.raises(DiaryError, match="newer version"):
        diary.episodes(*ALL)


# --- trouble with the disk -------------------------------------------------------------------


def test_a_home_that_is_a_file(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("not a folder")
    diary = Diary.open(home, clock=lambda: NOW)
    with pytest.raises(DiaryError, match="can't be read"):
        diary.span()
    with pytest.raises(DiaryError, match="not saved"):
        diary.log(EpisodeDraft())
    assert home.read_text() == "not a folder"


def test_a_month_that_is_a_folder(diary: Diary) -> None:
    month(diary).mkdir(parents=True)
    with pytest.raises(DiaryError, match=r"2026-11\.json can't be read"):
        diary.log(EpisodeDraft())


def test_strays_of_killed_processes_are_swept(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    stray = month(diary).with_name(".2026-10.json.new")
    stray.write_text("half")
    with Diary.open(diary.home, clock=lambda: NOW) as again:
        again.log(EpisodeDraft())
    assert not stray.exists()


def test_other_files_in_the_folder_are_no_business_of_ours(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    for name in ("2026-13.json", "notes.txt", ".git", "2026-11.json.bak", "2026-11 (1).json"):
        (month(diary).parent / name).write_text("x")
    assert len(diary.episodes(*ALL)) == 1


def test_insert_keeps_what_is_there_in_its_place() -> None:
    documents: dict[str, Document] = {"a": {}, "b": {}, "c": {}}
    insert(documents, "b", {"new": 1}, 0)
    insert(documents, "x", {}, 1)
    insert(documents, "y", {}, 99)
    insert(documents, "z", {})
    assert list(documents) == ["a", "x", "b", "c", "y", "z"]
    assert documents["b"] == {"new": 1}
