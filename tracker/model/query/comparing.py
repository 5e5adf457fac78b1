"""Comparisons in which what isn't known never counts: neither as met nor as not met."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

Operator = Literal["<", "<=", ">", ">=", "=", "!="]

# None: not known.
Known = bool | None

INVERSE: Final[dict[Operator, Operator]] = {
    "<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "=",
}  # fmt: skip

_WORDS: Final[dict[Operator, str]] = {
    "<": "under {}", "<=": "{} or less", ">": "over {}", ">=": "{} or more", "=": "{}",
    "!=": "not {}",
}  # fmt: skip
_TIME_WORDS: Final[dict[Operator, str]] = {
    "<": "before {}", "<=": "{} or before", ">": "after {}", ">=": "{} or after", "=": "at {}",
    "!=": "not at {}",
}  # fmt: skip


def compare(
    value: float | None, operator: Operator, bound: float, *, at_least: bool = False
) -> Known:
    """Return whether the comparison holds, None where the value is not known.

    With `at_least` the value may be higher than it is known to be, so only what is true (or
    false) of all higher values too is told.
    """
    if value is None:
        return None
    exact, limit = round(value, 6), round(bound, 6)  # 1.5 L is six glasses, however it was added
    holds = {
        "<": exact < limit, "<=": exact <= limit, ">": exact > limit, ">=": exact >= limit,
        "=": exact == limit, "!=": exact != limit,
    }[operator]  # fmt: skip
    if not at_least:
        return holds
    if operator in ("=", "!="):
        return holds if exact > limit else None
    settled = holds if operator in (">", ">=") else not holds
    return holds if settled else None


def compared(operator: Operator, amount: str, *, clock: bool = False) -> str:
    """Return a comparison in words: 'under 6 h', '5 or more', of a clock time 'after 23:30'."""
    return (_TIME_WORDS if clock else _WORDS)[operator].format(amount)


def opposite(known: Known) -> Known:
    """Return what `not` makes of it; what isn't known stays so."""
    return None if known is None else not known


def any_of(found: Iterable[Known]) -> Known:
    """Return True if one holds, else None if one isn't known, else False."""
    every = list(found)
    return True if True in every else None if None in every else False


def all_of(found: Iterable[Known]) -> Known:
    """Return False if one doesn't hold, else None if one isn't known, else True."""
    every = list(found)
    return False if False in every else None if None in every else True
