"""In and out: the diary as CSV or JSON, and other people's diaries as plain CSV."""

from __future__ import annotations

from tracker.diary import Diary

from .contents import collect
from .errors import ImportFailed
from .importing import FileKind, ImportResult, import_file
from .jsonform import write_json
from .longform import write_csv

__all__ = [
    "FileKind",
    "ImportFailed",
    "ImportResult",
    "export_csv",
    "export_json",
    "import_file",
]


def export_csv(diary: Diary) -> str:
    """Return the whole diary as CSV text in long form: one row a record, nothing lost."""
    return write_csv(collect(diary), diary.told)


def export_json(diary: Diary) -> str:
    """Return the whole diary as JSON text, every field of every record."""
    return write_json(collect(diary))
