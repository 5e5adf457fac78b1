"""The blocks of the report as pieces of a column: each is set whole, and a page may end
between two of them unless they are to be kept together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from .charts import draw
from .charts.parts import plain
from .content import (
    Bars,
    Block,
    Bullets,
    Facts,
    Hands,
    OverTime,
    Paragraph,
    Ratios,
    Table,
)
from .drawing import POINT, Anchor, Drawing, Line, Mark, Pen, Text, moved
from .setting import few_lines, lines_of
from .typeface import width_of

LEADING: Final = 1.27  # of the letter size
SOFT: Final = 0.3
RULE: Final = Pen(0.1, 0.7)
HEAD_RULE: Final = Pen(0.2, 0.2)
PLOT: Final = 24.0  # mm: the part of a chart that can be made higher or lower
TALLEST: Final = 245.0  # mm, of a chart: what a page surely holds
WHOLE: Final = 12  # lines up to which a row of facts or of a table is never parted
SHORT_TABLE: Final = 60.0  # mm up to which a table is not parted
HEAD_LINES: Final = 4  # of a table's head and of headings


@dataclass(frozen=True)
class Piece:
    """A part of a column: `before` is the space above it (none at a column's top), `keep` holds
    it on the page of the next one, and `again` stands above it where a new column begins."""

    height: float
    marks: list[Mark]
    before: float = 0.0
    keep: bool = False
    again: Piece | None = None
    opens: bool = False  # a section


@dataclass(frozen=True)
class Cell:
    """Lines of text side by side with those of other cells."""

    x: float
    lines: list[str]
    bold: bool = False
    anchor: Anchor = "start"
    grey: float = 0.0


def leading(size: float) -> float:
    """Return how far lines of that size are apart, in mm."""
    return size * POINT * LEADING


class Look(NamedTuple):
    """How the report is set: its letters in points, and how high its charts are beside what
    suits them best."""

    size: float
    tall: float = 1.0


def pieces_of(block: Block, width: float, look: Look) -> list[Piece]:
    """Return the pieces of a block that is `width` mm wide."""
    size = look.size
    match block:
        case Paragraph(text, small):
            letters = size - 0.8 if small else size
            cell = Cell(0, lines_of(plain(text), width, letters), grey=SOFT if small else 0.0)
            return row_of([cell], letters, before=1.0 if small else 1.6)
        case Bullets(lines):
            return [
                piece
                for line in lines
                for piece in row_of(
                    [Cell(0.4, ["•"]), Cell(3.4, lines_of(plain(line), width - 3.4, size))],
                    size,
                    before=0.8,
                )
            ]
        case Facts(rows):
            return _facts(rows, width, size)
        case Table():
            return _table(block, width, size - 0.4)
        case Ratios():
            return _ratios(block, width)
        case OverTime() | Bars() | Hands():
            drawing = drawn(block, width, look)
            return [Piece(drawing.height, drawing.marks, 2.4)]


def drawn(chart: OverTime | Bars | Hands, width: float, look: Look) -> Drawing:
    """Return a chart as high as the look has it."""
    drawing = draw(chart, width)
    plot = drawing.height if isinstance(chart, Hands) else PLOT
    high = drawing.height + plot * (look.tall - 1)
    return draw(chart, width, high) if look.tall != 1 else drawing


def beside(charts: Sequence[Bars], width: float, gutter: float, look: Look) -> Piece:
    """Return charts of bars side by side, as wide as two columns, on one base."""
    share = (width - gutter) / 2
    drawings = [drawn(chart, share, look) for chart in charts]
    high = max(drawing.height for drawing in drawings)
    marks = [
        moved(mark, index * (share + gutter), high - drawing.height)
        for index, drawing in enumerate(drawings)
        for mark in drawing.marks
    ]
    return Piece(high, marks, 2.4)


def heading(text: str, width: float, look: Look) -> list[Piece]:
    """Return a section's heading, kept with what follows."""
    letters = look.size + 1.8
    lines = few_lines(plain(text), width, letters, HEAD_LINES, bold=True)
    pieces = row_of([Cell(0, lines, bold=True)], letters, before=4.4 * look.tall)
    return [replace(piece, keep=True, opens=piece is pieces[0]) for piece in pieces]


def row_of(cells: Sequence[Cell], size: float, *, before: float = 0.0) -> list[Piece]:
    """Return cells side by side, line by line; of many lines the first two and the last two
    are kept together."""
    step = leading(size)
    count = max((len(cell.lines) for cell in cells), default=1)
    pieces = []
    for index in range(count):
        marks: list[Mark] = [
            Text(cell.x, step * 0.76, cell.lines[index], size, cell.bold, cell.anchor, cell.grey)
            for cell in cells
            if index < len(cell.lines) and cell.lines[index]
        ]
        keep = index < count - 1 and index in (0, count - 2)
        pieces.append(Piece(step, marks, 0.0 if index else before, keep))
    return pieces


def is_wide(block: Block, column: float, look: Look) -> bool:
    """Return whether a block needs the whole width of the page."""
    if isinstance(block, Table):
        spacious = 1.1 if len(block.head) > 3 else 1.6  # few columns have room to break lines
        return sum(_natural(block, look.size - 0.4)) > column * spacious
    return isinstance(block, OverTime | Ratios)


def _facts(rows: list[tuple[str, str]], width: float, size: float) -> list[Piece]:
    names = [plain(name) for name, _ in rows]
    natural = max((width_of(name, size, bold=True) for name in names), default=0.0)
    spare = width - max((width_of(plain(value), size) for _, value in rows), default=0.0)
    left = min(natural + 3, max(width * 0.34, spare))
    pieces: list[Piece] = []
    for name, (_, value) in zip(names, rows, strict=True):
        cells = [
            Cell(0, lines_of(name, left - 2, size, bold=True), bold=True),
            Cell(left, lines_of(plain(value), width - left, size)),
        ]
        row = row_of(cells, size, before=0.7)
        pieces += [_whole(row)] if len(row) <= WHOLE else row
    return pieces


def _table(table: Table, width: float, size: float) -> list[Piece]:
    """Return a table's rows below its head, which stands again above what goes on elsewhere."""
    if not table.head:
        return []
    widths = _fitted(_natural(table, size), width)
    starts = [sum(widths[:index]) for index in range(len(widths))]
    across = min(sum(widths), width)

    def cells(texts: list[str], *, bold: bool = False, most: int | None = None) -> list[Cell]:
        row = []
        for index, text in enumerate(texts[: len(widths)]):
            room = max(widths[index] - (_SPACE if index < len(widths) - 1 else 0.0), 1.0)
            shown = plain(text)
            lines = (
                few_lines(shown, room, size, most, bold=bold)
                if most
                else lines_of(shown, room, size, bold=bold)
            )
            if index in table.right:
                row.append(Cell(starts[index] + room, lines, bold, "end"))
            else:
                row.append(Cell(starts[index], lines, bold))
        return row

    top = _whole(row_of(cells(table.head, bold=True, most=HEAD_LINES), size))
    head = replace(top, height=top.height + 0.9, before=2.4, keep=True, marks=[
        *top.marks, Line(0, top.height + 0.3, across, top.height + 0.3, HEAD_RULE),
    ])  # fmt: skip
    pieces = [replace(head, keep=bool(table.rows))]
    for texts in table.rows:
        pieces += _ruled(row_of(cells(texts), size), across, replace(head, before=0.0))
    if sum(piece.height for piece in pieces) <= SHORT_TABLE:
        pieces = [*(replace(piece, keep=True) for piece in pieces[:-1]), pieces[-1]]
    return pieces


def _ruled(row: list[Piece], across: float, head: Piece) -> list[Piece]:
    """Return a table's row with a line below it: in one piece, unless it is very tall."""
    parts = [_whole(row)] if len(row) <= WHOLE else row
    last = parts[-1]
    rule = Line(0, last.height + 0.35, across, last.height + 0.35, RULE)
    parts[-1] = replace(last, height=last.height + 0.7, marks=[*last.marks, rule])
    return [replace(part, again=head) for part in parts]


def _whole(pieces: list[Piece]) -> Piece:
    """Return pieces, one below the other, as one."""
    marks: list[Mark] = []
    y = 0.0
    for piece in pieces:
        marks += [moved(mark, 0, y) for mark in piece.marks]
        y += piece.height
    return Piece(y, marks, pieces[0].before)


_SPACE = 3.0  # between columns of a table


def _natural(table: Table, size: float) -> list[float]:
    """Return how wide each column would be in one line, in mm, the space after it included."""
    return [
        max(
            width_of(plain(name), size, bold=True),
            *(width_of(plain(row[index]), size) for row in table.rows if index < len(row)),
            0.0,
        )
        + (_SPACE if index < len(table.head) - 1 else 0.0)
        for index, name in enumerate(table.head)
    ]


def _fitted(natural: list[float], width: float) -> list[float]:
    """Return the widths of columns that fit in `width`: narrow ones keep theirs, and the wide
    ones share what is left."""
    if sum(natural) <= width:
        return natural
    fitted = [0.0] * len(natural)
    left, open_ = width, sorted(range(len(natural)), key=natural.__getitem__)
    while open_:
        share = left / len(open_)
        index = open_.pop(0)
        fitted[index] = min(natural[index], share)
        left -= fitted[index]
    return fitted


def _ratios(chart: Ratios, width: float) -> list[Piece]:
    """Return the chart, in several where it is taller than a page."""
    drawing = draw(chart, width)
    if drawing.height <= TALLEST or len(chart.rows) < 2:
        return [Piece(drawing.height, drawing.marks, 2.4)]
    half = len(chart.rows) // 2
    return [
        piece
        for rows in (chart.rows[:half], chart.rows[half:])
        for piece in _ratios(replace(chart, rows=rows), width)
    ]
