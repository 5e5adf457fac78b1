"""Everything is read, what is wrong is named, and nothing is changed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from tracker.diary import Checked, Diary, Problem
from tracker.diary.checking import check
from tracker.model import EpisodeDraft, Factor, IntakeDraft, MarkerDraft

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=timezone(timedelta(hours=1)))
TODAY = date(2026, 11, 20)
File = dict[str, dict[str, Any]]


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    with Diary.open(tmp_path / "home", clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def filled(diary: Diary) -> Diary:
    """Two months and the book, with something of everything."""
    diary.log(EpisodeDraft(day=date(2026, 10, 2)))
    gone = diary.log(EpisodeDraft(tags=["desk"]))
    diary.log(EpisodeDraft())
    diary.remove(gone.id)
    diary.define_factor(Factor(key="guitar", label="guitar", unit="min", high=300))
    diary.check_in(TODAY, {"sleep": 7, "guitar": 30}, unlogged=0)
    diary.take(IntakeDraft(factor="caffeine", amount=90))
    diary.mark(MarkerDraft(day=TODAY, kind="travel"))
    diary.review(TODAY, "same")
    diary.set_day_start(time(5))
    return diary


def path(diary: Diary, name: str = "2026-11") -> Path:
    return diary.home / "diary" / f"{name}.json"


def by_hand(diary: Diary, change: Callable[[File], object], name: str = "2026-11") -> None:
    file = json.loads(path(diary, name).read_text())
    change(file)
    path(diary, name).write_text(json.dumps(file))


def only(file: File, table: str) -> tuple[str, dict[str, Any]]:
    ((id, document),) = file[table].items()
    return id, document


def state(home: Path) -> dict[str, tuple[bytes, int]]:
    files = (each for each in home.rglob("*") if each.is_file())
    return {str(each): (each.read_bytes(), each.stat().st_mtime_ns) for each in files}


# --- a sound diary ---------------------------------------------------------------------------


def test_a_sound_diary(filled: Diary) -> None:
    before = state(filled.home)
    assert filled.check() == Checked(files=3, records=7)
    assert state(filled.home) == before


def test_no_diary_at_all(tmp_path: Path) -> None:
    assert check(tmp_path / "home") == Checked(files=0, records=0)
    assert not (tmp_path / "home").exists()


# --- one thing wrong at a time ---------------------------------------------------------------


def intensity(file: File) -> str:
    id, document = only(file, "episodes")
    document["intensity"] = 14
    return id


def stranger(file: File) -> str:
    id, document = only(file, "episodes")
    document["day"] = "2026-09-05"
    return id


def odd_id(file: File) -> str:
    _, document = only(file, "episodes")
    file["episodes"] = {"First one": document}
    return "First one"


def ancient(file: File) -> str:
    file["days"]["1066-10-14"] = {}
    return "1066-10-14"


def unknown_factor(file: File) -> str:
    id, document = only(file, "intakes")
    document["factor"] = "cafeine"
    return id


def too_much(file: File) -> str:
    id, document = only(file, "intakes")
    document["amount"] = 1e6
    return id


def long_sleep(file: File) -> str:
    id, document = only(file, "days")
    document["values"]["sleep"] = 25
    return id


def unknown_value(file: File) -> str:
    id, document = only(file, "days")
    document["values"]["piano"] = 25
    return id


def marked(file: File) -> str:
    id, _ = only(file, "episodes")
    file["removed"][id] = {"table": "episodes", "at": "2026-11-20T13:05:00.000+00:00"}
    return id


def odd_mark(file: File) -> str:
    file["removed"]["aaaaaaaaaa"] = {}
    return "aaaaaaaaaa"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (intensity, "intensity: must be at most 10"),
        (stranger, "day: 2026-09-05 is not of this month"),
        (odd_id, "the id is not 10 characters of a-z and 2-7"),
        (ancient, "day: 1066-10-14 is not of this month"),
        (unknown_factor, "factor: no factor is called 'cafeine'; did you mean 'caffeine'?"),
        (too_much, "amount: caffeine 1000000 mg is outside 0 to 2000"),
        (long_sleep, "sleep: sleep 25 h is outside 0 to 24"),
        (unknown_value, "piano: no factor is called 'piano'"),
        (marked, "it is marked as removed (2026-11-20T13:05:00.000+00:00), but it is there"),
        (odd_mark, "its removal mark can't be read"),
    ],
)
def test_what_is_wrong_with_a_record(
    filled: Diary, wrong: Callable[[File], str], words: str
) -> None:
    ids: list[str] = []
    by_hand(filled, lambda file: ids.append(wrong(file)))
    before = state(filled.home)
    (problem,) = check(filled.home).problems
    assert problem.record == ids[0]
    assert (problem.file, problem.problem) == ("2026-11.json", words)
    assert state(filled.home) == before


@pytest.mark.parametrize(
    ("wrong", "record", "words"),
    [
        (lambda file: file["meta"]["1"].update(day_start="25:00"), None, "day_start: '25:00'"),
        (lambda file: file["meta"]["1"].update(schema=2), None, "newer version"),
        (
            lambda file: file["factors"]["guitar"].update(kind="x"),
            "guitar",
            "is not one of its words",
        ),
        (lambda file: file["factors"]["guitar"].update(low=400), "guitar", "lowest value"),
        (lambda file: file.update(days={"2026-11-19": {}}), None, "it holds days"),
    ],
)
def test_what_is_wrong_with_the_book(
    filled: Diary, wrong: Callable[[File], object], record: str | None, words: str
) -> None:
    by_hand(filled, wrong, "book")
    (problem,) = check(filled.home).problems  # a factor that can't be told accuses no record
    assert (problem.file, problem.record) == ("book.json", record)
    assert words in problem.problem


def test_a_life_event_before_anything_is_recorded(filled: Diary) -> None:
    by_hand(filled, lambda file: only(file, "markers")[1].update(day="1066-10-14"), "book")
    (problem,) = check(filled.home).problems
    assert problem.problem == "day: 1066-10-14 is before 1900"


def test_one_id_for_two_records(filled: Diary) -> None:
    october = json.loads(path(filled, "2026-10").read_text())
    id, _ = only(october, "episodes")
    by_hand(filled, lambda file: file["episodes"].update({id: {"day": "2026-11-03"}}))
    by_hand(
        filled, lambda file: file["markers"].update({id: {"day": "2026-11-03", "kind": "other"}}),
        "book",
    )  # fmt: skip
    words = "the id is also in 2026-10.json (episodes)"
    assert check(filled.home).problems == [
        Problem(file="2026-11.json", record=id, problem=words),
        Problem(file="book.json", record=id, problem=words),
    ]


def test_one_id_twice_in_one_table(filled: Diary) -> None:
    whole = path(filled).read_text()
    id, _ = only(json.loads(whole), "episodes")
    twice = whole.replace(f'"{id}"', f'"{id}": {{"day": "2026-11-03"}}, "{id}"', 1)
    path(filled).write_text(twice)
    (problem,) = check(filled.home).problems
    assert (problem.file, problem.record) == ("2026-11.json", id)
    assert "twice" in problem.problem


# --- files -----------------------------------------------------------------------------------


def test_a_file_that_can_not_be_read_is_named_with_the_way_back(filled: Diary) -> None:
    path(filled).write_text('{"episodes": {"abc')
    found = check(filled.home)
    (problem,) = found.problems
    assert (problem.file, problem.record) == ("2026-11.json", None)
    assert problem.problem.startswith("is damaged: ")
    assert problem.problem.endswith("tracker restore newest --month 2026-11")
    assert (found.files, found.records) == (3, 4)


def test_a_damaged_book_accuses_no_record(filled: Diary) -> None:
    path(filled, "book").write_text("{")
    (problem,) = check(filled.home).problems
    assert problem.file == "book.json"
    assert "--month book" in problem.problem


def test_a_newer_month_is_named_once(filled: Diary) -> None:
    by_hand(filled, lambda file: (intensity(file), file["meta"]["1"].update(schema=2)))
    (problem,) = check(filled.home).problems
    assert (problem.file, problem.record) == ("2026-11.json", None)
    assert "newer version" in problem.problem


def test_a_file_in_the_place_of_which_is_a_folder(filled: Diary) -> None:
    path(filled).unlink()
    path(filled).mkdir(mode=0o700)
    (problem,) = check(filled.home).problems
    assert "can't be read" in problem.problem


def test_a_home_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "diary").symlink_to("diary")  # a loop
    (problem,) = check(tmp_path).problems
    assert (problem.file, "can't be read" in problem.problem) == ("diary", True)


# --- the journal -----------------------------------------------------------------------------


def test_an_action_cut_short_is_reported_and_not_settled(filled: Diary) -> None:
    journal = filled.home / "journal.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(whole[: whole.rindex(b'{"done"')])
    before = state(filled.home)
    (problem,) = check(filled.home).problems
    assert (problem.file, problem.record) == ("journal.jsonl", None)
    assert "cut short" in problem.problem
    assert state(filled.home) == before


def test_lines_of_the_journal_that_can_not_be_read(filled: Diary) -> None:
    journal = filled.home / "journal.jsonl"
    journal.write_bytes(b"\0\0\n[]\n" + journal.read_bytes())
    (problem,) = check(filled.home).problems
    assert problem.file == "journal.jsonl"
    assert "2 lines of it can't be read (line 1)" in problem.problem


# --- private ---------------------------------------------------------------------------------


def test_what_others_can_read_is_named_with_what_to_type(filled: Diary) -> None:
    path(filled).chmod(0o644)
    (filled.home / "journal.jsonl").chmod(0o640)
    problems = {each.file: each.problem for each in check(filled.home).problems}
    assert sorted(problems) == ["diary/2026-11.json", "journal.jsonl"]
    assert f"chmod go= {path(filled)}" in problems["diary/2026-11.json"]


def test_many_open_files_are_one_problem(filled: Diary) -> None:
    folder = filled.home / "diary"
    for file in (folder, *folder.iterdir()):
        os.chmod(file, 0o755)
    filled.home.chmod(0o750)
    problems = {each.file: each.problem for each in check(filled.home).problems}
    assert sorted(problems) == sorted([str(filled.home), "diary"])
    assert "4 files and folders" in problems["diary"]
    assert f"chmod -R go= {folder}" in problems["diary"]


def test_open_backups_are_named_too(filled: Diary) -> None:
    made = filled.back_up()
    copy = filled.home / "backups" / made.name / "2026-11.json"
    copy.chmod(0o604)
    assert [each.file for each in check(filled.home).problems] == [
        f"backups/{made.name}/2026-11.json"
    ]


# --- notes -----------------------------------------------------------------------------------


def test_a_backup_that_is_not_what_was_copied_is_a_note(filled: Diary) -> None:
    made = filled.back_up()
    assert check(filled.home).notes == []
    copy = filled.home / "backups" / made.name / "2026-11.json"
    copy.write_text(copy.read_text() + " ")
    (note,) = check(filled.home).notes
    assert made.name in note


def test_what_is_no_problem_is_a_note(filled: Diary) -> None:
    folder = filled.home / "diary"
    names = (
        "2026-11.json.damaged-20261120T130500",
        ".2026-11.json.new",
        "2026-11.sync-conflict-20261122-140503-ABCDEFG.json",
        "2026-13.json",
        "README.txt",
    )
    for name in names:
        (folder / name).write_text("x")
        (folder / name).chmod(0o600)
    by_hand(filled, lambda file: file.update(moods={"a": {}}))
    found = check(filled.home)
    assert found.problems == []
    told = sorted(note.partition(": ")[0] for note in found.notes)
    assert told == sorted([*names[:4], "2026-11.json"])
    assert any("--month 2026-11" in note for note in found.notes)
    assert any("sync-conflict" in note and "not yet merged" in note for note in found.notes)
