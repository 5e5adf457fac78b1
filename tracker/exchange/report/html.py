"""The report as one page of HTML: nothing beside it is loaded, and it prints in black and white."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from tracker.model.words import visible

from .content import Bars, Block, Bullets, Chart, Facts, Hands, Paragraph, Report, Table
from .figures import chart_remarks, chart_table
from .saying import short_day

_WHOLE, _HALF = 180.0, 87.0  # mm, of a drawing across the page and of two beside each other
_HANDS = 82.0
# Nothing may be loaded or run, whatever a note says.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE: Final = """\
@page { size: A4; margin: 12mm 15mm; }
body { font: 10.5pt/1.35 system-ui, "DejaVu Sans", Arial, sans-serif; color: #111;
  background: #fff; max-width: 180mm; margin: 1.5em auto; padding: 0 1em;
  overflow-wrap: break-word; }
h1 { font-size: 1.5em; margin: 0 0 .2em; }
h2 { font-size: 1.1em; margin: 1.1em 0 .3em; border-bottom: 1px solid #888; break-after: avoid; }
p, ul, table, dl, figure { margin: .3em 0 .6em; }
ul { padding-left: 1.2em; }
dl { display: grid; grid-template-columns: minmax(7em, max-content) 1fr; gap: .15em 1em; }
dt { font-weight: 600; max-width: 14em; }
dd { margin: 0; min-width: 0; }
table { border-collapse: collapse; break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: .12em .9em .12em 0; }
td { overflow-wrap: anywhere; }
thead th { border-bottom: 1px solid #888; font-weight: 600; }
.number { text-align: right; }
.small, footer, summary { font-size: .88em; color: #333; }
figure { break-inside: avoid; }
svg { overflow: visible; }
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm; }
footer { margin-top: 1.5em; border-top: 1px solid #888; }
details table { font-size: .8em; }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 8.3pt; line-height: 1.22; }
  details { display: none; }
  h2 { margin-top: .7em; }
  p, ul, table, dl, figure { margin: .2em 0 .4em; }
}
"""


def as_html(report: Report) -> str:
    """Return the report as a document of its own; the charts are inline SVG."""
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_text(_POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(report.title)}</title>",
        f"<style>\n{_STYLE}</style>",
        "</head>",
        "<body>",
        f"<h1>{_text(report.title)}</h1>",
        f"<p>{_text(report.period)}. Made on {short_day(report.made)}.</p>",
        _facts(report.facts),
    ]
    for section in report.sections:
        parts += [
            "<section>",
            f"<h2>{_text(section.heading)}</h2>",
            *_blocks(section.blocks),
            "</section>",
        ]
    return "\n".join([*parts, f"<footer>{_text(report.foot)}</footer>", "</body>", "</html>", ""])


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the blocks; bars that follow each other stand side by side."""
    for bars, run in groupby(blocks, lambda block: isinstance(block, Bars)):
        told = list(run)
        if bars and len(told) > 1:
            charts = [_chart(each, _HALF) for each in told if isinstance(each, Bars)]
            yield _element("div", "\n".join(charts), "beside")
        else:
            yield from map(_block, told)


def _block(block: Block) -> str:
    match block:
        case Paragraph(text, small):
            return _element("p", _text(text), "small" if small else "")
        case Facts():
            return _facts(block)
        case Bullets(lines):
            return _element("ul", "\n".join(_element("li", _text(line)) for line in lines))
        case Table():
            return _table(block)
        case Hands():
            return _chart(block, _HANDS)
        case _:
            return _chart(block)


def _facts(facts: Facts) -> str:
    rows = [f"<dt>{_text(label)}</dt><dd>{_text(text)}</dd>" for label, text in facts.rows]
    return _element("dl", "\n".join(rows))


def _table(table: Table) -> str:
    head = _element("thead", _row("th", table.head, table.right))
    rows = [_row("td", row, table.right) for row in table.rows]
    return _element("table", "\n".join([head, _element("tbody", "\n".join(rows))]))


def _row(tag: str, cells: list[str], right: frozenset[int]) -> str:
    told = [
        _element(tag, _text(cell), "number" if place in right else "")
        for place, cell in enumerate(cells)
    ]
    return _element("tr", "".join(told))


def _element(tag: str, inside: str, kind: str = "") -> str:
    """Return an element around HTML that is safe already."""
    return f'<{tag} class="{kind}">{inside}</{tag}>' if kind else f"<{tag}>{inside}</{tag}>"


def _chart(chart: Chart, width: float = _WHOLE) -> str:
    """Return the drawing, which has its title in it, and its numbers for who can't see it."""
    from .svg import chart_svg

    remarks = " ".join(chart_remarks(chart))
    numbers = [_element("summary", "The same in numbers"), _table(chart_table(chart))]
    if remarks:
        numbers.append(_element("p", _text(remarks)))
    details = _element("details", "\n".join(numbers))
    return _element("figure", f"{chart_svg(chart, width_mm=width)}\n{details}")


def _text(text: str) -> str:
    return html.escape(visible(text))
