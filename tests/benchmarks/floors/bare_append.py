"""The floor of `tracker log`: one document appended to one month file, durably, and no more.

Takes a home and the words of a note. It uses what the tracker is made of: argparse, TinyDB,
msgspec and filelock, a temporary file, fsync, replace and the fsync of the folder.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, cast

import msgspec
from filelock import FileLock
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table


class Note(msgspec.Struct, omit_defaults=True):
    """What is appended."""

    at: str
    note: str | None = None


class DurableStorage(Storage):
    """A JSON file that is replaced whole."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[str, dict[str, Any]] | None:
        try:
            found: dict[str, dict[str, Any]] = msgspec.json.decode(self._path.read_bytes())
        except FileNotFoundError:
            return None
        return found

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        temporary = self._path.with_suffix(".new")
        with temporary.open("wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(data), indent=1))
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, self._path)
        folder = os.open(self._path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


class TextIdTable(Table):
    document_id_class = cast(type[int], str)


class Database(TinyDB):
    table_class = TextIdTable


def main() -> None:
    """Append one document and print its id."""
    parser = ArgumentParser()
    parser.add_argument("home", type=Path)
    parser.add_argument("month")
    parser.add_argument("note", nargs="*")
    options = parser.parse_args()
    note = Note(at="2026-11-20T14:05:00+01:00", note=" ".join(options.note) or None)
    with FileLock(options.home / "lock"):
        database = Database(options.home / f"{options.month}.json", storage=DurableStorage)
        id = os.urandom(5).hex()
        document = Document(msgspec.to_builtins(note), cast(int, id))
        print(database.table("episodes").insert(document))


if __name__ == "__main__":
    main()
