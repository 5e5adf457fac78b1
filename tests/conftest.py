"""A clock that stands still until it is told to go on, and a diary of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tracker.diary import Diary


class StoppedClock:
    """A clock for tests; `now` is set or moved by hand."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock(datetime(2026, 11, 22, 16, 40, tzinfo=timezone(timedelta(hours=1))))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def diary(home: Path, clock: StoppedClock) -> Iterator[Diary]:
    with Diary.open(home, clock=clock) as diary:
        yield diary
