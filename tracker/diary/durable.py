"""Writing so that a file is whole, old or new, whatever happens meanwhile."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700
TEMPORARY = ".new"


def make_folder(path: Path) -> None:
    """Create a folder for the owner alone, its parents too; one that exists is left as it is."""
    path.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte (os.write may stop short)."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def sync(descriptor: int) -> None:
    """Bring a file to the disk itself; on macOS fsync alone stops at the drive's cache."""
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # not every file system knows it
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Make renames and new names in a folder last."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_file(path: Path, data: bytes) -> None:
    """Replace a file in one step: temporary file, fsync, rename, fsync of the folder.

    Only one writer at a time (the diary's lock) may use it for a path. OSError leaves the
    old file as it was, unless only the last step failed: then it is old or new, but whole.
    """
    temporary = path.with_name(f".{path.name}{TEMPORARY}")
    with suppress(FileNotFoundError):
        os.unlink(temporary)  # left behind by a process that was killed
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    descriptor = os.open(temporary, flags, FILE_MODE)
    try:
        try:
            write_all(descriptor, data)
            sync(descriptor)
        finally:
            os.close(descriptor)
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    sync_folder(path.parent)


def sweep(folder: Path) -> None:
    """Remove temporary files that killed processes left behind; call it under the lock."""
    for stray in folder.glob(f".*{TEMPORARY}"):
        with suppress(OSError):
            stray.unlink()
