"""A whole diary read once and analysed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tracker.diary import Diary
from tracker.exchange.analysis import WholeDiary
from tracker.model import EpisodeDraft, MarkerDraft, Phase, Trial

NOW = datetime(2026, 11, 22, 16, 40, tzinfo=UTC)


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    with Diary.open(tmp_path / "home", clock=lambda: NOW) as diary:
        yield diary


def test_an_empty_diary_has_no_finished_day(diary: Diary) -> None:
    insights = WholeDiary.read(diary).look_back(90)
    assert (insights.start, insights.end) == (None, None)
    assert insights.milestone.next == 21


@pytest.mark.parametrize(("days", "first"), [(3, 17), (None, 10)])
def test_it_looks_back_from_the_last_finished_day_with_a_record(
    diary: Diary, days: int | None, first: int
) -> None:
    for number in (10, 15, 19):
        diary.log(EpisodeDraft(at=NOW - timedelta(days=22 - number)))
    diary.log(EpisodeDraft(at=NOW))
    insights = WholeDiary.read(diary).look_back(days)
    assert insights.start == date(2026, 11, first)
    assert insights.end == date(2026, 11, 19)


def test_until_a_day_nothing_later_exists(diary: Diary) -> None:
    for number in (10, 15, 19, 22):
        diary.log(EpisodeDraft(at=NOW - timedelta(days=22 - number)))
    diary.mark(MarkerDraft(day=date(2026, 11, 20), kind="travel"))
    diary.review(date(2026, 11, 21), "worse")
    phases = [Phase(start=date(2026, 11, 20), end=date(2026, 11, 27), changed=False)]
    diary.add_trial(Trial(id="t", name="Tea", change="less tea", phases=phases))
    whole = WholeDiary.read(diary)
    then = whole.until(date(2026, 11, 19))
    assert [episode.day.day for episode in then.episodes] == [10, 15, 19]
    assert (then.markers, then.reviews, then.trials) == ([], [], [])
    assert (len(whole.markers), len(whole.reviews), len(whole.trials)) == (1, 1, 1)
    assert (then.today, then.last_finished) == (date(2026, 11, 20), date(2026, 11, 19))
    assert then.look_back(90).episodes == 3
    nothing = whole.until(date(2026, 11, 9)).look_back(90)
    assert (nothing.start, nothing.end, nothing.associations) == (None, None, [])


def test_a_damaged_month_is_left_out_and_named(diary: Diary) -> None:
    for days_ago in (3, 40, 75):
        diary.log(EpisodeDraft(at=NOW - timedelta(days=days_ago)))
    assert WholeDiary.read(diary).left_out == []
    (diary.home / "diary" / "2026-10.json").write_text("{", encoding="utf-8")
    whole = WholeDiary.read(diary)
    assert [episode.day.month for episode in whole.episodes] == [9, 11]
    [words] = whole.left_out
    assert "2026-10.json" in words
    assert whole.look_back(None).episodes == 2
