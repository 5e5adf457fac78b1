"""What a process that was killed while writing left behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .database import MonthDatabase
from .durable import sweep
from .errors import DiaryDamaged, DiaryUnreadable, NewerVersion
from .files import SCHEMA, Document, folder_of, insert, path_of, schema_of
from .journal import Change, Journal


def recover(
    home: Path,
    journal: Journal,
    warn: Callable[[str], None],
    keep_old: Callable[[list[str]], None],
) -> None:
    """Settle an action that was cut short: if all its documents arrived it is finished, else
    those that did are taken back. Call it under the lock.

    A document that is neither as the action found nor as it left it belongs to someone else
    and stays. Doing this twice changes nothing more. `keep_old` backs up the files it is
    given before they are written in this version's form.
    """
    pending = journal.pending()
    sweep(folder_of(home))
    if pending is None:
        return
    offset, entry = pending
    arrived = True
    databases: list[MonthDatabase] = []
    for file in dict.fromkeys(change.file for change in entry.changes):
        try:
            database = MonthDatabase(path_of(home, file))
        except (DiaryDamaged, NewerVersion) as error:
            # Files are replaced whole: in a damaged one the action has not arrived.
            arrived &= isinstance(error, DiaryUnreadable | NewerVersion)
            warn(str(error))
            continue
        changes = [change for change in entry.changes if change.file == file]
        tables = {change.table: database.documents(change.table) for change in changes}
        arrived &= all(tables[change.table].get(change.id) == change.after for change in changes)
        if schema_of(database.file.tables) <= SCHEMA and _take_back(tables, changes):
            for table, documents in tables.items():
                database.replace(table, documents)
            databases.append(database)
    if arrived:
        journal.done(entry, offset)
        return
    keep_old([found.file.path.stem for found in databases if found.file.stated < SCHEMA])
    for database in databases:
        database.file.save(database.file.encoded())
    journal.cut(offset)


def _take_back(tables: dict[str, dict[str, Document]], changes: list[Change]) -> bool:
    changed = False
    for change in reversed(changes):
        documents = tables[change.table]
        if documents.get(change.id) == change.after:
            changed = True
            if change.before is None:
                documents.pop(change.id, None)
            else:
                insert(documents, change.id, change.before, change.index)
    return changed
