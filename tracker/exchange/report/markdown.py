"""The report as Markdown: charts are small tables of the same numbers."""

from __future__ import annotations

from ..commonmark import escaped, table_row
from .content import Block, Bullets, Facts, Paragraph, Report, Table
from .figures import chart_remarks, chart_table
from .saying import short_day


def as_markdown(report: Report) -> str:
    """Return the report as CommonMark with tables; it ends with a line break."""
    lines = [
        f"# {escaped(report.title)}",
        "",
        f"{escaped(report.period)}. Made on {short_day(report.made)}.",
        "",
        *_facts(report.facts),
    ]
    for section in report.sections:
        lines += ["", f"## {escaped(section.heading)}"]
        for block in section.blocks:
            lines += ["", *_block(block)]
    return "\n".join([*lines, "", f"*{escaped(report.foot)}*", ""])


def _block(block: Block) -> list[str]:
    match block:
        case Paragraph(text):
            return [escaped(text)]
        case Facts():
            return _facts(block)
        case Bullets(lines):
            return [f"- {escaped(line)}" for line in lines]
        case Table():
            return _table(block)
        case _:
            told = [f"**{escaped(block.title)}**", "", *_table(chart_table(block))]
            if remarks := chart_remarks(block):
                told += ["", escaped(" ".join(remarks))]
            return told


def _facts(facts: Facts) -> list[str]:
    return [f"- **{escaped(label)}**: {escaped(text)}" for label, text in facts.rows]


def _table(table: Table) -> list[str]:
    rule = ["---:" if place in table.right else "---" for place in range(len(table.head))]
    return [
        table_row(map(escaped, table.head)),
        table_row(rule),
        *(table_row(map(escaped, row)) for row in table.rows),
    ]
