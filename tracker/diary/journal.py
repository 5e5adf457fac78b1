"""The journal: what every action found and left, written before the files are.

One JSON line an action with the document before and after each change, then, once all
files are written, a line `{"done": id}`. So undo and redo outlive the process, and an
action that was cut short is known by its missing mark and can be taken back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from .carriers import Overruled
from .durable import FILE_MODE, sync, sync_folder, write_all, write_file
from .files import SCHEMA, Document

NAME = "journal.jsonl"
KEEP = 1000  # actions kept when the journal is trimmed
TRIM_STEP = 2 * 1024 * 1024  # it is trimmed whenever it has grown by this many bytes
_DONE = b'{"done"'
_BLOCK = 64 * 1024


class Change(Struct, omit_defaults=True):
    """One document before and after (None: not there); `index` is where it stood in its table
    before it left, so that an undo puts it back in its place."""

    file: str
    table: str
    id: str
    before: Document | None = None
    after: Document | None = None
    index: int | None = None


class Entry(Struct, omit_defaults=True):
    """One action. `records` are the ids it touched; a 'set' is no one's to undo. `schema` is
    the version its documents are laid out in; `overruled` what gave way in a merge."""

    id: str
    at: str
    kind: Literal["do", "undo", "redo", "set"]
    action: str
    records: list[str]
    changes: list[Change]
    schema: int = 1
    overruled: list[Overruled] = []


class _Identified(Struct):
    id: str


class Journal:
    """The file `journal.jsonl`. All that writes, undoes or redoes holds the diary's lock."""

    def __init__(self, home: Path) -> None:
        self._path = home / NAME

    def settled(self) -> bool:
        """Whether the last action is known to be finished (needs no lock). Nothing is known to
        be unfinished in a journal that can't be read; writing then fails on it."""
        try:
            with self._path.open("rb") as file:
                size = file.seek(0, os.SEEK_END)
                file.seek(max(0, size - 200))
                tail = file.read()
        except OSError:
            return True
        last = tail[tail[:-1].rfind(b"\n") + 1 :]
        return not size or (last.startswith(_DONE) and last.endswith(b"\n"))

    def pending(self) -> tuple[int, Entry] | None:
        """Return an unfinished action and where its line begins, None if there is none.

        A torn or unreadable last line belongs to an action that never reached the files: it
        is cut off.
        """
        while not self.settled():
            offset, line = next(self._backwards())
            entry = self._entry(line) if line.endswith(b"\n") else None
            if entry:
                return offset, entry
            self.cut(offset)
        return None

    def append(self, entry: Entry) -> int:
        """Write an action down and bring it to the disk; return where its line begins.

        After an OSError the journal is as it was before.
        """
        line = msgspec.json.encode(entry) + b"\n"
        fresh = not self._path.exists()
        descriptor = self._open()
        try:
            size = os.fstat(descriptor).st_size
            try:
                write_all(descriptor, line)
                sync(descriptor)
                if fresh:
                    sync_folder(self._path.parent)
            except OSError:
                os.ftruncate(descriptor, size)
                raise
        finally:
            os.close(descriptor)
        return size

    def done(self, entry: Entry, offset: int) -> None:
        """Mark the action whose line begins at `offset` as finished.

        Without the mark it is merely looked at once more, so this neither waits for the disk
        nor fails.
        """
        with suppress(OSError):
            descriptor = self._open()
            try:
                write_all(descriptor, _DONE + b":" + msgspec.json.encode(entry.id) + b"}\n")
                size = os.fstat(descriptor).st_size
            finally:
                os.close(descriptor)
            if size // TRIM_STEP != offset // TRIM_STEP:
                self._trim()

    def cut(self, offset: int) -> None:
        """Forget everything from a line on."""
        descriptor = self._open()
        try:
            os.ftruncate(descriptor, offset)
            sync(descriptor)
        finally:
            os.close(descriptor)

    def to_undo(self) -> Entry | None:
        """Return the newest action that has not been undone.

        An undo cancels the nearest earlier action or redo that nothing has cancelled yet.
        """
        cancelled = 0
        for entry in self._entries():
            if entry.kind == "undo":
                cancelled += 1
            elif entry.kind in ("do", "redo"):
                if not cancelled:
                    return entry
                cancelled -= 1
        return None

    def to_redo(self) -> Entry | None:
        """Return the newest undo that has not been redone, with no new action since."""
        cancelled = 0
        for entry in self._entries():
            if entry.kind == "do":
                return None
            if entry.kind == "redo":
                cancelled += 1
            elif entry.kind == "undo":
                if not cancelled:
                    return entry
                cancelled -= 1
        return None

    def newest(self) -> str | None:
        """Return the id of the newest action, None if there is none (needs no lock)."""
        for _, line in self._backwards():
            with suppress(msgspec.DecodeError, UnicodeDecodeError):
                if not line.startswith(_DONE):
                    return msgspec.json.decode(line, type=_Identified).id
        return None

    def since(self, newest: str | None, stamp: str) -> list[Entry]:
        """Return the actions after the one that was the newest then, oldest first; where that
        has left the journal, those made from the moment `stamp` on."""
        later: list[Entry] = []
        for entry in self._entries():
            if entry.id == newest:
                return later[::-1]
            later.append(entry)
        return [entry for entry in reversed(later) if newest is None or entry.at >= stamp]

    def _entries(self) -> Iterator[Entry]:
        for _, line in self._backwards():
            entry = None if line.startswith(_DONE) else self._entry(line)
            if entry:
                yield entry

    def _backwards(self) -> Iterator[tuple[int, bytes]]:
        """Yield (offset, line) from the end, reading no more than is asked for."""
        try:
            file = self._path.open("rb")
        except FileNotFoundError:
            return
        with file:
            start = file.seek(0, os.SEEK_END)
            blocks: list[bytes] = []  # of the line begun but not yet whole, last block first
            while start:
                size = min(_BLOCK, start)
                start -= size
                file.seek(start)
                block = file.read(size)
                while (cut := block.rfind(b"\n", 0, len(block) - (not blocks))) >= 0:
                    yield start + cut + 1, b"".join([block[cut + 1 :], *reversed(blocks)])
                    block, blocks = block[: cut + 1], []
                blocks.append(block)
            if blocks:
                yield 0, b"".join(reversed(blocks))

    def _trim(self) -> None:
        """Keep the newest actions only, each with its mark."""
        kept = 0
        for offset, line in self._backwards():
            kept += not line.startswith(_DONE)
            if kept == KEEP and offset:
                write_file(self._path, self._path.read_bytes()[offset:])
                return

    def _entry(self, line: bytes) -> Entry | None:
        """Return the action a line holds, its documents as this version has them; None for a
        torn line, NewerVersion for a newer one's."""
        try:
            entry = msgspec.json.decode(line, type=Entry)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None
        if entry.schema == SCHEMA:
            return entry
        from .migration import entry_up_to_date  # late: few entries are old

        return entry_up_to_date(entry, self._path)

    def _open(self) -> int:
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC
        return os.open(self._path, flags, FILE_MODE)
