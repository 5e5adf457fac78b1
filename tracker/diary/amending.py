"""Records that are there, changed, taken out or put in whole; and what the book says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from tracker.model import (
    CHECK_IN_FIELDS,
    Broken,
    CheckIn,
    Episode,
    Factor,
    Intake,
    Marker,
    Profile,
    Record,
    RecordError,
    Review,
    Trial,
    check_definition,
    checked,
    read,
)

from . import changes as rules
from .contents import (
    DAYS,
    FACTORS,
    KIND_OF,
    PERSON,
    PROFILE,
    REVIEWS,
    SAID,
    TABLE_OF,
    decode_factor,
    decode_record,
    document_of_factor,
    file_of,
    legible_profile,
)
from .files import BOOK, META, META_ID, RAISED, Document
from .reader import Found
from .recording import AnyRecord, Recording, reads

LARGEST = 1e15  # beyond it JSON numbers stop being exact


class Amending(Recording):
    """An action in the making that does more than record what is new."""

    def review(self, day: date, answer: str) -> Review:
        """Set the day's answer to the weekly question."""
        self._allowed(day)
        review = read(Review, {"day": day, "answer": answer, "edited": self._stamp})
        document = self._work.get(BOOK, REVIEWS, review.id)
        if document is not None and reads(REVIEWS, review.id, document):
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
        if isinstance(record, Trial):
            from .trying import refuse_fixed

            refuse_fixed(record, changes)
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

    def profile(self, changes: Mapping[str, Any]) -> Profile:
        """Change fields of the profile; one that can't be read is as if nothing was said."""
        document = self._work.get(BOOK, PROFILE, PERSON)
        before = legible_profile(document or {})
        after = rules.edited(before, changes, self._stamp)
        if after != before:
            self._put(BOOK, PROFILE, PERSON, rules.patched(document, after))
        return after

    def whole_profile(self, profile: Profile) -> None:
        """Put a finished profile in the place of the one that is there."""
        document = self._work.get(BOOK, PROFILE, PERSON)
        self._put(BOOK, PROFILE, PERSON, rules.patched(document, checked(profile)))

    def said(self, what: str, day: date) -> None:
        """Note the day on which something was said to the person."""
        document = self._work.get(BOOK, PROFILE, SAID) or {}
        if document.get(what) != day.isoformat():
            stamped = {**document, what: day.isoformat(), "edited": self._stamp}
            self._work.put(BOOK, PROFILE, SAID, stamped)

    def _mend(self, broken: Broken, changes: dict[str, Any]) -> Record:
        """Lay the changes over what is in the file; RecordError if it still breaks a rule."""
        from .mending import mended

        file, table, id = broken.file, broken.table, broken.id
        document = self._work.get(file, table, id)
        if table == PROFILE:
            raise RecordError(f"{id}: `tracker rm {id}` takes out what the profile can't hold")
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

    def _lower(self, intake: Intake) -> None:
        file, id, key = file_of(DAYS, intake.day), intake.day.isoformat(), intake.factor
        document = self._work.get(file, DAYS, id)
        if document is None or RAISED not in document or not reads(DAYS, id, document):
            return
        from .merge.stamping import lowered

        rest = lowered(document, key, intake.id)
        if rest is not None and key in self._catalogue:
            value, by = rest
            self._work.raised(file, DAYS, id, key, by)
            self.check_in(intake.day, {key: value})

    def _move(self, record: AnyRecord, file: str, table: str) -> AnyRecord:
        home = file_of(table, getattr(record, "day", None))
        document = rules.patched(self._work.get(file, table, record.id), record)
        if home != file:
            self._work.drop(file, table, record.id)
        self._put(home, table, record.id, document)
        return record


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
