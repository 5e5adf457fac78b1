"""Making a backup: plain copies of the diary's files that cost next to nothing.

A file unchanged since the newest backup is linked to its copy there, so a backup is one or two
new files. It is built beside the others under a name of its own and renamed when it is whole.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path

import msgspec

from ..aside import asides
from ..carriers import Backup
from ..contents import is_record_table
from ..durable import FILE_MODE, FOLDER_MODE, make_folder, sync, sync_folder, write_all
from ..errors import DiaryDamaged, DiaryError, DiaryLocked, NewerVersion, not_backed_up
from ..files import (
    BACKUPS,
    BOOK,
    Stamp,
    Tables,
    folder_of,
    month_of_name,
    parse,
    path_of,
    read_bytes,
    signature,
)
from ..journal import Journal
from ..lock import WAIT_SECONDS, locked
from .shelf import LAYOUT, MANIFEST, Copy, Kept, Manifest, digest, shelf
from .snapshot import Read, Snapshot, take

_BUILDING, _GOING = ".new", ".gone"


def make(
    home: Path,
    journal: Journal,
    now: datetime,
    keep: int | None = None,
    *,
    held: bool = False,
    wait: float = 0,
) -> Backup:
    """Make a backup of the diary as it is and return it. `keep` of the newest stay, this one
    among them, of older ones the newest of each month; None keeps all. `held`: the caller holds
    the diary's lock; `wait`: seconds to wait for another process that is making one.

    DiaryError says why there is none; DiaryLocked if others are in the way.
    """
    if not any(map(month_of_name, signature(home))):
        raise DiaryError("there is nothing to back up yet")
    try:
        with _alone(home, wait):
            kept = shelf(home)
            made = _build(home, kept, take(home, journal, _known(kept), now, held), now)
            if keep is not None:
                _drop_old([made, *kept], keep, asides(home))
    except OSError as error:
        raise not_backed_up(error, home) from error
    return made.summary()


def keep_old(home: Path, journal: Journal, now: datetime, names: list[str]) -> None:
    """Have a backup hold these files just as they are, before they are written in a newer
    form; DiaryError if that can't be had. Call it under the diary's lock."""
    for kept in shelf(home)[:1]:
        held = kept.manifest.files
        if all(name in held and _is_copied(home, kept, name) for name in names):
            return
    try:
        make(home, journal, now, held=True, wait=WAIT_SECONDS)
    except DiaryError as error:
        raise DiaryError(
            f"not saved: {path_of(home, names[0])} was written by an older version and is kept "
            f"in a backup before it is changed, but {error}"
        ) from error


def _is_copied(home: Path, kept: Kept, name: str) -> bool:
    found = read_bytes(path_of(home, name))
    sha256 = kept.manifest.files[name].sha256
    return found is not None and digest(found[0]) == sha256 and kept.intact(name)


@contextmanager
def _alone(home: Path, wait: float) -> Iterator[None]:
    """Hold the shelf, cleared of what a killed process left half-made."""
    folder = home / BACKUPS
    make_folder(home)
    make_folder(folder)
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(folder, wait))
        except DiaryLocked:
            message = "no backup was made: another tracker is making one right now"
            raise DiaryLocked(message) from None
        for stray in [*folder.glob(f".*{_BUILDING}"), *folder.glob(f".*{_GOING}")]:
            shutil.rmtree(stray, ignore_errors=True)
        yield


def _known(kept: list[Kept]) -> dict[str, Stamp]:
    """Return the stamps of the files whose copy in the newest backup can be linked to."""
    return {
        name: copy.stamp
        for each in kept[:1]
        for name, copy in each.manifest.files.items()
        if each.intact(name)
    }


def _build(home: Path, kept: list[Kept], snapshot: Snapshot, now: datetime) -> Kept:
    shelf_folder = home / BACKUPS
    name = _free_name(shelf_folder, now)
    building = shelf_folder / f".{name}{_BUILDING}"
    building.mkdir(mode=FOLDER_MODE)
    try:
        files, left_out = _fill(building, kept, snapshot, folder_of(home))
        manifest = Manifest(schema=LAYOUT, made=snapshot.made, files=files, left_out=left_out)
        listing = msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
        _write(building / MANIFEST, listing)
        sync_folder(building)
        os.rename(building, shelf_folder / name)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    sync_folder(shelf_folder)
    return Kept(shelf_folder / name, manifest)


def _fill(
    building: Path, kept: list[Kept], snapshot: Snapshot, source: Path
) -> tuple[dict[str, Copy], dict[str, str]]:
    """Link or write every copy; return them, and what could not be had."""
    files: dict[str, Copy] = {}
    left_out: dict[str, str] = {}
    for name in snapshot.unchanged:
        copy = kept[0].manifest.files[name]
        _link(kept[0].path_of(name), building)
        files[name] = msgspec.structs.replace(
            copy, made=snapshot.made, entry=snapshot.entry, note=""
        )
    for name, found in snapshot.changed.items():
        path = source / f"{name}.json"
        try:
            if isinstance(found, DiaryDamaged):
                raise found
            copy = _described(name, found, path, snapshot)
        except DiaryDamaged as error:
            older = _carried(building, kept, name, str(error))
            if older:
                files[name] = older
            else:
                left_out[name] = str(error)
            continue
        files[name] = copy
        same = next((each for each in kept[:1] if _same(each, name, copy)), None)
        if same:
            _link(same.path_of(name), building)
        else:
            _write(building / f"{name}.json", found[0], copy.stamp[0])
    return dict(sorted(files.items())), left_out


def _carried(building: Path, kept: list[Kept], name: str, reason: str) -> Copy | None:
    """Take along the newest good copy of a file that can't be read now, None if there is none."""
    for each in kept:
        copy = each.manifest.files.get(name)
        if copy and each.intact(name):
            _link(each.path_of(name), building)
            return copy if copy.note else msgspec.structs.replace(copy, note=reason)
    return None


def _described(name: str, found: Read, path: Path, snapshot: Snapshot) -> Copy:
    data, stamp = found
    try:
        tables = parse(data, path)
    except NewerVersion:
        tables = {}  # copied all the same; what is in it only a newer version can tell
    days = _days(tables)
    return Copy(
        stamp=stamp,
        sha256=digest(data),
        made=snapshot.made,
        entry=snapshot.entry,
        records=sum(len(held) for table, held in tables.items() if is_record_table(table)),
        days=len(days) if name != BOOK else 0,
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _days(tables: Tables) -> set[date]:
    """Return the days a month's records and the book's dated ones are of, where readable."""
    days: set[date] = set()
    for table, documents in tables.items():
        if is_record_table(table):
            for document in documents.values():
                with suppress(TypeError, ValueError):
                    days.add(date.fromisoformat(document.get("day", "")))
    return days


def _same(kept: Kept, name: str, copy: Copy) -> bool:
    held = kept.manifest.files.get(name)
    return held is not None and held.sha256 == copy.sha256 and kept.intact(name)


def _link(copy: Path, building: Path) -> None:
    """Give a copy a second name; where links don't work, a second file."""
    target = building / copy.name
    try:
        os.link(copy, target)
    except OSError:
        _write(target, copy.read_bytes(), copy.stat().st_mtime_ns)


def _write(path: Path, data: bytes, changed: int | None = None) -> None:
    """Write a new file to the disk, with the time of the one it is a copy of."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    descriptor = os.open(path, flags, FILE_MODE)
    try:
        write_all(descriptor, data)
        if changed is not None:
            os.utime(path, ns=(changed, changed))
        sync(descriptor)
    finally:
        os.close(descriptor)


def _free_name(folder: Path, now: datetime) -> str:
    name = first = now.strftime("%Y-%m-%dT%H%M%S")
    number = 2
    while (folder / name).exists():
        name = f"{first}-{number}"
        number += 1
    return name


def _drop_old(kept: list[Kept], keep: int, set_aside: list[tuple[str, str, Path]]) -> None:
    """Keep the newest, of older ones the newest of each month, and what holds the last copy of a
    file from before it was set aside: as long as that is not back, newer ones lack it."""
    needed = {found.name for file, when, _ in set_aside if (found := _before(kept, file, when))}
    months: set[str] = set()
    for each in kept[keep:]:
        if each.name[:7] in months and each.name not in needed:
            going = each.folder.with_name(f".{each.name}{_GOING}")
            with suppress(OSError):  # it goes the next time
                os.rename(each.folder, going)
                shutil.rmtree(going)
        months.add(each.name[:7])


def _before(kept: list[Kept], file: str, when: str) -> Kept | None:
    """Return the newest backup that held a file when it was set aside ('20261126T130500')."""
    for each in kept:
        made = "".join(character for character in each.manifest.made[:19] if character.isalnum())
        if made <= when and file in each.manifest.files:
            return each
    return None
