"""What the report says, before it is a PDF, a web page, Markdown or text: every form has all of it.

Sections hold blocks in reading order. Texts are plain: what came from the person is data, with
control characters already made visible. Numbers are plain Python (None: not known).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

SectionKey = Literal[
    "change", "factors", "timing", "places", "contexts", "flags", "trials", "medicines",
    "notes", "profile",
]  # fmt: skip
DEFAULT_SECTIONS: Final[tuple[SectionKey, ...]] = (
    "change", "factors", "timing", "places", "contexts", "flags", "trials", "medicines",
)  # fmt: skip
ON_REQUEST: Final[tuple[SectionKey, ...]] = ("notes", "profile")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `small` ones are remarks on what stands above them."""

    text: str
    small: bool = False


@dataclass(frozen=True)
class Facts:
    """Labels and what is known of each."""

    rows: list[tuple[str, str]]


@dataclass(frozen=True)
class Bullets:
    """A list of sentences."""

    lines: list[str]


@dataclass(frozen=True)
class Table:
    """A table; `right` are the columns of numbers, set to the right."""

    head: list[str]
    rows: list[list[str]]
    right: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Span:
    """Some days of the time axis with a name: a trial's phase, an illness."""

    start: date
    end: date
    label: str
    changed: bool = False


@dataclass(frozen=True)
class Moment:
    """A life event on the time axis."""

    day: date
    label: str


@dataclass(frozen=True)
class OverTime:
    """A value a day over the period, one entry a day from `start` on: None where the day was not
    watched. `band` is the usual range (low, high) where there is one; `unit` names the values."""

    title: str
    unit: str
    start: date
    values: list[float | None]
    band: tuple[float, float] | None = None
    spans: list[Span] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)


@dataclass(frozen=True)
class Bars:
    """A bar for each label; None where nothing is known."""

    title: str
    unit: str
    labels: list[str]
    values: list[float | None]


@dataclass(frozen=True)
class Hands:
    """Twitches by (hand, site): hand left, right or both; sites of the hands only. A twitch of
    both hands counts for each."""

    title: str
    twitches: dict[tuple[str, str], int]


@dataclass(frozen=True)
class Ratio:
    """A line of `Ratios`: a rate ratio with its interval, and how certain it is."""

    label: str
    ratio: float | None
    low: float | None
    high: float | None
    tier: Literal["clear", "hint"] | None
    said: str


@dataclass(frozen=True)
class Ratios:
    """Rate ratios with their intervals on one axis (1 = no difference)."""

    title: str
    rows: list[Ratio]


Chart = OverTime | Bars | Hands | Ratios
Block = Paragraph | Facts | Bullets | Table | Chart


@dataclass(frozen=True)
class Section:
    """A part of the report that can be left out by its key; None is always there."""

    key: SectionKey | None
    heading: str
    blocks: list[Block]


@dataclass(frozen=True)
class Report:
    """The whole report. `facts` are the few lines to read first; `foot` stands on every page
    ('not medical advice')."""

    title: str
    period: str
    made: date
    facts: Facts
    sections: list[Section]
    foot: str
