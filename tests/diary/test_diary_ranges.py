"""What lies in a range of days, be it a week or all time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.diary.conftest import quick_folder
from tracker.diary import Diary
from tracker.model import EpisodeDraft

NOW = datetime(2026, 11, 22, 16, 40, tzinfo=UTC)
FIRST = date(2024, 9, 1)
DAYS = [FIRST + timedelta(days=offset) for offset in range(0, 810, 30)]

days = st.sampled_from([date.min, date.max]) | st.dates(FIRST, NOW.date())


@pytest.fixture(scope="module")
def two_years() -> Iterator[Diary]:
    folder = quick_folder()
    with Diary.open(folder / "home", clock=lambda: NOW) as diary:
        for day in DAYS:
            diary.log(EpisodeDraft(day=day))
        yield diary
    shutil.rmtree(folder)


@given(start=days, end=days)
def test_a_range_holds_its_days_and_no_others(two_years: Diary, start: date, end: date) -> None:
    found = [episode.day for episode in two_years.episodes(start, end)]
    assert found == [day for day in DAYS if start <= day <= end]


def test_all_time_names_only_the_months_there_are(
    two_years: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def named(start: date, end: date) -> list[str]:
        raise AssertionError("the months of all time were named one by one")

    monkeypatch.setattr("tracker.diary.reader.months_of", named)
    assert len(two_years.episodes(date.min, date.max)) == len(DAYS)
