"""The diary on disk: month files, lock, atomic writes, journal with undo and recovery."""

from .aside import file_words
from .carriers import (
    Backup,
    Batch,
    Checked,
    Difference,
    Merged,
    Overruled,
    Problem,
    Restoration,
    Undone,
)
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
    TrialRefused,
    UnknownBackup,
    UnknownId,
)
from .ids import new_id

__all__ = [
    "Backup",
    "Batch",
    "Checked",
    "Conflict",
    "Diary",
    "DiaryDamaged",
    "DiaryError",
    "DiaryLocked",
    "DiaryUnreadable",
    "Difference",
    "Merged",
    "NewerVersion",
    "NothingToUndo",
    "Overruled",
    "Problem",
    "Restoration",
    "TrialRefused",
    "Undone",
    "UnknownBackup",
    "UnknownId",
    "file_words",
    "new_id",
    "stamp_of",
]
