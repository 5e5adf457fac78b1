"""Records put into one action by the diary's rules: day, stamp, bounds, place in the files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from typing import Any, TypeVar

import msgspec

from tracker.model import (
    Broken,
    Catalogue,
    CheckIn,
    Episode,
    EpisodeDraft,
    FactorDraft,
    Intake,
    IntakeDraft,
    Marker,
    MarkerDraft,
    Record,
    RecordError,
    diary_day,
    read,
)

from . import changes as rules
from .contents import (
    DAYS,
    TABLE_OF,
    decode_record,
    file_of,
)
from .files import Document
from .ids import new_id
from .work import Work

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

    def intake(self, draft: IntakeDraft, *, raising: bool = True) -> Intake:
        """Add an intake; the day's value is raised too if it was set outright (not `raising`:
        it is left as it is)."""
        day, at = self._placed(draft.at, draft.day)
        intake = self._new_intake(draft.factor, draft.amount, draft.label, day, at)
        if not raising:
            return self._keep(intake)
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
        if document and (said or values) and not reads(DAYS, day.isoformat(), document):
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
        from .merge.stamping import raised_by

        for intake in intakes:
            key = intake.factor
            by = raised_by(document, key) | self._work.raised_so_far(file, DAYS, id, key)
            self._work.raised(file, DAYS, id, key, {**by, intake.id: intake.amount})

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


def reads(table: str, id: str, document: Document) -> bool:
    """Return whether a document holds a record that keeps the rules."""
    try:
        decode_record(table, id, document)
    except RecordError:
        return False
    return True
