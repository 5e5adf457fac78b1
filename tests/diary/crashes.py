"""Dies at every step of an action in turn, and says what the next process finds.

Run as a program with a folder; it forks from one warm process, so that a death costs
milliseconds. Prints one JSON object a death.
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
STEPS = ("write", "fsync", "replace", "ftruncate")


def opened(home: Path) -> Diary:
    return Diary.open(home, clock=lambda: NOW)


def prepare(home: Path) -> str:
    with opened(home) as diary:
        for day in DAYS:
            diary.check_in(day, {"sleep": 7})
        diary.log(EpisodeDraft(day=DAYS[0], note="stays"))
        return diary.log(EpisodeDraft(day=DAYS[1], note="moves")).id


def actions(id: str) -> dict[str, Callable[[Diary], object]]:
    batch = Batch(
        episodes=[Episode(id=new_id(), day=day, note="batch") for day in DAYS],
        check_ins=[CheckIn(day=day, values={"sleep": 5}, closed=True, unlogged=1) for day in DAYS],
    )
    return {
        "log": lambda diary: diary.log(EpisodeDraft(note="new")),
        "move": lambda diary: diary.edit(id, day=DAYS[2], note="moved"),
        "batch": lambda diary: diary.add(batch, action="import"),
        "undo": lambda diary: diary.undo(),
    }


def state(home: Path) -> list[dict[str, Any]]:
    with Diary.open(home, clock=lambda: NOW, writable=False) as diary:
        days = [*diary.episodes(DAYS[0], NOW.date()), *diary.check_ins(DAYS[0], NOW.date())]
        found = [fields(record) for record in days]
    for record in found:
        if record.get("note") == "new":
            record["id"] = "new"  # its id differs from one try to the next
    return found


def die_at(step: int, halfway: bool) -> None:
    """Make the process end at the given call that changes the disk, before it is done (or
    with half of its bytes written)."""
    calls = 0

    def dying(call: Callable[..., Any], name: str) -> Callable[..., Any]:
        def instead(*given: Any, **more: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == step:
                if halfway and name == "write":
                    call(given[0], bytes(given[1])[: len(given[1]) // 2])
                elif halfway:
                    call(*given, **more)
                os._exit(9)
            return call(*given, **more)

        return instead

    for name in STEPS:
        setattr(os, name, dying(getattr(os, name), name))


def run(home: Path, act: Callable[[Diary], object], step: int = 0, halfway: bool = False) -> bool:
    """Act in a process of its own; return whether it died."""
    child = os.fork()
    if not child:
        diary = opened(home)
        if step:
            die_at(step, halfway)
        act(diary)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 9):
        raise SystemExit(f"the action failed: {status}")
    return os.waitstatus_to_exitcode(status) == 9


def deaths(root: Path, name: str) -> None:
    home = root / "home"
    id = prepare(home)
    act = actions(id)[name]
    if name == "undo":
        run(home, actions(id)["batch"])
    before = state(home)
    finished = root / "finished"
    shutil.copytree(home, finished)
    run(finished, act)
    after = state(finished)
    for halfway in (False, True):
        step = 1
        while True:
            tried = root / f"{halfway}-{step}"
            shutil.copytree(home, tried)
            if not run(tried, act, step, halfway):
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
