"""Records put into one action by the diary's rules: day, stamp, bounds, place in the files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from typing import Any, TypeVar

import msgspec

from tracker.model import (
    CHECK_IN_FIELDS,
    Broken,
    Catalogue,
    CheckIn,
    Episode,
    EpisodeDraft,
    Factor,
    FactorDraft,
    Intake,
    IntakeDraft,
    Marker,
    MarkerDraft,
    Record,
    RecordError,
    Review,
    Trial,
    check_definition,
    checked,
    diary_day,
    read,
)

from . import changes as rules
from .contents import (
    DAYS,
    FACTORS,
    KIND_OF,
    REVIEWS,
    TABLE_OF,
    decode_factor,
    decode_record,
    document_of_factor,
    file_of,
)
from .files import BOOK, META, META_ID, RAISED, Document
from .ids import new_id
from .reader import Found
from .work import Work

LARGEST = 1e15  # beyond it JSON numbers stop being exact

AnyRecord = TypeVar("AnyRecord", bound=Record)


class Recording:
    """One action in the making. `touched` are the ids it has changed so far."""

    def __init__(
        self, work: Work, now: datetime, day_start: time, catalogue: Catalogue, stamp: str
    ) -> None:
        self._work = work
        self._now = now
        self._day_start = day_start
        self._catalogue = catalogue
        self._stamp = stamp
        self.touched: list[str] = []

    def episode(self, draft: EpisodeDraft) -> Episode:
        """Add an episode."""
        day, at = self._placed(draft.at, draft.day)
        details: dict[str, Any] = msgspec.to_builtins(draft)
        return self._keep(read(Episode, self._new(details, day, at)))

    def intake(self, draft: IntakeDraft) -> Intake:
        """Add an intake; the day's value is raised too if it was set outright."""
        day, at = self._placed(draft.at, draft.day)
        intake = self._new_intake(draft.factor, draft.amount, draft.label, day, at)
        raised = rules.raised(
            self._check_in_of(day).values, {intake.factor: intake.amount}, self._catalogue
        )
        if raised:
            self._note_raises(day, [intake])
            self.check_in(day, raised)
        return self._keep(intake)

    def factors(self, draft: FactorDraft, day: date | None, at: datetime | None) -> list[Record]:
        """Add what a line says of a day's factors: its intakes, then the check-in."""
        if at is None and day == diary_day(self._now, self._day_start):
            day = None  # said of today: now
        day, at = self._placed(at, day)
        intakes = [
            self._keep(self._new_intake(key, amount, draft.labels.get(key), day, at))
            for key, amount in draft.add.items()
        ]
        before = self._check_in_of(day)
        given = {key: value for key, value in draft.values.items() if value is not None}
        kept = {key: value for key, value in before.values.items() if key not in draft.values}
        unknown = "unlogged" in draft.cleared
        self._note_raises(day, [each for each in intakes if each.factor in kept])
        after = self.check_in(
            day,
            {**draft.values, **rules.raised(kept | given, draft.add, self._catalogue)},
            unlogged=draft.unlogged if draft.unlogged is not None or unknown else msgspec.UNSET,
            closed=msgspec.UNSET if draft.closed is None else draft.closed,
            flags=[*dict.fromkeys([*before.flags, *draft.flags])] if draft.flags else msgspec.UNSET,
            note="\n".join(filter(None, [before.note, draft.note]))
            if draft.note
            else msgspec.UNSET,
            added_to=("flags", "note"),
        )
        return [*intakes, after]

    def check_in(
        self, day: date, values: Mapping[str, Any], *, added_to: Collection[str] = (), **given: Any
    ) -> CheckIn:
        """Lay what was given over the day's check-in; `added_to` names the fields given that
        hold what was there already. What can't be read of it must be said anew in full."""
        self._allowed(day)
        before = self._check_in_of(day)
        document = self._work.get(file_of(DAYS, day), DAYS, day.isoformat())
        said = [name for name, value in given.items() if value is not msgspec.UNSET]
        mending = False
        if document and (said or values) and not _reads(DAYS, day.isoformat(), document):
            from .mending import mended_check_in

            mending = True
            fresh = [name for name in said if name not in added_to]
            before = mended_check_in(day, document, fresh, values)
        after = rules.checked_in(before, values, self._catalogue, self._stamp, **given)
        return before if after == before and not mending else self._keep(after)

    def marker(self, draft: MarkerDraft) -> Marker:
        """Add a life event."""
        plain: dict[str, Any] = msgspec.to_builtins(draft)
        marker = read(Marker, {**plain, "id": new_id(), "edited": self._stamp})
        self._allowed(marker.day)
        return self._keep(marker)

    def review(self, day: date, answer: str) -> Review:
        """Set the day's answer to the weekly question."""
        self._allowed(day)
        review = read(Review, {"day": day, "answer": answer, "edited": self._stamp})
        document = self._work.get(BOOK, REVIEWS, review.id)
        if document is not None and _reads(REVIEWS, review.id, document):
            before = decode_record(REVIEWS, review.id, document)
            if isinstance(before, Review) and before.answer == review.answer:
                return before
        return self._keep(review)

    def trial(self, trial: Trial) -> Trial:
        """Add a trial, or replace the one with its id."""
        return self._keep(checked(msgspec.structs.replace(trial, edited=self._stamp)))

    def factor(self, factor: Factor) -> Factor:
        """Define a factor of the user's, or change one."""
        factor = check_definition(factor)
        before = self._work.get(BOOK, FACTORS, factor.key)
        if before is None or not _defines(factor, before):
            kept = {k: v for k, v in (before or {}).items() if k not in Factor.__struct_fields__}
            document = kept | document_of_factor(factor) | {"edited": self._stamp}
            self._put(BOOK, FACTORS, factor.key, document)
        return factor

    def edit(self, found: Found, changes: dict[str, Any]) -> Record:
        """Change fields of a record; a new moment may move it to another month's file."""
        record, file, table = found
        if isinstance(record, Broken):
            return self._mend(record, changes)
        if isinstance(record, CheckIn):
            return self._edit_check_in(record.day, changes)
        if isinstance(record, Episode | Intake):
            changes = rules.moved(record, changes, self._now, self._day_start)
        after = rules.edited(record, changes, self._stamp)
        if after == record:
            return record
        if isinstance(after, Intake) and {"factor", "amount"} & changes.keys():
            after = msgspec.structs.replace(after, amount=self._amount(after.factor, after.amount))
        if isinstance(after, Marker):
            self._allowed(after.day)
        return self._move(after, file, table)

    def remove(self, found: Found) -> None:
        """Take a record out. A day's value that was set outright and raised by an intake is
        what it would be without it."""
        self._work.drop(found.file, found.table, found.record.id)
        self.touched.append(found.record.id)
        if isinstance(found.record, Intake):
            self._lower(found.record)

    def finished(self, record: AnyRecord, file: str | None) -> None:
        """Add a finished record or replace the one with its id, kept in `file` until now."""
        record = checked(record)
        _refuse_extremes(record)
        if not isinstance(record, Trial):
            self._allowed(record.day)
        if file is None:
            self._keep(record)
        else:
            self._move(record, file, TABLE_OF[type(record)])

    def setting(self, name: str, value: object) -> None:
        """Set what the book's meta says of the whole diary."""
        meta = self._work.get(BOOK, META, META_ID) or {}
        self._work.put(BOOK, META, META_ID, {**meta, name: value})

    def _mend(self, broken: Broken, changes: dict[str, Any]) -> Record:
        """Lay the changes over what is in the file; RecordError if it still breaks a rule."""
        from .mending import mended

        file, table, id = broken.file, broken.table, broken.id
        document = self._work.get(file, table, id)
        if table not in KIND_OF or document is None:
            raise RecordError(f"{id}: define this factor anew, with `tracker factor add`")
        if table == DAYS:
            day = read(CheckIn, {"day": id}).day
            self._at_home(file, table, id, day)
            return self._edit_check_in(day, changes)
        after: Record = mended(
            table, id, document, changes, self._now, self._day_start, self._stamp
        )
        self._at_home(file, table, id, None if isinstance(after, Trial) else after.day)
        if isinstance(after, Intake) and {"factor", "amount"} & changes.keys():
            after = msgspec.structs.replace(after, amount=self._amount(after.factor, after.amount))
        return self._keep(after)

    def _at_home(self, file: str, table: str, id: str, day: date | None) -> None:
        """Move a document to the file its day belongs in."""
        home = file_of(table, day)
        document = self._work.get(file, table, id)
        if home == file or document is None:
            return
        if self._work.get(home, table, id) is not None:
            raise RecordError(f"{id} is in {home}.json too; take one out first: tracker rm {id}")
        self._work.drop(file, table, id)
        self._work.put(home, table, id, document)

    def _edit_check_in(self, day: date, changes: dict[str, Any]) -> CheckIn:
        allowed = ("values", *CHECK_IN_FIELDS)
        for name in changes:
            if name not in allowed:
                raise RecordError(f"{name}: no such field; there are {', '.join(allowed)}", name)
        values = changes.get("values") or {}
        if not isinstance(values, Mapping):
            raise RecordError("values: takes factors by key", "values")
        return self.check_in(day, values, **{k: v for k, v in changes.items() if k != "values"})

    def _new_intake(
        self, key: str, amount: float, label: str | None, day: date, at: datetime | None
    ) -> Intake:
        details = {"factor": key, "amount": self._amount(key, amount), "label": label}
        return read(Intake, self._new(details, day, at))

    def _note_raises(self, day: date, intakes: list[Intake]) -> None:
        """Note which intakes raise values of the day that were set outright."""
        file, id = file_of(DAYS, day), day.isoformat()
        document = self._work.get(file, DAYS, id)
        if document is None or not intakes:
            return
        from .stamping import raised_by

        for intake in intakes:
            by = raised_by(document, intake.factor)
            self._work.raised(file, DAYS, id, intake.factor, {**by, intake.id: intake.amount})

    def _lower(self, intake: Intake) -> None:
        file, id, key = file_of(DAYS, intake.day), intake.day.isoformat(), intake.factor
        document = self._work.get(file, DAYS, id)
        if document is None or RAISED not in document or not _reads(DAYS, id, document):
            return
        from .stamping import lowered

        rest = lowered(document, key, intake.id)
        if rest is not None and key in self._catalogue:
            value, by = rest
            self._work.raised(file, DAYS, id, key, by)
            self.check_in(intake.day, {key: value})

    def _check_in_of(self, day: date) -> CheckIn:
        """Return the day's check-in as far as it can be read."""
        file, id = file_of(DAYS, day), day.isoformat()
        document = self._work.get(file, DAYS, id)
        if document is None:
            return CheckIn(day=day)
        try:
            record = decode_record(DAYS, id, document)
        except RecordError as error:
            from .mending import legible

            broken = Broken(file=file, table=DAYS, id=id, day=day, problem=str(error))
            record = legible(broken, document)
        assert isinstance(record, CheckIn)
        return record

    def _keep(self, record: AnyRecord) -> AnyRecord:
        table = TABLE_OF[type(record)]
        file = file_of(table, getattr(record, "day", None))
        before = self._work.get(file, table, record.id)
        self._put(file, table, record.id, rules.patched(before, record))
        return record

    def _move(self, record: AnyRecord, file: str, table: str) -> AnyRecord:
        home = file_of(table, getattr(record, "day", None))
        document = rules.patched(self._work.get(file, table, record.id), record)
        if home != file:
            self._work.drop(file, table, record.id)
        self._put(home, table, record.id, document)
        return record

    def _put(self, file: str, table: str, id: str, document: Document) -> None:
        self._work.put(file, table, id, document)
        if id not in self.touched[-1:]:
            self.touched.append(id)

    def _new(self, details: dict[str, Any], day: date, at: datetime | None) -> dict[str, Any]:
        return {**details, "id": new_id(), "day": day, "at": at, "edited": self._stamp}

    def _placed(self, at: datetime | None, day: date | None) -> tuple[date, datetime | None]:
        return rules.placed(at, day, self._now, self._day_start)

    def _allowed(self, day: date) -> date:
        return rules.allowed(day, self._now, self._day_start)

    def _amount(self, key: str, amount: float) -> float:
        return rules.amount_of(self._catalogue, key, amount)


def _reads(table: str, id: str, document: Document) -> bool:
    try:
        decode_record(table, id, document)
    except RecordError:
        return False
    return True


def _defines(factor: Factor, document: Document) -> bool:
    try:
        return decode_factor(factor.key, document) == factor
    except RecordError:
        return False


def _refuse_extremes(record: Record) -> None:
    """JSON has no infinities, and reads an overlong number back as another."""
    numbers: list[Any] = [record.amount] if isinstance(record, Intake) else []
    numbers += record.values.values() if isinstance(record, CheckIn) else []
    for number in numbers:
        if isinstance(number, int | float) and not abs(number) < LARGEST:
            raise RecordError(f"{record.id}: {number} is not a number a diary can hold")
