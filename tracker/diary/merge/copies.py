"""Reading other copies of a diary: another home, a folder of month files, and the conflict
copies that a folder sync leaves beside them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tracker.model.progress import Step, silent

from ..durable import make_folder, sync_folder, write_file
from ..errors import DiaryError, NewerVersion
from ..files import (
    BACKUPS,
    BOOK,
    FOLDER,
    SCHEMA,
    Stamp,
    Tables,
    copied_from,
    folder_of,
    listed,
    month_names,
    month_of_name,
    newer_words,
    parse,
    path_of,
    read_bytes,
    schema_of,
    stamp_of,
)
from ..journal import Journal

MERGED = "merged"  # below backups/: conflict copies that have been taken in


class Others(NamedTuple):
    """Copies of a diary by file, and what of them could not be read."""

    copies: list[dict[str, Tables]]
    warnings: list[str]


class ConflictCopy(NamedTuple):
    """A conflict copy as it was read: its path, bytes and stamp, and which file it is of."""

    path: Path
    data: bytes
    stamp: Stamp
    file: str
    tables: Tables


def read_own(home: Path, told: Step = silent) -> dict[str, Tables]:
    """Return every file of one's own diary, or raise DiaryDamaged or NewerVersion."""
    names = [BOOK, *month_names(home)]
    found = {}
    for count, name in enumerate(names):
        told("reading this diary: file", count, len(names))
        if (tables := _tables(path_of(home, name))) is not None:
            found[name] = tables
    return found


def read_other(home: Path, other: Path, told: Step = silent) -> Others:
    """Return another copy of the diary in `home`, its conflict copies too; `other` is a home or
    a folder with month files.

    FileNotFoundError if there is no diary in it, ValueError if it is the same one.
    """
    folder = other / FOLDER if (other / FOLDER).is_dir() else other
    names = sorted(listed(folder)) if folder.is_dir() else []
    if not any(month_of_name(name) or copied_from(name) for name in names):
        raise FileNotFoundError(
            f"there is no diary in {other}: neither a folder {FOLDER}/ with month files such as "
            "2026-11.json, nor such files themselves"
        )
    own = folder_of(home)
    if own.exists() and os.path.samefile(own, folder):
        raise ValueError(f"{other} is this diary itself; name another copy of it")
    found = Others([{}], [])
    if folder.name == FOLDER and not Journal(folder.parent).settled():
        found.warnings.append(
            f"the other diary was being written to, or its tracker was stopped in the midst of "
            f"it; {folder} was read as it is. Merge once more when it has been opened there"
        )
    for count, name in enumerate(names):
        told("reading the other diary: file", count, len(names))
        file = month_of_name(name) or copied_from(name)
        try:
            tables = _tables(folder / name) if file else None
        except DiaryError as error:
            found.warnings.append(f"left out: {error}")
            continue
        if file and tables is not None and month_of_name(name):
            found.copies[0][file] = tables
        elif file and tables is not None:
            found.copies.append({file: tables})
    return found


def read_conflict_copies(home: Path, names: Iterable[str]) -> tuple[list[ConflictCopy], list[str]]:
    """Return the conflict copies that can be read, and a word on each that can't."""
    found: list[ConflictCopy] = []
    warnings: list[str] = []
    for name in names:
        path = folder_of(home) / name
        file = copied_from(name)
        try:
            read = read_bytes(path)
            if read is not None and file is not None:
                found.append(ConflictCopy(path, *read, file, _parsed(read[0], path)))
        except DiaryError as error:
            warnings.append(f"{error}; this conflict copy was left where it is, not merged")
    return found, warnings


def put_away(home: Path, copy: ConflictCopy) -> None:
    """Move a conflict copy that was taken in to `backups/merged`, unless it has changed since.
    OSError leaves it where it is, to be merged again, which changes nothing.

    The folder of a diary may be a link to another file system, so it is copied, then removed.
    """
    folder = home / BACKUPS / MERGED
    make_folder(folder)
    if stamp_of(copy.path.stat()) != copy.stamp:
        return
    write_file(_free_name(folder, copy.path.name), copy.data)
    copy.path.unlink()
    sync_folder(copy.path.parent)


def _free_name(folder: Path, name: str) -> Path:
    path = folder / name
    number = 2
    while path.exists():
        path = folder / f"{name.removesuffix('.json')}-{number}.json"
        number += 1
    return path


def _tables(path: Path) -> Tables | None:
    read = read_bytes(path)
    return None if read is None else _parsed(read[0], path)


def _parsed(data: bytes, path: Path) -> Tables:
    tables = parse(data, path)
    schema = schema_of(tables)
    if schema > SCHEMA:
        raise NewerVersion(newer_words(path, schema))
    return tables
