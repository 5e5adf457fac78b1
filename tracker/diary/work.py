"""One action on the diary, all or nothing: gathered, journalled, then written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from tracker.model import CHECK_IN_FIELDS, RecordError

from .aside import aside_words, set_aside
from .contents import DAYS, decode, is_record_table
from .database import MonthDatabase
from .durable import make_folder
from .errors import Conflict, DiaryDamaged, DiaryUnreadable, NewerVersion
from .files import (
    META,
    META_ID,
    REMOVED,
    SCHEMA,
    Document,
    folder_of,
    insert,
    newer_words,
    path_of,
)
from .ids import new_id
from .journal import Change, Entry, Journal

# What an undo or redo leaves on a raw document: when it put it back. The record keeps its own
# `edited`; whoever compares two machines must take the later of the two.
RESTORED = "restored"

Key = tuple[str, str, str]


class Work:
    """Changes to raw documents, under the diary's lock. Documents are replaced, never changed
    in place, so that fields this version doesn't know survive.

    `repair`: a damaged file that is changed is set aside when the action is committed, and
    begun anew with what can be read of it, instead of DiaryDamaged.
    """

    def __init__(
        self, home: Path, journal: Journal, stamp: str, warn: Callable[[str], None], repair: bool
    ) -> None:
        self._home = home
        self._journal = journal
        self._stamp = stamp
        self._warn = warn
        self._repair = repair
        self._databases: dict[str, MonthDatabase] = {}
        self._damaged: dict[str, bool] = {}  # by name: whether some of its records go on
        self._tables: dict[tuple[str, str], dict[str, Document]] = {}
        self._before: dict[Key, tuple[Document | None, int | None]] = {}

    def table(self, file: str, table: str) -> dict[str, Document]:
        """Return a table as the action leaves it so far; change it by `put` and `drop` only."""
        key = file, table
        if key not in self._tables:
            self._tables[key] = self._database(file).documents(table)
        return self._tables[key]

    def get(self, file: str, table: str, id: str) -> Document | None:
        """Return a raw document, None where there is none."""
        return self.table(file, table).get(id)

    def put(
        self, file: str, table: str, id: str, document: Document, index: int | None = None
    ) -> None:
        """Add a document (at `index` of its table, else at the end) or replace one in its place."""
        self._remember(file, table, id)
        insert(self.table(file, table), id, document, index)

    def drop(self, file: str, table: str, id: str) -> None:
        """Take a document out."""
        self._remember(file, table, id)
        self.table(file, table).pop(id, None)

    def invert(self, entry: Entry) -> None:
        """Put every document of an action back as it was before; Conflict if one is no longer
        as the action left it."""
        for change in reversed(entry.changes):
            if change.table == REMOVED:
                continue  # marks follow from what comes and goes
            current = self.get(change.file, change.table, change.id)
            if _content(current) != _content(change.after):
                raise Conflict(
                    f"{change.id} has been changed since, perhaps on another machine; "
                    f"its {entry.action} stays as it is"
                )
            if change.before is None:
                self.drop(change.file, change.table, change.id)
            else:
                restored = _restored(change.table, current, change.before, self._stamp)
                document = {**change.before, RESTORED: restored}
                self.put(change.file, change.table, change.id, document, change.index)

    def commit(
        self,
        action: str,
        records: list[str],
        kind: Literal["do", "undo", "redo", "set"] = "do",
    ) -> bool:
        """Journal the action, then write its files. False if nothing has changed.

        An error on the way leaves everything as it was. A damaged file is set aside only here,
        when all that was asked has been found good.
        """
        self._mark()
        changes = self._changes()
        if not changes:
            return False
        files = list(dict.fromkeys(change.file for change in changes))
        try:
            data = {file: self._encoded(file) for file in files}
        except UnicodeEncodeError:
            raise RecordError("a text holds half a character (a lone surrogate)") from None
        make_folder(folder_of(self._home))
        entry = Entry(new_id(), self._stamp, kind, action, records, changes)
        with self._set_aside(files):
            offset = self._journal.append(entry)
            self._save(data, offset)
        self._journal.done(entry, offset)
        return True

    def _save(self, data: dict[str, bytes], offset: int) -> None:
        begun: list[str] = []
        try:
            for file in data:
                begun.append(file)
                self._databases[file].file.save(data[file])
        except BaseException:
            # If even this fails, the unfinished entry stays and the next writer takes it back.
            with suppress(OSError):
                for file in begun:
                    self._databases[file].file.restore()
                self._journal.cut(offset)
            raise

    @contextmanager
    def _set_aside(self, files: list[str]) -> Iterator[None]:
        """Keep a copy of every damaged file among those about to be replaced."""
        asides: dict[str, Path] = {}
        try:
            for file in files:
                original = self._databases[file].file.original
                if file in self._damaged and original is not None:
                    asides[file] = set_aside(path_of(self._home, file), original, self._stamp)
            yield
        except BaseException:
            for file, aside in asides.items():
                with suppress(OSError):
                    if path_of(self._home, file).read_bytes() == aside.read_bytes():
                        aside.unlink()
            raise
        for file, aside in asides.items():
            self._warn(aside_words(path_of(self._home, file), aside, self._damaged[file]))

    def _database(self, file: str) -> MonthDatabase:
        if file not in self._databases:
            try:
                self._databases[file] = self._sound(file)
            except DiaryUnreadable:
                raise
            except DiaryDamaged:
                if not self._repair:
                    raise
                database = MonthDatabase(path_of(self._home, file), salvaging=True)
                self._databases[file] = database
                self._damaged[file] = any(
                    documents
                    for table, documents in database.file.tables.items()
                    if is_record_table(table)
                )
        return self._databases[file]

    def _sound(self, file: str) -> MonthDatabase:
        path = path_of(self._home, file)
        database = MonthDatabase(path)
        found = decode(file, database.file.tables, path)
        if found.newer:
            raise NewerVersion(newer_words(path))
        if found.damage:
            raise DiaryDamaged(found.damage)
        return database

    def _encoded(self, file: str) -> bytes:
        database = self._databases[file]
        for (of, table), documents in self._tables.items():
            if of == file and (documents or table in database.file.tables):
                database.replace(table, documents)
        if META_ID not in database.file.tables.get(META, {}):
            database.replace(META, {META_ID: {"schema": SCHEMA}})
        return database.encoded()

    def _remember(self, file: str, table: str, id: str) -> None:
        if (file, table, id) not in self._before:
            documents = self.table(file, table)
            index = list(documents).index(id) if id in documents else None
            self._before[file, table, id] = documents.get(id), index

    def _mark(self) -> None:
        """Keep the table of removed records true: a mark for each that left the diary (not for
        one that moved to another month), none for one that came back."""
        touched = [key for key in self._before if is_record_table(key[1])]
        present = {key[1:] for key in touched if self.get(*key) is not None}
        for file, table, id in touched:
            if self.get(file, table, id) is not None:
                if id in self.table(file, REMOVED):
                    self.drop(file, REMOVED, id)
            elif (table, id) not in present and self._before[file, table, id][0] is not None:
                self.put(file, REMOVED, id, {"table": table, "at": self._stamp})

    def _changes(self) -> list[Change]:
        changes = []
        for (file, table, id), (before, index) in self._before.items():
            after = self.get(file, table, id)
            if after != before:
                left = index if after is None else None
                changes.append(Change(file, table, id, before, after, left))
        return changes


def _restored(
    table: str, current: Document | None, before: Document, stamp: str
) -> str | dict[str, str]:
    """Return the stamp of an undo: one for a record, one a changed field for a check-in."""
    if table != DAYS:
        return stamp
    now = current or {}
    changed = [
        key
        for key in {**now.get("values", {}), **before.get("values", {})}
        if now.get("values", {}).get(key) != before.get("values", {}).get(key)
    ]
    changed += [name for name in CHECK_IN_FIELDS if now.get(name) != before.get(name)]
    return {**before.get(RESTORED, {}), **dict.fromkeys(changed, stamp)}


def _content(document: Document | None) -> Document | None:
    if document is None or RESTORED not in document:
        return document
    return {name: value for name, value in document.items() if name != RESTORED}
