"""Which days an analysis is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol, TypeVar

from tracker.model import ONE_DAY

DEFAULT_DAYS = 90


class Dated(Protocol):
    """Anything recorded on a day."""

    @property
    def day(self) -> date: ...


DatedType = TypeVar("DatedType", bound=Dated)


def default_range(
    days: int | None = DEFAULT_DAYS, *, first: date | None, last_finished: date | None
) -> tuple[date, date] | tuple[None, None]:
    """Return the first and last day of the `days` days up to the last finished day that has
    a record, or (None, None) where there is none.

    `days` None means everything from the diary's `first` recorded day.
    """
    if last_finished is None:
        return None, None
    if days is None:
        return (first if first and first <= last_finished else last_finished), last_finished
    return last_finished - timedelta(days=max(days, 1) - 1), last_finished


def last_finished_day(today: date, *kinds: Iterable[Dated]) -> date | None:
    """Return the newest day before today that has a record of any of the kinds given."""
    return max((each.day for kind in kinds for each in kind if each.day < today), default=None)


def finished(start: date | None, end: date | None, today: date) -> tuple[date | None, date | None]:
    """Return the range cut to days that have ended; (None, None) where nothing is left."""
    if start is None or end is None:
        return None, None
    last = min(end, today - ONE_DAY)
    return (start, last) if start <= last else (None, None)


def as_seen_from(end: date | None, today: date, *kinds: Iterable[Dated]) -> date | None:
    """Return the last day whose records exist for the answer, None for no limit.

    A range that ends while later finished days have records looks from its end: what
    came after does not exist. A range that ends at the newest finished day with a record
    also sees today.
    """
    newest = last_finished_day(today, *kinds)
    if end is None or newest is None or newest <= end:
        return None
    return end


def up_to(records: Iterable[DatedType], last: date | None) -> list[DatedType]:
    """Return the records of days up to `last`; all of them when it is None."""
    return [record for record in records if last is None or record.day <= last]
