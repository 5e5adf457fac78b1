"""All of a diary's files as they were at one moment."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from ..changes import stamp_of
from ..errors import DiaryDamaged, DiaryLocked
from ..files import Stamp, month_of_name, path_of, read_bytes, signature
from ..journal import Journal
from ..lock import locked

_TRIES, _PAUSE, _PATIENCE = 10, 0.02, 1.0  # seconds, while others write

Read = tuple[bytes, Stamp]


class Snapshot(NamedTuple):
    """The files at one moment: the bytes of those that changed since the newest
    backup (or why they can't be read), and the names of the others."""

    made: str
    entry: str | None
    changed: dict[str, Read | DiaryDamaged]
    unchanged: list[str]


def take(
    home: Path, journal: Journal, known: Mapping[str, Stamp], now: datetime, held: bool
) -> Snapshot:
    """Read what is not as in `known` (stamps by file), without the lock if that can be: whoever
    writes a diary shouldn't wait for its backup. `held`: the caller has the lock. DiaryLocked
    if others write all the time."""
    read: dict[str, Read] = {}
    for _ in range(_TRIES):
        found = _look(home, journal, known, read, now, held)
        if found:
            return found
        time.sleep(_PAUSE)
    with suppress(DiaryLocked), nullcontext() if held else locked(home, _PATIENCE):
        found = _look(home, journal, known, read, now, held)
        if found:
            return found
    raise DiaryLocked("no backup was made: the diary is being written to; try again in a moment")


def _look(
    home: Path,
    journal: Journal,
    known: Mapping[str, Stamp],
    read: dict[str, Read],
    now: datetime,
    held: bool,
) -> Snapshot | None:
    """Return the files of one moment, None if there was none: files are replaced whole, so it
    needs only that no action was under way and none came in between. `read` has, and gets,
    what was read already."""
    entry = journal.newest()
    before = signature(home)
    if not (held or journal.settled()):
        return None
    stamps = {file: stamp for name, stamp in before.items() if (file := month_of_name(name))}
    unchanged = [name for name, stamp in stamps.items() if known.get(name) == stamp]
    changed: dict[str, Read | DiaryDamaged] = {}
    for name in sorted(stamps.keys() - unchanged):
        found = read.get(name)
        if found is None or found[1] != stamps[name]:
            try:
                found = read_bytes(path_of(home, name))
            except DiaryDamaged as error:
                changed[name] = error
                continue
        if found is not None:
            changed[name] = read[name] = found
    settled = held or journal.settled()
    if not settled or journal.newest() != entry or signature(home) != before:
        return None
    return Snapshot(stamp_of(now), entry, changed, unchanged)
