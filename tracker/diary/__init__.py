"""The diary on disk: month files, lock, atomic writes, journal with undo and recovery."""

from .batch import Batch, Undone
from .diary import Diary
from .errors import (
    Conflict,
    DiaryDamaged,
    DiaryError,
    DiaryLocked,
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
    "NewerVersion",
    "NothingToUndo",
    "Undone",
    "UnknownId",
    "new_id",
]
