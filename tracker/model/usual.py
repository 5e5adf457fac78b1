"""A day's value against the person's usual range."""

from __future__ import annotations

from typing import Literal, NamedTuple

from .factors import Factor, Value


class Against(NamedTuple):
    """Where a value stands beside the usual range, and that range in words: 'usual 6–8'."""

    side: Literal["below", "within", "above"]
    words: str


def against_usual(
    factor: Factor, value: Value | None, usual: tuple[float, float] | None
) -> Against | None:
    """Return how a value stands beside `usual`, the lowest and highest usual value in the
    factor's unit; None where there is no value or no range, and for yes/no and times of day,
    which have none."""
    if usual is None or factor.kind not in ("amount", "rating"):
        return None
    if value is None or isinstance(value, bool | str):
        return None
    # As they are shown: what reads as equal is not told apart.
    low, high = (round(factor.read(end), 2) for end in usual)
    shown = round(factor.read(value), 2)
    side: Literal["below", "within", "above"] = (
        "below" if shown < low else "above" if shown > high else "within"
    )
    first, last = map(factor.figure, usual)
    ends = first if first == last else f"{first}–{last}"
    return Against(side, f"usual {ends}")
