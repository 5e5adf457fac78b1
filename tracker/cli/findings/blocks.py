"""The parts that a document of findings is made of, whatever it is printed as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

UNKNOWN = "–"  # stands for what can't be estimated


@dataclass(frozen=True)
class Prose:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Listing:
    """Sentences, each an item of its own."""

    items: Sequence[str]


@dataclass(frozen=True)
class Column:
    """A column of a table. One that is not `brief` is for Markdown, which has the width; the
    cells of a `plain` one read without its title."""

    title: str
    right: bool = False
    brief: bool = True
    plain: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells, one cell a column."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Bars:
    """A small bar a label, with lines of figures under it; None is not known.

    `lines` are (what the figures are, one figure a label).
    """

    title: str
    labels: Sequence[str]
    heights: Sequence[float | None]
    lines: Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True)
class Tally:
    """Names with how often and their share in words; a terminal lists the first few."""

    title: str
    noun: str
    rows: Sequence[tuple[str, int, str]]


Block = Prose | Listing | Table | Bars | Tally


@dataclass(frozen=True)
class Section:
    """Blocks under a heading; `inner` ones belong to the section before."""

    title: str
    blocks: Sequence[Block]
    inner: bool = False


@dataclass(frozen=True)
class Document:
    """A title, what the record holds, and sections."""

    title: str
    record: Sequence[str]
    sections: Sequence[Section] = field(default_factory=list)
    closing: str = "Not medical advice."
