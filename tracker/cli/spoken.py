"""A day in front of entry text: `checkin 3 days ago sleep=6.5`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

DAY_WORDS = 4  # '3 days ago' is three; one more than any phrase that names a day


class Spoken(NamedTuple):
    """Entry tokens behind a day: the day if one was named, what is left to parse, the whole
    line as typed, and where in it the rest begins."""

    day: date | None
    rest: list[str]
    line: str
    offset: int


def leading_day(tokens: Sequence[str], today: date) -> Spoken:
    """Take the longest run of first tokens that names a day; '3 days ago' is three tokens.

    A sole token with spaces is a whole line, so its words are tried.
    """
    line = " ".join(tokens)
    mark = tokens.index("--") if "--" in tokens else len(tokens)
    whole_line = mark == 1 and " " in tokens[0]
    words = tokens[0].split(" ") if whole_line else list(tokens[:mark])
    for length in range(min(len(words), DAY_WORDS), 0, -1):
        day = _as_day(" ".join(words[:length]), today)
        if day is not None:
            left = words[length:]
            if whole_line and left:
                left = [" ".join(left)]
            rest = [*left, *tokens[mark:]]
            return Spoken(day, rest, line, len(line) - len(" ".join(rest)))
    return Spoken(None, list(tokens), line, 0)


def _as_day(text: str, today: date) -> date | None:
    from tracker.entry import EntryError, parse_day

    try:
        return parse_day(text, today=today)
    except EntryError:
        return None
