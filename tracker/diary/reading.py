"""The reading half of a diary: records by diary day, without the lock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tracker.model import (
    Broken,
    Catalogue,
    CheckIn,
    Clock,
    Day,
    Episode,
    Intake,
    Marker,
    Profile,
    Record,
    RecordError,
    Review,
    Trial,
    diary_day,
    gather,
)
from tracker.model.progress import Step, silent
from tracker.model.say import left_out_words

from .aside import lacking, lacking_words
from .contents import Contents
from .errors import DiaryUnreadable
from .files import BOOK, Signature, path_of, signature
from .reader import Reader

if TYPE_CHECKING:
    from tracker.model.reads import Units

Dated = TypeVar("Dated", Episode, Intake, CheckIn, Marker, Review)
Booked = TypeVar("Booked", Marker, Review, Trial)


class DiaryReading:
    """What can be asked of a diary. Lists are oldest first, both ends of a range included;
    days are diary days. DiaryDamaged names a month that can't be read; other months still can.
    A book that can't be read is a warning: it reads as if nothing were in it. A record that
    breaks a rule is in none of the lists, but in `broken` and in its `Day`."""

    def __init__(self, home: Path, clock: Clock) -> None:
        self.home = home
        self.clock = clock
        self.warnings: list[str] = []
        self.told: Step = silent  # whoever shows how far long work is puts its own here
        self._warned: set[str] = set()
        self._units: Units | None = None
        self._read: tuple[Catalogue, Catalogue] | None = None
        self._reader = Reader(home, self._warn)
        self._version = 0
        self._seen: Signature = self._signature() or {}
        self._others = False

    def now(self) -> datetime:
        """Return the moment, aware, to the second: nobody times a twitch finer than that."""
        return self.clock().replace(microsecond=0)

    def today(self) -> date:
        """Return the diary day it is."""
        return self.day_of(self.now())

    def day_of(self, at: datetime) -> date:
        """Return the diary day a moment belongs to, in the wall time it carries."""
        return diary_day(at, self.day_start)

    @property
    def day_start(self) -> time:
        """When a diary day begins; 04:00 unless the book says otherwise."""
        return self._book().day_start

    @property
    def units(self) -> Units:
        """How its factors say amounts and times; what is kept is the same in any. Setting
        others counts as a change seen."""
        from tracker.model.reads import Units  # late: a quick log has no others than are kept

        return self._units or Units()

    @units.setter
    def units(self, units: Units) -> None:
        if units != self.units:
            self._units, self._read = units, None
            self._version += 1

    @property
    def catalogue(self) -> Catalogue:
        """The factors built in and the user's own, which say their values in `units`."""
        kept, read = self._book().catalogue, self._read
        if self._units is None:
            return kept
        if read is None or read[0] is not kept:
            from tracker.model.reads import read_in

            read = self._read = kept, read_in(kept, self._units)
        return read[1]

    @property
    def kept_catalogue(self) -> Catalogue:
        """The factors as they are kept, for files and other programs."""
        return self._book().catalogue

    @property
    def sample(self) -> bool:
        """Whether this is a sample diary."""
        return self._book().meta.get("sample") is True

    @property
    def version(self) -> int:
        """A number that grows with every change seen, own or others'."""
        return self._version

    def refresh(self) -> bool:
        """Return whether another process has changed something since this was last asked.

        A folder that can't be looked into counts as unchanged; a warning says so once.
        """
        current = self._signature()
        if current is None:
            return False
        changed = self._others or current != self._seen
        self._seen, self._others = current, False
        self._version += changed
        return changed

    @property
    def book_damage(self) -> str:
        """Why markers, weekly answers, trials and own factors can't be read; '' if they can."""
        return self._reader.book().damage

    @property
    def book_whole(self) -> bool:
        """Whether the book can be read and no damaged version of it is set aside: only then is
        no trial none."""
        return not self.book_damage and BOOK not in self.lacking()

    def lacking(self, start: date = date.min, end: date = date.max) -> list[str]:
        """Return the files of a range of days ('2026-11'; 'book' for any) that hold only a part
        of what was recorded: a damaged version is set aside, and its records are not back."""
        first, last = start.isoformat()[:7], end.isoformat()[:7]
        return [name for name in lacking(self._seen) if name == BOOK or first <= name <= last]

    def lacking_words(self, start: date = date.min, end: date = date.max) -> list[str]:
        """Return for each of these files what it lacks, and how that is brought back."""
        return [lacking_words(path_of(self.home, name)) for name in self.lacking(start, end)]

    def unwhole(self) -> list[str]:
        """Return the files known so far to be damaged or to lack a part; the book first, then
        the newest month."""
        found = {*self.lacking(), *self._reader.damaged()}
        return [BOOK] * (BOOK in found) + sorted(found - {BOOK}, reverse=True)

    def get(self, id: str) -> Record:
        """Return a record by id; an ISO day means that day's check-in. Else UnknownId,
        RecordError where it breaks a rule, or DiaryDamaged or NewerVersion where it may be in a
        file that can't be read."""
        record = self._reader.find(id).record
        if isinstance(record, Broken):
            raise RecordError(f"{id} can't be read: {record.problem}")
        return record

    def edit_base(self, id: str) -> Record:
        """Return what an edit of that record is read against: the record, or what is legible
        of one that breaks a rule. Raises as `get`; RecordError where nothing is."""
        found = self._reader.find(id)
        if not isinstance(found.record, Broken):
            return found.record
        from .mending import legible

        return legible(found.record, self._reader.document(found))

    def episodes(self, start: date, end: date) -> list[Episode]:
        """Return the episodes of a range of days."""
        return self._between(Episode, start, end)

    def intakes(self, start: date, end: date) -> list[Intake]:
        """Return the intakes of a range of days."""
        return self._between(Intake, start, end)

    def check_ins(self, start: date, end: date) -> list[CheckIn]:
        """Return the check-ins of a range of days."""
        return self._between(CheckIn, start, end)

    def markers(self, start: date, end: date) -> list[Marker]:
        """Return the life events of a range of days."""
        return _within(self._booked(Marker), start, end)

    def reviews(self, start: date, end: date) -> list[Review]:
        """Return the answers to the weekly question of a range of days."""
        return _within(self._booked(Review), start, end)

    def trials(self) -> list[Trial]:
        """Return all trials by their first day."""
        return self._booked(Trial)

    def profile(self) -> Profile:
        """Return what the book keeps of the person; nothing said where it can't be read."""
        return self._book().profile

    def paused(self) -> bool:
        """Return whether a pause lasts: what asks or reminds is quiet then."""
        profile = self.profile()
        if profile.paused_at is None:
            return False
        from tracker.model.observation import pause_began, paused

        began, today = pause_began(profile), self.today()
        return paused(profile, today, self.days(began, today) if began else [])

    def day(self, day: date) -> Day:
        """Return one day with everything recorded on it."""
        return self.days(day, day)[0]

    def days(self, start: date, end: date) -> list[Day]:
        """Return every day of a range with everything recorded on it."""
        months = list(self._reader.between(start, end))
        return gather(
            start,
            end,
            _gathered(months, Episode, start, end),
            _gathered(months, Intake, start, end),
            _gathered(months, CheckIn, start, end),
            self.markers(start, end),
            self._broken_in(months, start, end),
        )

    def broken(self, start: date, end: date) -> list[Broken]:
        """Return the records of a range of days that break a rule, as far as a day is known:
        the one they state, else the first of their month."""
        return self._broken_in(self._reader.between(start, end), start, end)

    def _broken_in(self, months: Iterable[Contents], start: date, end: date) -> list[Broken]:
        found = [each for month in months for each in month.broken]
        found += self._book().broken
        return [each for each in found if each.day and start <= each.day <= end]

    def _book(self) -> Contents:
        """Return the book as far as it can be read: without it days and factors are the
        built-in ones, and recording goes on."""
        book = self._reader.book()
        if book.damage:
            self._warn(
                f"{book.damage}; meanwhile the built-in factors and day start are used, and "
                "markers, weekly answers and trials are left out"
            )
        elif unseen := [each for each in book.broken if each.day is None]:
            self._warn(f"book.json: {left_out_words(len(unseen))}")
        return book

    def _booked(self, kind: type[Booked]) -> list[Booked]:
        book = self._book()
        return [] if book.damage else book.of(kind)

    def _between(self, kind: type[Dated], start: date, end: date) -> list[Dated]:
        return _gathered(self._reader.between(start, end), kind, start, end)

    def _signature(self) -> Signature | None:
        try:
            return signature(self.home)
        except DiaryUnreadable as error:
            self._warn(str(error))
            return None

    def _warn(self, message: str) -> None:
        if message and message not in self._warned:  # whoever shows the warnings may clear them
            self._warned.add(message)
            self.warnings.append(message)


def _gathered(months: Iterable[Contents], kind: type[Dated], start: date, end: date) -> list[Dated]:
    return [found for month in months for found in _within(month.of(kind), start, end)]


def _within(records: list[Dated], start: date, end: date) -> list[Dated]:
    return [record for record in records if start <= record.day <= end]
