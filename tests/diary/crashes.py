"""Stops an action at every step that changes the disk, and says what is found afterwards.

Each step in turn is made to fail, or is the last thing its process does. Run as a program
with a folder and an action it dies at every step: it forks from one warm process, so that a
death costs milliseconds, and prints one JSON object a death.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tracker.diary import Batch, Diary, new_id
from tracker.model import CheckIn, Episode, EpisodeDraft, fields

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
DAYS = (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1))
ACTIONS = ("first", "log", "move", "batch", "undo")
# Every call through which the diary changes the disk; a folder's fsync is an fsync too.
STEPS = ("open", "mkdir", "write", "fsync", "replace", "rename", "link", "unlink", "ftruncate")

Act = Callable[[Diary], object]
Instead = Callable[[str, Callable[..., Any], tuple[Any, ...], dict[str, Any]], Any]


def opened(home: Path) -> Diary:
    return Diary.open(home, clock=lambda: NOW, lock_wait=0.05)


def prepare(home: Path, name: str) -> Act:
    """Make the diary that an action needs, and return the action. 'first' needs none."""
    if name == "first":
        home.mkdir(parents=True)
        return lambda diary: diary.log(EpisodeDraft(note="new"))
    with opened(home) as diary:
        for day in DAYS:
            diary.check_in(day, {"sleep": 7})
        diary.log(EpisodeDraft(day=DAYS[0], note="stays"))
        id = diary.log(EpisodeDraft(day=DAYS[1], note="moves")).id
    batch = Batch(
        episodes=[Episode(id=new_id(), day=day, note="batch") for day in DAYS],
        check_ins=[CheckIn(day=day, values={"sleep": 5}, closed=True, unlogged=1) for day in DAYS],
    )
    actions: dict[str, Act] = {
        "log": lambda diary: diary.log(EpisodeDraft(note="new")),
        "move": lambda diary: diary.edit(id, day=DAYS[2], note="moved"),
        "batch": lambda diary: diary.add(batch, action="import"),
        "undo": lambda diary: diary.undo(),
    }
    if name == "undo":
        with opened(home) as diary:
            actions["batch"](diary)
    return actions[name]


def state(home: Path) -> list[dict[str, Any]]:
    """Return all records of a diary; the id of a new one differs from try to try."""
    with Diary.open(home, clock=lambda: NOW, writable=False) as diary:
        days = [*diary.episodes(DAYS[0], NOW.date()), *diary.check_ins(DAYS[0], NOW.date())]
        found = [fields(record) for record in days]
    for record in found:
        if record.get("note") == "new":
            record["id"] = "new"
    return found


def outcomes(home: Path, act: Act) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the diary's state before the action and, on a copy, after it."""
    before = state(home)
    finished = home.with_name("finished")
    shutil.copytree(home, finished)
    act(opened(finished))
    return before, state(finished)


def instead(step: int, do: Instead, patch: Callable[[Any, str, Any], None]) -> Callable[[], bool]:
    """Let `do` stand in for the given call that changes the disk; return what tells whether
    it came to that."""
    calls = 0

    def standing_in(call: Callable[..., Any], name: str) -> Callable[..., Any]:
        def counted(*given: Any, **more: Any) -> Any:
            nonlocal calls
            calls += 1
            return do(name, call, given, more) if calls == step else call(*given, **more)

        return counted

    for name in STEPS:
        patch(os, name, standing_in(getattr(os, name), name))
    return lambda: calls >= step


def dying(halfway: bool) -> Instead:
    """End the process before the call is made, or `halfway` with half of its bytes written."""

    def die(name: str, call: Callable[..., Any], given: Any, more: Any) -> None:
        if halfway and name == "write":
            call(given[0], bytes(given[1])[: len(given[1]) // 2])
        elif halfway:
            call(*given, **more)
        os._exit(9)

    return die


def dies(home: Path, act: Act, step: int, halfway: bool) -> bool:
    """Act in a process of its own; return whether it died."""
    child = os.fork()
    if not child:
        diary = opened(home)
        instead(step, dying(halfway), setattr)
        act(diary)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 9):
        raise SystemExit(f"the action failed: {status}")
    return os.waitstatus_to_exitcode(status) == 9


def deaths(root: Path, name: str) -> None:
    home = root / "home"
    act = prepare(home, name)
    before, after = outcomes(home, act)
    for halfway in (False, True):
        step = 1
        while True:
            tried = root / f"{halfway}-{step}"
            shutil.copytree(home, tried)
            if not dies(tried, act, step, halfway):
                break
            found = state(tried)
            kept = "old" if found == before else "new" if found == after else "half"
            with opened(tried) as diary:
                diary.log(EpisodeDraft(day=DAYS[0], note="afterwards"))
                diary.undo()
                goes_on = state(tried) == found
            strays = [path.name for path in tried.rglob(".*.new")]
            said = {"step": step, "found": kept, "goes_on": goes_on, "strays": strays}
            sys.stdout.write(json.dumps(said) + "\n")
            step += 1


if __name__ == "__main__":
    deaths(Path(sys.argv[1]), sys.argv[2])
