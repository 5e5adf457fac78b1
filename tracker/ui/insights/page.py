"""What a view is made from, and what it is made of."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from tracker.model.clock import Face
from tracker.model.words import visible

from ..widgets.plot_view import Build

if TYPE_CHECKING:
    from tracker.exchange.analysis import WholeDiary
    from tracker.insight import Insights
    from tracker.insight.ranking import Ranked

    from ..themes import Shade

MUTED = "$foreground-muted"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """An analysis and how it is looked at.

    `wide`: there is room for four figures and more words; `broad`: the words stand beside the
    figures, with room for more of either; the window has so many `rows`. `factor` is the
    factor chosen (None: the first) and `lag` the days before (None: the lag that says most).
    `review_waits`: the review of the observation period can be opened.
    """

    insights: Insights
    whole: WholeDiary
    ranking: Sequence[Ranked]
    keys: Mapping[str, str]
    shades: Sequence[Shade]
    clock: Face = "24h"
    first_weekday: int = 0
    wide: bool = False
    broad: bool = False
    rows: int = 24
    factor: str | None = None
    lag: int | None = None
    review_waits: bool = False

    @property
    def today(self) -> date:
        """The day it is."""
        return self.whole.today

    @property
    def chosen(self) -> Ranked | None:
        """The factor looked at, None where there is none."""
        return next(
            (each for each in self.ranking if each.factor == self.factor),
            self.ranking[0] if self.ranking else None,
        )


@dataclass(frozen=True)
class Figure:
    """A figure by what it shows (`key`), the words above it, and how it is drawn."""

    key: Hashable
    caption: str
    build: Build


@dataclass(frozen=True)
class Page:
    """A view: its heading, its figures (the first alone where there is no room for more), its
    paragraphs, what stands beside the words where there is room, and whether a figure needs its
    caption even when it is alone."""

    heading: str
    figures: list[Figure] = field(default_factory=list)
    words: list[Content] = field(default_factory=list)
    beside: Content | None = None
    captioned: bool = False


def said(sentence: str) -> Content:
    """Return a sentence of an analysis, safe to show."""
    return Content(visible(sentence))


def muted(text: str) -> Content:
    """Return words of second rank."""
    return Content.styled(visible(text), MUTED)


def labelled(label: str, text: str) -> Content:
    """Return a short labelled line."""
    return Content.assemble((f"{label}  ", "bold"), visible(text))


def percent(share: float) -> str:
    """Return a share as a whole percentage."""
    return f"{100 * share:.0f}%"


def figure_of(value: float | None, places: int = 1) -> str:
    """Return a number of an analysis, a dash where there is none."""
    return "–" if value is None else f"{value:.{places}f}"


def rows(lines: Sequence[str]) -> Content:
    """Return the lines of a table of numbers, each safe for a terminal."""
    return Content("\n".join(visible(line) for line in lines))
