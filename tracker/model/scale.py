"""A person's own scale: which figures are usual for them, and how those are shaded."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec import Struct

SHADES = 4
ENOUGH_DAYS = 7  # known days from which a usual range is told
USUAL = (0.1, 0.9)  # quantiles: about one day in five lies outside


class Scale(Struct, frozen=True):
    """Upper bounds of the shades 1 to 3 (4 is above), and the usual range of a day.

    `low` and `high` are None while fewer than seven days are known.
    """

    bounds: tuple[float, float, float] = (2, 5, 10)
    low: float | None = None
    high: float | None = None

    def level(self, figure: float) -> int:
        """Return the shade of a day's figure: 0 for none, else 1 to 4."""
        return 0 if figure == 0 else 1 + bisect_left(self.bounds, figure)


FIRST = Scale()


def scale_of(figures: Iterable[float], step: float = 1.0, otherwise: Scale = FIRST) -> Scale:
    """Return the scale of those figures of known days; `otherwise` where they are too few.

    Shades change at the quartiles of the days that are not 0, each at least a `step` apart;
    usual is the middle 80% of all known days.
    """
    known = sorted(figures)
    if len(known) < ENOUGH_DAYS:
        return otherwise
    some = [figure for figure in known if figure]
    low, high = middle(known)
    if not some:
        return Scale(otherwise.bounds, low, high)
    first = max(step, quantile(some, 0.25))
    second = max(first + step, quantile(some, 0.5))
    third = max(second + step, quantile(some, 0.75))
    return Scale((first, second, third), low, high)


def middle(ordered: Sequence[float]) -> tuple[float, float]:
    """Return the bounds of the middle 80% of figures in order, at least one of them."""
    return quantile(ordered, USUAL[0]), quantile(ordered, USUAL[1])


def quantile(ordered: Sequence[float], part: float) -> float:
    """Return the figure that stands at that part of the ordered ones: 0 the first, 1 the last."""
    return ordered[round(part * (len(ordered) - 1))]
