"""Reading the diary without its lock: every file decoded once and kept until it changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tracker.model import Broken, Record, month_of, months_of

from .aside import damage_words
from .contents import BOOKED, MONTHLY, Contents, decode
from .errors import DiaryDamaged, DiaryError, DiaryUnreadable, NewerVersion, UnknownId
from .files import (
    BOOK,
    Document,
    Stamp,
    Tables,
    current_stamp,
    month_names,
    newer_words,
    parse,
    path_of,
    read_bytes,
)

FEW_DAYS = 366  # their months are looked for by name; for more the folder is listed once
_PLAIN = re.compile(r"[A-Za-z0-9_-]+")  # others may stand escaped in a file


class Found(NamedTuple):
    """A record, or what is known of one that breaks a rule, and where it is kept."""

    record: Record | Broken
    file: str
    table: str


class Reader:
    """Decoded files by name. Safe to use from several threads: what it hands out is never
    changed, only replaced."""

    def __init__(self, home: Path, warn: Callable[[str], None]) -> None:
        self._home = home
        self._warn = warn
        self._kept: dict[str, tuple[Stamp, Contents]] = {}
        # The file that changed last, as it was read: of the next change most is known already.
        self._written: tuple[str, Tables, Contents] | None = None

    def months(self) -> list[str]:
        """Return the months that have a file, oldest first."""
        return month_names(self._home)

    def contents(self, name: str) -> Contents:
        """Return what a file says now; empty where there is none, `.damage` set where it can't
        be read."""
        path = path_of(self._home, name)
        kept = self._kept.get(name)
        if kept and current_stamp(path) == kept[0]:
            return kept[1]
        try:
            read = read_bytes(path)
        except DiaryUnreadable as error:  # not kept: the right to read may come back any time
            self._kept.pop(name, None)
            return Contents(name, {}, damage=str(error), shut=True)
        if read is None:
            self._kept.pop(name, None)
            return Contents(name, {})
        data, stamp = read
        contents = self._decoded(name, data, path, again=kept is not None)
        self._kept[name] = stamp, contents
        return contents

    def book(self) -> Contents:
        """Return the book: factors, markers, reviews, trials and the day start."""
        return self.contents(BOOK)

    def damaged(self) -> list[str]:
        """Return the files that were damaged when they were last looked at, and still are."""
        known = [name for name, (_, found) in self._kept.items() if found.damage]
        again = map(self.contents, known)
        return [found.name for found in again if found.damage and not found.newer]

    def between(self, start: date, end: date) -> Iterator[Contents]:
        """Yield what the months from start to end hold, oldest first."""
        if (end - start).days <= FEW_DAYS:
            return map(self.contents, months_of(start, end))
        # From year 1 to 9999 there are 120,000 months: only those that are there are named.
        first, last = month_of(start), month_of(end)
        return map(self.contents, [name for name in self.months() if first <= name <= last])

    def find(self, id: str) -> Found:
        """Return the record with that id (an ISO day means its check-in), or UnknownId.

        Months are looked at from the newest; one that doesn't mention the id isn't decoded.
        If a file that can't be read may hide the record, DiaryDamaged or NewerVersion names it.
        """
        names = [BOOK, *reversed(self.months())]
        # A check-in is in its own month; of the other files only what breaks a rule is meant.
        hiding = [name for name in names if name == id[:7]] if _is_day(id) else names
        for name in [*hiding, *(name for name in names if name not in hiding)]:
            found = self._find_in(name, id)
            if found:
                return found
        for name in hiding:
            if error := self._hides(name):
                raise error
        raise UnknownId(
            f"{id} has no check-in to change yet" if _is_day(id) else f"no record has the id {id!r}"
        )

    def document(self, found: Found) -> Document:
        """Return the raw document of what was found, {} if it has gone meanwhile."""
        path = path_of(self._home, found.file)
        read = read_bytes(path)
        tables = parse(read[0], path) if read else {}
        return tables.get(found.table, {}).get(found.record.id, {})

    def _find_in(self, name: str, id: str) -> Found | None:
        if not self._mentions(name, id):
            return None
        contents = self.contents(name)
        booked = () if _is_day(id) else BOOKED
        for table in booked if name == BOOK else MONTHLY:
            record = contents.tables.get(table, {}).get(id)
            if record is not None:
                return Found(record, name, table)
        broken = next((each for each in contents.broken if each.id == id), None)
        if broken and contents.newer:
            raise NewerVersion(newer_words(path_of(self._home, name), contents.meta["schema"]))
        return Found(broken, name, broken.table) if broken else None

    def _hides(self, name: str) -> DiaryError | None:
        contents = self.contents(name)
        if contents.newer and contents.damage:
            return NewerVersion(contents.damage)
        return contents.error() if contents.damage else None

    def _mentions(self, name: str, id: str) -> bool:
        kept = self._kept.get(name)
        if (kept and not kept[1].damage) or not _PLAIN.fullmatch(id):
            return True
        try:
            read = read_bytes(path_of(self._home, name))
        except DiaryUnreadable:
            return False
        return read is not None and f'"{id}"'.encode() in read[0]

    def _decoded(self, name: str, data: bytes, path: Path, *, again: bool) -> Contents:
        try:
            tables = parse(data, path)
            written = self._written
            known = written[1:] if written and written[0] == name else None
            contents = decode(name, tables, known)
            if again:
                self._written = name, tables, contents
        except DiaryDamaged as error:
            return Contents(name, {}, damage=damage_words(path, str(error)))
        except NewerVersion as error:
            return Contents(name, {}, damage=str(error), newer=True)
        if contents.newer:
            count = len(contents.broken)
            left_out = f" ({count} of its records are left out)" * bool(count)
            self._warn(newer_words(path, contents.meta["schema"]) + left_out)
        return contents


def _is_day(id: str) -> bool:
    return len(id) == 10 and id[4] == id[7] == "-"
