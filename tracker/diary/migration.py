"""Bringing what an older version wrote up to date, one schema at a time.

It happens in memory whenever an older file or journal entry is read; on the disk a file gets
its new form with the next change in it, after a backup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from . import files
from .errors import NewerVersion
from .files import META, META_ID, Document, Tables
from .journal import Change, Entry

Step = Callable[[Tables], Tables]


def _same_layout(tables: Tables) -> Tables:
    """A file that states version 0 is laid out like one of version 1."""
    return tables


# By the schema a step starts from; it returns the tables as the next schema has them, and may
# change what it is given. Each document must come out the same whether it comes alone (from
# the journal) or with its file. The version itself is stamped by `up_to_date`.
STEPS: dict[int, Step] = {0: _same_layout}


def up_to_date(tables: Tables, schema: int) -> Tables:
    """Return the tables of a file that states an older `schema` as this version has them."""
    for number in range(schema, files.SCHEMA):
        tables = STEPS[number](tables)
        meta = tables.setdefault(META, {})
        meta[META_ID] = {**meta.get(META_ID, {}), "schema": number + 1}
    return tables


def entry_up_to_date(entry: Entry, journal: Path) -> Entry:
    """Return a journal entry with its images as this version's files have the documents;
    NewerVersion if a newer one wrote it."""
    if entry.schema > files.SCHEMA:
        raise NewerVersion(files.newer_words(journal, entry.schema))
    changes = [new for change in entry.changes for new in _changes(change, entry.schema)]
    return Entry(
        **{name: getattr(entry, name) for name in entry.__struct_fields__}
        | {"changes": changes, "schema": files.SCHEMA}
    )


def _changes(change: Change, schema: int) -> Iterator[Change]:
    """Yield what a change has become: one of each document that its images now make."""
    before = _image(change, change.before, schema)
    after = _image(change, change.after, schema)
    for table, id in {**before, **after}:
        index = change.index if table == change.table else None
        found = before.get((table, id)), after.get((table, id))
        yield Change(change.file, table, id, *found, index)


def _image(
    change: Change, document: Document | None, schema: int
) -> dict[tuple[str, str], Document]:
    if document is None:
        return {}
    tables = up_to_date({change.table: {change.id: document}}, schema)
    if change.table != META:
        del tables[META]
    return {
        (table, id): found for table, documents in tables.items() for id, found in documents.items()
    }
