"""The one place that asks what time it is.

A clock is any callable that returns an aware datetime; everything else has it passed in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone, tzinfo

Clock = Callable[[], datetime]


class LocalZone(tzinfo):
    """This machine's own time zone, clock changes included.

    `datetime.astimezone()` alone would freeze today's offset, and 'yesterday 21:00'
    over a clock change would be an hour off.
    """

    def utcoffset(self, when: datetime | None) -> timedelta:
        if when is None:
            when = datetime.now(UTC)
        offset = when.replace(tzinfo=None).astimezone().utcoffset()
        return offset if offset is not None else timedelta(0)

    def dst(self, _when: datetime | None) -> timedelta | None:
        return None

    def tzname(self, when: datetime | None) -> str:
        if when is None:
            return "local"
        return when.replace(tzinfo=None).astimezone().tzname() or "local"

    def fromutc(self, when: datetime) -> datetime:
        local = when.replace(tzinfo=UTC).astimezone()
        found = local.replace(tzinfo=self)
        # In the hour that clocks repeat, fold tells the second time round from the first.
        return found if found.utcoffset() == local.utcoffset() else found.replace(fold=1)


LOCAL_ZONE = LocalZone()


def system_clock() -> datetime:
    """Return now in the machine's time zone, to the millisecond."""
    now = datetime.now(LOCAL_ZONE)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def earlier(now: datetime, by: timedelta) -> datetime:
    """Return the moment `by` before `now` in real time (wall-clock arithmetic would
    be an hour off across a clock change)."""
    return (now.astimezone(UTC) - by).astimezone(now.tzinfo)


def with_fixed_offset(when: datetime) -> datetime:
    """Return the same moment carrying its offset as a number, as records keep it."""
    offset = when.utcoffset()
    if offset is None:
        raise ValueError("a moment needs a UTC offset")
    return when.replace(tzinfo=timezone(offset), fold=0)
