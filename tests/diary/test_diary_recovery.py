"""A write that returned is there; one that did not has changed nothing, or all of it."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tracker.diary import Batch, Diary, DiaryError
from tracker.model import CheckIn, Episode, EpisodeDraft

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
ALL = date(1900, 1, 1), date(2100, 1, 1)
CRASHES = Path(__file__).with_name("crashes.py")


def opened(home: Path) -> Diary:
    return Diary.open(home, clock=lambda: NOW)


def files(home: Path) -> dict[str, bytes]:
    kept = [*(home / "diary").iterdir(), home / "journal.jsonl"]
    return {path.name: path.read_bytes() for path in kept}


@pytest.mark.parametrize("action", ["log", "move", "batch", "undo"])
def test_death_at_any_step_leaves_old_or_new(tmp_path: Path, action: str) -> None:
    said = subprocess.run(
        [sys.executable, str(CRASHES), str(tmp_path), action],
        capture_output=True,
        text=True,
        check=True,
    )
    found = [json.loads(line) for line in said.stdout.splitlines()]
    assert len(found) > 8
    assert {each["found"] for each in found} == {"old", "new"}
    assert all(each["goes_on"] and not each["strays"] for each in found), found


@pytest.mark.parametrize("step", ["write", "fsync", "replace", "open", "ftruncate"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_an_error_at_any_step_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    diary = opened(tmp_path)
    episode = diary.log(EpisodeDraft(day=date(2026, 10, 31)))
    diary.check_in(date(2026, 11, 1), {"sleep": 7})
    before = files(tmp_path)
    failures = 0
    for nth in range(1, 40):
        with monkeypatch.context() as patch:
            failed = fail_at(patch, step, nth, number)
            try:
                diary.edit(episode.id, day=date(2026, 11, 1))
            except DiaryError as error:
                said = str(error)
            else:
                if not failed():
                    break
                diary.undo()  # it failed where that costs nothing: the mark in the journal
                before = files(tmp_path)
                continue
        failures += 1
        assert os.strerror(number) in said
        assert files(tmp_path) == before
        assert diary.episodes(*ALL) == [episode]
    else:
        pytest.fail("the action never succeeded")
    assert failures or step == "ftruncate"
    moved = diary.get(episode.id)
    assert isinstance(moved, Episode)
    assert moved.day == date(2026, 11, 1)


def fail_at(patch: pytest.MonkeyPatch, step: str, nth: int, number: int) -> Callable[[], bool]:
    """Let one call of an os function fail; return what tells whether it has."""
    calls = 0
    call = getattr(os, step)

    def failing(*given: Any, **more: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == nth:
            raise OSError(number, os.strerror(number))
        return call(*given, **more)

    patch.setattr(os, step, failing)
    return lambda: calls >= nth


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


WRITER = """
import sys
from datetime import date
from pathlib import Path
from tracker.diary import Batch, Diary, new_id
from tracker.model import Episode, EpisodeDraft
diary = Diary.open(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    if number % 3:
        sys.stdout.write(diary.log(EpisodeDraft(day=date(2026, 11, 1))).id + "\\n")
    else:
        days = (date(2026, 9, 1), date(2026, 10, 1))
        pair = [Episode(id=new_id(), day=day, note=f"{sys.argv[2]}-{number}") for day in days]
        diary.add(Batch(episodes=pair), action="import")
        sys.stdout.write(pair[0].id + "\\n" + pair[1].id + "\\n")
    sys.stdout.flush()
"""


def test_kill_9_at_any_moment(tmp_path: Path) -> None:
    chance = random.Random(20261120)
    promised: set[str] = set()
    for run in range(6):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), str(run)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.15))
        writer.send_signal(signal.SIGKILL)
        promised |= set((first + writer.stdout.read()).decode().split())
        writer.stdout.close()
        writer.wait()
        with Diary.open(tmp_path, writable=False) as diary:
            episodes = diary.episodes(*ALL)
        found = {episode.id for episode in episodes}
        assert promised <= found
        assert len(found - promised) <= 2  # done, but killed before it could say so
        pairs = Counter(episode.note for episode in episodes if episode.note)
        assert set(pairs.values()) <= {2}
        promised |= found


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
