"""What one file of the diary says, decoded into records."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, NamedTuple, TypeVar, cast

import msgspec

from tracker.model import (
    CATALOGUE,
    DAY_START,
    Broken,
    Catalogue,
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
    month_of,
    read,
)

from .errors import DiaryDamaged, DiaryUnreadable
from .files import BOOK, META, META_ID, REMOVED, SCHEMA, Document, Tables, schema_of

EPISODES, INTAKES, DAYS = "episodes", "intakes", "days"
MARKERS, REVIEWS, TRIALS, FACTORS = "markers", "reviews", "trials", "factors"
PROFILE = "profile"
PERSON, SAID = "person", "said"  # its documents: what the person said, what was said to them

TABLE_OF: dict[type[Any], str] = {
    Episode: EPISODES,
    Intake: INTAKES,
    CheckIn: DAYS,
    Marker: MARKERS,
    Review: REVIEWS,
    Trial: TRIALS,
}
KIND_OF = {table: kind for kind, table in TABLE_OF.items()}
MONTHLY = (EPISODES, INTAKES, DAYS)
BOOKED = (MARKERS, REVIEWS, TRIALS)
NAMED_BY_DAY = (DAYS, REVIEWS)  # their day is their id

AnyRecord = TypeVar("AnyRecord", Episode, Intake, CheckIn, Marker, Review, Trial)


class Contents(NamedTuple):
    """A file's records by table, oldest first, and what was wrong with it.

    `damage` says why the file can't be read at all ('' if it can), `shut` whether that is only
    because it may not be; `newer` whether a newer version wrote it. `broken` are the documents
    that break a rule: they stay in the file as they are.
    """

    name: str
    tables: dict[str, dict[str, Record]]
    factors: tuple[Factor, ...] = ()
    catalogue: Catalogue = CATALOGUE
    profile: Profile = Profile()
    said: Document = {}
    meta: Document = {}
    damage: str = ""
    shut: bool = False
    newer: bool = False
    broken: tuple[Broken, ...] = ()

    def of(self, kind: type[AnyRecord]) -> list[AnyRecord]:
        """Return the records of one kind, oldest first; DiaryDamaged if the file is damaged."""
        if self.damage:
            raise self.error()
        return cast(list[AnyRecord], list(self.tables.get(TABLE_OF[kind], {}).values()))

    def ids(self, table: str) -> list[str]:
        """Return the ids in a table, also of records that break a rule."""
        broken = [each.id for each in self.broken if each.table == table]
        return [*self.tables.get(table, {}), *broken]

    def error(self) -> DiaryDamaged:
        """Return the error that names the damage."""
        return (DiaryUnreadable if self.shut else DiaryDamaged)(self.damage)

    @property
    def day_start(self) -> time:
        """When a diary day starts (only the book says)."""
        try:
            return time.fromisoformat(self.meta["day_start"])
        except (KeyError, TypeError, ValueError):
            return DAY_START


def decode_record(table: str, id: str, document: Document) -> Record:
    """Return the record a document holds, or raise RecordError naming the field."""
    key = "day" if table in NAMED_BY_DAY else "id"
    record: Record = read(KIND_OF[table], {**document, key: id})
    return record


def decode_factor(key: str, document: Document) -> Factor:
    """Return the factor a document of the book defines, or raise RecordError."""
    return read(Factor, {**document, "key": key})


def decode_profile(document: Document) -> Profile:
    """Return the profile a document of the book holds, or raise RecordError."""
    return read(Profile, document)


def legible_profile(document: Document) -> Profile:
    """Return what can be read of a profile: a field that breaks a rule is left out."""
    sound: Document = {}
    for name in Profile.__struct_fields__:
        if name in document:
            try:
                read(Profile, {name: document[name]})
            except RecordError:
                continue
            sound[name] = document[name]
    return decode_profile(sound)


def decode(name: str, tables: Tables, before: tuple[Tables, Contents] | None = None) -> Contents:
    """Decode a whole file; what breaks a rule is left out of the tables and named in `broken`.

    `before`: the file as it was and what it held; a document that is still the same is still
    the same record.
    """
    were, held = before or ({}, Contents(name, {}))
    broken: list[Broken] = []
    records: dict[str, dict[str, Record]] = {}
    for table in KIND_OF:
        found: dict[str, Record] = {}
        old, known = were.get(table, {}), held.tables.get(table, {})
        for id, document in tables.get(table, {}).items():
            if id in known and old.get(id) == document:
                found[id] = known[id]
                continue
            try:
                found[id] = decode_record(table, id, document)
            except RecordError as error:
                broken.append(_broken(name, table, id, document, str(error)))
        records[table] = dict(sorted(found.items(), key=lambda item: age(item[1])))
    factors: list[Factor] = []
    for key, document in tables.get(FACTORS, {}).items():
        try:
            factors.append(decode_factor(key, document))
        except RecordError as error:
            broken.append(Broken(file=name, table=FACTORS, id=key, day=None, problem=str(error)))
    profile = tables.get(PROFILE, {})
    if PERSON in profile:
        try:
            decode_profile(profile[PERSON])
        except RecordError as error:
            words = str(error)
            broken.append(Broken(file=name, table=PROFILE, id=PERSON, day=None, problem=words))
    return Contents(
        name=name,
        tables=records,
        factors=tuple(factors),
        catalogue=CATALOGUE.extended(factors) if factors else CATALOGUE,
        profile=legible_profile(profile[PERSON]) if PERSON in profile else Profile(),
        said=profile.get(SAID, {}),
        meta=tables.get(META, {}).get(META_ID, {}),
        newer=schema_of(tables) > SCHEMA,
        broken=(*broken, *_misplaced(name, records)),
    )


def _misplaced(name: str, records: dict[str, dict[str, Record]]) -> list[Broken]:
    """Take out the records whose day is not of this month: no range of days would show them."""
    strangers: list[Broken] = []
    for table in () if name == BOOK else MONTHLY:
        days = [cast(Episode, record).day for record in records[table].values()]
        if not days or month_of(days[0]) == name == month_of(days[-1]):
            continue  # they are sorted by day
        for id, day in zip(list(records[table]), days, strict=True):
            if month_of(day) != name:
                del records[table][id]
                problem = f"day: {day.isoformat()} is not of this month"
                strangers.append(_broken(name, table, id, {}, problem))
    return strangers


def _broken(name: str, table: str, id: str, document: Document, problem: str) -> Broken:
    stated = (id, document.get("day")) if table in NAMED_BY_DAY else (document.get("day"),)
    found = [day for day in map(_day, stated) if day]
    if name == BOOK:
        day = found[0] if found else None
    else:
        day = found[0] if found and month_of(found[0]) == name else first_of(name)
    return Broken(file=name, table=table, id=id, day=day, problem=problem)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def first_of(name: str) -> date:
    """Return the first day of a month's file."""
    return _day(f"{name}-01") or date.min  # a file may be called 0000-01


def age(record: Record) -> tuple[Any, ...]:
    """Return what records are sorted by: day, then moment; without a moment first in its day.

    Equal ones stay in the order they were logged.
    """
    if isinstance(record, Trial):
        return (min((phase.start for phase in record.phases), default=date.max),)
    at: datetime | None = getattr(record, "at", None)
    return (record.day, at.timestamp() if at else float("-inf"))


def document_of_factor(factor: Factor) -> Document:
    """Return a factor as the book keeps it; its key is the document's id."""
    document: Document = msgspec.to_builtins(factor)
    document.pop("key")
    return document


def file_of(table: str, day: date | None) -> str:
    """Return which file a record belongs in: its month's, or the book."""
    return month_of(day) if table in MONTHLY and day else BOOK


def is_record_table(table: str) -> bool:
    """Whether a table holds what a person recorded or defined (not marks or meta)."""
    return table not in (META, REMOVED)
