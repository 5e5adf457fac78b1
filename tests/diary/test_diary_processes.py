"""Several processes, several threads, one diary."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tracker.diary import Diary, DiaryLocked
from tracker.diary.lock import locked
from tracker.model import EpisodeDraft

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
ALL = date(1900, 1, 1), date(2100, 1, 1)

LOGGER = """
import sys
from datetime import date, timedelta
from pathlib import Path
from tracker.diary import Diary
from tracker.model import EpisodeDraft
diary = Diary.open(Path(sys.argv[1]))
for number in range(100):
    day = date(2026, 10, 31) + timedelta(days=number % 3)
    diary.log(EpisodeDraft(day=day, note=f"{sys.argv[2]}-{number}"))
    diary.check_in(day, {"breaks": number % 60})
"""


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", LOGGER, str(tmp_path), name]) for name in "ab"
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    with Diary.open(tmp_path, writable=False) as diary:
        notes = [episode.note for episode in diary.episodes(*ALL)]
        ids = [episode.id for episode in diary.episodes(*ALL)]
    assert len(set(ids)) == len(ids) == 200
    assert set(notes) == {f"{name}-{number}" for name in "ab" for number in range(100)}
    assert list(tmp_path.rglob(".*.new")) == []


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    diary = Diary.open(tmp_path, clock=lambda: NOW)
    seen: list[int] = []
    trouble: list[BaseException] = []
    finished = threading.Event()

    def read() -> None:
        reader = Diary.open(tmp_path, clock=lambda: NOW, writable=False)
        try:
            while not finished.is_set():
                seen.append(len(reader.episodes(*ALL)))
                diary.day(NOW.date())
                diary.refresh()
        except BaseException as error:
            trouble.append(error)
            raise

    thread = threading.Thread(target=read)
    thread.start()
    try:
        for _ in range(60):
            diary.log(EpisodeDraft(note="x" * 2000))
    finally:
        finished.set()
        thread.join()
    assert not trouble
    assert seen == sorted(seen)
    assert len(diary.episodes(*ALL)) == 60


def test_a_diary_in_use_says_so_and_saves_nothing(tmp_path: Path) -> None:
    diary = Diary.open(tmp_path, clock=lambda: NOW, lock_wait=0.02)
    episode = diary.log(EpisodeDraft())
    with locked(tmp_path):
        with pytest.raises(DiaryLocked, match=r"another tracker is writing.*again in a moment"):
            diary.log(EpisodeDraft())
        assert diary.episodes(*ALL) == [episode]
        with Diary.open(tmp_path, clock=lambda: NOW) as reader:
            assert reader.get(episode.id) == episode
    assert diary.log(EpisodeDraft())


def test_an_unfinished_action_of_a_live_process_is_left_to_it(tmp_path: Path) -> None:
    diary = Diary.open(tmp_path, clock=lambda: NOW)
    diary.log(EpisodeDraft())
    journal = tmp_path / "journal.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"half an action')
    unfinished = journal.read_bytes()
    with locked(tmp_path), Diary.open(tmp_path, clock=lambda: NOW) as reader:
        assert len(reader.episodes(*ALL)) == 1
        assert reader.warnings == []
    assert journal.read_bytes() == unfinished
    with Diary.open(tmp_path, clock=lambda: NOW):
        assert journal.read_bytes() != unfinished


@pytest.mark.parametrize(
    ("act", "spared"),
    [
        ("newest()", "tinydb filelock numpy textual arrow platformdirs"),
        ("log(EpisodeDraft())", "numpy textual arrow platformdirs"),
    ],
)
def test_an_action_loads_only_what_it_needs(tmp_path: Path, act: str, spared: str) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from tracker.diary import Diary; from tracker.model import EpisodeDraft\n"
        f"Diary.open(Path(sys.argv[1])).{act}\n"
        f"sys.exit(', '.join(set({spared!r}.split()) & set(sys.modules)) or None)"
    )
    Diary.open(tmp_path, clock=lambda: NOW).log(EpisodeDraft())
    said = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert said.stderr == ""
    assert said.returncode == 0
