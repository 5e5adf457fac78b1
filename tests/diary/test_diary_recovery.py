"""What a process that died left behind is settled by the next one."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tracker.diary import Batch, Diary, DiaryError
from tracker.model import CheckIn, Episode, EpisodeDraft

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
ALL = date(1900, 1, 1), date(2100, 1, 1)


def opened(home: Path) -> Diary:
    return Diary.open(home, clock=lambda: NOW)


def test_a_disk_that_stays_broken_is_settled_once_it_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = opened(tmp_path)
    episode = diary.log(EpisodeDraft(day=date(2026, 10, 31)))
    with monkeypatch.context() as patch:
        replace, calls = os.replace, Counter[str]()

        def broken(*given: Any) -> None:
            calls["replace"] += 1
            if calls["replace"] > 1:
                raise OSError(errno.EIO, "broken")
            replace(*given)

        patch.setattr(os, "replace", broken)
        with pytest.raises(DiaryError):
            diary.edit(episode.id, day=date(2026, 11, 1))
    diary.log(EpisodeDraft(note="goes on"))
    assert episode in diary.episodes(*ALL)
    assert len(diary.episodes(*ALL)) == 2


def test_a_pending_action_of_someone_else_is_not_forced(tmp_path: Path) -> None:
    diary = opened(tmp_path)
    episode = diary.log(EpisodeDraft(intensity=1))
    diary.edit(episode.id, intensity=2)
    journal = tmp_path / "journal.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(whole[: whole.rindex(b'{"done"')])
    month = tmp_path / "diary" / "2026-11.json"
    month.write_text(month.read_text().replace('"intensity": 2', '"intensity": 9'))
    again = opened(tmp_path).get(episode.id)
    assert isinstance(again, Episode)
    assert again.intensity == 9


def test_a_mark_that_is_missing_costs_nothing(tmp_path: Path) -> None:
    diary = opened(tmp_path)
    episode = diary.log(EpisodeDraft())
    journal = tmp_path / "journal.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(whole[: whole.rindex(b'{"done"')])
    again = opened(tmp_path)
    assert journal.read_bytes() == whole
    assert again.undo().records == [episode.id]


def test_kill_9_at_any_moment(quick_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "tests.diary.killing", str(quick_path / "home"), "40", "20261120"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    found = json.loads(said.stdout)
    assert found["steps"] > 40
    assert found["cut short"] > 0
    assert (found["wrong"], found["doubled"], found["strays"]) == (0, 0, 0)


def test_recovery_of_a_batch_takes_back_the_part_that_arrived(tmp_path: Path) -> None:
    diary = opened(tmp_path)
    kept = diary.log(EpisodeDraft(day=date(2026, 9, 2)))
    days = [date(2026, 9, 1), date(2026, 10, 1)]
    diary.add(
        Batch(
            episodes=[Episode(id=f"batch{day.month:05d}", day=day) for day in days],
            check_ins=[CheckIn(day=day, unlogged=1, closed=True) for day in days],
        ),
        action="import",
    )
    journal = tmp_path / "journal.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(whole[: whole.rindex(b'{"done"')])
    (tmp_path / "diary" / "2026-10.json").unlink()
    again = opened(tmp_path)
    assert again.episodes(*ALL) == [kept]
    assert again.check_ins(*ALL) == []
    assert again.undo().records == [kept.id]
