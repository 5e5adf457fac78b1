"""Numbers with their units as people type them: lengths of time, clock times, amounts."""

from __future__ import annotations

import re
from datetime import time

from tracker.model import Factor
from tracker.model.units import PORTIONS, unit_size

_LENGTH = (
    r"(?a)(?:(\d{1,9})(?:h|hr|hrs|hours?))?"
    r"(?:(\d{1,9})(?:m|min|mins|minutes?))?"
    r"(?:(\d{1,9})(?:s|sec|secs|seconds?))?"
)
_CUT_LENGTH = r"(?a)(\d{1,9})([hm])(\d{1,2})"
_DECIMAL_LENGTH = r"(?a)(\d{1,9}[.,]\d{1,9})(h|m|min)"
_CLOCK = r"(?a)(\d{1,2}):(\d{2})(am|pm)?|(\d{1,2})(am|pm)"
_AMOUNT = r"(?a)([+-]?(?:\d{1,15}(?:[.,]\d{0,15})?|[.,]\d{1,15}))(\D.*)?"


def length(text: str) -> int | None:
    """Return a length of time in seconds ('20s', '1m30', '1h30m', '1.5h'), or None.

    In '1h30' the 30 are minutes, in '1m30' seconds.
    """
    if cut := re.fullmatch(_CUT_LENGTH, text):
        whole, unit, rest = int(cut[1]), cut[2], int(cut[3])
        if rest < 60:
            return whole * 3600 + rest * 60 if unit == "h" else whole * 60 + rest
        return None
    if decimal := re.fullmatch(_DECIMAL_LENGTH, text):
        return round(_decimal(decimal[1]) * (3600 if decimal[2] == "h" else 60))
    found = re.fullmatch(_LENGTH, text)
    if found is None or not text:
        return None
    hours, minutes, seconds = (int(part) if part else 0 for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def clock_time(text: str) -> time | None:
    """Return a time of day ('14:05', '9:30pm', '9am'), or None."""
    found = re.fullmatch(_CLOCK, text)
    if found is None:
        return None
    hour, minute = int(found[1] or found[4]), int(found[2] or 0)
    half = found[3] or found[5]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def amount(text: str, factor: Factor, each: float = 1.0) -> float | None:
    """Return an amount in the factor's unit, or None if the text is no such amount.

    A bare number counts `each` units (90 mg under the name `coffee`); one with a unit of its
    own is scaled by that: '9h', '45min', '750ml', '2c'.
    """
    low = text.lower()
    portion = PORTIONS.get(factor.key)
    if portion and low in (portion.code, portion.label):
        return portion.size
    if found := re.fullmatch(_AMOUNT, low):
        scale = unit_size(factor, found[2]) if found[2] else each
        if scale is not None:
            return round(_decimal(found[1]) * scale, 6)
    return _spoken_time(low, factor.unit.lower())


def _spoken_time(low: str, unit: str) -> float | None:
    """Return '6h30' or '7:30' in hours or minutes, whichever the unit is."""
    if unit not in ("h", "min"):
        return None
    seconds = length(low)
    if seconds is None and unit == "h" and (clock := clock_time(low)) and low[-1].isdigit():
        seconds = clock.hour * 3600 + clock.minute * 60
    return None if seconds is None else round(seconds / (3600 if unit == "h" else 60), 6)


def _decimal(digits: str) -> float:
    return float(digits.replace(",", "."))
