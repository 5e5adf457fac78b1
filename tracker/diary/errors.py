"""What can go wrong with a diary. Values that break a rule are RecordError or FactorError."""

from __future__ import annotations

import errno
from pathlib import Path

from tracker.model.records import TryKind


class DiaryError(Exception):
    """An operation on the diary failed; the message says what to do about it."""


class NothingToUndo(DiaryError):
    """There is no action left to undo or redo."""


class DiaryLocked(DiaryError):
    """Another process kept the diary locked for too long."""


class DiaryDamaged(DiaryError):
    """A file of the diary can't be read; the message names it."""


class DiaryUnreadable(DiaryDamaged):
    """A file or folder of the diary may not be read, or the disk fails; what is in it may be
    sound, so it is never set aside."""


class NewerVersion(DiaryError):
    """A file was written by a newer version and must not be changed by this one."""


class Conflict(DiaryError):
    """The record an undo would bring back has been changed since by someone else."""


class TrialRefused(DiaryError):
    """A trial can't be planned, begun or ended as asked; `offered` can be tried instead."""

    def __init__(self, message: str, offered: tuple[TryKind, ...] = ()) -> None:
        super().__init__(message)
        self.offered = offered


class UnknownId(KeyError):
    """No record has that id."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class UnknownBackup(DiaryError, LookupError):
    """No backup is called so, or none holds what was asked for."""


def not_backed_up(error: OSError, home: Path) -> DiaryError:
    """Return the error for a backup that the system refused."""
    return DiaryError(f"no backup was made: {_refusal(error, home)}")


def not_saved(error: OSError, home: Path) -> DiaryError:
    """Return the error for a write that the system refused: what is wrong, and what to do."""
    return DiaryError(f"not saved: {_refusal(error, home)}")


def not_settled(error: OSError, home: Path) -> str:
    """Return what is said where a change that was cut short can't be finished or taken back."""
    return f"A change that was cut short can't be settled yet: {_refusal(error, home)}"


def _refusal(error: OSError, home: Path) -> str:
    reason = (error.strerror or str(error)).lower()
    if error.errno == errno.EFBIG:
        return (
            f"a file in {home} would grow larger than is allowed here; `ulimit -f` says how large"
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        full = "there is no room left" if error.errno == errno.ENOSPC else reason
        return f"{full} on the disk of {home}; free some, then save again"
    if error.errno == errno.EROFS:
        return f"{home} is on a read-only disk; make it writable, or pick another place by --home"
    if error.errno in (errno.EACCES, errno.EPERM):
        # A temporary file is refused because of its folder.
        place = Path(error.filename).parent if error.filename else home
        return f"{place} may not be written to; make it yours: chmod -R u+rwX '{home}'"
    if error.errno in (errno.ENOTDIR, errno.EEXIST, errno.EISDIR):
        return f"{error.filename or home} is in the way of the diary ({reason}); move it elsewhere"
    where = f" ({error.filename})" if error.filename else ""
    return f"{reason}{where}; if it stays so, copy {home} to another disk"
