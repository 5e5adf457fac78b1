"""A document of findings as lines for a terminal or a pipe."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from tracker.model.width import cells
from tracker.model.words import visible

from ..output import can_show, headline, paragraph, say, text_width
from .blocks import Bars, Block, Column, Document, Listing, Prose, Section, Table, Tally

MOST = 6  # names of a tally
INDENT, HANGING = "  ", "    "
LEVELS = "▁▂▃▄▅▆▇█"
_GAP = "  "
_LEAST_FIRST = 12  # columns a table's first cells can be read in


def say_text(document: Document) -> None:
    """Print a document, wrapped to the terminal's width."""
    headline(document.title)
    for line in document.record:
        paragraph(line)
    for section in document.sections:
        say("")
        headline(section.title)
        _say_blocks(section)
    say("", document.closing)


def _say_blocks(section: Section) -> None:
    before: Block | None = None
    for block in section.blocks:
        if before is not None and (isinstance(block, Bars) or isinstance(before, Bars | Table)):
            say("")
        _say_block(block)
        before = block


def _say_block(block: Block) -> None:
    match block:
        case Prose(text):
            paragraph(text, indent=INDENT)
        case Listing(items):
            for item in items:
                paragraph(item, indent=INDENT, hanging=HANGING)
        case Table():
            say(*table_lines(block, text_width() + 1))
        case Bars():
            say(*bar_lines(block, text_width(), drawn=can_show(LEVELS)))
        case Tally():
            paragraph(_tally(block), indent=INDENT, hanging=HANGING)


def _tally(tally: Tally) -> str:
    named = [
        f"{name} ×{count}{f' ({share})' if share else ''}"
        for name, count, share in tally.rows[:MOST]
    ]
    if len(tally.rows) > MOST:
        named.append(f"and {len(tally.rows) - MOST} more")
    words = " · ".join(named)
    return f"{tally.title}: {words}" if tally.title else words


def table_lines(table: Table, width: int) -> list[str]:
    """Return the brief columns of a table within `width`: long first cells go on below, and
    where even that is too wide, each row is a paragraph."""
    shown = [index for index, column in enumerate(table.columns) if column.brief]
    columns = [table.columns[index] for index in shown]
    titles = [column.title for column in columns]
    rows = [[visible(row[index]) for index in shown] for row in table.rows]
    widths = [max(cells(cell) for cell in column) for column in zip(titles, *rows, strict=True)]
    left = width - len(INDENT) - sum(widths[1:]) - len(_GAP) * (len(widths) - 1)
    if left < min(widths[0], _LEAST_FIRST):
        return [line for row in rows for line in _row_paragraph(columns, row, width - 1)]
    widths[0] = min(widths[0], left)
    lines = []
    for row in [titles, *rows]:
        first, *more = textwrap.wrap(row[0], widths[0], break_on_hyphens=False) or [""]
        padded = [
            _padded(cell, wide, right=column.right)
            for cell, wide, column in zip([first, *row[1:]], widths, columns, strict=True)
        ]
        lines.append(f"{INDENT}{_GAP.join(padded)}".rstrip())
        lines += [f"{INDENT}{rest}" for rest in more]
    return lines


def _row_paragraph(columns: Sequence[Column], row: Sequence[str], width: int) -> list[str]:
    said = [
        cell if column.plain else f"{column.title} {cell}"
        for column, cell in zip(columns[1:], row[1:], strict=True)
    ]
    return textwrap.wrap(
        f"{row[0]}: {', '.join(said)}",
        width,
        initial_indent=INDENT,
        subsequent_indent=HANGING,
        break_on_hyphens=False,
    )


def _padded(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - cells(text))
    return f"{space}{text}" if right else f"{text}{space}"


def bar_lines(bars: Bars, width: int, *, drawn: bool) -> list[str]:
    """Return labels with bars over them (if they can be drawn) and figures under them, in as
    many stretches as the width asks for."""
    figures = [values for _, values in bars.lines]
    wide = max(len(text) for texts in (bars.labels, *figures) for text in texts)
    each = max(1, (width - len(INDENT) + 1) // (wide + 1))
    if each < len(bars.labels):  # even stretches read better than a full one and a rest
        stretches = -(-len(bars.labels) // each)
        each = -(-len(bars.labels) // stretches)
    names = "; ".join(name for name, _ in bars.lines)
    lines = textwrap.wrap(
        f"{bars.title} ({names})", width, initial_indent=INDENT, subsequent_indent=HANGING
    )
    top = max((height for height in bars.heights if height is not None), default=0)
    for start in range(0, len(bars.labels), each):
        part = slice(start, start + each)
        if drawn:
            blocks = [_bar(height, top) * (wide - 1) for height in bars.heights[part]]
            lines.append(_spread(blocks, wide))
        lines.append(_spread(bars.labels[part], wide))
        lines += [_spread(values[part], wide) for values in figures]
    return lines


def _bar(height: float | None, top: float) -> str:
    """Return a block as high as its share of the highest; nothing for zero and unknown."""
    if not height or top <= 0:
        return " "
    return LEVELS[max(0, round(height / top * len(LEVELS)) - 1)]


def _spread(texts: Sequence[str], wide: int) -> str:
    return f"{INDENT}{' '.join(text.rjust(wide) for text in texts)}".rstrip()
