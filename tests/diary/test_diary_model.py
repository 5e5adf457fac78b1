"""The diary against a model of it in memory, over any sequence of what one can do."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from copy import deepcopy
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace

from tracker.diary import Diary, NothingToUndo, UnknownId
from tracker.model import CheckIn, Episode, EpisodeDraft, Record, Value, diary_day

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=timezone(timedelta(hours=1)))
FIRST = date(2026, 10, 28)
ALL = date(1900, 1, 1), date(2100, 1, 1)

days = st.integers(0, 12).map(lambda days: FIRST + timedelta(days=days))
moments = st.integers(0, 12 * 24 * 60).map(
    lambda minutes: datetime(2026, 10, 28, 5, tzinfo=NOW.tzinfo) + timedelta(minutes=minutes)
)
details = st.fixed_dictionaries(
    {},
    optional={
        "hand": st.sampled_from(["left", "right", "both", None]),
        "sites": st.lists(st.sampled_from(["thumb", "index", "eyelid"]), max_size=2, unique=True),
        "count": st.integers(1, 999),
        "intensity": st.none() | st.integers(0, 10),
        "tags": st.lists(st.from_regex(r"\A[a-zé]{1,8}\Z"), max_size=2, unique=True),
        "note": st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    },
)
factors: st.SearchStrategy[dict[str, Value | None]] = st.dictionaries(
    st.sampled_from(["sleep", "stress", "water"]), st.none() | st.integers(0, 10), max_size=3
)


class DiaryMachine(RuleBasedStateMachine):
    """Every rule acts on the diary and on a plain dictionary of records, then compares."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.records: dict[str, Record] = {}
        self.done: list[dict[str, Record]] = []
        self.undone: list[dict[str, Record]] = []
        self.open()

    def open(self) -> None:
        self.diary = Diary.open(self.home, clock=lambda: NOW)

    def act(self, change: Callable[[dict[str, Record]], None]) -> None:
        before = dict(self.records)
        change(self.records)
        if self.records != before:
            self.done.append(before)
            self.undone.clear()

    def ids(self, kind: type) -> list[str]:
        return [id for id, record in self.records.items() if isinstance(record, kind)]

    @rule(given=details, at=st.none() | moments, day=st.none() | days)
    def log(self, given: dict[str, Any], at: datetime | None, day: date | None) -> None:
        episode = self.diary.log(EpisodeDraft(at=at, day=day, **given))
        moment = at or (None if day else NOW)
        assert episode.at == moment
        assert episode.day == (diary_day(moment) if moment else day)
        assert all(getattr(episode, name) == value for name, value in given.items())
        self.act(lambda records: records.update({episode.id: episode}))

    @precondition(lambda self: self.ids(Episode))
    @rule(data=st.data(), given=details, at=st.none() | moments)
    def edit(self, data: st.DataObject, given: dict[str, Any], at: datetime | None) -> None:
        id = data.draw(st.sampled_from(self.ids(Episode)))
        old = self.records[id]
        assert isinstance(old, Episode)
        moved = {"at": at, "day": diary_day(at)} if at else {}
        edited = self.diary.edit(id, **given, **({"at": at} if at else {}))
        assert edited == replace(old, **given, **moved)
        self.act(lambda records: records.update({id: edited}))

    @rule(day=days, values=factors, unlogged=st.none() | st.integers(0, 9))
    def check_in(self, day: date, values: dict[str, Value | None], unlogged: int | None) -> None:
        old = self.records.get(day.isoformat(), CheckIn(day=day))
        assert isinstance(old, CheckIn)
        given: dict[str, Any] = {} if unlogged is None else {"unlogged": unlogged}
        found = self.diary.check_in(day, values, **given)
        merged = {k: v for k, v in {**old.values, **values}.items() if v is not None}
        assert found.values == merged
        assert found.unlogged == (old.unlogged if unlogged is None else unlogged)
        assert found.closed == (old.closed or unlogged is not None)
        if found != old:
            self.act(lambda records: records.update({found.id: found}))

    @precondition(lambda self: self.records)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        id = data.draw(st.sampled_from(sorted(self.records)))
        assert self.diary.remove(id) == self.records[id]
        with pytest.raises(UnknownId):
            self.diary.get(id)
        self.act(lambda records: records.pop(id))  # type: ignore[arg-type]

    @rule()
    def undo(self) -> None:
        if not self.done:
            with pytest.raises(NothingToUndo):
                self.diary.undo()
            return
        self.diary.undo()
        self.undone.append(self.records)
        self.records = self.done.pop()

    @rule()
    def redo(self) -> None:
        if not self.undone:
            with pytest.raises(NothingToUndo):
                self.diary.redo()
            return
        self.diary.redo()
        self.done.append(self.records)
        self.records = self.undone.pop()

    @rule()
    def reopen(self) -> None:
        self.diary.close()
        self.open()

    @invariant()
    def agree(self) -> None:
        found: list[Episode | CheckIn] = [
            *self.diary.episodes(*ALL),
            *self.diary.check_ins(*ALL),
        ]
        assert {record.id: record for record in found} == deepcopy(self.records)
        assert len(found) == len(self.records)
        moments = [(e.day, e.at or datetime.min.replace(tzinfo=NOW.tzinfo)) for e in
                   self.diary.episodes(*ALL)]  # fmt: skip
        assert moments == sorted(moments)
        recorded = [record.day for record in found]
        assert self.diary.span() == ((min(recorded), max(recorded)) if recorded else None)

    def teardown(self) -> None:
        shutil.rmtree(self.home)


TestDiaryMachine = DiaryMachine.TestCase
TestDiaryMachine.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
