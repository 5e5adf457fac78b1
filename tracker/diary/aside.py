"""A damaged file is never overwritten: it is set aside, and what can still be read goes on."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from .durable import write_file


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


def aside_words(path: Path, aside: Path, kept: bool) -> str:
    """Return what is said of a damaged file; `kept`: some of its records go on in a new one."""
    goes_on = "the records that could be read are kept" if kept else "a new file is begun"
    return f"{path} is damaged; it was set aside as {aside.name}, {goes_on}"


def _free_name(path: Path, stamp: str) -> Path:
    time = "".join(character for character in stamp[:19] if character.isalnum())
    aside = path.with_name(f"{path.name}.damaged-{time}")
    number = 2
    while aside.exists():
        aside = path.with_name(f"{path.name}.damaged-{time}-{number}")
        number += 1
    return aside
