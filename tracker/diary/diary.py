"""The diary: one object to record with and to ask, passed to whoever needs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from msgspec import UNSET, UnsetType

from tracker.model import (
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

from .batch import Batch, Undone
from .changes import stamp_of
from .contents import MONTHLY, TABLE_OF
from .errors import DiaryError, DiaryLocked, NewerVersion, NothingToUndo
from .files import BOOK, newer_words, path_of
from .journal import Entry, Journal
from .lock import WAIT_SECONDS, locked
from .reading import DiaryReading

if TYPE_CHECKING:
    from .recording import Recording
    from .work import Work

Kind = Literal["do", "undo", "redo", "set"]


class Diary(DiaryReading):
    """A person's diary in a folder. Nothing is created before the first record.

    What a method has returned from is on the disk; one that raised has changed nothing.
    Writing raises DiaryError (locked, damaged, newer version, disk), RecordError or
    FactorError (a value that breaks a rule, a day in the future by more than one) and
    UnknownId. Write from one thread; read from any.
    """

    def __init__(
        self,
        home: Path,
        *,
        clock: Clock = system_clock,
        writable: bool = True,
        lock_wait: float = WAIT_SECONDS,
    ) -> None:
        super().__init__(home, clock)
        self.writable = writable
        self.lock_wait = lock_wait
        self._journal = Journal(home)
        self._swept = False
        if not self._journal.settled():
            self._settle()

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
        return cls(Path(home), clock=clock, writable=writable, lock_wait=lock_wait)

    def close(self) -> None:
        """Let go of the diary. Everything recorded is already on the disk."""

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
        with self._action("review") as action:
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
    ) -> CheckIn:
        """Lay what is given over a day's check-in and return it whole.

        A value of None clears its key; what isn't named stays. `unlogged` as a number closes
        the day unless `closed` says otherwise; `flags` and `note` replace. `edited` is stamped
        by factor key and by the words unlogged, closed, flags, note.
        """
        with self._action("check_in") as action:
            return action.check_in(
                day, values or {}, unlogged=unlogged, closed=closed, flags=flags, note=note
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
        its check-in is meant, `values` then being a patch as in `check_in`.
        """
        with self._action("edit", repair=False) as action:
            return action.edit(self._reader.find(id), changes)

    def remove(self, id: str) -> Record:
        """Take a record out (an ISO day: its check-in) and return it."""
        with self._action("remove", repair=False) as action:
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
        with self._action("factor") as action:
            return action.factor(factor)

    def add_trial(self, trial: Trial) -> Trial:
        """Add a trial, or replace the one with its id."""
        with self._action("trial") as action:
            return action.trial(trial)

    def add(self, batch: Batch, *, action: str, undoable: bool = True) -> None:
        """Put finished records in as one action, all or nothing; equal ids are replaced."""
        with self._action(action, kind="do" if undoable else "set") as recording:
            where = self._where_ids_are() if batch.episodes or batch.intakes else {}
            for factor in batch.factors:
                recording.factor(factor)
            for records in (
                batch.episodes,
                batch.intakes,
                batch.check_ins,
                batch.markers,
                batch.reviews,
                batch.trials,
            ):
                for record in records:
                    file = where.get((TABLE_OF[type(record)], record.id))
                    recording.finished(record, file)
            if batch.day_start is not None:
                recording.setting("day_start", batch.day_start.isoformat("minutes"))

    def set_day_start(self, start: time) -> None:
        """Set when a diary day begins, for records made from now on."""
        with self._action("day_start") as action:
            action.setting("day_start", start.isoformat("minutes"))

    def set_sample(self) -> None:
        """Mark this as a sample diary (not to be undone)."""
        with self._action("sample", kind="set") as action:
            action.setting("sample", True)

    @contextmanager
    def _action(self, name: str, *, repair: bool = True, kind: Kind = "do") -> Iterator[Recording]:
        """Gather one action under the lock; it is saved when the block ends without an error."""
        from .recording import Recording

        with self._writing(repair) as work:
            # The stamp is finer than the records: two edits within a second keep their order.
            stamp = stamp_of(self.clock())
            recording = Recording(work, self.now(), self.day_start, self.catalogue, stamp)
            yield recording
            self._commit(work, name, list(dict.fromkeys(recording.touched)), kind)

    def _invert(self, kind: Literal["undo", "redo"]) -> Undone:
        with self._writing(repair=False) as work:
            entry: Entry | None
            entry = self._journal.to_undo() if kind == "undo" else self._journal.to_redo()
            if entry is None:
                raise NothingToUndo(f"nothing to {kind}")
            work.invert(entry)
            self._commit(work, entry.action, entry.records, kind)
        return Undone(entry.action, entry.records)

    @contextmanager
    def _writing(self, repair: bool) -> Iterator[Work]:
        if not self.writable:
            raise DiaryError("this diary was opened for reading only; nothing was saved")
        from .recovery import recover
        from .work import Work

        try:
            with locked(self.home, self.lock_wait):
                if not (self._swept and self._journal.settled()):
                    recover(self.home, self._journal, self._warn)
                    self._swept = True
                if self._reader.book().newer:
                    raise NewerVersion(newer_words(path_of(self.home, BOOK)))
                yield Work(self.home, self._journal, stamp_of(self.clock()), self._warn, repair)
        except OSError as error:
            where = f" ({error.filename})" if error.filename else ""
            raise DiaryError(f"not saved: {error.strerror or error}{where}") from error

    def _commit(self, work: Work, name: str, records: list[str], kind: Kind) -> None:
        self._others = self._others or self._signature() not in (self._seen, None)
        if work.commit(name, records, kind):
            self._version += 1
        self._seen = self._signature() or self._seen

    def _settle(self) -> None:
        """Settle what a killed process left; one that lives and is writing does so itself."""
        from .recovery import recover

        try:
            with locked(self.home, 0):
                recover(self.home, self._journal, self._warn)
        except DiaryLocked:
            return
        except OSError as error:
            self._warn(f"an unfinished action could not be settled: {error}")

    def _where_ids_are(self) -> dict[tuple[str, str], str]:
        return {
            (table, id): name
            for name in self._reader.months()
            for table in MONTHLY
            for id in self._reader.contents(name).tables.get(table, {})
        }


def _intakes_alone(factors: FactorDraft) -> bool:
    said = factors.values or factors.flags or factors.note or factors.cleared
    return not said and factors.unlogged is None and factors.closed is None
