"""Searching the diary from the newest month back, one month at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tracker.model import (
    CheckIn,
    Day,
    Episode,
    Intake,
    gather,
    month_span,
    months_of,
)
from tracker.model.say import left_out_words

from .aside import file_words
from .contents import Contents
from .files import BOOK
from .overview import DiaryOverview

if TYPE_CHECKING:
    from tracker.model.query import Match, Query


class Search(Iterator["Match"]):
    """The days that a query finds, newest first. Nothing is read before the first is asked for,
    and then one month after the other, so that it can be stopped at any time.

    `unread` names the files met so far that can't be read ('2026-10', 'book'), `partly` those
    that hold only a part of what was recorded, `left_out` counts the records met that break a
    rule. DiaryUnreadable is raised where the folder itself can't be read.
    """

    def __init__(self, diary: DiaryFinding, query: Query) -> None:
        self.unread: list[str] = []
        self.partly: list[str] = []
        self.left_out = 0
        self._steps = self._search(diary, query)
        self._found = (match for _, found in self._steps for match in found)

    def __iter__(self) -> Search:
        return self

    def __next__(self) -> Match:
        return next(self._found)

    def months(self) -> Iterator[tuple[str, list[Match]]]:
        """Yield each month ('2026-10') as it has been searched, with the days found in it, also
        where there are none: a step after which a screen can draw, or stop."""
        return self._steps

    def words(self) -> list[str]:
        """Return what could not be searched so far, in words: 'October 2026 could not be
        searched'; [] if everything could."""
        said = [_unread_words(file) for file in self.unread]
        said += [
            f"{_begun(file_words(file))} was searched in part: the rest is set aside, damaged"
            for file in self.partly
        ]
        return said + ([left_out_words(self.left_out)] if self.left_out else [])

    def _search(self, diary: DiaryFinding, query: Query) -> Iterator[tuple[str, list[Match]]]:
        ends = diary._searched(query)
        if ends is None:
            return
        lacking = diary.lacking(*ends)
        if diary.book_damage:
            self.unread.append(BOOK)
        elif BOOK in lacking:
            self.partly.append(BOOK)
        booked = not (self.unread or self.partly)
        for month in reversed(months_of(*ends)):
            days = diary._days_of(month, ends)
            if days is None:
                self.unread.append(month)
                yield month, []
                continue
            whole = month not in lacking
            if not whole:
                self.partly.append(month)
            self.left_out += sum(len(day.broken) for day in days)
            matches = (query.match(day, whole=whole, booked=booked) for day in reversed(days))
            yield month, [match for match in matches if match]


class DiaryFinding(DiaryOverview):
    """Looking for days by what they hold."""

    def find(self, query: Query) -> Search:
        """Return the days that a query finds, newest first, from the first day with a record to
        today. Only the months that can match are read, each when the search comes to it; one
        that can't be read is skipped, and the search says so. Use it from any one thread."""
        return Search(self, query)

    def _searched(self, query: Query) -> tuple[date, date] | None:
        """Return the first and the last day that a search looks at; None where there is none."""
        span = self.span()
        if span is None:
            return None
        first, last = query.span
        start = max(span[0], first or span[0])
        end = max(span[1], self.today())
        end = min(end, last or end)
        return (start, end) if start <= end else None

    def _days_of(self, month: str, ends: tuple[date, date]) -> list[Day] | None:
        """Return the days of a month ('2026-11') that are between these ends, oldest first;
        None where the month can't be read."""
        contents: Contents = self._reader.contents(month)
        if contents.damage:
            return None
        first, last = month_span(date.fromisoformat(f"{month}-01"))
        start, end = max(first, ends[0]), min(last, ends[1])
        return gather(
            start,
            end,
            contents.of(Episode),
            contents.of(Intake),
            contents.of(CheckIn),
            self.markers(start, end),
            self._broken_in([contents], start, end),
        )


def _unread_words(file: str) -> str:
    named = "life events" if file == BOOK else file_words(file)
    return (
        f"{_begun(named)} could not be searched: {file}.json can't be read, "
        "`tracker check` says why"
    )


def _begun(words: str) -> str:
    return words[0].upper() + words[1:]
