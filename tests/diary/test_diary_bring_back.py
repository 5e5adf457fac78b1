"""Bringing back what a month lacks, from backups and the journal."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest

from tests.conftest import StoppedClock
from tests.diary.ways_back import ALL, OCTOBER, TODAY, counts, raw, state, tear, vanish
from tracker.diary import (
    Diary,
    DiaryDamaged,
    UnknownId,
)
from tracker.diary.backup.shelf import shelf
from tracker.diary.files import path_of
from tracker.model import EpisodeDraft, Factor, MarkerDraft


@pytest.mark.parametrize("harm", [vanish, tear])
def test_nothing_that_was_logged_after_the_backup_is_lost(
    diary: Diary, clock: StoppedClock, harm: Callable[[Path], None]
) -> None:
    removed, edited = diary.log(EpisodeDraft()), diary.log(EpisodeDraft(intensity=2))
    moved = diary.log(EpisodeDraft())
    diary.log(EpisodeDraft(day=OCTOBER))
    diary.back_up()
    clock.forward(minutes=5)
    diary.log(EpisodeDraft(note="after the backup"))
    diary.remove(removed.id)
    diary.edit(edited.id, intensity=5)
    diary.edit(moved.id, day=OCTOBER)
    diary.check_in(TODAY, {"sleep": 7})
    diary.log(EpisodeDraft(note="undone"))
    diary.undo()
    now = state(diary)
    marks = raw(diary)["removed"]
    harm(path_of(diary.home, "2026-11"))
    assert counts(diary, month="2026-11") == {"2026-11": (3, 0, 0)}
    diary.restore("newest", month="2026-11")
    assert state(diary) == now
    assert raw(diary)["removed"] == marks
    assert diary.preview_restore("newest", month="2026-11").differences == []


def test_what_the_month_has_by_now_stays_as_it_is(diary: Diary, clock: StoppedClock) -> None:
    for number in range(3):
        diary.log(EpisodeDraft(intensity=number))
    diary.check_in(TODAY, {"sleep": 7})
    diary.back_up()
    tear(path_of(diary.home, "2026-11"))
    clock.forward(minutes=1)
    new = diary.log(EpisodeDraft())  # the damaged file is set aside
    newer = diary.log(EpisodeDraft())
    diary.check_in(TODAY, {"sleep": 5})
    diary.remove(newer.id)
    diary.restore("newest", month="2026-11")
    assert [each.intensity for each in diary.episodes(*ALL)] == [0, 1, 2, None]
    assert diary.episodes(*ALL)[-1] == new
    assert diary.day(TODAY).values["sleep"] == 5
    assert set(raw(diary)["removed"]) == {newer.id}


def test_newest_is_the_newest_that_has_something_the_month_lacks(
    diary: Diary, clock: StoppedClock
) -> None:
    lost = diary.log(EpisodeDraft())
    good = diary.back_up()
    clock.forward(days=1)
    tear(path_of(diary.home, "2026-11"))
    diary.log(EpisodeDraft())
    diary.back_up()  # holds the file begun anew
    done = diary.restore("newest", month="2026-11")
    assert done.backup == good
    assert diary.get(lost.id) == lost
    assert diary.preview_restore("newest", month="2026-11").differences == []


def test_a_backup_of_a_damaged_month_holds_the_older_copy(
    diary: Diary, clock: StoppedClock
) -> None:
    lost = diary.log(EpisodeDraft())
    diary.back_up()
    later = diary.log(EpisodeDraft())
    tear(path_of(diary.home, "2026-11"))
    clock.forward(days=1)
    made = diary.back_up()
    diary.restore(made.name, month="2026-11")
    assert diary.episodes(*ALL) == [lost, later]


def test_a_copy_that_was_changed_is_not_used_and_an_older_one_is(
    diary: Diary, clock: StoppedClock
) -> None:
    first = diary.log(EpisodeDraft())
    good = diary.back_up()
    clock.forward(minutes=1)
    second = diary.log(EpisodeDraft())
    bad = diary.back_up()
    copy = shelf(diary.home)[0].path_of("2026-11")
    copy.write_bytes(copy.read_bytes().replace(first.id.encode(), b"aaaaaaaaaa"))
    vanish(path_of(diary.home, "2026-11"))
    with pytest.raises(DiaryDamaged, match="has been changed since it was copied"):
        diary.restore(bad.name, month="2026-11")
    assert diary.restore("newest", month="2026-11").backup == good
    assert diary.episodes(*ALL) == [first, second]
    assert any("has been changed" in warning for warning in diary.warnings)


def test_what_the_book_lacks_comes_back(diary: Diary) -> None:
    diary.define_factor(Factor(key="guitar", label="guitar", unit="min"))
    marker = diary.mark(MarkerDraft(day=TODAY, kind="travel"))
    diary.set_day_start(time(6))
    diary.back_up()
    later = diary.mark(MarkerDraft(day=TODAY, kind="device"))
    tear(path_of(diary.home, "book"))
    diary.review(TODAY, "same")
    diary.restore("newest", month="book")
    assert diary.markers(*ALL) == [marker, later]
    assert "guitar" in diary.catalogue
    assert diary.day_start == time(6)
    assert [each.answer for each in diary.reviews(*ALL)] == ["same"]


def test_a_record_that_is_in_another_month_by_now_does_not_come_back_twice(diary: Diary) -> None:
    """It came there with a folder sync, so the journal knows nothing of it."""
    moved, other = diary.log(EpisodeDraft()), diary.log(EpisodeDraft())
    diary.log(EpisodeDraft(day=OCTOBER))
    diary.back_up()
    october = raw(diary, "2026-10")
    document = raw(diary)["episodes"][moved.id] | {"day": "2026-10-02", "at": None}
    october["episodes"][moved.id] = document
    path_of(diary.home, "2026-10").write_text(json.dumps(october))
    vanish(path_of(diary.home, "2026-11"))
    diary.restore("newest", month="2026-11")
    assert [each.id for each in diary.episodes(TODAY, TODAY)] == [other.id]


def test_without_the_journal_the_copy_comes_back_as_it_is(diary: Diary, home: Path) -> None:
    logged = diary.log(EpisodeDraft())
    diary.back_up()
    diary.log(EpisodeDraft())
    (home / "journal.jsonl").unlink()
    vanish(path_of(home, "2026-11"))
    diary.restore("newest", month="2026-11")
    assert diary.episodes(*ALL) == [logged]


def test_a_journal_cut_to_its_newest_actions_still_tells_what_came_after(
    diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft())
    clock.forward(minutes=1)
    diary.back_up()
    clock.forward(minutes=1)
    diary.log(EpisodeDraft())
    now = state(diary)
    journal = diary.home / "journal.jsonl"
    journal.write_text("".join(journal.read_text().splitlines(keepends=True)[2:]))
    vanish(path_of(diary.home, "2026-11"))
    diary.restore("newest", month="2026-11")
    assert state(diary) == now


def test_what_happened_before_a_copy_was_made_is_not_done_to_it_again(
    diary: Diary, clock: StoppedClock
) -> None:
    """The journal's entry the copy is of is gone, so the time alone tells."""
    kept = diary.log(EpisodeDraft())
    diary.remove(kept.id)
    diary.undo()
    clock.forward(minutes=1)
    diary.back_up()
    journal = diary.home / "journal.jsonl"
    journal.write_text("".join(journal.read_text().splitlines(keepends=True)[:4]))
    vanish(path_of(diary.home, "2026-11"))
    diary.restore("newest", month="2026-11")
    assert diary.get(kept.id) == kept


def test_bringing_back_can_be_undone_and_done_again(diary: Diary) -> None:
    logged = diary.log(EpisodeDraft())
    diary.back_up()
    vanish(path_of(diary.home, "2026-11"))
    diary.restore("newest", month="2026-11")
    assert diary.undo().action == "bring_back"
    with pytest.raises(UnknownId):
        diary.get(logged.id)
    assert "removed" not in raw(diary)  # nobody removed them
    assert counts(diary, month="2026-11") == {"2026-11": (1, 0, 0)}
    diary.redo()
    assert diary.get(logged.id) == logged


def test_a_record_that_breaks_a_rule_comes_back_as_it_was(diary: Diary) -> None:
    logged = diary.log(EpisodeDraft(intensity=4))
    month = path_of(diary.home, "2026-11")
    month.write_bytes(month.read_bytes().replace(b'"intensity": 4', b'"intensity": 14'))
    diary.back_up()
    vanish(month)
    diary.restore("newest", month="2026-11")
    assert raw(diary)["episodes"][logged.id]["intensity"] == 14
