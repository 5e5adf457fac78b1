"""What one file of the diary says, decoded into records."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, NamedTuple, TypeVar, cast

import msgspec

from tracker.model import (
    CATALOGUE,
    DAY_START,
    Catalogue,
    CheckIn,
    Episode,
    Factor,
    Intake,
    Marker,
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

AnyRecord = TypeVar("AnyRecord", Episode, Intake, CheckIn, Marker, Review, Trial)


class Contents(NamedTuple):
    """A file's records by table, oldest first, and what was wrong with it.

    `damage` says why the file can't be trusted ('' if it can), `shut` whether that is only
    because it may not be read; `newer` whether a newer version wrote it, and `unread` are the
    ids in it that this version can't tell.
    """

    name: str
    tables: dict[str, dict[str, Record]]
    factors: tuple[Factor, ...] = ()
    catalogue: Catalogue = CATALOGUE
    meta: Document = {}
    damage: str = ""
    shut: bool = False
    newer: bool = False
    unread: frozenset[str] = frozenset()

    def of(self, kind: type[AnyRecord]) -> list[AnyRecord]:
        """Return the records of one kind, oldest first; DiaryDamaged if the file is damaged."""
        if self.damage:
            raise self.error()
        return cast(list[AnyRecord], list(self.tables.get(TABLE_OF[kind], {}).values()))

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
    key = "day" if table in (DAYS, REVIEWS) else "id"
    record: Record = read(KIND_OF[table], {**document, key: id})
    return record


def decode_factor(key: str, document: Document) -> Factor:
    """Return the factor a document of the book defines, or raise RecordError."""
    return read(Factor, {**document, "key": key})


def decode(name: str, tables: Tables, path: object) -> Contents:
    """Decode a whole file. A record that breaks a rule is damage, except in a file of a newer
    version: there it is left out and counted."""
    newer = schema_of(tables) > SCHEMA
    records, problems = readable_records(tables)
    factors, more = readable_factors(tables)
    problems |= more
    first = next(iter(problems.values()), "")
    damage = "" if newer or not problems else f"{path} is damaged: {first}"
    return Contents(
        name=name,
        tables=records,
        factors=factors,
        catalogue=CATALOGUE.extended(factors) if factors else CATALOGUE,
        meta=tables.get(META, {}).get(META_ID, {}),
        damage=damage,
        newer=newer,
        unread=frozenset(problems),
    )


def readable_records(tables: Tables) -> tuple[dict[str, dict[str, Record]], dict[str, str]]:
    """Return every record that can be read, sorted, and by id a word on each that can't."""
    problems: dict[str, str] = {}
    decoded: dict[str, dict[str, Record]] = {}
    for table in KIND_OF:
        found: dict[str, Record] = {}
        for id, document in tables.get(table, {}).items():
            try:
                found[id] = decode_record(table, id, document)
            except RecordError as error:
                problems[id] = f"{table} {id}: {error}"
        decoded[table] = dict(sorted(found.items(), key=lambda item: age(item[1])))
    return decoded, problems


def readable_factors(tables: Tables) -> tuple[tuple[Factor, ...], dict[str, str]]:
    """Return the user's factors that can be read, and by key a word on each that can't."""
    factors: list[Factor] = []
    problems: dict[str, str] = {}
    for key, document in tables.get(FACTORS, {}).items():
        try:
            factors.append(decode_factor(key, document))
        except RecordError as error:
            problems[key] = f"factor {key}: {error}"
    return tuple(factors), problems


def salvage(tables: Tables) -> Tables:
    """Return the tables without the documents that can't be read."""
    records, _ = readable_records(tables)
    factors, _ = readable_factors(tables)
    good: dict[str, set[str]] = {table: set(found) for table, found in records.items()}
    good[FACTORS] = {factor.key for factor in factors}
    return {
        table: {
            id: document for id, document in documents.items() if id in good.get(table, documents)
        }
        for table, documents in tables.items()
    }


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
