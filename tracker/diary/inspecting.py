"""What is wrong within the files of a diary: each on its own, and between them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from datetime import time
from typing import Any

from tracker.model import (
    FIRST_DAY,
    Catalogue,
    CheckIn,
    Factor,
    FactorError,
    Intake,
    Record,
    check_definition,
)

from .carriers import Problem
from .changes import amount_of, factor_of
from .contents import (
    BOOKED,
    EPISODES,
    FACTORS,
    INTAKES,
    MARKERS,
    MONTHLY,
    PROFILE,
    TRIALS,
    Contents,
    is_record_table,
)
from .files import BOOK, REMOVED, Tables
from .ids import is_id

IDENTIFIED = (EPISODES, INTAKES, MARKERS, TRIALS)  # the others are known by a day or a key


def within(
    contents: Contents, tables: Tables, catalogue: Catalogue | None, untold: Set[str]
) -> Iterator[Problem]:
    """Yield what is wrong in one file; `untold` are factors whose definition can't be read,
    `catalogue` None: none of them can."""
    file = f"{contents.name}.json"
    for broken in contents.broken:
        yield Problem(file=file, record=broken.id, problem=broken.problem)
    for table in IDENTIFIED:
        for id in tables.get(table, {}):
            if not is_id(id):
                words = "the id is not 10 characters of a-z and 2-7"
                yield Problem(file=file, record=id, problem=words)
    for table in (*BOOKED, FACTORS, PROFILE) if contents.name != BOOK else MONTHLY:
        if tables.get(table):
            place = "a month's file" if contents.name == BOOK else f"{BOOK}.json"
            words = f"it holds {table}, which are read from {place} only"
            yield Problem(file=file, record=None, problem=words)
    for records in contents.tables.values():
        for id, record in records.items():
            for problem in _against_the_rules(record, catalogue, untold):
                yield Problem(file=file, record=id, problem=problem)
    for factor in contents.factors:
        if problem := unsound_factor(factor):
            yield Problem(file=file, record=factor.key, problem=problem)
    yield from _marks(file, tables)
    yield from _meta(file, contents.meta)


def between(files: Mapping[str, Tables]) -> Iterator[Problem]:
    """Yield the ids that stand for several records, in different tables or files."""
    first: dict[str, tuple[str, str]] = {}
    for name, tables in files.items():
        for table in IDENTIFIED:
            for id in tables.get(table, {}):
                where = first.setdefault(id, (name, table))
                if where != (name, table):
                    words = f"the id is also in {where[0]}.json ({where[1]})"
                    yield Problem(file=f"{name}.json", record=id, problem=words)


def unsound_factor(factor: Factor) -> str:
    """Return what is wrong with a factor's definition, '' if nothing is."""
    try:
        check_definition(factor)
    except FactorError as error:
        return str(error)
    return ""


def twice(name: str, data: bytes) -> Iterator[Problem]:
    """Yield the names that stand twice in one object of a file that parses: only the last of
    them is read, and a change would lose the others."""
    repeated: list[str] = []

    def keep(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            repeated.extend(
                key for key, count in Counter(key for key, _ in pairs).items() if count > 1
            )
        return found

    json.loads(data, object_pairs_hook=keep)
    for key in repeated:
        words = "stands twice in one place; only the last is read"
        yield Problem(file=f"{name}.json", record=key, problem=words)


def _against_the_rules(
    record: Record, catalogue: Catalogue | None, untold: Set[str]
) -> Iterator[str]:
    day = getattr(record, "day", None)
    if day is not None and day < FIRST_DAY:
        yield f"day: {day.isoformat()} is before {FIRST_DAY.year}"
    if catalogue is None:
        return
    if isinstance(record, Intake) and record.factor not in untold:
        try:
            amount_of(catalogue, record.factor, record.amount)
        except FactorError as error:
            yield f"amount: {error}" if record.factor in catalogue else f"factor: {error}"
    elif isinstance(record, CheckIn):
        for key in sorted(record.values.keys() - untold):
            try:
                factor_of(catalogue, key).check(record.values[key])
            except FactorError as error:
                yield f"{key}: {error}"


def _marks(file: str, tables: Tables) -> Iterator[Problem]:
    for id, mark in tables.get(REMOVED, {}).items():
        table = mark.get("table")
        if not isinstance(table, str) or not isinstance(mark.get("at"), str):
            yield Problem(file=file, record=id, problem="its removal mark can't be read")
        elif is_record_table(table) and id in tables.get(table, {}):
            words = f"it is marked as removed ({mark['at']}), but it is there"
            yield Problem(file=file, record=id, problem=words)


def _meta(file: str, meta: Mapping[str, Any]) -> Iterator[Problem]:
    if "day_start" not in meta:
        return
    try:
        time.fromisoformat(meta["day_start"])
    except (TypeError, ValueError):
        words = f"day_start: {meta['day_start']!r} is no time of day; the days begin at 04:00"
        yield Problem(file=file, record=None, problem=words)
