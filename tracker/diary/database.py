"""TinyDB on files that are replaced whole. Loaded by writing alone; reading goes without."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document as StoredDocument
from tinydb.table import Table

from .durable import write_file
from .files import META, META_ID, SCHEMA, Document, Tables, encode, parse_stated, read_bytes


class AtomicStorage(Storage):
    """A file read once; what TinyDB writes is held until `save` replaces the file in one step.

    An action changes several tables, and the file must never show half of it. `anew`: what is
    in it can't be read, so it begins empty; `original` has the bytes.
    """

    def __init__(self, path: Path, *, anew: bool = False) -> None:
        super().__init__()
        self.path = path
        read = read_bytes(path)
        self.original = read[0] if read else None
        self.tables: Tables = {META: {META_ID: {"schema": SCHEMA}}}
        self.stated = SCHEMA  # the version the file itself states
        if self.original is not None and not anew:
            self.tables, self.stated = parse_stated(self.original, path)

    def read(self) -> dict[str, dict[str, Any]]:
        return self.tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        self.tables = data

    def save(self, data: bytes) -> None:
        """Replace the file with these bytes (`encode(self.tables)`)."""
        write_file(self.path, data)

    def restore(self) -> None:
        """Put back what the file held when it was read."""
        if self.original is None:
            self.path.unlink(missing_ok=True)
        else:
            write_file(self.path, self.original)


class _TextIdTable(Table):
    document_id_class = cast(type[int], str)  # TinyDB counts ids unless told otherwise
    default_query_cache_capacity = 0  # a changed search result would poison the cache


class MonthDatabase(TinyDB):
    """A month file or the book, as raw documents by table and id."""

    table_class = _TextIdTable

    def __init__(self, path: Path, *, anew: bool = False) -> None:
        self.file = AtomicStorage(path, anew=anew)
        super().__init__(storage=lambda: self.file)

    def documents(self, table: str) -> dict[str, Document]:
        """Return a table's documents by id, in their order."""
        return {str(found.doc_id): dict(found) for found in self.table(table)}

    def replace(self, table: str, documents: dict[str, Document]) -> None:
        """Make these the table's documents, in this order."""
        stored = self.table(table)
        stored.truncate()
        stored.insert_multiple(
            StoredDocument(document, cast(int, id)) for id, document in documents.items()
        )

    def encoded(self) -> bytes:
        """Return the file's bytes as they would be saved."""
        return encode(self.file.tables)
