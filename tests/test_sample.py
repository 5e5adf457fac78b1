"""The sample diary: believable, quick, the same for the same seed."""

from __future__ import annotations

import time as timing
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tracker.diary import Diary, NothingToUndo
from tracker.exchange import export_csv
from tracker.model import CATALOGUE, LOCAL_ZONE, Day, Episode, EpisodeDraft, Intake, diary_day
from tracker.sample import sample_records, write_sample

TODAY = date(2026, 11, 22)
NOON = datetime.combine(TODAY, time(12), LOCAL_ZONE)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Diary]:
    home = tmp_path_factory.mktemp("sample") / "home"
    write_sample(home, today=TODAY)
    with Diary.open(home, clock=lambda: NOON, writable=False) as diary:
        yield diary


@pytest.fixture(scope="module")
def days(sample: Diary) -> list[Day]:
    return sample.days(TODAY - timedelta(days=179), TODAY)


def test_it_is_marked_and_spans_half_a_year(sample: Diary, days: list[Day]) -> None:
    assert sample.sample
    assert sample.span() == (days[0].day, TODAY)
    assert len(days) == 180


def test_watched_quiet_and_missing_days(days: list[Day]) -> None:
    watched = [day for day in days if day.watched]
    assert 0.08 <= 1 - len(watched) / len(days) <= 0.17
    assert 8 <= sum(day.count == 0 for day in watched) <= 30
    counts = [day.count or 0 for day in watched]
    mean = sum(counts) / len(counts)
    variance = sum((count - mean) ** 2 for count in counts) / len(counts)
    assert 2 < mean < 6
    assert variance > 1.3 * mean  # more uneven than chance alone
    assert sum(bool(day.check_in and day.check_in.unlogged) for day in days) > 10
    assert any(day.check_in is None and day.episodes for day in days)


def test_factors_have_values_and_gaps(days: list[Day], sample: Diary) -> None:
    for key in ("sleep", "sleep_quality", "caffeine", "workload", "stress", "water", "fatigue"):
        known = [day.values[key] for day in days if key in day.values]
        assert 90 < len(known) < 180, key
        assert len(set(known)) > 4
    assert "guitar_practice" in sample.catalogue
    assert "guitar_practice" not in CATALOGUE
    for day in days:
        for key, value in day.values.items():
            assert sample.catalogue[key].check(value) == value


def test_records_belong_to_their_days(sample: Diary, days: list[Day]) -> None:
    first, last = days[0].day, days[-1].day
    timed: list[Episode | Intake] = [*sample.episodes(first, last), *sample.intakes(first, last)]
    assert all(record.at is None or diary_day(record.at) == record.day for record in timed)
    assert max(record.at for record in timed if record.at) < NOON


def test_today_is_half_filled(days: list[Day]) -> None:
    today = days[-1]
    assert len(today.episodes) >= 2
    assert {"caffeine", "water", "sleep"} <= set(today.values)
    assert today.check_in is not None
    assert not today.check_in.closed


def test_it_has_all_there_is_to_see(sample: Diary, days: list[Day]) -> None:
    first, last = days[0].day, days[-1].day
    episodes = sample.episodes(first, last)
    indexes = sum(e.hand == "right" and "index" in e.sites for e in episodes)
    thumbs = sum(e.hand == "left" and "thumb" in e.sites for e in episodes)
    assert indexes > thumbs > 20
    assert any(e.sites == ["eyelid"] for e in episodes)
    assert sum("tingling" in e.flags for e in episodes) == 3
    assert sum("numbness" in e.flags for e in episodes) == 1
    assert not any({"grip", "weakness", "thinner"} & set(e.flags) for e in episodes)
    assert any(e.tags for e in episodes)
    assert any(e.note and not e.note.isascii() for e in episodes)
    assert {e.warmth for e in episodes} == {None, "warm", "neutral", "cold"}
    assert {marker.kind for marker in sample.markers(first, last)} == {
        "device", "illness", "travel",
    }  # fmt: skip
    answers = [review.answer for review in sample.reviews(first, last)]
    assert len(answers) > 12
    assert ("worse", "worse") not in list(pairwise(answers))


def test_its_trial_is_finished(sample: Diary) -> None:
    (trial,) = sample.trials()
    assert [phase.changed for phase in trial.phases] == [False, True]
    assert all((phase.end - phase.start).days == 13 for phase in trial.phases)
    assert trial.phases[-1].end < TODAY
    assert len(trial.adherence) == 14
    assert sum(trial.adherence.values()) >= 9
    assert (trial.kind, trial.swallowed, trial.answers) == ("caffeine", "nothing", {})
    assert trial.lengths == [14, 14]
    assert trial.reviewed == trial.phases[-1].end + timedelta(days=1)


def test_the_same_seed_gives_the_same_diary(sample: Diary, tmp_path: Path) -> None:
    write_sample(tmp_path / "again", today=TODAY)
    write_sample(tmp_path / "another", today=TODAY, seed=7)
    with Diary.open(tmp_path / "again", writable=False) as again:
        assert export_csv(again) == export_csv(sample)
    with Diary.open(tmp_path / "another", writable=False) as another:
        assert export_csv(another) != export_csv(sample)


@pytest.mark.parametrize("length", [1, 10, 75])
def test_a_shorter_one(tmp_path: Path, length: int) -> None:
    write_sample(tmp_path, today=TODAY, days=length)
    with Diary.open(tmp_path, clock=lambda: NOON, writable=False) as diary:
        span = diary.span()
        assert span is not None
        assert span[1] == TODAY
        assert span[0] > TODAY - timedelta(days=length)
        assert bool(diary.trials()) == (length > 60)


@pytest.mark.parametrize("seed", range(5))
def test_other_regions_stay_rare(seed: int) -> None:
    """Three days with another region within two weeks would be worth a visit."""
    eyelids = [e.day for e in sample_records(TODAY, 180, seed).episodes if "eyelid" in e.sites]
    gaps = [later - earlier for earlier, later in pairwise(eyelids)]
    assert all(gap >= timedelta(days=17) for gap in gaps)


def test_it_is_quick(tmp_path: Path) -> None:
    started = timing.perf_counter()
    write_sample(tmp_path, today=TODAY)
    assert timing.perf_counter() - started < 1.5


def test_undo_takes_back_what_a_visitor_did_and_never_the_sample(tmp_path: Path) -> None:
    home = tmp_path / "home"
    write_sample(home, today=TODAY)
    with Diary.open(home, clock=lambda: NOON) as diary:
        before = diary.days(TODAY - timedelta(days=179), TODAY)
        diary.log(EpisodeDraft())
        diary.undo()
        with pytest.raises(NothingToUndo):
            diary.undo()
        assert diary.days(TODAY - timedelta(days=179), TODAY) == before
