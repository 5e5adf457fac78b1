"""The dates of a search: a day or a span in words, since one, until one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from tracker.model import FIRST_DAY, ONE_DAY
from tracker.model.query import Dates

from ..errors import EntryError, quoted
from ..lexer import Word
from ..ranges import DAY_EXAMPLES, parse_range, read_range
from .asking import Asking

_LONGEST = 5  # words: 'since the last 30 days'
_FROM: Final = ("since", "from")
_TO: Final = ("until", "till", "to")
_OPEN: Final = (*_FROM, *_TO, "before", "after")
_INSIDE: Final = ("in", "on", "during")
_NEEDS_A_DAY: Final = ("since", "until", "till")

_LIKE_A_DATE = r"\d{4}-w?\d{1,2}(-\d{1,2})?|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
_LIKE_A_SPAN = r".*(\d\.\.|\.\.\d).*"


class Dated(NamedTuple):
    """What dates some words name, and how many words they are."""

    dates: Dates
    words: int


def dated(words: Sequence[Word], asking: Asking) -> Dated | None:
    """Return the dates that the first of these words name, as many words as belong to them;
    None if they name none. Raises EntryError for what can only be meant as a date."""
    for count in range(min(_LONGEST, _unquoted(words)), 0, -1):
        dates = _dates([word.low for word in words[:count]], asking)
        if dates:
            return Dated(dates, count)
    _complain(words, asking)
    return None


def _unquoted(words: Sequence[Word]) -> int:
    return next((index for index, word in enumerate(words) if word.note), len(words))


def _dates(words: list[str], asking: Asking) -> Dates | None:
    lead, rest = words[0], words[1:]
    if not rest or lead not in (*_OPEN, *_INSIDE):
        return _span(" ".join(words), asking)
    named = _span(" ".join(rest), asking) or (_span(" ".join(words), asking))
    if named is None or lead in _INSIDE:
        return named
    if lead in _FROM:
        return Dates(first=named.first)
    if lead in _TO:
        return Dates(last=named.last)
    if lead == "before":
        return Dates(last=named.first - ONE_DAY) if named.first else None
    return Dates(first=named.last + ONE_DAY) if named.last else None


def _span(text: str, asking: Asking) -> Dates | None:
    text = text.removeprefix("the ")
    if ".." not in text:
        found = read_range(text, asking.today, asking.first_weekday)
    else:
        found = _between(text, asking)
    if found is None:
        return None
    first, last = found
    return Dates(first=first if first > FIRST_DAY else None, last=last)


def _between(text: str, asking: Asking) -> tuple[date, date] | None:
    """Return the days of 'DAY..DAY', one of them perhaps left out."""
    if not text.strip(" ."):
        return None
    try:
        return _range(text, asking)
    except EntryError:
        return None


def _range(text: str, asking: Asking) -> tuple[date, date]:
    whole = (FIRST_DAY, asking.today)
    return parse_range(text, today=asking.today, span=whole, first_weekday=asking.first_weekday)


def _complain(words: Sequence[Word], asking: Asking) -> None:
    """Raise EntryError where a date is meant that can't be read: it is no text to look for."""
    word = words[0]
    following = words[1] if len(words) > 1 and not words[1].note else None
    if word.low in _OPEN and following and following.text[0].isdigit():
        word = following
    elif word.low in _NEEDS_A_DAY and len(words) == 1:
        raise EntryError(
            f"{quoted(word.text)} needs a day, such as {DAY_EXAMPLES}", word.start, word.end
        )
    elif not re.fullmatch(f"(?a){_LIKE_A_DATE}|{_LIKE_A_SPAN}", word.low):
        return
    try:
        _range(word.text, asking)
    except EntryError as error:
        raise EntryError(error.message, word.start, word.end, error.suggestions) from None
