"""Five hundred kills, and two processes with five hundred writes each: nothing lost, nothing
doubled."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from tests.benchmarks.figures import Figure
from tracker.diary import Diary

ROOT = Path(__file__).parents[2]
KILLS = 500
WRITES = 500
ALL = date(1900, 1, 1), date(2100, 1, 1)

WRITER = """
import sys
from datetime import date, timedelta
from pathlib import Path
from tracker.diary import Diary
from tracker.model import EpisodeDraft
with Diary.open(Path(sys.argv[1]), lock_wait=60) as diary:
    for number in range(int(sys.argv[3])):
        day = date(2026, 10, 31) + timedelta(days=number % 3)
        diary.log(EpisodeDraft(day=day, note=f"{sys.argv[2]}-{number}"))
"""


def test_five_hundred_kills(found: list[Figure], tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "tests.diary.killing", str(tmp_path / "home"), str(KILLS), "19"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    told = json.loads(said.stdout)
    wrong = told["wrong"] + told["doubled"]
    found.append(Figure(f"{told['kills']} kills in {told['steps']} steps: lost, doubled or half",
                        wrong, None, "", 0))  # fmt: skip
    found.append(Figure("  steps cut short by them", told["cut short"], None, "", None))
    found.append(Figure("  of these arrived whole", told["arrived"], None, "", None))
    assert told["steps"] > KILLS
    assert told["cut short"] > KILLS // 4
    assert (wrong, told["strays"]) == (0, 0)


def test_two_processes_five_hundred_writes_each(found: list[Figure], tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name, str(WRITES)])
        for name in "ab"
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    with Diary.open(tmp_path, writable=False) as diary:
        episodes = diary.episodes(*ALL)
    notes = Counter(str(episode.note) for episode in episodes)
    wanted = {f"{name}-{number}" for name in "ab" for number in range(WRITES)}
    lost = len(wanted - set(notes))
    doubled = len(episodes) - len({episode.id for episode in episodes})
    doubled += sum(count - 1 for count in notes.values())
    found.append(Figure("2 processes x 500 writes: lost or doubled", lost + doubled, None, "", 0))
    assert (lost, doubled) == (0, 0)
    assert set(notes) == wanted
