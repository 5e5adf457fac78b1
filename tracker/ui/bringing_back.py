"""What is said before and after a month is brought back from a backup."""

from __future__ import annotations

from datetime import date, datetime

from tracker.diary import Restoration

from .dates import say_day, say_time


def file_words(file: str) -> str:
    """Return a file of the diary as people call it: 'November 2026'."""
    if file == "book":
        return "the book (your factors, life events and trials)"
    return f"{date.fromisoformat(f'{file}-01'):%B %Y}"


def question(found: Restoration, file: str, now: datetime, clock: str, *, damaged: bool) -> str:
    """Return what bringing back would do; `damaged`: the file can't be read now."""
    made = datetime.fromisoformat(found.backup.made).astimezone(now.tzinfo)
    what = file_words(file)
    return "\n\n".join(
        part
        for part in (
            f"{what[0].upper()}{what[1:]} can’t be read now." if damaged else "",
            f"The newest good backup of {what} is from {say_day(made.date(), now.date())}, "
            f"{say_time(made, clock)}. Together with the journal since then it brings back "
            f"{_records(_back(found))}. What is there now stays as it is.",
        )
        if part
    )


def answer(found: Restoration, file: str) -> str:
    """Return what bringing back has done."""
    return f"Brought back: {_records(_back(found))} of {file_words(file)}"


def _back(found: Restoration) -> int:
    return sum(difference.back for difference in found.differences)


def _records(number: int) -> str:
    return f"{number} record{'' if number == 1 else 's'}"
