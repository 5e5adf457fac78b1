"""A damaged file is never overwritten: it is set aside, and what can still be read goes on."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from .contents import salvage
from .durable import sync_folder, write_file
from .errors import DiaryDamaged
from .files import Tables, encode, parse, read_bytes


def set_aside(path: Path, stamp: str, warn: Callable[[str], None]) -> None:
    """Rename a damaged file to `<name>.damaged-<time>` and carry the records that can still be
    read into a new one. Call it under the lock."""
    tables: Tables = {}
    with suppress(DiaryDamaged):
        read = read_bytes(path)
        tables = salvage(parse(read[0], path)) if read else {}
    aside = _free_name(path, stamp)
    try:
        os.link(path, aside)  # so that the month is never without a file
    except OSError:
        os.rename(path, aside)
    if tables:
        write_file(path, encode(tables))
    else:
        path.unlink(missing_ok=True)
    sync_folder(path.parent)
    kept = "the records that could be read are kept" if tables else "a new file is begun"
    warn(f"{path} is damaged; it was set aside as {aside.name}, {kept}")


def _free_name(path: Path, stamp: str) -> Path:
    time = "".join(character for character in stamp[:19] if character.isalnum())
    aside = path.with_name(f"{path.name}.damaged-{time}")
    number = 2
    while aside.exists():
        aside = path.with_name(f"{path.name}.damaged-{time}-{number}")
        number += 1
    return aside
