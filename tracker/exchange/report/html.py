"""The report as one page of HTML: nothing beside it is loaded, and it prints in black and white."""

from __future__ import annotations

import html
from typing import Final

from tracker.model.words import visible

from .content import Block, Bullets, Chart, Facts, Paragraph, Report, Table
from .figures import chart_remarks, chart_table
from .saying import short_day

# Nothing may be loaded or run, whatever a note says.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE: Final = """\
@page { size: A4; margin: 14mm 15mm; }
body { font: 10.5pt/1.35 system-ui, "DejaVu Sans", Arial, sans-serif; color: #111;
  background: #fff; max-width: 180mm; margin: 1.5em auto; padding: 0 1em; }
h1 { font-size: 1.5em; margin: 0 0 .2em; }
h2 { font-size: 1.1em; margin: 1.1em 0 .3em; border-bottom: 1px solid #888; break-after: avoid; }
p, ul, table, dl, figure { margin: .3em 0 .6em; }
ul { padding-left: 1.2em; }
dl { display: grid; grid-template-columns: minmax(7em, max-content) 1fr; gap: .15em 1em; }
dt { font-weight: 600; max-width: 14em; }
dd { margin: 0; }
table { border-collapse: collapse; break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: .12em .9em .12em 0; }
thead th { border-bottom: 1px solid #888; font-weight: 600; }
.number { text-align: right; }
.small, figcaption, footer, summary { font-size: .88em; color: #333; }
figure { break-inside: avoid; }
footer { margin-top: 1.5em; border-top: 1px solid #888; }
details table { font-size: .8em; }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 9pt; }
  details { display: none; } }
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
            *map(_block, section.blocks),
            "</section>",
        ]
    return "\n".join([*parts, f"<footer>{_text(report.foot)}</footer>", "</body>", "</html>", ""])


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


def _chart(chart: Chart) -> str:
    """Return the drawing with its title, and its numbers for who can't see it."""
    from .svg import chart_svg

    remarks = " ".join(chart_remarks(chart))
    said = f"\n<p>{_text(remarks)}</p>" if remarks else ""
    return (
        f"<figure>\n<figcaption>{_text(chart.title)}</figcaption>\n{chart_svg(chart)}\n"
        f"<details><summary>The same in numbers</summary>\n{_table(chart_table(chart))}{said}\n"
        "</details>\n</figure>"
    )


def _text(text: str) -> str:
    return html.escape(visible(text))
