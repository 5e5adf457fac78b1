"""What a change does to records and documents; nothing here touches a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any, TypeVar

import msgspec
from msgspec import UNSET, Struct, UnsetType

from tracker.model import (
    CHECK_IN_FIELDS,
    FIRST_DAY,
    ONE_DAY,
    Catalogue,
    CheckIn,
    Factor,
    FactorError,
    RecordError,
    Value,
    diary_day,
    fields,
    moment,
    read,
    stored_fields,
    with_fixed_offset,
)

from .files import Document

FIRST_YEAR = FIRST_DAY.year
_MINUTE = timedelta(minutes=1)

AnyStruct = TypeVar("AnyStruct", bound=Struct)


def stamp_of(now: datetime) -> str:
    """Return a moment as `edited` keeps it: UTC, ISO 8601 with milliseconds."""
    return now.astimezone(UTC).isoformat(timespec="milliseconds")


def placed(
    at: datetime | None, day: date | None, now: datetime, day_start: time
) -> tuple[date, datetime | None]:
    """Return the diary day and the moment of something new: at `at`, on `day` at a time not
    known, or now. RecordError for a day that can't be."""
    if at is None and day is not None:
        return allowed(day, now, day_start), None
    fixed = with_offset(now if at is None else at)
    return allowed(_day_of(fixed, day_start), now, day_start), fixed


def with_offset(at: datetime) -> datetime:
    """Return the moment with its offset as a number, or RecordError where it has none.

    Local times of long ago had offsets with seconds; ISO 8601 has room for minutes only.
    """
    offset = at.utcoffset() if isinstance(at, datetime) else None
    if offset is None:
        raise RecordError("at: takes an aware datetime; it needs a UTC offset", "at")
    minutes = round(offset / _MINUTE)
    if minutes * _MINUTE != offset:
        return at.astimezone(timezone(minutes * _MINUTE))
    return with_fixed_offset(at)


def allowed(day: date, now: datetime, day_start: time) -> date:
    """Return the day, or RecordError if it is too long ago or in the future by more than one."""
    if not isinstance(day, date) or isinstance(day, datetime):
        raise RecordError(f"day: takes a date without a time, not {type(day).__name__}", "day")
    if day.year < FIRST_YEAR:
        raise RecordError(f"{day.isoformat()} is before {FIRST_YEAR}", "day")
    if day > diary_day(now, day_start) + ONE_DAY:
        raise RecordError(
            f"{day.isoformat()} is in the future by more than a day; "
            "a record is of tomorrow at the latest",
            "day",
        )
    return day


def moved(
    record: Struct, changes: dict[str, Any], now: datetime, day_start: time
) -> dict[str, Any]:
    """Return the changes with `day` and `at` of a timed record settled between them.

    A new `at` brings its day. A new day alone keeps the clock time; with `at` None only the
    day is known from then on.
    """
    if not {"at", "day"} & changes.keys():
        return changes
    wanted = read(type(record), {**fields(record), **msgspec.to_builtins(changes)})
    at: datetime | None = getattr(wanted, "at", None)
    day: date = wanted.day  # type: ignore[attr-defined]  # every timed record has one
    if "at" in changes and at is not None:
        resolved, fixed = placed(at, None, now, day_start)
        if "day" in changes and resolved != day:
            raise RecordError(f"day: {at.isoformat()} belongs to {resolved.isoformat()}", "day")
        day, at = resolved, fixed
    elif at is not None and "day" in changes:
        at = moment(allowed(day, now, day_start), at.timetz().replace(tzinfo=None), at, day_start)
    return {**changes, "day": allowed(day, now, day_start), "at": at}


def edited(record: AnyStruct, changes: Mapping[str, Any], stamp: str) -> AnyStruct:
    """Return the record with these fields changed; RecordError names one that isn't there."""
    known = [name for name in record.__struct_fields__ if name not in ("id", "edited")]
    for name in changes:
        if name not in known:
            raise RecordError(f"{name}: no such field; there are {', '.join(known)}", name)
    plain = {**fields(record), **msgspec.to_builtins(dict(changes))}
    same = read(type(record), plain)
    return same if same == record else read(type(record), {**plain, "edited": stamp})


def checked_in(
    check_in: CheckIn,
    values: Mapping[str, Value | None],
    catalogue: Catalogue,
    stamp: str,
    *,
    unlogged: int | UnsetType | None = UNSET,
    closed: bool | UnsetType = UNSET,
    flags: Iterable[str] | UnsetType | None = UNSET,
    note: str | UnsetType | None = UNSET,
) -> CheckIn:
    """Return the check-in with what was given laid over it, one stamp a changed field.

    A value of None clears its key. `unlogged`, given as a number, closes the day unless
    `closed` says otherwise. FactorError for an unknown key or a value out of bounds.
    """
    if isinstance(unlogged, int) and closed is UNSET:
        closed = True
    plain = fields(check_in)
    merged = dict(check_in.values)
    for key, value in values.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = factor_of(catalogue, key).check(value)
    given = {
        "unlogged": unlogged,
        "closed": closed,
        "flags": flags if isinstance(flags, UnsetType) else list(flags or ()),
        "note": note,
    }
    plain |= {name: value for name, value in given.items() if value is not UNSET}
    wanted = read(CheckIn, {**plain, "values": merged})
    changed = [key for key in values if _differs(check_in.values, wanted.values, key)]
    changed += [n for n in CHECK_IN_FIELDS if getattr(wanted, n) != getattr(check_in, n)]
    stamps = {**check_in.edited, **dict.fromkeys(changed, stamp)}
    return msgspec.structs.replace(wanted, edited=stamps)


def raised(values: Mapping[str, Value], add: Mapping[str, float], catalogue: Catalogue) -> dict[
    str, Value | None
]:  # fmt: skip
    """Return the values set outright that intakes raise, each checked against its bounds."""
    result: dict[str, Value | None] = {}
    for key, amount in add.items():
        current = values.get(key)
        if isinstance(current, int | float):
            result[key] = catalogue[key].check(round(current + amount, 6))
    return result


def factor_of(catalogue: Catalogue, key: str) -> Factor:
    """Return a factor by key, or FactorError naming the nearest."""
    if key in catalogue:
        return catalogue[key]
    from difflib import get_close_matches  # late: only for this sentence

    near = get_close_matches(key, catalogue.names, 1, 0.5)
    found = catalogue.find(near[0]) if near else None
    hint = f"; did you mean {found[0].key!r}?" if found else ""
    raise FactorError(f"no factor is called {key!r}{hint}")


def amount_of(catalogue: Catalogue, key: str, amount: float) -> float:
    """Return an intake's amount as records keep it, or FactorError if the factor has none."""
    factor = factor_of(catalogue, key)
    if not factor.cumulative:
        raise FactorError(f"{factor.label} does not add up over a day; set it instead")
    return float(factor.check(amount))


def patched(document: Document | None, record: Struct) -> Document:
    """Return the raw document with the record's fields in it; fields of others survive."""
    stored = stored_fields(record)
    known = record.__struct_fields__
    kept = {
        name: stored.get(name, value)
        for name, value in (document or {}).items()
        if name in stored or name not in known
    }
    return kept | stored


def _day_of(at: datetime, day_start: time) -> date:
    if at.year < FIRST_YEAR:
        raise RecordError(f"{at.date().isoformat()} is before {FIRST_YEAR}", "at")
    return diary_day(at, day_start)


def _differs(old: Mapping[str, Value], new: Mapping[str, Value], key: str) -> bool:
    return old.get(key) != new.get(key) or type(old.get(key)) is not type(new.get(key))
