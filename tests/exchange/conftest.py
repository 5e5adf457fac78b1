"""A diary in a folder of its own, at a fixed moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tracker.diary import Diary

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    with Diary.open(tmp_path / "home", clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Diary]:
    with Diary.open(tmp_path / "other", clock=lambda: NOW) as opened:
        yield opened
