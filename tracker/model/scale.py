"""A person's own scale: which daily counts are usual for them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from msgspec import Struct


class Scale(Struct, frozen=True):
    """Upper bounds of the shades 1 to 3 (4 is above), and the usual range of a day.

    Both come from the person's own watched days; `low` and `high` are None while there
    are fewer than seven of them.
    """

    bounds: tuple[int, int, int] = (2, 5, 10)
    low: int | None = None
    high: int | None = None

    def level(self, count: int) -> int:
        """Return the shade of a daily count: 0 for none, else 1 to 4."""
        return 0 if count == 0 else 1 + bisect_left(self.bounds, count)


ENOUGH_DAYS = 7


def scale_of(counts: Iterable[int]) -> Scale:
    """Return the scale of those daily counts of watched days.

    Shades change at the quartiles of the days with twitches; usual is the middle 80% of
    all watched days, as 'about one day in five lies outside'.
    """
    watched = sorted(counts)
    if len(watched) < ENOUGH_DAYS:
        return Scale()
    some = [count for count in watched if count]
    low, high = _quantile(watched, 0.1), _quantile(watched, 0.9)
    if not some:
        return Scale(low=low, high=high)
    first = max(1, _quantile(some, 0.25))
    second = max(first + 1, _quantile(some, 0.5))
    third = max(second + 1, _quantile(some, 0.75))
    return Scale((first, second, third), low, high)


def _quantile(ordered: list[int], part: float) -> int:
    return ordered[round(part * (len(ordered) - 1))]
