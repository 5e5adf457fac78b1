"""TinyDB on files that are replaced whole. Loaded by writing alone; reading goes without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document as StoredDocument
from tinydb.table import Table

from .durable import write_file
from .encoding import Lines, joined, lines_after, lines_of
from .files import (
    META,
    META_ID,
    SCHEMA,
    Document,
    Stamp,
    Tables,
    current_stamp,
    parse_stated,
    read_bytes,
)


class Kept(NamedTuple):
    """A file as it was written last: its stamp, its bytes, the tables in it, and their lines."""

    stamp: Stamp
    data: bytes
    tables: Tables
    lines: Lines


class AtomicStorage(Storage):
    """A file read once; what TinyDB writes is held until `save` replaces the file in one step.

    An action changes several tables, and the file must never show half of it. `anew`: what is
    in it can't be read, so it begins empty; `original` has the bytes. `kept` spares the reading
    if the file is still the one it was kept of.
    """

    def __init__(self, path: Path, *, anew: bool = False, kept: Kept | None = None) -> None:
        super().__init__()
        self.path = path
        self.tables: Tables = {META: {META_ID: {"schema": SCHEMA}}}
        self.stated = SCHEMA  # the version the file itself states
        self._lines: Lines = {}
        self._before: Kept | None = None
        if kept is not None and kept.stamp == current_stamp(path):
            self.original: bytes | None = kept.data
            self.tables = dict(kept.tables)
            self._before = kept
            return
        read = read_bytes(path)
        self.original = read[0] if read else None
        if self.original is not None and not anew:
            self.tables, self.stated = parse_stated(self.original, path)

    def read(self) -> dict[str, dict[str, Any]]:
        return self.tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        self.tables = data

    def encoded(self) -> bytes:
        """Return the file's bytes as they would be saved."""
        before = self._before
        self._lines = (
            lines_after(self.tables, before.tables, before.lines)
            if before
            else lines_of(self.tables)
        )
        return joined(self._lines)

    def save(self, data: bytes) -> Kept | None:
        """Replace the file with these bytes (as `encoded` gave them); return what may be kept
        of it for the next action."""
        write_file(self.path, data)
        stamp = current_stamp(self.path)
        return Kept(stamp, data, self.tables, self._lines) if stamp else None

    def restore(self) -> None:
        """Put back what the file held when it was read."""
        if self.original is None:
            self.path.unlink(missing_ok=True)
        else:
            write_file(self.path, self.original)


class _TextIdTable(Table):
    document_id_class = cast(type[int], str)  # TinyDB counts ids unless told otherwise
    default_query_cache_capacity = 0  # a changed search result would poison the cache

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        # TinyDB's own turns every id of the table into its class and into text again, which in
        # a full month takes longer than all else a save does in memory. Ours are text.
        tables = self._storage.read() or {}
        documents = dict(tables.get(self.name, {}))
        updater(documents)
        self._storage.write({**tables, self.name: documents})
        self.clear_cache()


class MonthDatabase(TinyDB):
    """A month file or the book, as raw documents by table and id."""

    table_class = _TextIdTable

    def __init__(self, path: Path, *, anew: bool = False, kept: Kept | None = None) -> None:
        self.file = AtomicStorage(path, anew=anew, kept=kept)
        super().__init__(storage=lambda: self.file)

    def documents(self, table: str) -> dict[str, Document]:
        """Return a table's documents by id, in their order; they are replaced, never changed."""
        return dict(self.file.tables.get(table, {}))

    def append(self, table: str, documents: dict[str, Document]) -> None:
        """Add documents to a table, behind those that are there; ValueError for an id that is."""
        self.table(table).insert_multiple(
            StoredDocument(document, cast(int, id)) for id, document in documents.items()
        )

    def replace(self, table: str, documents: dict[str, Document]) -> None:
        """Make these the table's documents, in this order."""
        self.storage.write({**(self.storage.read() or {}), table: documents})
