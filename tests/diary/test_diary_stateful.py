"""The diary against a plain model of it in memory, over any sequence of what one can do: alone,
from two processes, and on a copy that is merged again.

`TRACKER_TEST_DEPTH=20 python -m pytest tests/diary/test_diary_stateful.py` looks twenty times
as long.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace

from tests.diary.conftest import quick_folder
from tracker.diary import Diary, NothingToUndo, UnknownId
from tracker.model import (
    CATALOGUE,
    CheckIn,
    Episode,
    EpisodeDraft,
    FactorError,
    Intake,
    IntakeDraft,
    Marker,
    MarkerDraft,
    Record,
    Value,
    diary_day,
    fields,
)

DEPTH = int(os.environ.get("TRACKER_TEST_DEPTH", "1"))
NOW = datetime(2026, 11, 20, 14, 5, tzinfo=timezone(timedelta(hours=1)))
FIRST = date(2026, 10, 28)
ALL = date(1900, 1, 1), date(2100, 1, 1)
EARLIEST = datetime.min.replace(tzinfo=UTC)
Records = dict[str, Record]
Parts = dict[str, Any]
Changed = dict[tuple[str, str], int]
DATED = (Episode, Intake, CheckIn, Marker)
Dated = Episode | Intake | CheckIn | Marker

days = st.integers(0, 12).map(lambda days: FIRST + timedelta(days=days))
moments = st.integers(0, 12 * 24 * 60).map(
    lambda minutes: datetime(2026, 10, 28, 5, tzinfo=NOW.tzinfo) + timedelta(minutes=minutes)
)
whose = st.integers(0, 1)
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


def _water_of(records: Records, record: Record) -> CheckIn | None:
    """Return the check-in of an intake's day if it says how much was drunk."""
    found = records.get(record.day.isoformat()) if isinstance(record, Intake) else None
    return found if isinstance(found, CheckIn) and "water" in found.values else None


class DiaryMachine(RuleBasedStateMachine):
    """Every rule acts on one of two openings of the diary, as two processes would, and on a
    plain dictionary of records; then all three are compared.

    Between `part` and `merge` there is a copy of the diary, which other rules change. For the
    merge the model keeps when each part of a record was changed last, on either side.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = quick_folder()
        self.seconds = 0
        self.records: Records = {}
        self.done: list[Records] = []
        self.undone: list[Records] = []
        self.diaries = [self.opened(), self.opened()]
        self.copy: Diary | None = None
        self.copied: Records = {}
        self.begun: Records = {}
        self.changed: tuple[Changed, Changed] = {}, {}
        self.copies = 0

    @property
    def whole(self) -> bool:
        return self.copy is None

    def clock(self) -> datetime:
        """Every look at the clock is a moment later, but never another minute."""
        self.seconds += 1
        return NOW + timedelta(milliseconds=self.seconds)

    def opened(self) -> Diary:
        return Diary.open(self.folder / "home", clock=self.clock)

    def act(self, changed: Records) -> None:
        """Take these as the records after an action, if it was one."""
        if changed != self.records:
            self.note(0, self.records, changed)
            self.done.append(self.records)
            self.records = changed
            self.undone.clear()

    def act_on_copy(self, changed: Records) -> None:
        """Take these as the copy's records."""
        self.note(1, self.copied, changed)
        self.copied = changed

    def note(self, side: int, before: Records, after: Records) -> None:
        """Note when which parts of which records changed, removals as the part ''."""
        self.seconds += 1
        for id in before.keys() | after.keys():
            old, new = parts(before.get(id), id), parts(after.get(id), id)
            names = [name for name in old.keys() | new.keys() if old.get(name) != new.get(name)]
            if id not in after:
                names = [""]
            for name in names:
                self.changed[side][id, name] = self.seconds

    def chosen(self, data: st.DataObject, *kinds: type[Record]) -> Record:
        return drawn(data, [each for each in self.records.values() if isinstance(each, kinds)])

    def has(self, *kinds: type[Record]) -> bool:
        return any(isinstance(record, kinds) for record in self.records.values())

    @rule(who=whose, given=details, at=st.none() | moments, day=st.none() | days)
    def log(self, who: int, given: dict[str, Any], at: datetime | None, day: date | None) -> None:
        episode = self.diaries[who].log(EpisodeDraft(at=at, day=day, **given))
        moment = at or (None if day else NOW)
        assert episode.at == moment
        assert episode.day == (diary_day(moment) if moment else day)
        assert all(getattr(episode, name) == value for name, value in given.items())
        self.act(self.records | {episode.id: episode})

    @precondition(lambda self: self.whole)
    @rule(who=whose, day=days, water=st.integers(1, 8))
    def take(self, who: int, day: date, water: int) -> None:
        amount = water / 4
        check_in = self.records.get(day.isoformat())
        before = check_in.values.get("water") if isinstance(check_in, CheckIn) else None
        after = None if before is None else round(float(before) + amount, 6)
        draft = IntakeDraft(factor="water", amount=amount, day=day)
        if after is not None and after > CATALOGUE["water"].high:
            with pytest.raises(FactorError):
                self.diaries[who].take(draft)
            return
        intake = self.diaries[who].take(draft)
        assert (intake.day, intake.factor, intake.amount) == (day, "water", amount)
        changed = self.records | {intake.id: intake}
        if after is not None:
            raised = self.diaries[who].get(day.isoformat())
            assert isinstance(check_in, CheckIn)
            assert isinstance(raised, CheckIn)
            assert raised.values == check_in.values | {"water": after}
            changed[raised.id] = raised
        self.act(changed)

    @rule(who=whose, day=days, label=st.none() | st.text("ab +-", min_size=1, max_size=5))
    def mark(self, who: int, day: date, label: str | None) -> None:
        marker = self.diaries[who].mark(MarkerDraft(day=day, kind="travel", label=label))
        assert (marker.day, marker.kind, marker.label) == (day, "travel", label)
        self.act(self.records | {marker.id: marker})

    @precondition(lambda self: self.has(Episode))
    @rule(who=whose, data=st.data(), given=details, at=st.none() | moments)
    def edit(
        self, who: int, data: st.DataObject, given: dict[str, Any], at: datetime | None
    ) -> None:
        old = self.chosen(data, Episode)
        assert isinstance(old, Episode)
        moved = {"at": at, "day": diary_day(at)} if at else {}
        edited = self.diaries[who].edit(old.id, **given, **({"at": at} if at else {}))
        assert isinstance(edited, Episode)
        assert replace(edited, edited=old.edited) == replace(old, **given, **moved)
        self.act(self.records | {old.id: edited})

    @precondition(lambda self: self.has(Intake, Marker))
    @rule(who=whose, data=st.data(), day=days)
    def move(self, who: int, data: st.DataObject, day: date) -> None:
        old = self.chosen(data, Intake, Marker)
        moved = self.diaries[who].edit(old.id, day=day)
        assert isinstance(moved, Intake | Marker)
        assert isinstance(old, Intake | Marker)
        assert replace(moved, edited=old.edited) == replace(old, day=day)
        self.act(self.records | {old.id: moved})

    @rule(who=whose, day=days, values=factors, unlogged=st.none() | st.integers(0, 9))
    def check_in(
        self, who: int, day: date, values: dict[str, Value | None], unlogged: int | None
    ) -> None:
        old = self.records.get(day.isoformat(), CheckIn(day=day))
        assert isinstance(old, CheckIn)
        given: dict[str, Any] = {} if unlogged is None else {"unlogged": unlogged}
        found = self.diaries[who].check_in(day, values, **given)
        merged = {k: v for k, v in {**old.values, **values}.items() if v is not None}
        assert found.values == merged
        assert found.unlogged == (old.unlogged if unlogged is None else unlogged)
        assert found.closed == (old.closed or unlogged is not None)
        if found != old:
            self.act(self.records | {found.id: found})

    @precondition(lambda self: self.records)
    @rule(who=whose, data=st.data())
    def remove(self, who: int, data: st.DataObject) -> None:
        old = self.chosen(data, *DATED)
        if isinstance(old, CheckIn) and not self.whole:
            return  # one that is made anew is another record by the same name
        raised = _water_of(self.records, old)
        if raised and not self.whole:
            return  # what two copies make of a value that both lowered is the merge laws' to say
        assert self.diaries[who].remove(old.id) == old
        with pytest.raises(UnknownId):
            self.diaries[1 - who].get(old.id)
        left = {id: record for id, record in self.records.items() if id != old.id}
        if raised and isinstance(old, Intake):
            lowered = self.diaries[who].get(raised.id)
            assert isinstance(lowered, CheckIn)
            before = raised.values["water"]
            without = round(float(before) - old.amount, 6)
            # Unless it was drunk before the value was set, or on another day.
            assert lowered.values in ({**raised.values, "water": x} for x in (before, without))
            left[raised.id] = lowered
        self.act(left)

    @precondition(lambda self: self.whole)
    @rule(who=whose)
    def undo(self, who: int) -> None:
        if not self.done:
            with pytest.raises(NothingToUndo):
                self.diaries[who].undo()
            return
        self.diaries[who].undo()
        self.undone.append(self.records)
        self.records = self.done.pop()

    @precondition(lambda self: self.whole)
    @rule(who=whose)
    def redo(self, who: int) -> None:
        if not self.undone:
            with pytest.raises(NothingToUndo):
                self.diaries[who].redo()
            return
        self.diaries[who].redo()
        self.done.append(self.records)
        self.records = self.undone.pop()

    @rule(who=whose)
    def reopen(self, who: int) -> None:
        self.diaries[who].close()
        self.diaries[who] = self.opened()

    @precondition(lambda self: self.whole and self.done)
    @rule()
    def part(self) -> None:
        self.copies += 1
        home = self.folder / f"copy-{self.copies}"
        shutil.copytree(self.folder / "home" / "diary", home / "diary")
        self.copy = Diary.open(home, clock=self.clock)
        self.copied, self.begun = self.records, self.records
        self.changed = {}, {}

    @precondition(lambda self: not self.whole)
    @rule(given=details, day=days)
    def log_on_copy(self, given: dict[str, Any], day: date) -> None:
        assert self.copy
        episode = self.copy.log(EpisodeDraft(day=day, **given))
        self.act_on_copy(self.copied | {episode.id: episode})

    @precondition(lambda self: not self.whole and self.copied)
    @rule(data=st.data(), given=details, day=days)
    def change_on_copy(self, data: st.DataObject, given: dict[str, Any], day: date) -> None:
        assert self.copy
        old = drawn(data, list(self.copied.values()))
        after: Record
        if isinstance(old, CheckIn):
            after = self.copy.check_in(old.day, {"sleep": given.get("intensity")}, unlogged=day.day)
        elif isinstance(old, Episode):
            after = self.copy.edit(old.id, **(given or {"day": day}))
        else:
            after = self.copy.edit(old.id, day=day)
        self.act_on_copy(self.copied | {after.id: after})

    @precondition(lambda self: not self.whole)
    @rule(day=days, values=factors)
    def check_in_on_copy(self, day: date, values: dict[str, Value | None]) -> None:
        assert self.copy
        after = self.copy.check_in(day, values, unlogged=1)
        self.act_on_copy(self.copied | {after.id: after})

    @precondition(lambda self: not self.whole and self.copied)
    @rule(data=st.data())
    def remove_on_copy(self, data: st.DataObject) -> None:
        assert self.copy
        old = drawn(data, list(self.copied.values()))
        if isinstance(old, CheckIn):
            return  # one that is made anew is another record by the same name
        if _water_of(self.copied, old):
            return
        self.copy.remove(old.id)
        self.act_on_copy({id: record for id, record in self.copied.items() if id != old.id})

    @precondition(lambda self: not self.whole)
    @rule(who=whose)
    def merge(self, who: int) -> None:
        assert self.copy
        diary, copy = self.diaries[who], self.copy
        expected = {id: self.merged(id) for id in self.records.keys() | self.copied.keys()}
        version = diary.version
        diary.merge(copy.home)
        found = everything(diary)
        assert {id: parts(record, id) for id, record in found.items()} == {
            id: record for id, record in expected.items() if record
        }
        if diary.version != version:
            self.done.append(self.records)
            self.records = found
            self.undone.clear()
        copy.merge(diary.home)
        assert everything(copy) == found
        version = diary.version
        again = diary.merge(copy.home)
        assert (again.added, again.changed, again.removed) == (0, 0, 0)
        assert diary.version == version
        self.copy = None

    def merged(self, id: str) -> Parts:
        """Return what a record is to be when the copy was merged; nothing where it is gone."""
        here, there = parts(self.records.get(id), id), parts(self.copied.get(id), id)
        if id not in self.records or id not in self.copied:
            left, side = (there, 1) if id not in self.records else (here, 0)
            if id not in self.begun:
                return left
            last = max((at for key, at in self.changed[side].items() if key[0] == id), default=0)
            return left if last > self.changed[1 - side][id, ""] else {}
        result = {}
        for name in here.keys() | there.keys():
            mine, its = (changed.get((id, name), 0) for changed in self.changed)
            source = here if mine >= its else there
            if name in source:
                result[name] = source[name]
        return result

    @invariant()
    def agree(self) -> None:
        expected = deepcopy(self.records)
        for diary in self.diaries:
            assert everything(diary) == expected
            episodes = diary.episodes(*ALL)
            moments = [(episode.day, episode.at or EARLIEST) for episode in episodes]
            assert moments == sorted(moments)
            recorded = [record.day for record in expected.values() if isinstance(record, Dated)]
            assert diary.span() == ((min(recorded), max(recorded)) if recorded else None)

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


def drawn(data: st.DataObject, records: list[Record]) -> Record:
    """Draw a record by its place: ids are random, and another example each time."""
    return records[data.draw(st.integers(0, len(records) - 1))]


def parts(record: Record | None, id: str) -> Parts:
    """Return what a merge holds against each other: the fields of a record, those of a check-in
    by factor, day and moment as one."""
    if record is None:
        return parts(CheckIn(day=date.fromisoformat(id)), id) if "-" in id else {}
    found = fields(record)
    for name in ("id", "edited"):
        found.pop(name, None)
    if isinstance(record, CheckIn):
        values = found.pop("values")
        return found | {f"values.{key}": value for key, value in values.items()}
    return found | {"when": (found.pop("day"), found.pop("at", None))}


def everything(diary: Diary) -> Records:
    """Return all records by id; none is there twice."""
    read: list[Callable[..., Any]] = [
        diary.episodes, diary.intakes, diary.check_ins, diary.markers,
    ]  # fmt: skip
    records: list[Record] = [record for records in read for record in records(*ALL)]
    found = {record.id: record for record in records}
    assert len(found) == len(records)
    return found


TestDiaryMachine = DiaryMachine.TestCase
TestDiaryMachine.settings = settings(
    max_examples=25 * DEPTH,
    stateful_step_count=35,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
