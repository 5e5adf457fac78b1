"""Two machines, one diary: merged, nothing is lost and everything is told."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.diary.twins import ALL, NOW, TODAY, Machine, both
from tracker.diary import Conflict, Diary, DiaryDamaged, DiaryError, Merged, NewerVersion
from tracker.model import CheckIn, Episode, EpisodeDraft, Factor, MarkerDraft


def first(machine: Machine) -> str:
    return machine.diary.episodes(*ALL)[0].id


def test_what_either_has_both_have_afterwards(one: Machine) -> None:
    two = one.twin("two")
    mine = one.diary.log(EpisodeDraft(note="mine"))
    theirs = two.diary.log(EpisodeDraft(day=date(2026, 10, 3), note="theirs"))
    marker = two.diary.mark(MarkerDraft(day=TODAY, kind="travel"))
    result, back = both(one, two)
    assert (result.added, result.changed, result.removed) == (2, 0, 0)
    assert (back.added, back.overruled) == (1, [])
    assert {each.note for each in one.diary.episodes(*ALL)} == {"first", "mine", "theirs"}
    assert one.diary.get(theirs.id) == theirs
    assert one.diary.get(marker.id) == marker
    assert two.diary.get(mine.id) == mine


def test_changes_of_different_fields_are_both_kept(one: Machine) -> None:
    two = one.twin("two")
    id = first(one)
    one.diary.edit(id, intensity=5)
    two.diary.edit(id, note="second", tags=["desk"])
    result, back = both(one, two)
    merged = one.diary.get(id)
    assert isinstance(merged, Episode)
    assert (merged.intensity, merged.note, merged.tags) == (5, "second", ["desk"])
    assert result.overruled == back.overruled == []


def test_of_two_changes_to_a_field_the_later_wins_and_the_other_is_told_and_kept(
    one: Machine,
) -> None:
    two = one.twin("two")
    id = first(one)
    one.diary.edit(id, intensity=4)
    two.diary.edit(id, intensity=6)
    for result, machine in zip(both(one, two), (one, two), strict=True):
        (told,) = result.overruled
        assert (told.file, told.table, told.id, told.field) == (
            "2026-11", "episodes", id, "intensity",
        )  # fmt: skip
        assert (told.kept, told.gave_way) == (6, 4)
        journal = (machine.home / "journal.jsonl").read_text().splitlines()
        entry = json.loads(journal[-2])
        assert entry["action"] == "merge"
        assert entry["overruled"][0]["gave_way"] == 4


def test_a_change_made_knowing_of_the_other_is_no_conflict(one: Machine) -> None:
    two = one.twin("two")
    id = first(one)
    one.diary.edit(id, intensity=4)
    two.diary.merge(one.home)
    two.diary.edit(id, intensity=6)
    two.diary.edit(id, intensity=7)
    result, _ = both(one, two)
    assert (result.changed, result.overruled) == (1, [])
    assert one.shown()[f"Episode {id}"]["intensity"] == 7


def test_a_clock_that_is_behind_does_not_undo_what_was_known(one: Machine) -> None:
    two = one.twin("two", ahead=-3600)
    id = first(one)
    one.diary.edit(id, intensity=4)
    two.diary.merge(one.home)
    two.diary.edit(id, intensity=6)
    both(one, two)
    assert one.shown()[f"Episode {id}"]["intensity"] == 6


def test_two_changes_within_a_millisecond_are_settled_alike_on_both_sides(tmp_path: Path) -> None:
    one = Machine(tmp_path / "one", step=0)
    id = one.diary.log(EpisodeDraft()).id
    two = one.twin("two", ahead=0)
    two.step = timedelta(0)
    one.diary.edit(id, intensity=4)
    two.diary.edit(id, intensity=6)
    for result in both(one, two):
        assert [(each.kept, each.gave_way) for each in result.overruled] == [(6, 4)]


@pytest.mark.parametrize("edit_last", [True, False])
def test_of_an_edit_and_a_removal_the_later_wins(one: Machine, edit_last: bool) -> None:
    two = one.twin("two", ahead=60 if edit_last else -60)
    id = first(one)
    one.now += timedelta(seconds=30)
    one.diary.remove(id)
    two.diary.edit(id, intensity=6)
    results = both(one, two)
    assert (f"Episode {id}" in one.shown()) is edit_last
    for result in results:
        (told,) = result.overruled
        assert told.field == ""
        assert (told.gave_way is None) is edit_last
        assert (told.kept is None) is not edit_last
    if not edit_last:
        assert results[0].overruled[0].gave_way["intensity"] == 6


def test_the_edit_stays_when_they_tie(tmp_path: Path) -> None:
    one = Machine(tmp_path / "one")
    id = one.diary.log(EpisodeDraft()).id
    two = one.twin("two", ahead=60)
    one.now, one.step, two.step = two.now, timedelta(0), timedelta(0)
    two.diary.edit(id, intensity=6)
    one.diary.remove(id)
    both(one, two)
    assert one.shown()[f"Episode {id}"]["intensity"] == 6


def test_a_removal_of_what_the_other_only_holds_is_not_worth_a_word(one: Machine) -> None:
    two = one.twin("two")
    one.diary.remove(first(one))
    result, back = both(one, two)
    assert result == Merged()
    assert (back.removed, back.overruled) == (1, [])


def test_what_an_undo_brought_back_stays(one: Machine) -> None:
    two = one.twin("two")
    id = first(one)
    one.diary.remove(id)
    two.diary.merge(one.home)
    one.diary.undo()
    two.diary.log(EpisodeDraft(note="meanwhile"))
    both(one, two)
    assert f"Episode {id}" in two.shown()


def test_bringing_a_record_back_takes_no_edit_from_the_other(one: Machine) -> None:
    two = one.twin("two", ahead=-0.5)
    id = first(one)
    two.diary.edit(id, intensity=9)
    one.diary.remove(id)
    one.diary.undo()
    both(one, two)
    assert one.shown()[f"Episode {id}"]["intensity"] == 9


def test_an_undone_edit_counts_from_when_it_was_undone(one: Machine) -> None:
    two = one.twin("two")
    id = first(one)
    one.diary.edit(id, intensity=8)
    two.diary.merge(one.home)
    one.diary.undo()
    both(one, two)
    assert two.shown()[f"Episode {id}"]["intensity"] == 3


def test_a_day_made_anew_has_nothing_of_the_one_removed(one: Machine) -> None:
    one.diary.check_in(TODAY, {"sleep": 7, "stress": 3}, note="old")
    two = one.twin("two")
    one.diary.remove(TODAY.isoformat())
    one.diary.check_in(TODAY, {"water": 2})
    both(one, two)
    day = two.diary.get(TODAY.isoformat())
    assert isinstance(day, CheckIn)
    assert (day.values, day.note) == ({"water": 2}, None)


def test_a_check_in_is_merged_by_factor(one: Machine) -> None:
    two = one.twin("two")
    one.diary.check_in(TODAY, {"sleep": 7, "stress": 3}, flags=["grip"])
    two.diary.check_in(TODAY, {"sleep": 6, "water": 1}, unlogged=2)
    result, _ = both(one, two)
    day = one.diary.get(TODAY.isoformat())
    assert isinstance(day, CheckIn)
    assert day.values == {"sleep": 6, "stress": 3, "water": 1}
    assert (day.unlogged, day.closed, day.flags) == (2, True, ["grip"])
    assert [(each.field, each.gave_way) for each in result.overruled] == [("values.sleep", 7)]


def test_a_cleared_value_stays_cleared(one: Machine) -> None:
    one.diary.check_in(TODAY, {"sleep": 7}, note="slept")
    two = one.twin("two")
    one.diary.check_in(TODAY, {"sleep": None}, note=None)
    both(one, two)
    assert two.diary.day(TODAY).check_in is not None
    assert "sleep" not in two.diary.day(TODAY).values


def test_a_record_moved_to_another_month_stands_once(one: Machine) -> None:
    two = one.twin("two")
    id = first(one)
    one.diary.edit(id, day=date(2026, 10, 3))
    two.diary.edit(id, note="second")
    both(one, two)
    found = one.shown()[f"Episode {id}"]
    assert (found["day"], found["note"]) == ("2026-10-03", "second")
    assert found["at"].startswith("2026-10-03T14:05")


def test_a_record_that_stands_twice_in_one_folder_stands_once_again(one: Machine) -> None:
    two = one.twin("two")
    id = first(one)
    before = (one.home / "diary" / "2026-11.json").read_bytes()
    one.diary.edit(id, day=date(2026, 10, 3))
    (one.home / "diary" / "2026-11.json").write_bytes(before)  # as a sync brings it back
    one.diary.merge(two.home)
    assert [each.day for each in one.diary.episodes(*ALL)] == [date(2026, 10, 3)]


def test_both_move_it_and_the_later_wins(one: Machine) -> None:
    two = one.twin("two")
    id = first(one)
    one.diary.edit(id, day=date(2026, 10, 3))
    two.diary.edit(id, day=date(2026, 9, 5))
    result, _ = both(one, two)
    assert one.shown()[f"Episode {id}"]["day"] == "2026-09-05"
    assert [each.field for each in result.overruled] == ["at"]


def test_weekly_answers_factors_and_the_day_start_are_merged(one: Machine) -> None:
    two = one.twin("two")
    one.diary.review(TODAY, "better")
    two.diary.review(TODAY, "same")
    one.diary.define_factor(Factor(key="tea", label="Tea", unit="cups", kind="amount"))
    two.diary.define_factor(Factor(key="tea", label="Tea", unit="ml", kind="amount", high=2000))
    one.diary.set_day_start(NOW.time().replace(hour=5, minute=0))
    two.diary.set_day_start(NOW.time().replace(hour=6, minute=0))
    two.diary.set_sample()
    result, _ = both(one, two)
    assert one.diary.reviews(*ALL)[0].answer == "same"
    assert one.diary.catalogue["tea"].unit == "ml"
    assert one.diary.day_start.hour == 6
    assert not one.diary.sample
    told = {(each.table, each.field): each.gave_way for each in result.overruled}
    assert told["reviews", "answer"] == "better"
    assert told["factors", "unit"] == "cups"
    assert told["meta", "day_start"] == "05:00"


def test_tables_and_fields_of_a_later_version_are_merged_as_they_are(one: Machine) -> None:
    path = one.home / "diary" / "2026-11.json"
    file = json.loads(path.read_text())
    file["episodes"][first(one)]["mood"] = {"calm": 3}
    file["dreams"] = {"d1": {"text": "flying"}}
    path.write_text(json.dumps(file))
    empty = Machine(one.home.with_name("empty"))
    result = empty.diary.merge(one.home / "diary")
    assert result.added == 2
    merged = json.loads((empty.home / "diary" / "2026-11.json").read_text())
    assert merged["dreams"] == file["dreams"]
    assert merged["episodes"] == file["episodes"]


def test_a_record_that_breaks_a_rule_is_carried_over(one: Machine) -> None:
    path = one.home / "diary" / "2026-11.json"
    path.write_text(path.read_text().replace('"intensity": 3', '"intensity": 14'))
    empty = Machine(one.home.with_name("empty"))
    assert empty.diary.merge(one.home).added == 1
    file = json.loads((empty.home / "diary" / "2026-11.json").read_text())
    assert next(iter(file["episodes"].values()))["intensity"] == 14


# --- undo ------------------------------------------------------------------------------------


def test_undo_takes_the_merge_back_and_another_brings_it_again(one: Machine) -> None:
    two = one.twin("two")
    id = first(one)
    gone = one.diary.log(EpisodeDraft(note="both have it"))
    two.diary.merge(one.home)
    two.diary.remove(gone.id)
    two.diary.edit(id, intensity=6)
    new = two.diary.log(EpisodeDraft(day=date(2026, 10, 3)))
    before, said = one.shown(), one.diary.merge(two.home)
    after = one.shown()
    assert (said.added, said.changed, said.removed) == (1, 1, 1)
    assert one.diary.undo().action == "merge"
    assert one.shown() == before
    month = json.loads((one.home / "diary" / "2026-11.json").read_text())
    assert not month.get("removed")
    assert "changed" not in month["episodes"][id]
    assert two.diary.merge(one.home) == Merged()
    assert f"Episode {new.id}" in two.shown()
    assert one.diary.merge(two.home) == said
    assert one.shown() == after
    one.diary.undo()
    assert one.diary.redo().action == "merge"
    assert one.shown() == after


def test_undo_of_a_merge_leaves_what_was_changed_since(one: Machine) -> None:
    two = one.twin("two")
    id = two.diary.log(EpisodeDraft()).id
    one.diary.merge(two.home)
    path = one.home / "diary" / "2026-11.json"
    month = json.loads(path.read_text())
    month["episodes"][id]["intensity"] = 7
    path.write_text(json.dumps(month))
    with pytest.raises(Conflict, match=id):
        one.diary.undo()


# --- what can't be merged --------------------------------------------------------------------


def test_a_dry_run_says_the_same_and_changes_nothing(one: Machine) -> None:
    two = one.twin("two")
    one.diary.edit(first(one), intensity=4)
    two.diary.edit(first(one), intensity=6)
    two.diary.log(EpisodeDraft())
    before = one.files()
    said = one.diary.merge(two.home, dry_run=True)
    with Diary.open(one.home, writable=False) as reader:
        assert reader.merge(two.home, dry_run=True) == said
        with pytest.raises(DiaryError, match="reading only"):
            reader.merge(two.home)
    assert one.files() == before
    assert one.diary.merge(two.home) == said
    assert (said.added, said.changed, len(said.overruled)) == (1, 1, 1)


def test_the_other_copy_is_only_read(one: Machine) -> None:
    two = one.twin("two")
    two.diary.log(EpisodeDraft())
    before = two.files()
    one.diary.merge(two.home)
    assert two.files() == before


def test_no_diary_there_or_this_very_one(one: Machine, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for where in (tmp_path / "nowhere", tmp_path / "empty", one.home / "journal.jsonl"):
        with pytest.raises(FileNotFoundError, match="no diary in"):
            one.diary.merge(where)
    (tmp_path / "link").symlink_to(one.home)
    for where in (one.home, one.home / "diary", tmp_path / "link"):
        with pytest.raises(ValueError, match="this diary itself"):
            one.diary.merge(where)


def test_a_file_that_cannot_be_read_there_is_left_out_and_named(one: Machine) -> None:
    two = one.twin("two")
    two.diary.log(EpisodeDraft(day=date(2026, 10, 3)))
    two.diary.log(EpisodeDraft(day=date(2026, 9, 3)))
    two.diary.log(EpisodeDraft())
    (two.home / "diary" / "2026-10.json").write_text("{")
    september = two.home / "diary" / "2026-09.json"
    september.write_text(september.read_text().replace('"schema": 1', '"schema": 99'))
    result = one.diary.merge(two.home)
    assert result.added == 1
    assert ["2026-09" in result.warnings[0], "2026-10" in result.warnings[1]] == [True, True]
    assert "newer version" in result.warnings[0]
    assert not (one.home / "diary" / "2026-10.json").exists()


@pytest.mark.parametrize(("written", "error"), [("{", DiaryDamaged), ("99", NewerVersion)])
def test_nothing_is_merged_into_a_diary_that_cannot_be_read(
    one: Machine, written: str, error: type[DiaryError]
) -> None:
    two = one.twin("two")
    two.diary.log(EpisodeDraft(day=date(2026, 9, 3)))
    path = one.home / "diary" / "2026-11.json"
    text = path.read_text().replace('"schema": 1', '"schema": 99') if written == "99" else written
    path.write_text(text)
    before = one.files()
    with pytest.raises(error):
        one.diary.merge(two.home)
    assert one.files() == before


def test_an_unsettled_journal_there_is_said(one: Machine) -> None:
    two = one.twin("two")
    two.diary.log(EpisodeDraft())
    journal = two.home / "journal.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(whole[: whole.rindex(b'{"done"')])
    result = one.diary.merge(two.home)
    assert result.added == 1
    assert "was read as it is" in result.warnings[0]


def test_git_leaves_a_damaged_file_and_the_message_says_so(one: Machine) -> None:
    path = one.home / "diary" / "2026-11.json"
    path.write_text("<<<<<<< HEAD\n{}\n=======\n[]\n>>>>>>> laptop\n")
    with pytest.raises(DiaryDamaged, match="git left its conflict markers"):
        one.diary.episodes(*ALL)
