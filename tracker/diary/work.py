"""One action on the diary, all or nothing: gathered, journalled, then written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from tracker.model import RecordError
from tracker.model.progress import Step, silent

from .aside import aside_words, damage_words, set_aside
from .carriers import Overruled
from .contents import is_record_table
from .database import Kept, MonthDatabase
from .durable import make_folder
from .errors import Conflict, DiaryDamaged, DiaryUnreadable, NewerVersion
from .files import (
    META,
    META_ID,
    REMOVED,
    SCHEMA,
    UNSHARED,
    Document,
    content,
    folder_of,
    insert,
    newer_words,
    path_of,
    schema_of,
)
from .ids import new_id
from .journal import Change, Entry, Journal

MERGE = "merge"
RESTORE = "restore"
BRING_BACK = "bring_back"
RESTORING = (RESTORE, BRING_BACK)
MOST_KEPT = 4  # files: an import or a merge touches every month, and none of them soon again

Key = tuple[str, str, str]


class Work:
    """Changes to raw documents, under the diary's lock. Documents are replaced, never changed
    in place, so that fields this version doesn't know survive.

    `repair`: a damaged file that is changed is set aside when the action is committed, and
    begun anew, instead of DiaryDamaged. `kept` holds files as they were written last, by name:
    taken from here while unchanged, and left here for the next action.
    """

    def __init__(
        self,
        home: Path,
        journal: Journal,
        stamp: str,
        warn: Callable[[str], None],
        repair: bool,
        kept: dict[str, Kept],
    ) -> None:
        self._home = home
        self._kept = kept
        self._journal = journal
        self.stamp = stamp
        self._warn = warn
        self._repair = repair
        self._databases: dict[str, MonthDatabase] = {}
        self._damaged: set[str] = set()
        self._tables: dict[tuple[str, str], dict[str, Document]] = {}
        self._before: dict[Key, tuple[Document | None, int | None]] = {}
        self._brought_back: set[Key] = set()
        self._lost: set[tuple[str, str]] = set()  # what goes without anyone having removed it
        self._raised: dict[Key, dict[str, dict[str, float]]] = {}
        # Whether what is put says all there is to say: no stamp and no mark of this action's.
        self.literal = False
        self.told: Step = silent
        self.set_aside = False  # whether committing it has set a damaged file aside

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
        """Add a document (at `index` of its table, else at the end) or replace one in its place.
        What differs from before the action is stamped at its end."""
        self._remember(file, table, id)
        insert(self.table(file, table), id, document, index)

    def drop(self, file: str, table: str, id: str) -> None:
        """Take a document out."""
        self._remember(file, table, id)
        self.table(file, table).pop(id, None)

    def raised(self, file: str, table: str, id: str, key: str, by: dict[str, float]) -> None:
        """Note that a day's value, set outright before, is that and these intakes now."""
        self._raised.setdefault((file, table, id), {})[key] = by

    def raised_so_far(self, file: str, table: str, id: str, key: str) -> dict[str, float]:
        """Return the intakes of this action that were noted to raise a day's value."""
        return self._raised.get((file, table, id), {}).get(key, {})

    def invert(self, entry: Entry) -> None:
        """Put every document of an action back as it was before; Conflict if one is no longer
        as the action left it. To take a merge back says nothing about the records: another
        merge brings them again."""
        self.literal = entry.action in (MERGE, BRING_BACK)
        marked = {
            change.id for change in entry.changes if change.table == REMOVED and change.before
        }
        for change in reversed(entry.changes):
            if change.table == REMOVED and not self.literal:
                continue  # marks follow from what comes and goes
            current = self.get(change.file, change.table, change.id)
            if content(current) != content(change.after):
                raise Conflict(
                    f"{change.id} has been changed since, perhaps on another machine; "
                    f"its {entry.action} stays as it is"
                )
            if change.before is None:
                self.drop(change.file, change.table, change.id)
                if entry.action == RESTORE and change.id not in marked:
                    self._lost.add((change.table, change.id))
            else:
                self.bring_back(change.file, change.table, change.id, change.before, change.index)

    def bring_back(
        self, file: str, table: str, id: str, document: Document, index: int | None = None
    ) -> None:
        """Put a document back as it once was, stamped as an undo does: the later word on what
        differs now."""
        self.put(file, table, id, document, index)
        self._brought_back.add((file, table, id))

    def files(self) -> list[str]:
        """Return the files looked at."""
        return list(self._databases)

    def outdated(self) -> list[str]:
        """Return the files of an older version among those looked at; they would be written in
        this version's form."""
        return [name for name, found in self._databases.items() if found.file.stated < SCHEMA]

    def commit(
        self,
        action: str,
        records: list[str],
        kind: Literal["do", "undo", "redo", "set"] = "do",
        overruled: list[Overruled] | None = None,
    ) -> bool:
        """Journal the action, then write its files. False if nothing has changed.

        An error on the way leaves everything as it was. A damaged file is set aside only here,
        when all that was asked has been found good.
        """
        if not self.literal:
            self._mark()
        changes = self._changes()
        if not changes:
            return False
        files = list(dict.fromkeys(change.file for change in changes))
        try:
            data = self._all_encoded(files)
        except UnicodeEncodeError:
            raise RecordError("a text holds half a character (a lone surrogate)") from None
        make_folder(folder_of(self._home))
        entry = Entry(new_id(), self.stamp, kind, action, records, changes, SCHEMA, overruled or [])
        with self._set_aside(files, restoring=action in RESTORING):
            offset = self._journal.append(entry)
            self._save(data, offset)
        self._journal.done(entry, offset)
        return True

    def _save(self, data: dict[str, bytes], offset: int) -> None:
        begun: list[str] = []
        kept: dict[str, Kept] = {}
        try:
            for count, file in enumerate(data):
                self.told("saving: file", count, len(data))
                begun.append(file)
                if saved := self._databases[file].file.save(data[file]):
                    kept[file] = saved
        except BaseException:
            # If even this fails, the unfinished entry stays and the next writer takes it back.
            with suppress(OSError):
                for file in begun:
                    self._databases[file].file.restore()
                self._journal.cut(offset)
            raise
        if len(kept) <= MOST_KEPT:
            self._kept.clear()
            self._kept.update(kept)

    @contextmanager
    def _set_aside(self, files: list[str], *, restoring: bool) -> Iterator[None]:
        """Keep a copy of every damaged file among those about to be replaced."""
        asides: dict[str, Path] = {}
        try:
            for file in files:
                original = self._databases[file].file.original
                if file in self._damaged and original is not None:
                    asides[file] = set_aside(
                        path_of(self._home, file), original, self.stamp, restoring=restoring
                    )
            yield
        except BaseException:
            for file, aside in asides.items():
                with suppress(OSError):
                    if path_of(self._home, file).read_bytes() == aside.read_bytes():
                        aside.unlink()
            raise
        for file, aside in asides.items():
            words = aside_words(path_of(self._home, file), aside, restoring=restoring)
            self._warn(words)
        self.set_aside = bool(asides)

    def _database(self, file: str) -> MonthDatabase:
        if file not in self._databases:
            try:
                self._databases[file] = self._sound(file)
            except DiaryUnreadable:
                raise
            except DiaryDamaged as error:
                path = path_of(self._home, file)
                if not self._repair:
                    raise DiaryDamaged(damage_words(path, str(error))) from None
                self._databases[file] = MonthDatabase(path, anew=True)
                self._damaged.add(file)
        return self._databases[file]

    def _sound(self, file: str) -> MonthDatabase:
        path = path_of(self._home, file)
        database = MonthDatabase(path, kept=self._kept.pop(file, None))
        schema = schema_of(database.file.tables)
        if schema > SCHEMA:
            raise NewerVersion(newer_words(path, schema))
        return database

    def _all_encoded(self, files: list[str]) -> dict[str, bytes]:
        """Return what is to be written, by file."""
        changed: dict[tuple[str, str], list[str]] = {}
        for file, table, id in self._before:
            changed.setdefault((file, table), []).append(id)
        data = {}
        for count, file in enumerate(files):
            self.told("preparing: file", count, len(files))
            data[file] = self._encoded(file, changed)
        return data

    def _encoded(self, file: str, all_changed: dict[tuple[str, str], list[str]]) -> bytes:
        database = self._databases[file]
        for (of, table), documents in self._tables.items():
            if of != file:
                continue
            changed = all_changed.get((of, table), [])
            there = database.file.tables.get(table)
            if changed and changed == list(documents)[len(there or ()) :]:  # they came last
                database.append(table, {id: documents[id] for id in changed})
            elif changed and (documents or there is not None):
                database.replace(table, documents)
        if META_ID not in database.file.tables.get(META, {}):
            database.replace(META, {META_ID: {"schema": SCHEMA}})
        return database.file.encoded()

    def _remember(self, file: str, table: str, id: str) -> None:
        if (file, table, id) not in self._before:
            documents = self.table(file, table)
            index = list(documents).index(id) if id in documents else None
            self._before[file, table, id] = documents.get(id), index

    def _mark(self) -> None:
        """Stamp what differs, and keep the table of removed records true: a mark for each that
        left the diary (not for one that moved to another month), none for one that came back."""
        touched = [key for key in self._before if is_record_table(key[1]) or key[1] == META]
        present = {key[1:] for key in touched if self.get(*key) is not None}
        was = {key[1:]: self._before[key][0] for key in touched if self._before[key][0]}
        for file, table, id in touched:
            before = self._before[file, table, id][0]
            document = self.get(file, table, id)
            if document is not None:
                before = before or was.get((table, id))
                self._stamp_document((file, table, id), before, document)
            elif before and (table, id) not in present and (table, id) not in self._lost:
                from .merge.stamping import mark_of  # late: a quick log needs none of it

                self.put(file, REMOVED, id, mark_of(table, before, self.stamp))

    def _stamp_document(self, key: Key, before: Document | None, document: Document) -> None:
        file, table, id = key
        mark = self.get(file, REMOVED, id)
        mark = mark if mark and mark.get("table") == table else None
        if before == document or not (before or mark or key in self._brought_back):
            return
        from .merge import stamping

        if table == META:
            said = {name: document[name] for name in UNSHARED if name in document}
            before = {**(before or {}), **said}
        if key in self._brought_back and before:
            after = stamping.returned(before, document, self.stamp)
        elif key in self._brought_back:
            after = stamping.back_again(document, mark, self.stamp)
        elif before:
            after = stamping.stamped(before, document, self.stamp, self._raised.get(key))
        else:
            after = stamping.made_anew(mark or {}, document, self.stamp)
        insert(self.table(file, table), id, after)
        if mark is not None:
            self.drop(file, REMOVED, id)

    def _changes(self) -> list[Change]:
        changes = []
        for (file, table, id), (before, index) in self._before.items():
            after = self.get(file, table, id)
            if after != before:
                left = index if after is None else None
                changes.append(Change(file, table, id, before, after, left))
        return changes
