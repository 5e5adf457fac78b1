"""What days can be looked at by: twitches, minutes, intensity, a place, or any factor.

Each measure gives a day's figure, says it in words and knows how a week's figures are told as
one. A figure that is not known is None, never zero.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from typing import ClassVar, Literal

from .day import Day
from .days import DAY_START
from .factors import Factor, as_number, as_value, number
from .records import Episode
from .say import twitches
from .words import FINGERS, SITE_LABELS

Fold = Literal["total", "mean", "strongest"]

LONGEST_SHORT = 5  # characters of a figure in a cell


@dataclass(frozen=True)
class Measure(ABC):
    """One way to look at days. `step` is the smallest difference that counts, `fold` how the
    figures of several days are told as one, `tells_counts` whether it says how many twitches
    there were, `about_twitches` whether only a watched day can have a figure, `whole` whether
    figures are whole numbers."""

    step: ClassVar[float] = 1.0
    fold: ClassVar[Fold] = "total"
    tells_counts: ClassVar[bool] = False
    about_twitches: ClassVar[bool] = True
    whole: ClassVar[bool] = False

    @property
    @abstractmethod
    def key(self) -> str:
        """Its stable name: 'count', 'place right index', 'factor sleep'."""

    @property
    @abstractmethod
    def label(self) -> str:
        """What it is called on the screen."""

    @abstractmethod
    def of(self, day: Day) -> float | None:
        """Return the day's figure, None where it is not known."""

    @abstractmethod
    def say(self, figure: float) -> str:
        """Return a figure with its unit: '9 twitches', '6.5 h'."""

    def short(self, figure: float) -> str:
        """Return a figure for a cell, without its unit, in at most 5 characters."""
        return compact(figure)

    def short_of(self, figure: float) -> str:
        """Return the figure of several days, in at most 5 characters: a mean to one decimal."""
        rounded = round(figure, 1) if self.fold == "mean" and abs(figure) >= 1 else figure
        return self.short(rounded)

    def together(self, figures: Iterable[float]) -> float | None:
        """Return the figures of several days as one; None for none."""
        known = list(figures)
        if not known:
            return None
        if self.fold == "strongest":
            return max(known)
        return sum(known) / (len(known) if self.fold == "mean" else 1)


@dataclass(frozen=True)
class Count(Measure):
    """Single twitches, those that went unlogged included."""

    whole: ClassVar[bool] = True
    tells_counts: ClassVar[bool] = True
    key = "count"
    label = "twitches"

    def of(self, day: Day) -> float | None:
        return day.count

    def say(self, figure: float) -> str:
        return twitches(int(figure)) if figure == int(figure) else f"{number(figure)} twitches"


@dataclass(frozen=True)
class Minutes(Measure):
    """The sum of stated durations."""

    key = "minutes"
    label = "minutes of twitching"

    def of(self, day: Day) -> float | None:
        return day.minutes

    def say(self, figure: float) -> str:
        return f"{compact(figure)} min"


@dataclass(frozen=True)
class Intensity(Measure):
    """The strongest stated intensity, 0 to 10."""

    fold: ClassVar[Fold] = "strongest"
    whole: ClassVar[bool] = True
    key = "intensity"
    label = "strongest intensity"

    def of(self, day: Day) -> float | None:
        return day.intensity

    def say(self, figure: float) -> str:
        return f"intensity {number(figure)}"


@dataclass(frozen=True)
class Bother(Measure):
    """The strongest stated bother, 0 to 10: how disruptive, which is not how strong."""

    fold: ClassVar[Fold] = "strongest"
    whole: ClassVar[bool] = True
    key = "bother"
    label = "strongest bother"

    def of(self, day: Day) -> float | None:
        return day.bother

    def say(self, figure: float) -> str:
        return f"bother {number(figure)}"


@dataclass(frozen=True)
class AtPlace(Measure):
    """Single twitches of the episodes that state a hand, a site of it, or both; one at several
    sites counts whole at each. On a watched day without any it is 0."""

    hand: Literal["left", "right"]
    site: str | None = None
    tells_counts: ClassVar[bool] = True
    whole: ClassVar[bool] = True

    @property
    def key(self) -> str:
        return f"place {self.hand}{f' {self.site}' if self.site else ''}"

    @property
    def label(self) -> str:
        return f"{self.hand} {SITE_LABELS[self.site]}" if self.site else f"{self.hand} hand"

    def of(self, day: Day) -> float | None:
        if not day.watched:
            return None
        return sum(episode.count for episode in day.episodes if self._is_there(episode))

    def _is_there(self, episode: Episode) -> bool:
        if episode.hand not in (self.hand, "both"):
            return False
        return self.site is None or self.site in episode.sites

    def say(self, figure: float) -> str:
        return f"{Count().say(figure)}, {self.label}"


@dataclass(frozen=True)
class OfFactor(Measure):
    """A factor's value: yes/no as 1 and 0, a time of day as hours after the day start."""

    factor: Factor
    day_start: time = DAY_START
    fold: ClassVar[Fold] = "mean"
    about_twitches: ClassVar[bool] = False

    @property
    def key(self) -> str:
        return f"factor {self.factor.key}"

    @property
    def label(self) -> str:
        return self.factor.label

    @property
    def step(self) -> float:  # type: ignore[override]
        return 0.25 if self.factor.kind == "time" else self.factor.step

    def of(self, day: Day) -> float | None:
        value = day.values.get(self.factor.key)
        if value is None:
            return None
        figure = as_number(value, self.day_start)
        return None if figure != figure else figure

    def say(self, figure: float) -> str:
        if self.factor.kind == "yesno" and figure not in (0, 1):
            return f"yes on {figure:.0%} of days"
        return self.factor.say(as_value(self.factor, figure, self.day_start))

    def short_of(self, figure: float) -> str:
        if self.factor.kind != "amount":
            return self.short(figure) if self.factor.kind == "time" else super().short_of(figure)
        read = self.factor.read(figure)
        return compact(round(read, 1) if abs(read) >= 1 else read)

    def _short_time(self, value: str) -> str:
        # '10:30pm' has no room: '1030p', as the check-in takes it too.
        whole = self.factor.say(value)
        return whole if len(whole) <= LONGEST_SHORT else whole.replace(":", "").removesuffix("m")

    def short(self, figure: float) -> str:
        if self.factor.kind == "yesno":
            return f"{figure:.0%}" if figure not in (0, 1) else "yes" if figure else "no"
        if self.factor.kind == "time":
            return self._short_time(str(as_value(self.factor, figure, self.day_start)))
        return compact(self.factor.read(figure))


HAND_PLACES = tuple(
    AtPlace(hand, site) for hand in ("left", "right") for site in (None, *FINGERS)
)  # fmt: skip


def compact(figure: float) -> str:
    """Return a number in at most 5 characters, the digits that matter first: 0.75, 12.5, 180,
    1200, 12k."""
    if abs(figure) < 100:
        return number(round(figure, 1 if abs(figure) >= 10 else 2))
    if abs(figure) < 100_000:
        return f"{figure:.0f}"
    for size, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if abs(figure) >= size and abs(figure) < size * 1e4:
            return f"{figure / size:.0f}{letter}"
    return f"{figure:.0e}".replace("e+", "e")
