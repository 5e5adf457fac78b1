"""The diary's files: their names, how they are read, and what makes one damaged or newer.

A file holds tables of documents by id, as TinyDB lays them out:
`{"meta": {"1": {"schema": 1}}, "episodes": {"k2v...": {...}}, ...}`. Reading needs no lock:
files are only ever replaced whole.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import msgspec

from .errors import DiaryDamaged, DiaryUnreadable, NewerVersion

SCHEMA = 1
BOOK = "book"
META = "meta"
META_ID = "1"
REMOVED = "removed"
FOLDER = "diary"

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]
Stamp = tuple[int, int, int]
Signature = tuple[tuple[str, Stamp], ...]

_MONTH = re.compile(r"(\d{4}-(?:0[1-9]|1[0-2]))\.json")


def folder_of(home: Path) -> Path:
    """Return where a diary's month files and its book are."""
    return home / FOLDER


def path_of(home: Path, name: str) -> Path:
    """Return the file called '2026-11' or 'book'."""
    return home / FOLDER / f"{name}.json"


def month_names(home: Path) -> list[str]:
    """Return the months that have a file, oldest first."""
    found = (_MONTH.fullmatch(entry) for entry in _listed(folder_of(home)))
    return sorted(match[1] for match in found if match)


def signature(home: Path) -> Signature:
    """Return what changes whenever any file of the diary does (one stat a file), or raise
    DiaryUnreadable."""
    folder = folder_of(home)
    try:
        with os.scandir(folder) as entries:
            return tuple(sorted((e.name, stamp_of(e.stat())) for e in entries if _counts(e.name)))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise unreadable(folder, error) from error


def stamp_of(status: os.stat_result) -> Stamp:
    """Return what tells one version of a file from another."""
    return status.st_mtime_ns, status.st_size, status.st_ino


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
    """Return the tables in a file's bytes; DiaryDamaged or NewerVersion names the file."""
    try:
        tables = msgspec.json.decode(data, type=Tables)
        schema_of(tables)
    except (msgspec.DecodeError, UnicodeDecodeError, TypeError) as error:
        if _laid_out_anew(data):
            raise NewerVersion(newer_words(path)) from None
        raise DiaryDamaged(f"{path} is damaged: {error}") from None
    return tables


def newer_words(path: Path) -> str:
    """Return what is said of a file that only a newer version may change."""
    return f"{path} was written by a newer version of tracker; this one can't change it"


def _laid_out_anew(data: bytes) -> bool:
    """Whether a file that has no tables of ours states a newer schema all the same."""
    try:
        return bool(msgspec.json.decode(data)[META][META_ID]["schema"] > SCHEMA)
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError, IndexError, TypeError):
        return False


def schema_of(tables: Tables) -> int:
    """Return the schema version a file states (none stated is the first), or TypeError."""
    schema = tables.get(META, {}).get(META_ID, {}).get("schema", SCHEMA)
    if not isinstance(schema, int) or isinstance(schema, bool):
        raise TypeError("its schema version is not a number")
    return schema


def encode(tables: Tables) -> bytes:
    """Return a file's bytes: readable JSON, one space of indent, text as typed."""
    return msgspec.json.format(msgspec.json.encode(tables), indent=1) + b"\n"


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


def _counts(name: str) -> bool:
    return name == f"{BOOK}.json" or _MONTH.fullmatch(name) is not None


def _listed(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise unreadable(folder, error) from error
