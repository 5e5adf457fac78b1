"""The one place that asks what time it is.

A clock is any callable that returns an aware datetime; everything else has it passed in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from typing import Literal

Clock = Callable[[], datetime]
Face = Literal["24h", "12h"]
"""How a clock's time is written."""


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


def clock_words(at: datetime | time, face: Face = "24h") -> str:
    """Return a time of day as people read it and can type it: '21:30', or '9:30pm'."""
    if face == "24h":
        return f"{at.hour:02d}:{at.minute:02d}"
    return f"{at.hour % 12 or 12}:{at.minute:02d}{'am' if at.hour < 12 else 'pm'}"


def read_clock(text: str) -> time | None:
    """Return the time of day that a record holds as '21:30', None for any other text."""
    hours, colon, minutes = text.partition(":")
    if not (
        colon and len(hours) in (1, 2) and len(minutes) == 2
        and (hours + minutes).isascii() and (hours + minutes).isdigit()
        and int(hours) < 24 and int(minutes) < 60
    ):  # fmt: skip
        return None
    return time(int(hours), int(minutes))
