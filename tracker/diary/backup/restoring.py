"""The way back: the whole diary as a backup has it, or only what one of its files lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ..aside import asides
from ..carriers import Difference, Restoration
from ..contents import is_record_table
from ..errors import DiaryDamaged, DiaryUnreadable, NewerVersion, UnknownBackup
from ..files import (
    BOOK,
    META,
    META_ID,
    REMOVED,
    SCHEMA,
    Document,
    Tables,
    content,
    current_stamp,
    insert,
    month_names,
    newer_words,
    parse,
    path_of,
    read_bytes,
    schema_of,
)
from ..journal import Entry, Journal
from ..work import BRING_BACK, RESTORE, Work
from .shelf import NEWEST, NONE_YET, Kept, find, shelf

_FILE = re.compile(rf"{BOOK}|\d{{4}}-(?:0[1-9]|1[0-2])")

Place = tuple[str, str]  # a table and an id


class Put(NamedTuple):
    """One document to be put `at` an index of its table, or (None) taken out."""

    file: str
    table: str
    id: str
    document: Document | None
    at: int | None = None


class Plan(NamedTuple):
    """What a restore will do. `outright`: it has the later word on what the diary says by now
    (`said`: what is there, and what was removed); else it only adds what is lacking. `warnings`
    name what of the backup is not used; `whole` are the files that lack nothing afterwards."""

    kept: Kept
    puts: list[Put]
    differences: list[Difference]
    outright: bool
    warnings: list[str]
    said: set[Place]
    whole: list[str]

    @property
    def records(self) -> list[str]:
        """The ids it touches."""
        return list(dict.fromkeys(put.id for put in self.puts if is_record_table(put.table)))

    @property
    def action(self) -> str:
        return RESTORE if self.outright else BRING_BACK

    def restoration(self) -> Restoration:
        return Restoration(backup=self.kept.summary(), differences=self.differences)

    def apply(self, work: Work) -> None:
        """Gather it in an action."""
        work.literal = not self.outright
        for file, table, id, document, at in self.puts:
            if document is None:
                work.drop(file, table, id)
            elif self.outright and (table, id) in self.said:
                work.bring_back(file, table, id, document, at)
            else:
                work.put(file, table, id, document, at)


def plan(home: Path, journal: Journal, name: str, month: str | None) -> Plan:
    """Return what restoring a backup ('newest', a name or its beginning) comes to; `month`: only
    what that file lacks. Nothing is changed.

    UnknownBackup if there is none; DiaryDamaged or DiaryUnreadable if it can't be used,
    NewerVersion if a newer version wrote it or what it would replace.
    """
    kept = shelf(home)
    if month is None:
        return _whole(home, find(kept, name))
    if not _FILE.fullmatch(month):
        raise UnknownBackup(f"“{month}” is not a month such as 2026-11, nor “{BOOK}”")
    if not kept:
        raise UnknownBackup(f"{NONE_YET}{_by_hand(home, month)}")
    wanted = kept if name == NEWEST else [find(kept, name)]
    holding = [each for each in wanted if month in each.manifest.files]
    if not holding:
        which = "no backup holds" if name == NEWEST else f"{wanted[0].name} does not hold"
        raise UnknownBackup(f"{which} {month}{_by_hand(home, month)}")
    return _newest_good(home, journal, holding, month)


def _whole(home: Path, kept: Kept) -> Plan:
    """Plan to make every file hold what the backup's does; one whose copy can't be used stays."""
    puts: list[Put] = []
    differences: list[Difference] = []
    warnings: list[str] = []
    said: set[Place] = {(META, META_ID)}
    marks: dict[Place, str] = {}
    whole: list[str] = []
    manifest = kept.manifest
    for file in sorted({BOOK, *month_names(home), *manifest.files} - manifest.left_out.keys()):
        copy = manifest.files.get(file)
        whole.append(file)
        if copy and current_stamp(path_of(home, file)) == copy.stamp:
            continue
        try:
            then = _readable(kept, file) if copy else {}
        except DiaryDamaged as error:
            warnings.append(f"{error}; {file} stays as it is")
            whole.remove(file)
            continue
        now = _current(home, file)
        found = _replacing(file, now, then)
        puts += found
        differences += _differences(file, found, now)
        said |= _places(now)
        marks |= dict.fromkeys(_removed(now), file)
    for put in puts.copy():  # a record that moved before it was removed has its mark elsewhere
        marked = marks.get((put.table, put.id), put.file)
        if put.document is not None and marked != put.file:
            puts.append(Put(marked, REMOVED, put.id, None))
    warnings += [
        f"{file} could not be read when {kept.name} was made; it stays as it is"
        for file in manifest.left_out
    ]
    return Plan(kept, puts, differences, True, warnings, said | marks.keys(), whole)


def _replacing(file: str, now: Tables, then: Tables) -> list[Put]:
    """Return what turns the records of `now` into those of `then`; marks follow from them."""
    puts: list[Put] = []
    for table in sorted({*now, *then}):
        if not is_record_table(table):
            continue
        before, after = now.get(table, {}), then.get(table, {})
        puts += [Put(file, table, id, None) for id in before if id not in after]
        puts += [
            Put(file, table, id, document, at)
            for at, (id, document) in enumerate(after.items())
            if content(before.get(id)) != content(document)
        ]
    before_meta, meta = _meta(now), _meta(then)
    if then and content(before_meta) != content(meta):
        puts.append(Put(file, META, META_ID, meta))
    return puts


def _by_hand(home: Path, file: str) -> str:
    """Return what is left to do about a damaged file of which there is no backup, '' where none
    is damaged."""
    aside = [path for of, _, path in asides(home) if of == file]
    path = aside[-1] if aside else path_of(home, file)
    if not aside and (not path.exists() or _is_sound(path)):
        return ""
    return (
        f"; what is left of it is in {path}: text, a line a record. Where it breaks off or is "
        f"garbled an editor can mend it; it is read again when it is called {file}.json"
    )


def _is_sound(path: Path) -> bool:
    read = read_bytes(path)
    try:
        parse(read[0] if read else b"{}", path)
    except DiaryDamaged:
        return False
    except NewerVersion:
        return True
    return True


def _newest_good(home: Path, journal: Journal, holding: list[Kept], month: str) -> Plan:
    """Return the plan for the first backup that brings anything back; if none does, that for
    the first whose copy is good. A file begun anew may be in newer backups already."""
    now = _current(home, month)
    elsewhere = _elsewhere(home, month)
    first: Plan | None = None
    problem: DiaryDamaged | None = None
    seen: set[str] = set()
    for kept in holding:
        copy = kept.manifest.files[month]
        if copy.sha256 in seen:
            continue
        try:
            then = _readable(kept, month)
        except DiaryDamaged as error:
            problem = problem or error
            continue
        seen.add(copy.sha256)
        _catch_up(then, journal.since(copy.entry, copy.made), month)
        puts = _lacking(month, now, then, elsewhere)
        warnings = [str(problem)] if problem else []
        differences = _differences(month, puts, now)
        found = Plan(kept, puts, differences, False, warnings, set(), [month])
        if puts:
            return found
        first = first or found
    if first is None and problem is not None:
        raise problem
    assert first is not None
    return first


def _catch_up(tables: Tables, entries: Iterable[Entry], file: str) -> None:
    """Bring a copy to what the journal says happened to its file since. That something was
    brought back, or not after all, says nothing of what the file should hold."""
    for entry in entries:
        if entry.action == BRING_BACK:
            continue
        for change in entry.changes:
            if change.file != file:
                continue
            documents = tables.setdefault(change.table, {})
            if change.after is None:
                documents.pop(change.id, None)
            else:
                insert(documents, change.id, change.after)


def _lacking(file: str, now: Tables, then: Tables, elsewhere: set[Place]) -> list[Put]:
    """Return the documents of `then` that `now` neither has nor says were removed, and the
    marks of those that were."""
    known = elsewhere | _places(now)
    stays_away = known | _removed(now) | _removed(then)
    puts = [
        Put(file, table, id, document, at)
        for table, documents in then.items()
        if is_record_table(table)
        for at, (id, document) in enumerate(documents.items())
        if (table, id) not in stays_away
    ]
    before, meta = _meta(now), _meta(then)
    if meta.keys() - before.keys():
        puts.append(Put(file, META, META_ID, {**meta, **before}))
    if not puts:
        return []
    return puts + [
        Put(file, REMOVED, id, mark)
        for id, mark in then.get(REMOVED, {}).items()
        if id not in now.get(REMOVED, {}) and (mark.get("table", ""), id) not in known
    ]


def _differences(file: str, puts: list[Put], now: Tables) -> list[Difference]:
    """Return the count of what comes back, goes and changes in a file, none if nothing does."""
    counted = [put for put in puts if put.table != REMOVED]
    if not counted:
        return []
    away = sum(put.document is None for put in counted)
    back = sum(put.document is not None and not _holds(now, put) for put in counted)
    changed = len(counted) - away - back
    return [Difference(file=file, back=back, away=away, changed=changed)]


def _holds(tables: Tables, put: Put) -> bool:
    return put.table == META or put.id in tables.get(put.table, {})


def _current(home: Path, file: str) -> Tables:
    """Return what a file holds now, {} where there is none or it is damaged."""
    path = path_of(home, file)
    read = read_bytes(path)
    if read is None:
        return {}
    try:
        return _ours(parse(read[0], path), path)
    except DiaryDamaged:
        return {}


def _readable(kept: Kept, file: str) -> Tables:
    return _ours(kept.tables(file), kept.path_of(file))


def _ours(tables: Tables, path: Path) -> Tables:
    schema = schema_of(tables)
    if schema > SCHEMA:
        raise NewerVersion(newer_words(path, schema))
    return tables


def _elsewhere(home: Path, file: str) -> set[Place]:
    """Return what is, or is said to be removed, in the other months: a record that moved there
    must not come back here."""
    places: set[Place] = set()
    for name in month_names(home) if file != BOOK else []:
        if name != file:
            try:
                tables = _current(home, name)
            except (DiaryUnreadable, NewerVersion):
                continue
            places |= _places(tables) | _removed(tables)
    return places


def _places(tables: Tables) -> set[Place]:
    return {
        (table, id)
        for table, documents in tables.items()
        if is_record_table(table)
        for id in documents
    }


def _removed(tables: Tables) -> set[Place]:
    return {(mark.get("table", ""), id) for id, mark in tables.get(REMOVED, {}).items()}


def _meta(tables: Tables) -> Document:
    return {**tables.get(META, {}).get(META_ID, {}), "schema": SCHEMA}
