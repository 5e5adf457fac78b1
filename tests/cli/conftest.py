"""The command line in this process, on a diary of its own and a clock that stands still."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tracker.cli import main

NOW = datetime(2026, 11, 22, 16, 30, tzinfo=timezone(timedelta(hours=1)))
TODAY = "2026-11-22"


class Result(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("TRACKER_HOME", str(folder))
    for size in ("COLUMNS", "LINES"):
        monkeypatch.delenv(size, raising=False)
    return folder


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*argv: str, now: datetime = NOW) -> Result:
        code = main(list(argv), clock=lambda: now)
        return Result(code, *capsys.readouterr())

    return run_command
