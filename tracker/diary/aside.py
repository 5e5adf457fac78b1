"""A damaged file is never overwritten: it is set aside, and there is a way back."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from .durable import write_file
from .files import BOOK


def set_aside(path: Path, data: bytes, stamp: str) -> Path:
    """Copy a damaged file's bytes to `<name>.damaged-<time>`, for the owner alone, and return
    where they are now. Call it under the lock, before the file is replaced; OSError leaves no
    copy."""
    aside = _free_name(path, stamp)
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


def _free_name(path: Path, stamp: str) -> Path:
    time = "".join(character for character in stamp[:19] if character.isalnum())
    aside = path.with_name(f"{path.name}.damaged-{time}")
    number = 2
    while aside.exists():
        aside = path.with_name(f"{path.name}.damaged-{time}-{number}")
        number += 1
    return aside
