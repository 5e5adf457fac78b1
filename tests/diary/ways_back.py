"""What a diary says, so that two moments of it can be compared; and how a month goes wrong."""

from __future__ import annotations

import json
from datetime import date, timedelta, timezone
from pathlib import Path
from typing import Any

from tracker.diary import (
    Diary,
)
from tracker.diary.files import path_of
from tracker.model import fields

TODAY = date(2026, 11, 22)
OCTOBER = date(2026, 10, 2)
ALL = date(2026, 1, 1), date(2026, 12, 31)
TORN = b'{"episodes": {"abc'
CET = timezone(timedelta(hours=1))


def state(diary: Diary) -> dict[str, Any]:
    """Return all a diary says, in a form that can be compared."""
    records = [
        *diary.episodes(*ALL),
        *diary.intakes(*ALL),
        *diary.check_ins(*ALL),
        *diary.markers(*ALL),
        *diary.reviews(*ALL),
    ]
    return {
        "records": [fields(record) for record in records],
        "factors": sorted(diary.catalogue),
        "day start": diary.day_start,
    }


def raw(diary: Diary, name: str = "2026-11") -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path_of(diary.home, name).read_text("utf-8"))
    return loaded


def counts(diary: Diary, name: str = "newest", month: str | None = None) -> dict[str, Any]:
    """Return the previewed (back, away, changed) by file."""
    found = diary.preview_restore(name, month=month).differences
    return {each.file: (each.back, each.away, each.changed) for each in found}


def vanish(path: Path) -> None:
    path.unlink()


def tear(path: Path) -> None:
    path.write_bytes(TORN)
