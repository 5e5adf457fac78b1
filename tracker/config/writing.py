"""Writing the settings file: made on request, its comments and order kept."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from tracker.paths import write_private

from .setting import ConfigError, spell
from .settings import BY_NAME, SETTINGS, Settings, check

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

_PATIENCE = 1.0  # seconds to wait for another tracker that is writing


def save(path: Path, **changes: object) -> None:
    """Change settings in the file, keeping its comments and order; None takes one out.

    Of `keys` only those given change, and None takes a key out. Where there is no file yet, it
    begins with every setting at its default, explained. The file is read anew first, so that of
    two trackers each keeps what it changed. It is written whole and 0600, its folder made 0700
    where it is missing. Raises ConfigError for a value that is not allowed or a file that is no
    TOML (which is left as it is), OSError where it can't be written.
    """
    spelled = {name: _spelled(name, value) for name, value in changes.items()}
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(path.resolve().parent):
        document = _document(path)
        for name, value in spelled.items():
            if value is None:
                document.pop(name, None)
            elif isinstance(value, dict):
                _set_entries(document, name, value)
            else:
                document[name] = value
        _write(path, document.as_string())


def create(path: Path) -> bool:
    """Write the file with every setting at its default, explained, if there is none; return
    whether there was none. OSError where it can't be written."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(path.resolve().parent):
        if path.exists():
            return False
        _write(path, default_text())
        return True


def default_text() -> str:
    """Return a settings file with every setting at its default, explained."""
    defaults = Settings()
    parts = ["# Settings of the tracker. A line that is taken out goes back to its default.\n"]
    for setting in SETTINGS:
        takes = f"\n# {setting.allowed}" if setting.choices or setting.bounds else ""
        comment = f"# {setting.help}.{takes}"
        value = getattr(defaults, setting.name)
        entry = f"[{setting.name}]" if setting.kind == "keys" else (
            f"{setting.name} = {spell(setting.written(value), longest=None)}"
        )  # fmt: skip
        parts.append(f"{comment}\n{entry}\n")
    return "\n".join(parts)


def _spelled(name: str, value: object) -> Any:
    """Return a change as the file spells it, or raise ConfigError."""
    if value is None and name in BY_NAME:
        return None
    if name == "keys" and isinstance(value, Mapping):
        given = {action: key for action, key in value.items() if key is not None}
        return dict.fromkeys(value) | check(name, given)
    checked = check(name, value)
    return BY_NAME[name].written(checked)


def _document(path: Path) -> TOMLDocument:
    import tomlkit  # late: only a change of the settings pays for it
    from tomlkit.exceptions import TOMLKitError

    try:
        text = path.read_bytes().decode("utf-8-sig") if path.exists() else default_text()
        return tomlkit.parse(text)
    except (TOMLKitError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: {error}; nothing was changed") from None


def _set_entries(document: TOMLDocument, name: str, entries: Mapping[str, str | None]) -> None:
    """Set, change or take out entries of a table, also those that stand as log.twitch = "t"."""
    import tomlkit

    table = document.get(name)
    if not isinstance(table, dict):
        table = document[name] = tomlkit.table()
    for entry, value in entries.items():
        holder, last = _holder(table, entry)
        if value is None:
            holder.pop(last, None)
        else:
            holder[last] = value


def _holder(table: Any, entry: str) -> tuple[Any, str]:
    """Return the table that holds an entry and its name there; the table itself if none does."""
    first, dot, rest = entry.partition(".")
    if entry not in table and dot and isinstance(table.get(first), dict):
        holder, last = _holder(table[first], rest)
        if last in holder:
            return holder, last
    return table, entry


def _write(path: Path, text: str) -> None:
    write_private(path, text.encode())


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder against other trackers; where that can't be had, go on without."""
    import fcntl

    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        until = monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if monotonic() > until:
                    break
                sleep(0.01)
            except OSError:
                break  # a file system without locks
        yield
    finally:
        os.close(handle)
