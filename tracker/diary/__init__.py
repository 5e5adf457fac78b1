"""The diary on disk: month files, lock, atomic writes, journal with undo and recovery."""

from .batch import Batch, Undone
from .changes import stamp_of
from .diary import Diary
from .errors import (
    Conflict,
    DiaryDamaged,
    DiaryError,
    DiaryLocked,
    DiaryUnreadable,
    NewerVersion,
    NothingToUndo,
    UnknownId,
)
from .ids import new_id

__all__ = [
    "Batch",
    "Conflict",
    "Diary",
    "DiaryDamaged",
    "DiaryError",
    "DiaryLocked",
    "DiaryUnreadable",
    "NewerVersion",
    "NothingToUndo",
    "Undone",
    "UnknownId",
    "new_id",
    "stamp_of",
]
