"""The report's pages as drawings: what stands where on A4, before it is written as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final, Literal

from .charts.parts import plain
from .content import Bars, Block, Bullets, Facts, Paragraph, Report, Section
from .drawing import Drawing, Line, Mark, Pen, Rect, Text, moved
from .flow import Chunk, apart, chunks_of, even, fill
from .pieces import SOFT, Look, Piece, beside, heading, is_wide, leading, pieces_of
from .setting import cut, few_lines
from .typeface import width_of

WIDTH: Final = 210.0
HEIGHT: Final = 297.0
SIDE: Final = 13.5
TOP: Final = 11.0
FOOT: Final = 284.5  # where the rule above the foot is
GUTTER: Final = 8.0
INNER: Final = WIDTH - 2 * SIDE
COLUMN: Final = (INNER - GUTTER) / 2

LOOKS: Final = (  # the first with which the report has two pages
    Look(9.4, 1.25),
    Look(9.4),
    Look(9.1),
    Look(8.8, 0.9),
    Look(8.5, 0.8),
    Look(8.5, 0.7),
)
OTHERWISE: Final = Look(9.0)
SMALL: Final = 7.5
BEST: Final = 2  # pages
SHORT: Final = 5  # lines that may go across the page, though columns are easier to read
LOPSIDED: Final = (45.0, 16.0)  # mm one column may be longer, so that no section is in both
SOME: Final = 30.0  # mm that are worth beginning columns in

_RULE = Pen(0.35, 0.0)
_THIN = Pen(0.15, 0.5)
_BOX = Pen(0.25, 0.3)


def pages_of(report: Report) -> list[Drawing]:
    """Return the pages, in letters as large as two pages allow; a longer report has more."""
    pages = _set_well(report)
    for number, marks in enumerate(pages, 1):
        marks += _foot(report, number, len(pages))
    return [Drawing(WIDTH, HEIGHT, marks) for marks in pages]


def _set_well(report: Report) -> list[list[Mark]]:
    for look in LOOKS:
        for lopsided in LOPSIDED:
            pages = _set(report, look, lopsided)
            if len(pages) <= BEST:
                return pages
        if len(pages) > BEST + 1:  # no size would do
            break
    return _set(report, OTHERWISE, LOPSIDED[-1])


@dataclass
class Sheets:
    """The pages so far, and how far down the last one is filled."""

    report: Report
    lopsided: float  # mm
    pages: list[list[Mark]] = field(default_factory=list)
    y: float = 0.0
    fresh: bool = True  # nothing but its head is on the page

    @property
    def left(self) -> float:
        """How much of the page is left, in mm."""
        return FOOT - 2.0 - self.y

    def turn(self) -> None:
        """Begin a page."""
        marks, self.y = _head(self.report, first=not self.pages)
        self.pages.append(marks)
        self.fresh = True

    def put(self, marks: list[Mark], x: float = SIDE) -> None:
        """Put marks, which begin at 0, 0, where the page is filled to."""
        self.pages[-1] += [moved(mark, x, self.y) for mark in marks]

    def across(self, pieces: list[Piece]) -> None:
        """Set pieces one below the other over the whole width."""
        chunks = chunks_of(pieces, self._whole)
        while chunks:
            marks, used, count = fill(chunks, self.left, fresh=self.fresh)
            if not count:
                self.turn()
                continue
            self.put(marks)
            self.y += used
            self.fresh = False
            chunks = chunks[count:]
            if chunks:
                self.turn()

    def columns(self, pieces: list[Piece]) -> None:
        """Set pieces in two columns that end as evenly as may be; both are filled to the
        page's end, and then go on, where there are more."""
        chunks = chunks_of(pieces, self._whole)
        while chunks:
            self._air(chunks)
            high = even(chunks, self.left)
            if high is None and self.left < SOME and not self.fresh:
                self.turn()
                continue
            room = high if high is not None else self.left
            first = chunks
            if high is not None and (split := apart(chunks, min(high + self.lopsided, self.left))):
                first, room = chunks[:split], self.left
            left, used, count = fill(first, room, fresh=True)
            right, other, more = fill(chunks[count:], room, fresh=True)
            if not count:
                self.turn()
                continue
            self.put(left)
            self.put(right, SIDE + COLUMN + GUTTER)
            self.y += max(used, other)
            self.fresh = False
            chunks = chunks[count + more :]
            if chunks:
                self.turn()

    def _air(self, chunks: list[Chunk]) -> None:
        """Leave the space above the first piece, which a column's top would not have."""
        if not self.fresh:
            self.y += min(chunks[0][0].before, max(self.left, 0.0))

    @property
    def _whole(self) -> float:
        """What a page surely holds, in mm."""
        return FOOT - 2.0 - TOP - 12.0


def _set(report: Report, look: Look, lopsided: float) -> list[list[Mark]]:
    sheets = Sheets(report, lopsided)
    sheets.turn()
    _facts(sheets, report.facts, look)
    spread = dict(enumerate(_spread(report.sections, look)))
    numbered = enumerate(report.sections)
    for wide, group in groupby(numbered, key=lambda pair: spread[pair[0]]):
        sections = [section for _, section in group]
        if wide or len(sections) == 1:
            for section in sections:
                _wide(sheets, section, look)
        else:
            sheets.columns(
                [piece for one in sections for piece in _column(one, look)],
            )
    return sheets.pages


def _spread(sections: list[Section], look: Look) -> list[bool]:
    """Return for each section whether it goes over the whole width: for something wide in it.

    Bars would rather stand side by side, but go in a column where the next one has its use.
    """
    wide = [any(is_wide(block, COLUMN, look) for block in one.blocks) for one in sections]
    several = [sum(isinstance(block, Bars) for block in one.blocks) > 1 for one in sections]
    return [
        here or (bars and all([*wide[max(index - 1, 0) : index], *wide[index + 1 : index + 2]]))
        for index, (here, bars) in enumerate(zip(wide, several, strict=True))
    ]


def _column(section: Section, look: Look) -> Iterator[Piece]:
    yield from heading(section.heading, COLUMN, look)
    for block in section.blocks:
        yield from pieces_of(block, COLUMN, look)


Way = Literal["across", "beside", "columns"]


def _way(block: Block, look: Look) -> Way:
    """Return how a block is set in a section that goes over the whole width."""
    if isinstance(block, Bars):
        return "beside"
    return "across" if is_wide(block, COLUMN, look) else "columns"


def _wide(sheets: Sheets, section: Section, look: Look) -> None:
    """Set a section over the whole width, what is narrow in it in two columns."""
    kept = heading(section.heading, INNER, look)
    for way, group in groupby(section.blocks, key=lambda one: _way(one, look)):
        blocks = list(group)
        if way == "columns" and not _brief(blocks, look):
            pieces = [piece for block in blocks for piece in pieces_of(block, COLUMN, look)]
            _keep(sheets, kept, pieces)
            sheets.columns(pieces)
        elif way == "beside":
            charts = [block for block in blocks if isinstance(block, Bars)]
            pairs = [charts[index : index + 2] for index in range(0, len(charts), 2)]
            sheets.across([*kept, *(beside(pair, INNER, GUTTER, look) for pair in pairs)])
        else:
            pieces = [piece for block in blocks for piece in pieces_of(block, INNER, look)]
            sheets.across([*kept, *pieces])
        kept = []
    sheets.across([replace(piece, keep=False) for piece in kept])


def _keep(sheets: Sheets, head: list[Piece], following: list[Piece]) -> None:
    """Set a heading over the whole width where some of what follows has room below it."""
    first = chunks_of(following, TOP)[0] if following else []
    needed = sum(piece.before + piece.height for piece in [*head, *first])
    if head and needed > sheets.left and not sheets.fresh:
        sheets.turn()
    sheets.across([replace(piece, keep=False) for piece in head])


def _brief(blocks: list[Block], look: Look) -> bool:
    """Return whether all of it is text, so short that it may go across the page."""
    if not all(isinstance(block, Paragraph | Bullets | Facts) for block in blocks):
        return False
    return sum(len(pieces_of(block, INNER, look)) for block in blocks) <= SHORT


def _facts(sheets: Sheets, facts: Facts, look: Look) -> None:
    """Set the facts to read first, in a box of two columns; without it where they are long."""
    if not facts.rows:
        return
    inset = 3.0
    width = (INNER - 2 * inset - GUTTER) / 2
    pieces = pieces_of(facts, width, look._replace(size=look.size - 0.3))
    chunks = chunks_of(pieces, HEIGHT)
    high = even(chunks, sheets.left / 2)
    if high is None:
        sheets.columns(pieces_of(facts, COLUMN, look))
        return
    left, used, count = fill(chunks, high, fresh=True)
    right, other, _ = fill(chunks[count:], high, fresh=True)
    tall = max(used, other)
    sheets.put([Rect(0, 0, INNER, tall + 2 * inset - 0.8, 0.95, _BOX)])
    sheets.y += inset - 0.4
    sheets.put(left, SIDE + inset)
    sheets.put(right, SIDE + inset + width + GUTTER)
    sheets.y += tall + inset - 0.8
    sheets.fresh = False


def _head(report: Report, *, first: bool) -> tuple[list[Mark], float]:
    """Return the head of a page, and where it ends."""
    period = plain(report.period)
    made = f"made on {report.made.day} {report.made:%B} {report.made.year}"
    if first:
        marks: list[Mark] = []
        y = TOP
        for line in few_lines(plain(report.title), INNER, 16, 2, bold=True):
            y += leading(16)
            marks.append(Text(SIDE, y - 2, line, 16, bold=True))
        y += 3.2
        shown = cut(period, INNER - width_of(made, SMALL + 1) - 6, 10)
        marks.append(Text(SIDE, y, shown, 10))
        marks.append(Text(WIDTH - SIDE, y, made, SMALL + 1, anchor="end", grey=SOFT))
        return [*marks, Line(SIDE, y + 2, WIDTH - SIDE, y + 2, _RULE)], y + 5.0
    y = TOP + 3
    shown = cut(period, INNER * 0.5, SMALL)
    title = cut(plain(report.title), INNER - width_of(shown, SMALL) - 6, SMALL, bold=True)
    return [
        Text(SIDE, y, title, SMALL, bold=True),
        Text(WIDTH - SIDE, y, shown, SMALL, anchor="end", grey=SOFT),
        Line(SIDE, y + 1.6, WIDTH - SIDE, y + 1.6, _THIN),
    ], y + 4.6


def _foot(report: Report, number: int, count: int) -> list[Mark]:
    page = f"page {number} of {count}"
    room = INNER - width_of(page, SMALL) - 8
    marks: list[Mark] = [
        Line(SIDE, FOOT, WIDTH - SIDE, FOOT, _THIN),
        Text(WIDTH - SIDE, FOOT + 3.6, page, SMALL, anchor="end"),
    ]
    for index, line in enumerate(few_lines(plain(report.foot), room, SMALL, 2)):
        y = FOOT + 3.6 + index * leading(SMALL)
        marks.append(Text(SIDE, y, line, SMALL, grey=SOFT))
    return marks
