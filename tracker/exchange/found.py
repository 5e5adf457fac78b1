"""What was read from a file of ours, each record with the place it was read from."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any

from msgspec import Struct

from tracker.model import Factor, Profile, Record, RecordError, read

from .contents import KINDS, SCHEMA
from .errors import ImportFailed

CLOCK_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


class Origin(Struct, frozen=True):
    """A record and where it stands: 'line 12' of a CSV, 'episodes[3]' of a JSON file."""

    record: Record | Factor
    kind: str
    where: str

    @property
    def key(self) -> str:
        """What no other record of its kind has: the id, or a factor's key."""
        return self.record.key if isinstance(self.record, Factor) else self.record.id

    @property
    def day(self) -> date | None:
        """The diary day it belongs to, if it is of one day."""
        day: date | None = getattr(self.record, "day", None)
        return day


class Found(Struct, frozen=True):
    """All records of a file, in its order; `day_start` and `profile` None where it doesn't
    say."""

    day_start: time | None
    origins: list[Origin]
    profile: Profile | None = None


def profile_from(fields: object) -> Profile | None:
    """Return the profile a file holds as plain fields, or raise ImportFailed naming the field."""
    if fields is None:
        return None
    if not isinstance(fields, dict):
        raise ImportFailed("profile: should be an object")
    for name in fields:
        if name not in Profile.__struct_fields__:
            raise ImportFailed(f"profile, {name}: no such field")
    try:
        return read(Profile, fields)
    except RecordError as error:
        raise ImportFailed(f"profile, {error}") from None


def origin(kind: str, fields: dict[str, Any], where: str, part: str = "") -> Origin:
    """Return a record read from plain fields, or raise ImportFailed naming its place: `where`,
    then the field with `part` before it."""
    known = KINDS[kind].__struct_fields__
    for name in fields:
        if name not in known:
            raise ImportFailed(f"{where}, {part}{name}: no such field in {kind}")
    try:
        record = read(KINDS[kind], fields)
    except RecordError as error:
        message = str(error).removeprefix(f"{error.field}: ")
        place = f"{where}, {part}{error.field}" if error.field else where
        raise ImportFailed(f"{place}: {message}") from None
    assert isinstance(record, Record | Factor)
    return Origin(record=record, kind=kind, where=where)


def day_start_from(text: object) -> time | None:
    """Return the day start a file names, or raise ImportFailed; None stays None."""
    if text is None:
        return None
    if not isinstance(text, str) or not CLOCK_TIME.fullmatch(text):
        raise ImportFailed(f"day_start: {text!r} is not a time of day such as 04:00")
    return time.fromisoformat(text)


def check_schema(schema: object) -> None:
    """Raise ImportFailed for a file of a later version, or of none that there is."""
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < 1:
        raise ImportFailed(f"schema: {schema!r} is not the version of a diary's export")
    if schema > SCHEMA:
        raise ImportFailed(
            f"schema: the file is of a newer version ({schema}); this one reads {SCHEMA}"
        )
