"""One writer at a time, between processes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .durable import FILE_MODE, make_folder
from .errors import DiaryLocked

NAME = "lock"
WAIT_SECONDS = 5.0


@contextmanager
def locked(home: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the diary's lock; DiaryLocked if another process keeps it longer than `wait` seconds.

    A file of its own is locked, never one that is replaced. The lock goes with the process
    that holds it, so a crash leaves nothing to clear away.
    """
    from filelock import FileLock, Timeout  # late: only writing needs it

    make_folder(home)
    lock = FileLock(home / NAME, mode=FILE_MODE, poll_interval=0.01)
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        raise DiaryLocked(
            f"not saved: another tracker is writing to the diary in {home}. Try again in a "
            f"moment; if it hangs, `lsof {home / NAME}` names it"
        ) from None
    try:
        yield
    finally:
        lock.release()
