"""Editing and removing, the book (factors, trials, reviews), and batches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from msgspec.structs import replace

from tracker.diary import Batch, Diary, DiaryError, UnknownId, new_id
from tracker.model import (
    CheckIn,
    Episode,
    EpisodeDraft,
    Factor,
    FactorError,
    Intake,
    IntakeDraft,
    MarkerDraft,
    Phase,
    RecordError,
    Trial,
)

CET = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 20, 14, 5, tzinfo=CET)
TODAY = date(2026, 11, 20)
STAMP = "2026-11-20T13:05:00.000+00:00"
ALL = date(1900, 1, 1), date(2100, 1, 1)


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    with Diary.open(tmp_path / "home", clock=lambda: NOW) as opened:
        yield opened


# --- editing and removing --------------------------------------------------------------------


def test_edit_changes_only_what_is_given(diary: Diary) -> None:
    episode = diary.log(EpisodeDraft(hand="right", sites=["index"], intensity=4, tags=["a"]))
    edited = diary.edit(episode.id, intensity=None, sites=[], note="later")
    assert edited == replace(episode, intensity=None, sites=[], note="later")
    assert diary.get(episode.id) == edited


def test_a_new_moment_brings_its_day_over_a_months_end(diary: Diary) -> None:
    episode = diary.log(EpisodeDraft(at=datetime(2026, 11, 1, 9, tzinfo=CET)))
    moved = diary.edit(episode.id, at=datetime(2026, 11, 1, 1, 30, tzinfo=CET))
    assert isinstance(moved, Episode)
    assert moved.day == date(2026, 10, 31)
    assert diary.episodes(date(2026, 11, 1), TODAY) == []
    assert diary.episodes(*ALL) == [moved]
    diary.undo()
    assert diary.episodes(*ALL) == [episode]


def test_a_new_day_alone_keeps_the_clock_time(diary: Diary) -> None:
    episode = diary.log(EpisodeDraft(at=datetime(2026, 11, 20, 1, 30, tzinfo=CET)))
    assert episode.day == date(2026, 11, 19)
    moved = diary.edit(episode.id, day=date(2026, 11, 17))
    assert moved == replace(
        episode, day=date(2026, 11, 17), at=datetime(2026, 11, 18, 1, 30, tzinfo=CET)
    )
    untimed = diary.edit(episode.id, day=date(2026, 11, 16), at=None)
    assert untimed == replace(episode, day=date(2026, 11, 16), at=None)
    assert diary.edit(episode.id, day=date(2026, 11, 15)).day == date(2026, 11, 15)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"intensitty": 3}, "intensitty: no such field"),
        ({"id": "x"}, "id: no such field"),
        ({"edited": "x"}, "edited: no such field"),
        ({"intensity": 12}, "intensity"),
        ({"sites": ["elbow"]}, "sites"),
        ({"at": datetime(2026, 11, 20, 9)}, "UTC offset"),  # noqa: DTZ001
        ({"at": NOW + timedelta(days=3)}, "in the future"),
        ({"day": TODAY + timedelta(days=3)}, "in the future"),
        ({"day": None}, "day"),
        ({"at": NOW, "day": date(2026, 11, 1)}, "belongs to 2026-11-20"),
        ({"note": "\ud800"}, "surrogate"),
    ],
)
def test_an_edit_that_cannot_be(diary: Diary, changes: dict[str, object], says: str) -> None:
    episode = diary.log(EpisodeDraft())
    with pytest.raises(RecordError, match=says):
        diary.edit(episode.id, **changes)
    assert diary.episodes(*ALL) == [episode]


def test_an_edit_that_changes_nothing_is_no_action(diary: Diary) -> None:
    episode = diary.log(EpisodeDraft(intensity=3))
    assert diary.edit(episode.id, intensity=3, at=NOW) == episode
    assert diary.undo().action == "log"


def test_a_check_in_is_edited_by_its_day(diary: Diary) -> None:
    diary.check_in(TODAY, {"sleep": 6, "stress": 3}, unlogged=0)
    edited = diary.edit("2026-11-20", values={"sleep": None, "water": 1}, closed=False, note="n")
    assert isinstance(edited, CheckIn)
    assert edited.values == {"stress": 3, "water": 1}
    assert (edited.closed, edited.unlogged, edited.note) == (False, 0, "n")
    with pytest.raises(UnknownId):
        diary.edit("2026-11-19", note="n")
    with pytest.raises(RecordError, match="day: no such field"):
        diary.edit("2026-11-20", day=TODAY)
    with pytest.raises(RecordError, match="values"):
        diary.edit("2026-11-20", values=7)


def test_intakes_markers_and_trials_are_edited_too(diary: Diary) -> None:
    intake = diary.take(IntakeDraft(factor="water", amount=0.25))
    assert diary.edit(intake.id, amount=0.5) == replace(intake, amount=0.5)
    with pytest.raises(FactorError):
        diary.edit(intake.id, amount=99)
    marker = diary.mark(MarkerDraft(day=TODAY, kind="device", label="keyboard"))
    assert diary.edit(marker.id, day=date(2026, 10, 1)) == replace(marker, day=date(2026, 10, 1))
    with pytest.raises(RecordError, match="in the future"):
        diary.edit(marker.id, day=TODAY + timedelta(days=2))
    trial = diary.add_trial(Trial(id=new_id(), name="less coffee", change="one cup"))
    assert diary.edit(trial.id, stopped=TODAY) == replace(trial, stopped=TODAY)
    assert diary.trials() == [diary.get(trial.id)]


def test_removed_is_gone_and_said(diary: Diary) -> None:
    episode = diary.log(EpisodeDraft())
    diary.check_in(TODAY, {"sleep": 7})
    assert diary.remove(episode.id) == episode
    assert isinstance(diary.remove("2026-11-20"), CheckIn)
    assert diary.day(TODAY).empty
    for id in (episode.id, "2026-11-20"):
        with pytest.raises(UnknownId):
            diary.remove(id)


# --- the book --------------------------------------------------------------------------------


def test_a_factor_of_ones_own(diary: Diary) -> None:
    guitar = Factor(key="guitar", label="guitar practice", unit="min", high=600)
    assert diary.define_factor(guitar) == guitar
    assert diary.catalogue["guitar"] == guitar
    assert diary.check_in(TODAY, {"guitar": 45}).values == {"guitar": 45}
    version = diary.version
    diary.define_factor(guitar)
    assert diary.version == version
    diary.define_factor(replace(guitar, retired=True))
    assert diary.catalogue["guitar"].retired
    diary.undo()
    assert not diary.catalogue["guitar"].retired


@pytest.mark.parametrize(
    "factor",
    [
        Factor(key="note", label="note"),
        Factor(key="", label="x"),
        Factor(key="a", label=" "),
        Factor(key="a", label="a", low=5, high=5),
        Factor(key="a", label="a", step=0),
        Factor(key="a", label="a", kind="colour"),  # type: ignore[arg-type]
    ],
)
def test_a_factor_that_cannot_be(diary: Diary, factor: Factor) -> None:
    with pytest.raises(FactorError):
        diary.define_factor(factor)


def test_trials_come_by_their_first_day(diary: Diary) -> None:
    def trial(name: str, start: date) -> Trial:
        phases = [Phase(start=start, end=start + timedelta(days=6), changed=False)]
        return Trial(id=new_id(), name=name, change="x", phases=phases)

    diary.add_trial(trial("later", date(2026, 12, 1)))
    diary.add_trial(trial("sooner", date(2026, 11, 1)))
    assert [found.name for found in diary.trials()] == ["sooner", "later"]


def test_a_review_is_one_answer_a_day(diary: Diary) -> None:
    diary.review(TODAY, "same")
    assert diary.review(TODAY, "better").answer == "better"
    assert [review.answer for review in diary.reviews(*ALL)] == ["better"]
    with pytest.raises(RecordError):
        diary.review(TODAY, "awful")


def test_a_sample_diary_says_so_and_undo_leaves_that(diary: Diary) -> None:
    diary.log(EpisodeDraft())
    diary.set_sample()
    assert diary.sample
    assert diary.undo().action == "log"
    assert diary.sample


# --- batches ---------------------------------------------------------------------------------


def test_a_batch_is_one_action_and_replaces_equal_ids(diary: Diary) -> None:
    old = diary.log(EpisodeDraft(day=date(2026, 9, 30)))
    moved = replace(old, day=date(2026, 10, 1), edited="2026-10-02T00:00:00.000+00:00")
    check_in = CheckIn(day=TODAY, values={"guitar": 20}, closed=True, unlogged=1)
    batch = Batch(
        episodes=[moved, Episode(id="aaaaaaaaaa", day=TODAY)],
        check_ins=[check_in],
        factors=[Factor(key="guitar", label="guitar")],
        trials=[Trial(id="bbbbbbbbbb", name="t", change="c")],
        day_start=time(5),
    )
    diary.add(batch, action="import")
    assert diary.episodes(*ALL) == [moved, batch.episodes[1]]
    assert diary.check_ins(*ALL) == [check_in]
    assert diary.day_start == time(5)
    undone = diary.undo()
    assert undone.action == "import"
    assert {old.id, "aaaaaaaaaa", "2026-11-20", "guitar", "bbbbbbbbbb"} <= set(undone.records)
    assert diary.episodes(*ALL) == [old]
    assert "guitar" not in diary.catalogue
    assert diary.day_start == time(4)


@pytest.mark.parametrize(
    "batch",
    [
        Batch(episodes=[Episode(id="a", day=TODAY), Episode(id="b", day=TODAY, count=0)]),
        Batch(intakes=[Intake(id="a", day=TODAY, factor="water", amount=float("inf"))]),
        Batch(check_ins=[CheckIn(day=TODAY, values={"water": float("nan")})]),
        Batch(check_ins=[CheckIn(day=TODAY, values={"water": 10**30})]),
        Batch(check_ins=[CheckIn(day=TODAY + timedelta(days=9))]),
    ],
)
def test_a_batch_with_one_bad_record_is_nothing(diary: Diary, batch: Batch) -> None:
    with pytest.raises(RecordError):
        diary.add(batch, action="import")
    assert diary.span() is None


def test_read_only_means_read_only(diary: Diary) -> None:
    episode = diary.log(EpisodeDraft())
    with Diary.open(diary.home, writable=False) as reader:
        assert reader.get(episode.id) == episode
        for write in (
            lambda: reader.log(EpisodeDraft()),
            lambda: reader.remove(episode.id),
            lambda: reader.undo(),
            lambda: reader.set_sample(),
        ):
            with pytest.raises(DiaryError, match="reading only"):
                write()
