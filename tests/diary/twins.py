"""Copies of one diary on several machines, each with a clock of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from tracker.diary import Diary, Merged
from tracker.diary.files import META, Tables
from tracker.diary.merge.combining import combine, steps
from tracker.diary.merge.copies import read_own
from tracker.model import fields

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
TODAY = date(2026, 11, 20)
ALL = date(1900, 1, 1), date(2100, 1, 1)


class Machine:
    """A home with its diary; every look at the clock is later than the last one."""

    def __init__(self, home: Path, start: datetime = NOW, step: float = 1.0) -> None:
        self.home = home
        self.now = start
        self.step = timedelta(seconds=step)
        self.diary = Diary.open(home, clock=self.tick)

    def tick(self) -> datetime:
        self.now += self.step
        return self.now

    def twin(self, name: str, ahead: float = 0.5) -> Machine:
        """Return a copy of the diary as it is now on another machine, its clock so many seconds
        ahead; journal and backups stay behind."""
        home = self.home.with_name(name)
        shutil.copytree(self.home / "diary", home / "diary")
        return Machine(home, self.now + timedelta(seconds=ahead))

    def shown(self) -> dict[str, Any]:
        """Return everything that a person sees, by kind and id."""
        diary = Diary.open(self.home, clock=lambda: self.now)
        found: list[Any] = [
            *diary.episodes(*ALL),
            *diary.intakes(*ALL),
            *diary.check_ins(*ALL),
            *diary.markers(*ALL),
            *diary.reviews(*ALL),
            *diary.trials(),
        ]
        said = {f"{type(record).__name__} {record.id}": fields(record) for record in found}
        assert len(said) == len(found)
        return said | {"start": diary.day_start, "factors": dict(diary.catalogue)}

    def files(self) -> dict[str, bytes]:
        kept = [path for path in self.home.rglob("*") if path.is_file() and path.name != "lock"]
        return {str(path.relative_to(self.home)): path.read_bytes() for path in kept}


def both(one: Machine, two: Machine) -> tuple[Merged, Merged]:
    """Merge both ways at once: each takes in the other as it was before."""
    before = two.home.with_name("before")
    os.makedirs(before)
    for path in (one.home / "diary").iterdir():
        (before / path.name).write_bytes(path.read_bytes())
    result = one.diary.merge(two.home), two.diary.merge(before)
    assert one.shown() == two.shown()
    for machine, other in ((one, two), (two, one)):
        kept = machine.files()
        assert machine.diary.merge(other.home) == Merged()
        assert machine.files() == kept
    return result


def combined(*copies: Mapping[str, Tables]) -> dict[str, Tables]:
    """Return the first copy with what the others have."""
    result = deepcopy(dict(copies[0]))
    for outcome in combine(copies):
        for step in steps(outcome):
            documents = result.setdefault(step.file, {}).setdefault(step.table, {})
            if step.document is None:
                del documents[step.id]
            else:
                documents[step.id] = step.document
    return result


def flat(copy: Mapping[str, Tables]) -> dict[tuple[str, str, str], Any]:
    """Return every document by file, table and id: what a copy says, whatever the order."""
    return {
        (file, table, id): document
        for file, tables in copy.items()
        for table, documents in tables.items()
        if table != META
        for id, document in documents.items()
    }


def raw(machine: Machine) -> dict[str, Tables]:
    return read_own(machine.home)
