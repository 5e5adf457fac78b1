"""A whole diary read once and analysed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tracker.diary import Diary
from tracker.exchange.analysis import WholeDiary
from tracker.model import EpisodeDraft

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
