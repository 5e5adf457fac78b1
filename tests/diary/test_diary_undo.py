"""Undo and redo: over restarts, over processes, and never over another's change."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from tracker.diary import Conflict, Diary, NothingToUndo
from tracker.model import Episode, EpisodeDraft, IntakeDraft, MarkerDraft

CET = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 20, 14, 5, tzinfo=CET)
TODAY = date(2026, 11, 20)
ALL = date(1900, 1, 1), date(2100, 1, 1)


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    ticks = iter(range(10_000))
    with Diary.open(tmp_path, clock=lambda: NOW + timedelta(seconds=next(ticks))) as opened:
        yield opened


def everything(diary: Diary) -> list[Any]:
    read = (diary.episodes, diary.intakes, diary.check_ins, diary.markers, diary.reviews)
    return [records(*ALL) for records in read]


def test_every_kind_of_action_is_undone_and_done_again_exactly(diary: Diary) -> None:
    episode = diary.log(EpisodeDraft(intensity=2))
    intake = diary.take(IntakeDraft(factor="water", amount=0.25))
    actions: list[tuple[str, Callable[[], object]]] = [
        ("log", lambda: diary.log(EpisodeDraft())),
        ("take", lambda: diary.take(IntakeDraft(factor="caffeine", amount=90))),
        ("check_in", lambda: diary.check_in(TODAY, {"sleep": 6})),
        ("check_in", lambda: diary.check_in(TODAY, {"sleep": 7, "stress": 2}, unlogged=1)),
        ("mark", lambda: diary.mark(MarkerDraft(day=TODAY, kind="travel"))),
        ("review", lambda: diary.review(TODAY, "worse")),
        ("edit", lambda: diary.edit(episode.id, at=NOW - timedelta(days=30))),
        ("remove", lambda: diary.remove(intake.id)),
        ("remove", lambda: diary.remove("2026-11-20")),
    ]
    states = [everything(diary)]
    for _, act in actions:
        act()
        states.append(everything(diary))
    for (name, _), state in zip(reversed(actions), reversed(states[:-1]), strict=True):
        assert diary.undo().action == name
        assert everything(diary) == state
    for (name, _), state in zip(actions, states[1:], strict=True):
        assert diary.redo().action == name
        assert everything(diary) == state
    with pytest.raises(NothingToUndo, match="nothing to redo"):
        diary.redo()


def test_nothing_to_undo(diary: Diary) -> None:
    with pytest.raises(NothingToUndo, match="nothing to undo"):
        diary.undo()
    diary.log(EpisodeDraft())
    diary.undo()
    with pytest.raises(NothingToUndo):
        diary.undo()


def test_a_new_action_ends_redo_but_not_undo(diary: Diary) -> None:
    first = diary.log(EpisodeDraft())
    diary.log(EpisodeDraft())
    diary.undo()
    third = diary.log(EpisodeDraft())
    with pytest.raises(NothingToUndo):
        diary.redo()
    assert diary.undo().records == [third.id]
    assert diary.undo().records == [first.id]
    assert diary.redo().records == [first.id]
    assert diary.redo().records == [third.id]


def test_undo_outlives_the_process_and_knows_others(diary: Diary) -> None:
    diary.log(EpisodeDraft(note="mine"))
    with Diary.open(diary.home) as other:
        theirs = other.mark(MarkerDraft(day=TODAY, kind="other"))
        assert diary.undo().records == [theirs.id]
    with Diary.open(diary.home) as later:
        assert later.redo().action == "mark"
        later.undo()
        assert later.undo().action == "log"
        assert diary.episodes(*ALL) == []


def test_a_restored_record_is_back_in_its_place_among_equals(diary: Diary) -> None:
    at = NOW - timedelta(hours=1)
    logged = [diary.log(EpisodeDraft(at=at, count=count)) for count in range(1, 6)]
    for episode in (logged[1], logged[3], logged[0]):
        diary.remove(episode.id)
        diary.undo()
        assert diary.episodes(*ALL) == logged


def test_two_hundred_actions_can_be_undone(diary: Diary) -> None:
    for count in range(1, 206):
        diary.log(EpisodeDraft(count=count))
    for _ in range(205):
        diary.undo()
    assert diary.episodes(*ALL) == []


def raw(diary: Diary, name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((diary.home / "diary" / f"{name}.json").read_text())
    return loaded


def test_what_another_machine_changed_is_left_alone(diary: Diary) -> None:
    episode = diary.log(EpisodeDraft(intensity=3))
    file = raw(diary, "2026-11")
    file["episodes"][episode.id]["intensity"] = 5
    (diary.home / "diary" / "2026-11.json").write_text(json.dumps(file))
    with pytest.raises(Conflict, match=episode.id):
        diary.undo()
    left = diary.get(episode.id)
    assert isinstance(left, Episode)
    assert left.intensity == 5


def test_a_removal_leaves_a_mark_and_its_undo_takes_it_away(diary: Diary) -> None:
    episode = diary.log(EpisodeDraft())
    diary.check_in(TODAY, {"sleep": 7})
    diary.remove(episode.id)
    diary.remove("2026-11-20")
    marks = raw(diary, "2026-11")["removed"]
    assert {id: mark["table"] for id, mark in marks.items()} == {
        episode.id: "episodes",
        "2026-11-20": "days",
    }
    diary.check_in(TODAY, {"sleep": 8})
    assert set(raw(diary, "2026-11")["removed"]) == {episode.id}
    diary.undo()
    assert set(raw(diary, "2026-11")["removed"]) == {episode.id, "2026-11-20"}
    diary.undo()
    diary.undo()
    assert raw(diary, "2026-11")["removed"] == {}


def test_an_undone_log_leaves_a_mark_for_other_machines(diary: Diary) -> None:
    episode = diary.log(EpisodeDraft())
    diary.undo()
    assert raw(diary, "2026-11")["removed"][episode.id]["table"] == "episodes"
    diary.redo()
    assert raw(diary, "2026-11")["removed"] == {}


def test_a_move_leaves_no_mark(diary: Diary) -> None:
    episode = diary.log(EpisodeDraft())
    diary.edit(episode.id, day=date(2026, 10, 3))
    assert raw(diary, "2026-11").get("removed", {}) == {}
    diary.undo()
    assert raw(diary, "2026-10").get("removed", {}) == {}


def test_what_undo_put_back_says_when(diary: Diary) -> None:
    episode = diary.log(EpisodeDraft(intensity=3))
    diary.edit(episode.id, intensity=4)
    diary.check_in(TODAY, {"sleep": 7, "stress": 1})
    diary.check_in(TODAY, {"sleep": 8})
    diary.undo()
    file = raw(diary, "2026-11")
    day = file["days"]["2026-11-20"]
    assert set(day["changed"]) == {"values.sleep"}
    assert day["changed"]["values.sleep"][-1] > day["edited"]["sleep"]
    diary.undo()
    diary.undo()
    restored = raw(diary, "2026-11")["episodes"][episode.id]
    assert restored["changed"]["intensity"][-1] > restored["edited"] == episode.edited
