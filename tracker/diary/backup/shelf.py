"""The backups that are there, and what is in them.

`backups/<name>/` holds plain copies of the diary's files and `manifest.json`. A copy is of the
moment its manifest says, and is used only if it still is what was copied.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from ..carriers import Backup
from ..errors import DiaryDamaged, DiaryError, DiaryUnreadable, UnknownBackup
from ..files import BACKUPS, Stamp, Tables, parse, read_bytes

MANIFEST = "manifest.json"
LAYOUT = 1  # of the manifest; the copies state their own schema
NEWEST = "newest"
NONE_YET = "there is no backup yet; the first change of a day makes one"
_NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{6}(?:-\d+)?")


class Copy(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a backup knows of one file: `stamp` is the file's own when it was copied, `made` and
    `entry` are the moment (UTC) and the journal's newest action up to which the copy holds what
    happened. `note` says why it is an older copy."""

    stamp: Stamp
    sha256: str
    made: str
    entry: str | None = None
    records: int = 0
    days: int = 0
    first: date | None = None
    last: date | None = None
    note: str = ""


class Manifest(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A backup's list of contents; `left_out` are files that could not be read then and of
    which there was no older copy, by name, with the reason."""

    schema: int
    made: str
    files: dict[str, Copy]
    left_out: dict[str, str] = {}


class Kept(NamedTuple):
    """A backup on the shelf."""

    folder: Path
    manifest: Manifest

    @property
    def name(self) -> str:
        return self.folder.name

    def path_of(self, file: str) -> Path:
        return self.folder / f"{file}.json"

    def summary(self) -> Backup:
        """Return what is told of it."""
        copies = self.manifest.files
        firsts = [copy.first for copy in copies.values() if copy.first]
        lasts = [copy.last for copy in copies.values() if copy.last]
        notes = {file: copy.note for file, copy in copies.items() if copy.note}
        return Backup(
            name=self.name,
            made=self.manifest.made,
            files={file: copy.records for file, copy in copies.items()},
            first=min(firsts, default=None),
            last=max(lasts, default=None),
            days=sum(copy.days for copy in copies.values()),
            notes=notes | self.manifest.left_out,
        )

    def intact(self, file: str) -> bool:
        """Whether the copy still is what was copied; one whose size and time are the source's
        is believed without reading it."""
        copy = self.manifest.files[file]
        try:
            status = self.path_of(file).stat()
            if (status.st_mtime_ns, status.st_size) == copy.stamp[:2]:
                return True
            return digest(self.path_of(file).read_bytes()) == copy.sha256
        except OSError:
            return False

    def tables(self, file: str) -> Tables:
        """Return what the copy of a file holds, every byte checked; DiaryDamaged where it is no
        longer what was copied, NewerVersion for one that a newer version wrote."""
        path = self.path_of(file)
        read = read_bytes(path)
        if read is None:
            raise DiaryDamaged(f"{path} is missing from its backup")
        if digest(read[0]) != self.manifest.files[file].sha256:
            raise DiaryDamaged(f"{path} has been changed since it was copied; it is not used")
        return parse(read[0], path)


def shelf(home: Path) -> list[Kept]:
    """Return the backups of a diary that can be read, newest first; DiaryUnreadable if the
    folder can't be looked into."""
    kept = [found for found in map(_kept, _folders(home)) if found]
    return sorted(
        kept, key=lambda each: (each.manifest.made, len(each.name), each.name), reverse=True
    )


def find(kept: list[Kept], name: str) -> Kept:
    """Return the backup with that name or unambiguous beginning ('newest': the first of them),
    or raise UnknownBackup."""
    if not kept:
        raise UnknownBackup(NONE_YET)
    if name == NEWEST:
        return kept[0]
    found = [each for each in kept if name and each.name.startswith(name)]
    exact = [each for each in found if each.name == name]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if found:
        names = ", ".join(each.name for each in found)
        raise UnknownBackup(f"several backups begin with “{name}”: {names}")
    raise UnknownBackup(f"no backup is called “{name}”; the newest is {kept[0].name}")


def unsound(home: Path) -> list[str]:
    """Read every backup whole and return a line for each that lacks something."""
    kept = {each.name: each for each in shelf(home)}
    lines = [
        f"the backup {folder.name} can't be read"
        for folder in _folders(home)
        if folder.name not in kept
    ]
    judged: dict[tuple[int, str], str] = {}  # most copies are one file under several names
    for each in kept.values():
        for file, copy in each.manifest.files.items():
            with suppress(OSError):
                seen = each.path_of(file).stat().st_ino, copy.sha256
                if seen not in judged:
                    judged[seen] = _problem(each, file)
                if judged[seen]:
                    lines.append(judged[seen])
                continue
            lines.append(f"{each.path_of(file)} is missing from its backup")
    return lines


def _problem(kept: Kept, file: str) -> str:
    try:
        kept.tables(file)
    except DiaryError as error:
        return str(error)
    return ""


def _kept(folder: Path) -> Kept | None:
    """Return the backup in a folder, None where its list of contents can't be read."""
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return Kept(folder, manifest) if manifest.schema <= LAYOUT else None


def _folders(home: Path) -> list[Path]:
    folder = home / BACKUPS
    try:
        return [each for each in folder.iterdir() if _NAME.fullmatch(each.name)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise DiaryUnreadable(f"{folder} can't be read: {error.strerror or error}") from error


def digest(data: bytes) -> str:
    """Return what a copy's bytes are known by."""
    return hashlib.sha256(data).hexdigest()
