"""What can go wrong with a diary. Values that break a rule are RecordError or FactorError."""

from __future__ import annotations


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


class UnknownId(KeyError):
    """No record has that id."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""
