"""What the book keeps of the person: answered once, undoable, the same on two machines."""

from __future__ import annotations

import json
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from tests.conftest import StoppedClock
from tests.diary.twins import Machine, both
from tracker.diary import Diary
from tracker.model import QUESTIONS, EpisodeDraft, Profile, Question, RecordError
from tracker.model.say import action_words

TODAY = date(2026, 11, 22)
ONSET = date(2026, 10, 1)


def test_nothing_was_said_at_first_and_nothing_is_written_for_it(diary: Diary, home: Path) -> None:
    assert diary.profile() == Profile()
    assert diary.profile().open_questions == list(QUESTIONS)
    assert not home.exists()


def test_answers_are_kept_and_each_is_taken_back_by_itself(diary: Diary) -> None:
    diary.answer("since", ONSET)
    diary.answer("elsewhere", False)
    diary.answer("flags", ["tingling", "pain"])
    diary.answer("day_start", time(18))
    profile = diary.profile()
    assert (profile.since, profile.elsewhere, profile.open_questions) == (ONSET, False, [])
    assert profile.edited is not None
    found = diary.check_ins(TODAY - timedelta(days=1), TODAY)
    assert [each.flags for each in found] == [["tingling", "pain"]]
    assert diary.day_start == time(18)
    diary.undo()
    assert (diary.day_start, diary.profile().open_questions) == (time(4), ["day_start"])
    diary.undo()
    assert diary.check_ins(TODAY, TODAY) == []
    diary.undo()
    diary.undo()
    assert diary.profile() == Profile()
    diary.redo()
    assert diary.profile().since == ONSET


def test_flags_are_added_to_those_of_the_day(diary: Diary) -> None:
    diary.check_in(TODAY, flags=["grip"])
    diary.answer("flags", ["grip", "pain"])
    assert diary.day(TODAY).flags == {"grip", "pain"}
    diary.answer("flags", [])
    assert diary.day(TODAY).flags == {"grip", "pain"}


def test_a_question_can_be_left_and_all_put_off(diary: Diary) -> None:
    diary.answer("since")
    assert diary.profile().since is None
    assert diary.profile().open_questions == ["elsewhere", "flags", "day_start"]
    diary.put_off()
    assert diary.profile().open_questions == []
    diary.undo()
    assert diary.profile().open_questions == ["elsewhere", "flags", "day_start"]


@pytest.mark.parametrize(
    ("question", "value"),
    [("since", TODAY + timedelta(days=1)), ("since", True), ("elsewhere", ONSET),
     ("flags", ["fever"]), ("day_start", "late")],
)  # fmt: skip
def test_what_is_no_answer_changes_nothing(diary: Diary, question: Question, value: object) -> None:
    with pytest.raises(RecordError):
        diary.answer(question, value)  # type: ignore[arg-type]
    assert diary.profile() == Profile()


def test_a_field_there_is_not_is_named(diary: Diary) -> None:
    with pytest.raises(RecordError, match="weight: no such field"):
        diary.set_profile(weight=70)
    with pytest.raises(RecordError, match="watch_days"):
        diary.set_profile(watch_days=0)


def test_every_action_of_the_profile_has_words() -> None:
    for name in ("profile", "choose", "pause", "resume"):
        assert action_words(name) not in (name, name.replace("_", " "))


def test_a_gentle_change_stands_on_the_calendar_and_goes_with_one_undo(diary: Diary) -> None:
    profile = diary.choose("change", change="evening")
    assert (profile.change_start, profile.change_end) == (TODAY, date(2026, 12, 5))
    (marker,) = diary.markers(TODAY, TODAY)
    assert marker.label == "gentle change: calming evening routine, until 2026-12-05"
    diary.undo()
    assert (diary.profile(), diary.markers(TODAY, TODAY)) == (Profile(), [])
    with pytest.raises(RecordError, match="say which"):
        diary.choose("change")
    assert diary.markers(TODAY, TODAY) == []


def test_a_pause_ends_by_its_day_by_logging_or_by_being_ended(
    diary: Diary, clock: StoppedClock
) -> None:
    diary.log(EpisodeDraft(at=clock()))
    diary.pause()
    assert diary.paused()
    diary.log(EpisodeDraft(day=TODAY - timedelta(days=3)))
    assert diary.paused()  # back-filled: no sign of going on
    clock.forward(minutes=1)
    diary.log(EpisodeDraft(at=clock()))
    assert not diary.paused()
    diary.undo()
    assert diary.paused()
    diary.resume()
    assert not diary.paused()
    diary.pause(TODAY + timedelta(days=3))
    clock.forward(days=2)
    assert diary.paused()
    clock.forward(days=1)
    assert not diary.paused()


def test_what_was_chosen_at_the_review(diary: Diary) -> None:
    assert diary.choose("go_on", watch_days=21).watch_days == 21
    assert diary.choose("finish").choice == "finish"
    diary.choose("pause")
    assert diary.paused()


def test_that_it_goes_on_is_told_once_in_thirty_days(diary: Diary, clock: StoppedClock) -> None:
    assert not diary.persists_told
    diary.set_profile(since=ONSET)
    diary.tell_persists()
    assert not diary.persists_told  # the same day it may be read once more
    clock.forward(days=29)
    assert diary.persists_told
    clock.forward(days=1)
    assert not diary.persists_told
    assert diary.undo().action == "profile"  # not what was only said


def test_a_field_that_breaks_a_rule_leaves_the_others(diary: Diary, home: Path) -> None:
    diary.answer("since", ONSET)
    path = home / "diary" / "book.json"
    book = json.loads(path.read_text())
    book["profile"]["person"] |= {"elsewhere": "perhaps", "ours": 1}
    path.write_text(json.dumps(book))
    assert (diary.profile().since, diary.profile().elsewhere) == (ONSET, None)
    (problem,) = diary.check().problems
    assert (problem.file, problem.record) == ("book.json", "person")
    with pytest.raises(RecordError, match="tracker rm person"):
        diary.edit("person", since=None)
    diary.remove("person")
    assert (diary.profile(), diary.check().problems) == (Profile(), [])
    diary.undo()
    diary.answer("elsewhere", True)
    assert diary.check().problems == []
    assert json.loads(path.read_text())["profile"]["person"]["ours"] == 1


# two machines


def test_answers_given_apart_are_all_there_after_a_merge(one: Machine) -> None:
    two = one.twin("two")
    one.diary.answer("since", ONSET)
    one.diary.answer("flags", [])
    two.diary.answer("elsewhere", True)
    two.diary.answer("day_start")
    both(one, two)
    assert one.diary.profile() == two.diary.profile()
    profile = one.diary.profile()
    assert (profile.since, profile.elsewhere, profile.open_questions) == (ONSET, True, [])


def test_of_two_answers_to_one_question_the_later_holds_and_the_other_is_told(
    one: Machine,
) -> None:
    one.diary.answer("since", ONSET)
    two = one.twin("two")
    one.diary.set_profile(since=date(2026, 9, 1))
    two.diary.set_profile(since=date(2026, 8, 1))
    result, _ = both(one, two)
    assert one.diary.profile().since == two.diary.profile().since == date(2026, 8, 1)
    (told,) = result.overruled
    assert (told.table, told.field, told.gave_way) == ("profile", "since", "2026-09-01")
    from tracker.diary.merge.words import gave_way

    assert gave_way(told) == "the profile, since: 2026-09-01 gave way to 2026-08-01"


def test_a_choice_made_on_one_machine_holds_on_the_other(one: Machine) -> None:
    one.diary.put_off()
    two = one.twin("two")
    one.diary.choose("go_on", watch_days=21)
    two.diary.pause()
    both(one, two)
    assert two.diary.profile().watch_days == 21
    assert one.diary.paused()
    one.diary.undo()  # the merge, as any other
    assert not one.diary.paused()


def test_an_answer_taken_back_stays_away_after_a_merge(one: Machine) -> None:
    one.diary.answer("elsewhere", True)
    two = one.twin("two")
    one.diary.undo()
    both(one, two)
    assert two.diary.profile().elsewhere is None
