"""A damaged file is never overwritten: it is set aside, and there is a way back.

It then stands beside the file that was begun in its place as `<name>.damaged-<time>`, and as
`<name>.damaged-<time>-restored` once all that could be had of it is back. As long as one stands
there without that, the diary lacks a part of what was recorded, and says so.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from .durable import write_file
from .files import BOOK, folder_of, listed

RESTORED = "-restored"
_ASIDE = re.compile(rf"({BOOK}|\d{{4}}-\d\d)\.json\.damaged-(\d{{8}}T\d{{6}})(-\d+)?({RESTORED})?")


def set_aside(path: Path, data: bytes, stamp: str, *, restoring: bool) -> Path:
    """Copy a damaged file's bytes to `<name>.damaged-<time>`, for the owner alone, and return
    where they are now (`restoring`: its records come back in the same step). Call it under the
    lock, before the file is replaced; OSError leaves no copy."""
    aside = _free_name(path, stamp)
    aside = aside.with_name(aside.name + RESTORED * restoring)
    try:
        write_file(aside, data)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise
    return aside


def aside_words(path: Path, aside: Path, *, restoring: bool) -> str:
    """Return what is said when a damaged file has been set aside."""
    words = f"{path} is damaged; it was set aside as {aside.name}"
    return words if restoring else f"{words}, a new file is begun. {way_back(path)}"


def damage_words(path: Path, damage: str) -> str:
    """Return what is said of a damaged file as long as it is in its place."""
    goes_on = "" if path.stem == BOOK else " into that month"
    return (
        f"{damage}; it is set aside, not overwritten, when something is saved{goes_on}. "
        f"{way_back(path)}"
    )


def way_back(path: Path) -> str:
    """Return how the records of a damaged file are brought back."""
    return f"To bring back its records: tracker restore newest --month {path.stem}"


def file_words(file: str) -> str:
    """Return a file of the diary ('2026-11', 'book') as people call it: 'November 2026'."""
    if file == BOOK:
        return "the book (your factors, life events and trials)"
    return f"{date.fromisoformat(f'{file}-01'):%B %Y}"


def lacking_words(path: Path) -> str:
    """Return what is said as long as a damaged version of a file is set aside."""
    return (
        f"part of {file_words(path.stem)} is missing here: its file was damaged and is set aside. "
        f"{way_back(path)}"
    )


def lacking(names: Iterable[str]) -> list[str]:
    """Return the files ('book', '2026-11') of which a damaged version stands among these names
    of a diary's folder and is not back; the book first."""
    found = {aside[1] for aside in map(_ASIDE.fullmatch, names) if aside and not aside[4]}
    return sorted(found, key=lambda file: (file != BOOK, file))


def is_aside(name: str) -> bool:
    """Whether a name is that of a damaged file which was set aside, back or not."""
    return _ASIDE.fullmatch(name) is not None


def asides(home: Path) -> list[tuple[str, str, Path]]:
    """Return the damaged files that are set aside and not back, oldest first: which file it
    was, when (UTC, as '20261126T130500'), and where it is now."""
    folder = folder_of(home)
    found = [aside for aside in map(_ASIDE.fullmatch, listed(folder)) if aside and not aside[4]]
    return sorted((aside[1], aside[2], folder / aside[0]) for aside in found)


def settle(home: Path, files: Iterable[str]) -> None:
    """Note that all that could be had of these files is back."""
    for file, _, path in asides(home):
        if file in files:
            with suppress(OSError):  # it is said once too often then, which loses nothing
                os.replace(path, path.with_name(path.name + RESTORED))


def unsettle(home: Path, files: Iterable[str]) -> None:
    """Note that what had come back of these files is gone again."""
    folder = folder_of(home)
    for file in files:
        marked = [aside for aside in map(_ASIDE.fullmatch, listed(folder)) if aside and aside[4]]
        names = sorted(aside[0] for aside in marked if aside[1] == file)
        if names:
            os.replace(folder / names[-1], folder / names[-1].removesuffix(RESTORED))


def _free_name(path: Path, stamp: str) -> Path:
    time = "".join(character for character in stamp[:19] if character.isalnum())
    aside = path.with_name(f"{path.name}.damaged-{time}")
    number = 2
    while aside.exists() or aside.with_name(aside.name + RESTORED).exists():
        aside = path.with_name(f"{path.name}.damaged-{time}-{number}")
        number += 1
    return aside
