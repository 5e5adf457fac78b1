"""The diary: one object to record with and to ask, passed to whoever needs it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from msgspec import UNSET, UnsetType

from tracker.model import (
    Broken,
    CheckIn,
    Clock,
    Episode,
    EpisodeDraft,
    Factor,
    FactorDraft,
    Intake,
    IntakeDraft,
    Marker,
    MarkerDraft,
    Record,
    Review,
    Trial,
    Value,
    system_clock,
)

from .carriers import Batch, Undone
from .contents import MONTHLY, TABLE_OF
from .errors import NothingToUndo
from .files import Document
from .journal import Change, Entry
from .lock import WAIT_SECONDS
from .trying import DiaryTrying

EACH = 500  # records, between two words on how far a batch is


class Diary(DiaryTrying):
    """A person's diary in a folder. Nothing is created before the first record.

    What a method has returned from is on the disk; one that raised has changed nothing.
    Writing raises DiaryError (locked, damaged, newer version, disk), RecordError or
    FactorError (a value that breaks a rule, a day in the future by more than one) and
    UnknownId. Write from one thread; read from any.
    """

    @classmethod
    def open(
        cls,
        home: Path,
        *,
        clock: Clock = system_clock,
        writable: bool = True,
        lock_wait: float = WAIT_SECONDS,
    ) -> Self:
        """Return the diary in a folder, which need not exist yet.

        An action that a killed process left half-written is settled first, also when the
        diary is opened for reading only: a reader must not see half of it. A write waits
        `lock_wait` seconds for another process that is writing, then raises DiaryLocked.
        """
        diary = cls(Path(home), clock=clock, writable=writable, lock_wait=lock_wait)
        diary._mind_copies()
        return diary

    def close(self) -> None:
        """Let go of the diary. Everything recorded is already on the disk; the day's first
        change is followed by a backup."""
        self.back_up_if_due()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def log(self, draft: EpisodeDraft) -> Episode:
        """Add an episode: at `draft.at`, on `draft.day` at a time not known, or now."""
        with self._action("log") as action:
            return action.episode(draft)

    def take(self, draft: IntakeDraft) -> Intake:
        """Add an intake. If the day's value was set outright, that is raised by it too."""
        with self._action("take") as action:
            return action.intake(draft)

    def mark(self, draft: MarkerDraft) -> Marker:
        """Add a life event to a day."""
        with self._action("mark") as action:
            return action.marker(draft)

    def review(self, day: date, answer: str) -> Review:
        """Set a day's answer to the weekly question: better, same or worse."""
        with self._amendment("review") as action:
            return action.review(day, answer)

    def check_in(
        self,
        day: date,
        values: Mapping[str, Value | None] | None = None,
        *,
        unlogged: int | UnsetType | None = UNSET,
        closed: bool | UnsetType = UNSET,
        flags: Iterable[str] | UnsetType | None = UNSET,
        note: str | UnsetType | None = UNSET,
        intakes: Iterable[IntakeDraft] = (),
    ) -> CheckIn:
        """Lay what is given over a day's check-in and return it whole.

        A value of None clears its key; what isn't named stays. `unlogged` as a number closes
        the day unless `closed` says otherwise; `flags` and `note` replace. `edited` is stamped
        by factor key and by the words unlogged, closed, flags, note. `intakes` are added in the
        same action, each as by `take`; of a factor in `values` the value given is the whole.
        """
        given = values or {}
        with self._action("check_in") as action:
            for draft in intakes:
                action.intake(draft, raising=draft.factor not in given)
            return action.check_in(
                day, given, unlogged=unlogged, closed=closed, flags=flags, note=note
            )

    def record(
        self,
        *,
        episode: EpisodeDraft | None,
        factors: FactorDraft | None,
        day: date | None = None,
        at: datetime | None = None,
    ) -> list[Record]:
        """Add what one entry line says as one action; return the Episode, the Intakes and the
        CheckIn, each if there was something of its kind (a CheckIn whenever there are factors,
        an empty one if it has nothing of its own).

        `day` and `at` are the day and moment the factors belong to; without them, now. Flags
        are added to the day's, a note goes below the one there.
        """
        name = "log" if episode else "take" if factors and _intakes_alone(factors) else "check_in"
        with self._action(name) as action:
            records: list[Record] = [action.episode(episode)] if episode else []
            records += action.factors(factors, day, at) if factors else []
        return records

    def edit(self, id: str, /, **changes: Any) -> Record:
        """Change the fields given and return the record; the rest stays.

        A new `at` brings its day; a new `day` alone keeps the clock time. With an ISO day as id
        its check-in is meant, `values` then being a patch as in `check_in`. A record that
        breaks a rule can be edited too, if with the changes it does so no more.
        """
        with self._amendment("edit", repair=False) as action:
            return action.edit(self._reader.find(id), changes)

    def remove(self, id: str) -> Record | Broken:
        """Take a record out (an ISO day: its check-in) and return it, or what is known of it
        if it breaks a rule; the journal keeps it as it was."""
        with self._amendment("remove", repair=False) as action:
            found = self._reader.find(id)
            action.remove(found)
        return found.record

    def undo(self) -> Undone:
        """Take back the newest action, of whichever process. Raises NothingToUndo, or Conflict
        if what it would bring back has been changed since."""
        return self._invert("undo")

    def redo(self) -> Undone:
        """Do again what was undone last, unless there was a new action since."""
        return self._invert("redo")

    def define_factor(self, factor: Factor) -> Factor:
        """Define a factor or change one; a built-in key replaces the built-in definition."""
        with self._amendment("factor") as action:
            return action.factor(factor)

    def add_trial(self, trial: Trial) -> Trial:
        """Add a trial, or replace the one with its id."""
        with self._amendment("trial") as action:
            return action.trial(trial)

    def add(self, batch: Batch, *, action: str, undoable: bool = True) -> None:
        """Put finished records in as one action, all or nothing; equal ids are replaced."""
        with self._amendment(action, kind="do" if undoable else "set") as recording:
            where = self._where_ids_are() if batch.episodes or batch.intakes else {}
            for factor in batch.factors:
                recording.factor(factor)
            records: list[Episode | Intake | CheckIn | Marker | Review | Trial] = [
                *batch.episodes, *batch.intakes, *batch.check_ins, *batch.markers,
                *batch.reviews, *batch.trials,
            ]  # fmt: skip
            for count, record in enumerate(records):
                if count % EACH == 0:
                    self.told("taking in: record", count, len(records))
                recording.finished(record, where.get((TABLE_OF[type(record)], record.id)))
            if batch.day_start is not None:
                recording.setting("day_start", batch.day_start.isoformat("minutes"))
            if batch.profile is not None:
                recording.whole_profile(batch.profile)

    def set_day_start(self, start: time) -> None:
        """Set when a diary day begins, for records made from now on."""
        with self._amendment("day_start") as action:
            action.setting("day_start", start.isoformat("minutes"))

    def set_sample(self) -> None:
        """Mark this as a sample diary (not to be undone)."""
        with self._amendment("sample", kind="set") as action:
            action.setting("sample", True)

    def _invert(self, kind: Literal["undo", "redo"]) -> Undone:
        with self._writing(repair=False) as work:
            entry: Entry | None
            entry = self._journal.to_undo() if kind == "undo" else self._journal.to_redo()
            if entry is None:
                raise NothingToUndo(f"nothing to {kind}")
            work.invert(entry)
            self._commit(work, entry.action, entry.records, kind)
            self._back_or_not(entry, kind)
        return Undone(entry.action, entry.records, _said_of_days(entry.changes))

    def _back_or_not(self, entry: Entry, kind: Literal["undo", "redo"]) -> None:
        """Note of what was brought back that it is gone again, or back once more."""
        from .aside import settle, unsettle
        from .work import RESTORING

        if entry.action in RESTORING:
            note = unsettle if kind == "undo" else settle
            note(self.home, {change.file for change in entry.changes})
            self._look_again()

    def _where_ids_are(self) -> dict[tuple[str, str], str]:
        return {
            (table, id): name
            for name in self._reader.months()
            for table in MONTHLY
            for id in self._reader.contents(name).ids(table)
        }


def _said_of_days(changes: Iterable[Change]) -> tuple[str, ...]:
    """Return what was changed in check-ins, by factor key or by the name of the field."""
    found: dict[str, None] = {}
    for change in changes:
        if change.table == "days":
            old, new = (_said(each or {}) for each in (change.before, change.after))
            found |= {key: None for key in {**old, **new} if old.get(key) != new.get(key)}
    return tuple(sorted(found, key=lambda key: key in _SAID))  # factors first


_SAID = ("unlogged", "closed", "flags", "note")


def _said(check_in: Document) -> dict[str, Any]:
    named = {key: check_in.get(key) for key in _SAID}
    return {**(check_in.get("values") or {}), **named}


def _intakes_alone(factors: FactorDraft) -> bool:
    said = factors.values or factors.flags or factors.note or factors.cleared
    return not said and factors.unlogged is None and factors.closed is None
