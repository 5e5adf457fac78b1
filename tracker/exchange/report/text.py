"""The report as plain text, to look through before it is written: charts as small bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from tracker.model.width import cells
from tracker.model.words import visible

from .content import Bars, Block, Bullets, Chart, Facts, OverTime, Paragraph, Report, Table
from .figures import chart_remarks, chart_table
from .lines import padded, wrap
from .saying import figure, short_day

LEVELS = "▁▂▃▄▅▆▇█"
ZERO, MISSING = "_", "·"
NARROWEST = 30
_INDENT, _GAP = "  ", "  "
_WEEK = 7
_LEAST_CELL = 8  # columns a cell of words can be read in

Look = Literal["title", "heading", "text", "small"]


class TextLine(NamedTuple):
    """A line and what it is, for who shows it in more than one colour."""

    text: str
    look: Look = "text"


def as_text(report: Report, width: int = 80, *, drawn: bool = True) -> str:
    """Return the report as lines of at most `width` columns; it ends with a line break.

    Not `drawn`: without characters for bars, where a terminal has none.
    """
    lines = [line.text for line in text_lines(report, width, drawn=drawn)]
    return "\n".join([*lines, ""])


def text_lines(report: Report, width: int, *, drawn: bool = True) -> list[TextLine]:
    """Return the report line by line; nothing in them moves the cursor."""
    width = max(width, NARROWEST)
    lines = [
        *_looking("title", wrap(visible(report.title), width)),
        *_plain(wrap(visible(f"{report.period}. Made on {short_day(report.made)}."), width)),
        TextLine(""),
        *_plain(_facts(report.facts, width)),
    ]
    for section in report.sections:
        lines += [TextLine(""), *_looking("heading", wrap(visible(section.heading), width))]
        before: Block | None = None
        for block in section.blocks:
            if before is not None and _apart(before, block):
                lines.append(TextLine(""))
            lines += _block(block, width, drawn=drawn)
            before = block
    return [*lines, TextLine(""), *_looking("small", wrap(visible(report.foot), width))]


def _looking(look: Look, texts: Sequence[str]) -> list[TextLine]:
    return [TextLine(text, look) for text in texts]


def _plain(texts: Sequence[str]) -> list[TextLine]:
    return _looking("text", texts)


def _apart(before: Block, block: Block) -> bool:
    return not (isinstance(before, Paragraph | Bullets) and isinstance(block, Paragraph | Bullets))


def _block(block: Block, width: int, *, drawn: bool) -> list[TextLine]:
    match block:
        case Paragraph(text, small):
            return _looking("small" if small else "text", _indented(text, width))
        case Facts():
            return _plain(_facts(block, width))
        case Bullets(lines):
            return _plain([each for line in lines for each in _bullet(line, width)])
        case Table():
            return _plain(table_lines(block, width))
        case _:
            title = _looking("small", _indented(block.title, width))
            return title + _plain(_chart(block, width, drawn=drawn))


def _indented(text: str, width: int) -> list[str]:
    return [f"{_INDENT}{line}" for line in wrap(visible(text), width - len(_INDENT))]


def _bullet(text: str, width: int) -> list[str]:
    return wrap(f"- {visible(text)}", width - len(_INDENT), hanging=_INDENT)


def _facts(facts: Facts, width: int) -> list[str]:
    """Return labels at the left and what is known of them beside."""
    names = [visible(name) for name, _ in facts.rows]
    label = min(max(map(cells, names), default=0), max(width // 4, _LEAST_CELL))
    lines = []
    for name, (_, text) in zip(names, facts.rows, strict=True):
        left = wrap(name, label)
        right = wrap(visible(text), width - label - len(_GAP))
        for at in range(max(len(left), len(right))):
            first = padded(left[at] if at < len(left) else "", label)
            lines.append(f"{first}{_GAP}{right[at] if at < len(right) else ''}".rstrip())
    return lines


def _chart(chart: Chart, width: int, *, drawn: bool) -> list[str]:
    if isinstance(chart, OverTime) and drawn:
        lines = _days(chart, width)
    elif isinstance(chart, Bars):
        lines = _bars(chart, width, drawn=drawn)
    else:
        lines = table_lines(chart_table(chart), width)
    skipped = 1 if isinstance(chart, OverTime) and drawn and None in chart.values else 0
    return lines + [
        line for said in chart_remarks(chart)[skipped:] for line in _indented(said, width)
    ]


def _days(chart: OverTime, width: int) -> list[str]:
    """Return a bar a day, whole weeks a line, with the first day of each line before it."""
    top = max((value for value in chart.values if value is not None), default=0.0)
    date_wide = len("22 Nov 26")
    room = width - len(_INDENT) - date_wide - len(_GAP)
    each = max(_WEEK, room // (_WEEK + 1) * _WEEK)
    lines = []
    for place in range(0, len(chart.values), each):
        first = chart.start.fromordinal(chart.start.toordinal() + place)
        bars = "".join(_bar(value, top) for value in chart.values[place : place + each])
        weeks = " ".join(bars[at : at + _WEEK] for at in range(0, len(bars), _WEEK))
        lines.append(f"{_INDENT}{first.day:>2} {first:%b %y}{_GAP}{weeks}")
    scale = f"{ZERO} none, {MISSING} not watched"
    if top:
        scale = f"{LEVELS[-1]} is {figure(top)} {chart.unit}; {scale}"
    return [*lines, *_indented(scale, width)]


def _bar(value: float | None, top: float) -> str:
    if value is None:
        return MISSING
    if value <= 0 or top <= 0:
        return ZERO
    return LEVELS[max(0, round(value / top * len(LEVELS)) - 1)]


def _bars(chart: Bars, width: int, *, drawn: bool) -> list[str]:
    """Return labels with their figures below and bars above, in as many even stretches as the
    width asks for."""
    figures = [figure(value) for value in chart.values]
    wide = max(cells(text) for text in (*map(visible, chart.labels), *figures))
    each = max(1, (width - len(_INDENT) + 1) // (wide + 1))
    if each < len(figures):
        each = -(-len(figures) // -(-len(figures) // each))
    top = max((value for value in chart.values if value is not None), default=0.0)
    lines = []
    for place in range(0, len(figures), each):
        part = slice(place, place + each)
        if drawn:
            bars = [_bar(value, top) if value else " " for value in chart.values[part]]
            lines.append(_spread([bar * max(1, wide - 1) for bar in bars], wide))
        lines.append(_spread([visible(label) for label in chart.labels[part]], wide))
        lines.append(_spread(figures[part], wide))
    return [line for line in lines if line.strip()]


def _spread(texts: Sequence[str], wide: int) -> str:
    return f"{_INDENT}{' '.join(padded(text, wide, right=True) for text in texts)}".rstrip()


def table_lines(table: Table, width: int) -> list[str]:
    """Return a table within the width: the widest cells break into lines, and where even that
    is too narrow each row is a paragraph."""
    rows = [[visible(cell) for cell in row] for row in [table.head, *table.rows]]
    columns = range(len(table.head))
    widths = [max(cells(row[place]) for row in rows) for place in columns]
    room = width - len(_INDENT) - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room:
        widest = max(columns, key=lambda place: widths[place])
        if widths[widest] <= _LEAST_CELL:
            return _row_paragraphs(rows, width)
        widths[widest] -= 1
    lines = []
    for row in rows:
        broken = [wrap(cell, wide) for cell, wide in zip(row, widths, strict=True)]
        for at in range(max(map(len, broken))):
            texts = [
                padded(
                    part[at] if at < len(part) else "", widths[place], right=place in table.right
                )
                for place, part in enumerate(broken)
            ]
            lines.append(f"{_INDENT}{_GAP.join(texts)}".rstrip())
    return lines


def _row_paragraphs(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    head, *body = rows
    lines = []
    for row in body:
        said = [f"{title} {cell}".strip() for title, cell in zip(head, row, strict=True) if cell]
        lines += [
            f"{_INDENT}{line}"
            for line in wrap("; ".join(said), width - len(_INDENT), hanging=_INDENT)
        ]
    return lines
