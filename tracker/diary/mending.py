"""Records that break a rule: what can be read of them, and what an edit makes of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any

import msgspec

from tracker.model import FIRST_DAY, Broken, CheckIn, Episode, Intake, Record, RecordError

from . import changes as rules
from .contents import (
    BOOKED,
    DAYS,
    EPISODES,
    INTAKES,
    MARKERS,
    MONTHLY,
    NAMED_BY_DAY,
    REVIEWS,
    TRIALS,
    decode_record,
)
from .files import Document

# Stand in for fields that no record goes without, while an edit is being read; never saved.
_STAND_INS: dict[str, Document] = {
    EPISODES: {"day": FIRST_DAY.isoformat()},
    INTAKES: {"day": FIRST_DAY.isoformat(), "factor": "", "amount": 0.0},
    MARKERS: {"day": FIRST_DAY.isoformat(), "kind": "other"},
    REVIEWS: {"answer": "same"},
    TRIALS: {"name": "", "change": ""},
}


def legible(broken: Broken, document: Document) -> Record:
    """Return what can be read of a record: what breaks a rule is left out, of a list or of a
    check-in's values only the words and factors that do. RecordError where too little is left
    to be a record at all."""
    known: Document = {**document}
    refused: set[str] = set()
    if broken.table not in (*MONTHLY, *BOOKED):
        raise RecordError(f"{broken.id} can't be read: {broken.problem}")
    while True:
        try:
            return decode_record(broken.table, broken.id, known)
        except RecordError as error:
            field = error.field
            if field in refused or not field:
                raise
            if field in known and _kept(broken, field, known):
                continue
            refused.add(field)
            known.pop(field, None)
            known |= _stand_in(broken, field)


def mended(
    table: str,
    id: str,
    document: Document,
    changes: dict[str, Any],
    now: datetime,
    day_start: time,
    stamp: str,
) -> Record:
    """Return the record that the changes make of a document that breaks a rule. RecordError
    names a field that is still wrong."""
    at = changes.get("at")
    if at is not None and "day" not in changes:
        changes = {**changes, "day": rules.placed(at, None, now, day_start)[0]}
    try:
        laid_over = {**document, **msgspec.to_builtins(changes), "edited": stamp}
        base = decode_record(table, id, laid_over)
    except RecordError as error:
        raise _still_wrong(id, error) from None
    if isinstance(base, Episode | Intake):
        changes = rules.moved(base, changes, now, day_start)
    return rules.edited(base, changes, stamp)


def mended_check_in(
    day: date, document: Document, said: Collection[str], factors: Collection[str]
) -> CheckIn:
    """Return a check-in without the fields and factors that are about to be said anew.
    RecordError names what is wrong besides: laying values over it would lose that."""
    known = {name: value for name, value in document.items() if name not in said}
    values, stamps = document.get("values"), document.get("edited")
    if isinstance(values, dict):
        known["values"] = {key: value for key, value in values.items() if key not in factors}
    # Nobody can say a stamp anew; one that can't be read tells nothing.
    known["edited"] = {
        name: stamp
        for name, stamp in (stamps.items() if isinstance(stamps, dict) else ())
        if isinstance(stamp, str)
    }
    try:
        record = decode_record(DAYS, day.isoformat(), known)
    except RecordError as error:
        raise _still_wrong(day.isoformat(), error) from None
    assert isinstance(record, CheckIn)
    return record


def _still_wrong(id: str, error: RecordError) -> RecordError:
    return RecordError(
        f"{id} can't be read as it is: {error}; say that anew as well, or clear it", error.field
    )


def _kept(broken: Broken, field: str, known: Document) -> bool:
    """Leave out what breaks a rule within a list or a dictionary; False if nothing of it did."""
    held = known[field]
    parts: list[Any] | dict[str, Any]
    if isinstance(held, list):
        parts = [part for part in held if _reads(broken, {field: [part]})]
    elif isinstance(held, dict):
        parts = {key: part for key, part in held.items() if _reads(broken, {field: {key: part}})}
    else:
        return False
    known[field] = parts
    return len(parts) < len(held)


def _reads(broken: Broken, fields: Document) -> bool:
    try:
        decode_record(broken.table, broken.id, {**_STAND_INS.get(broken.table, {}), **fields})
    except RecordError:
        return False
    return True


def _stand_in(broken: Broken, field: str) -> Document:
    if field == "day" and broken.day and broken.table not in NAMED_BY_DAY:
        return {"day": broken.day.isoformat()}
    needed = _STAND_INS.get(broken.table, {})
    return {field: needed[field]} if field in needed else {}
