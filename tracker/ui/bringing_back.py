"""What is said before and after a month is brought back from a backup."""

from __future__ import annotations

import re
from datetime import datetime

from tracker.diary import Restoration, file_words
from tracker.model.say import listed

from .dates import say_day, time_words

_WAY_BACK = re.compile(r"tracker restore newest --month \S+$")


def with_key(words: str, key: str) -> str:
    """Return what the diary says of a damaged file, with the key that helps beside the command."""
    return f"{words}, or {key} here" if _WAY_BACK.search(words) else words


def lacking_words(files: list[str], key: str) -> str:
    """Return what is said where a part of these files is missing, '' for none."""
    if not files:
        return ""
    named = listed([file_words(file) for file in files])
    return f"Part of {named} is missing here: a damaged file is set aside. {key} brings it back."


def nothing_missing(file: str) -> str:
    """Return what is said when no backup has more of a file than is there."""
    return f"Nothing of {file_words(file)} is missing that a backup has."


def no_more(file: str) -> str:
    """Return what is said of that where a damaged file is set aside."""
    return (
        f"{nothing_missing(file)} The damaged file stays "
        "beside the others, and `tracker check` names it."
    )


def question(found: Restoration, file: str, now: datetime, clock: str, *, damaged: bool) -> str:
    """Return what bringing back would do; `damaged`: the file can't be read now."""
    made = datetime.fromisoformat(found.backup.made).astimezone(now.tzinfo)
    what = file_words(file)
    return "\n\n".join(
        part
        for part in (
            f"{what[0].upper()}{what[1:]} can't be read now." if damaged else "",
            f"The newest good backup of {what} is from {say_day(made.date(), now.date())}, "
            f"{time_words(made, clock)}. Together with the journal since then it brings back "
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
