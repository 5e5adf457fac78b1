"""A clock that stands still until it is told to go on, and a diary of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tracker.diary import Diary

# How long an example takes says more of the machine than of tracker; tests/benchmarks measures.
settings.register_profile("tracker", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tracker")


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
