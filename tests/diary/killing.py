"""Kills a writing process again and again, and looks whether the diary is what it should be.

Run as a program with a folder, a number of kills and a seed; prints one JSON object with what
was found. Every step is told before it is taken and after it has returned, so that it is
known what must be there: all steps that returned, and the one that was cut short wholly or
not at all. Records are known by their notes, which are unique.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

from tracker.diary import Batch, Diary, NothingToUndo, new_id
from tracker.model import Episode, EpisodeDraft

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
ALL = date(2026, 1, 1), NOW.date()
DAYS = tuple(date(2026, month, day) for month in (9, 10, 11) for day in (1, 2))
LONGEST = 0.05  # seconds a process may write before it is killed

State = dict[str, tuple[str, int]]  # by note: the day and the intensity
Step = dict[str, Any]


def opened(home: Path) -> Diary:
    return Diary.open(home, clock=lambda: NOW)


def found(home: Path) -> tuple[State, int]:
    """Return what a diary holds, and how many records and ids it holds twice."""
    with Diary.open(home, clock=lambda: NOW, writable=False) as diary:
        episodes = diary.episodes(*ALL)
    state = {str(e.note): (e.day.isoformat(), e.intensity or 0) for e in episodes}
    ids = {episode.id for episode in episodes}
    return state, 2 * len(episodes) - len(ids) - len(state)


class Expected:
    """What the diary should hold: its states, the newest last, and what could be redone."""

    def __init__(self) -> None:
        self.states: list[State] = [{}]
        self.redo: list[State] = []

    def take(self, step: Step) -> None:
        """Follow a step that was taken."""
        if step["do"] == "undo":
            self.redo.append(self.states.pop())
        elif step["do"] == "redo":
            self.states.append(self.redo.pop())
        else:
            self.states.append(self.after(step))
            self.redo.clear()

    def after(self, step: Step) -> State:
        """Return what the diary holds once a step was taken."""
        if step["do"] == "undo":
            return self.states[-2]
        if step["do"] == "redo":
            return self.redo[-1]
        kept = {n: v for n, v in self.states[-1].items() if n not in step.get("gone", ())}
        return kept | {n: (d, i) for n, d, i in step.get("put", ())}


def steps(rng: Random, name: str, known: list[str], undoable: int, redoable: int) -> Iterator[Step]:
    """Yield steps without end; `known` are the notes that are there, and is kept true by whoever
    takes the steps."""
    number = 0
    while True:
        number += 1
        day = rng.choice(DAYS).isoformat()
        kinds = ["log", "log", "log", "batch"]
        kinds += ["edit", "move", "move", "remove", "remove"] if known else []
        kinds += ["undo", "undo"] if undoable else []
        kinds += ["redo", "redo"] if redoable else []
        kind = rng.choice(kinds)
        step: Step = {"do": kind}
        if kind == "log":
            step["put"] = [(f"{name}-{number}", day, rng.randint(1, 9))]
        elif kind == "batch":
            step["put"] = [
                (f"{name}-{number}-{nth}", each.isoformat(), 1)
                for nth, each in enumerate(DAYS[::2])
            ]
        elif kind in ("edit", "move"):
            step["put"] = [(rng.choice(known), day, rng.randint(1, 9))]
        elif kind == "remove":
            step["gone"] = [rng.choice(known)]
        undoable += -1 if kind == "undo" else 1
        redoable = redoable + 1 if kind == "undo" else redoable - 1 if kind == "redo" else 0
        yield step


def take(diary: Diary, step: Step, ids: dict[str, str]) -> None:
    """Take a step on the diary; `ids` are the records' ids by their notes."""
    kind, put = step["do"], step.get("put", [])
    if kind == "log":
        note, day, intensity = put[0]
        draft = EpisodeDraft(day=date.fromisoformat(day), note=note, intensity=intensity)
        diary.log(draft)
    elif kind == "batch":
        diary.add(
            Batch(
                episodes=[
                    Episode(id=new_id(), day=date.fromisoformat(day), note=note, intensity=1)
                    for note, day, _ in put
                ]
            ),
            action="import",
        )
    elif kind in ("edit", "move"):
        note, day, intensity = put[0]
        diary.edit(ids[note], day=date.fromisoformat(day), intensity=intensity)
    elif kind == "remove":
        diary.remove(ids[step["gone"][0]])
    elif kind == "undo":
        diary.undo()
    else:
        diary.redo()


def write(home: Path, rng: Random, name: str, expected: Expected, told: int) -> None:
    """Take steps until killed, telling of each before and after."""
    diary = opened(home)
    undoable, redoable = len(expected.states) - 1, len(expected.redo)
    known: list[str] = []
    endless = steps(rng, name, known, undoable, redoable)
    while True:
        ids = {str(episode.note): episode.id for episode in diary.episodes(*ALL)}
        known[:] = sorted(ids)
        step = next(endless)
        if step["do"] in ("edit", "move") and same(diary, step, ids):
            continue
        os.write(told, json.dumps(step).encode() + b"\n")
        try:
            take(diary, step, ids)
        except NothingToUndo:
            os.write(told, b'"refused"\n')
            continue
        os.write(told, b'"done"\n')


def same(diary: Diary, step: Step, ids: dict[str, str]) -> bool:
    """Whether an edit would change nothing, and so be no step at all."""
    note, day, intensity = step["put"][0]
    record = diary.get(ids[note])
    assert isinstance(record, Episode)
    return (record.day.isoformat(), record.intensity) == (day, intensity)


def killed(home: Path, rng: Random, name: str, expected: Expected) -> list[Any]:
    """Let a process write for a moment and kill it; return what it told."""
    listen, told = os.pipe()
    seed, moment = rng.random(), rng.uniform(0, LONGEST)
    child = os.fork()
    if not child:
        os.close(listen)
        write(home, Random(seed), name, expected, told)
    os.close(told)
    with os.fdopen(listen, "rb") as lines:
        first = lines.readline()
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
        heard = [first, *lines]
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
        raise SystemExit(f"the writer ended by itself: {status}")
    return [json.loads(line) for line in heard if line.endswith(b"\n")]


def warm_up(home: Path) -> None:
    """Load all that writing needs, so that a child is killed while it writes, not while it
    loads."""
    with opened(home) as diary:
        diary.log(EpisodeDraft())
        diary.undo()


def main(home: Path, kills: int, seed: int) -> None:
    warm_up(home.with_name("warm"))
    rng = Random(seed)
    expected = Expected()
    said = {"kills": kills, "steps": 0, "cut short": 0, "arrived": 0, "wrong": 0, "doubled": 0}
    for run in range(kills):
        told = killed(home, rng, f"run{run}", expected)
        pending: Step | None = None
        for line in told:
            if line == "done" and pending is not None:
                expected.take(pending)
                said["steps"] += 1
            pending = line if isinstance(line, dict) else None
        state, doubled = found(home)
        said["doubled"] += doubled
        said["cut short"] += pending is not None
        if pending is not None and state == expected.after(pending) != expected.states[-1]:
            expected.take(pending)
            said["arrived"] += 1
        if state != expected.states[-1]:
            said["wrong"] += 1
            expected.states, expected.redo = [state], []
    opened(home).log(EpisodeDraft(note="swept"))
    said["strays"] = len(list(home.rglob(".*.new")))
    sys.stdout.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
