"""The diary's files: their names, how they are read, and what makes one damaged or newer.

A file holds tables of documents by id, as TinyDB lays them out:
`{"meta": {"1": {"schema": 1}}, "episodes": {"k2v...": {...}}, ...}`. Reading needs no lock:
files are only ever replaced whole.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from .errors import DiaryDamaged, DiaryUnreadable, NewerVersion

SCHEMA = 1
BOOK = "book"
META = "meta"
META_ID = "1"
UNSHARED = ("schema", "sample")  # what meta says of this one copy alone
REMOVED = "removed"
DAMAGED = ".json.damaged-"  # in the name of a file that is set aside: see aside.py
FOLDER = "diary"
BACKUPS = "backups"
CHANGED, RAISED = "changed", "raised"  # on raw documents, never in a record: see merge/claims.py

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]
Stamp = tuple[int, int, int]
Signature = dict[str, Stamp]  # by file name

_MONTH = re.compile(r"(\d{4}-(?:0[1-9]|1[0-2]))\.json")
# Syncthing '.sync-conflict-20261122-140503-ABCDEFG'; older Nextcloud and ownCloud
# '_conflict-20261122-140503'; Dropbox, Nextcloud and others a word in brackets: ' (Anna's
# conflicted copy 2026-11-22)', ' (conflicted copy 2026-11-22 140503)', then perhaps a number.
_COPY = rf"({BOOK}|\d{{4}}-(?:0[1-9]|1[0-2]))(?:\.sync-conflict-|_conflict-| ?[(\[]).+\.json"


def folder_of(home: Path) -> Path:
    """Return where a diary's month files and its book are."""
    return home / FOLDER


def path_of(home: Path, name: str) -> Path:
    """Return the file called '2026-11' or 'book'."""
    return home / FOLDER / f"{name}.json"


def month_names(home: Path) -> list[str]:
    """Return the months that have a file, oldest first."""
    found = (_MONTH.fullmatch(entry) for entry in listed(folder_of(home)))
    return sorted(match[1] for match in found if match)


def signature(home: Path) -> Signature:
    """Return what changes whenever any file of the diary does (one stat a file), or raise
    DiaryUnreadable."""
    folder = folder_of(home)
    try:
        with os.scandir(folder) as entries:
            return {e.name: stamp_of(e.stat()) for e in entries if _counts(e.name)}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise unreadable(folder, error) from error


def brought_up(seen: Signature, home: Path, names: Iterable[str]) -> Signature:
    """Return a signature with these files ('2026-11') as they are now, the others as they were
    when it was taken."""
    stamps = seen.copy()
    for name in names:
        stamp = current_stamp(path_of(home, name))
        if stamp is None:
            stamps.pop(f"{name}.json", None)
        else:
            stamps[f"{name}.json"] = stamp
    return stamps


def stamp_of(status: os.stat_result) -> Stamp:
    """Return what tells one version of a file from another."""
    return status.st_mtime_ns, status.st_size, status.st_ino


def current_stamp(path: Path) -> Stamp | None:
    """Return a file's stamp now, None where it can't be looked at."""
    try:
        return stamp_of(path.stat())
    except OSError:
        return None


def read_bytes(path: Path) -> tuple[bytes, Stamp] | None:
    """Return a file's bytes and their stamp, None where there is no file."""
    try:
        with path.open("rb") as file:
            return file.read(), stamp_of(os.fstat(file.fileno()))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> DiaryUnreadable:
    """Return the error for a file or folder that the system won't read, with what to do."""
    todo = (
        f"make it yours to read and write: chmod u+rwX '{path}'"
        if isinstance(error, PermissionError)
        else "look at what is in its place, or put a copy of it there"
    )
    return DiaryUnreadable(f"{path} can't be read: {error.strerror or error}; {todo}")


def parse(data: bytes, path: Path) -> Tables:
    """Return the tables in a file's bytes as this version has them; DiaryDamaged or
    NewerVersion names the file."""
    return parse_stated(data, path)[0]


def parse_stated(data: bytes, path: Path) -> tuple[Tables, int]:
    """Return the tables as `parse` does, and the schema version the file itself states."""
    try:
        tables = msgspec.json.decode(data, type=Tables)
        schema = schema_of(tables)
        if schema < SCHEMA:
            from .migration import up_to_date  # late: few files are old

            tables = up_to_date(tables, schema)
    except (msgspec.DecodeError, AttributeError, LookupError, TypeError, ValueError) as error:
        newer = _laid_out_anew(data)
        if newer is not None:
            raise NewerVersion(newer_words(path, newer)) from None
        raise DiaryDamaged(f"{path} is damaged: {_git_words(data, path) or error}") from None
    return tables, schema


def _git_words(data: bytes, path: Path) -> str:
    """Return what to do about a file in which git could not merge two versions, '' for others."""
    if not re.search(rb"^<{7} ", data, re.MULTILINE):
        return ""
    return (
        "git left its conflict markers in it. Keep one side of it (git checkout --ours) and save "
        f"the other beside it as '{path.stem} (theirs).json' (git show MERGE_HEAD:./{path.name}); "
        "tracker then merges the two"
    )


def newer_words(path: Path, schema: object) -> str:
    """Return what is said of a file that only a newer version may change."""
    return (
        f"{path} was written by a newer version of tracker (its schema is {schema}, this one "
        f"knows up to {SCHEMA}); update tracker to change it"
    )


def _laid_out_anew(data: bytes) -> object:
    """Return the newer schema that a file states which has no tables of ours, else None."""
    try:
        schema = msgspec.json.decode(data)[META][META_ID]["schema"]
        return schema if schema > SCHEMA else None
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError, IndexError, TypeError):
        return None


def schema_of(tables: Tables) -> int:
    """Return the schema version a file states (none stated is the first), or TypeError."""
    schema = tables.get(META, {}).get(META_ID, {}).get("schema", SCHEMA)
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 0:
        raise TypeError("its schema version is not a number there is")
    return schema


def content(document: Document | None) -> Document | None:
    """Return a document without the stamps that are not its record's own."""
    if document is None or not (CHANGED in document or RAISED in document):
        return document
    return {name: value for name, value in document.items() if name not in (CHANGED, RAISED)}


def insert(
    documents: dict[str, Document], id: str, document: Document, index: int | None = None
) -> None:
    """Put a document into a table: in its place if it is there, else at `index` or the end."""
    if id in documents or index is None or index >= len(documents):
        documents[id] = document
        return
    ordered = list(documents.items())
    ordered.insert(index, (id, document))
    documents.clear()
    documents.update(ordered)


def copied_from(name: str) -> str | None:
    """Return which file of the diary ('2026-11', 'book') a name is a conflict copy of, as folder
    syncs leave them beside it, in whatever language; else None."""
    if not name.startswith((BOOK, "1", "2")) or not name.endswith(".json"):
        return None
    found = None if month_of_name(name) else re.fullmatch(_COPY, name)
    return found[1] if found else None


def conflict_copies(home: Path) -> list[str]:
    """Return the names of the conflict copies in a diary's folder; DiaryUnreadable if it can't
    be looked into."""
    return sorted(name for name in listed(folder_of(home)) if copied_from(name))


def month_of_name(name: str) -> str | None:
    """Return which file of the diary ('2026-11', 'book') a name is; else None."""
    if name == f"{BOOK}.json":
        return BOOK
    found = _MONTH.fullmatch(name)
    return found[1] if found else None


def _counts(name: str) -> bool:
    return bool(month_of_name(name) or copied_from(name) or DAMAGED in name)


def listed(folder: Path) -> list[str]:
    """Return the names in a folder, none where there is no folder; or raise DiaryUnreadable."""
    try:
        return os.listdir(folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise unreadable(folder, error) from error
