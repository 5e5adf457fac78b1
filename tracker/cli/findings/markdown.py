"""A document of findings as Markdown, for notes or an issue tracker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.exchange.commonmark import escaped, table_row

from ..output import say
from .blocks import Bars, Block, Column, Document, Listing, Prose, Table, Tally

_CODE = re.compile(r"`(tracker [a-z -]+[A-Z]*)`")  # our own words, never the person's


def say_markdown(document: Document) -> None:
    """Print a document as Markdown with tables."""
    say(*markdown_lines(document))


def markdown_lines(document: Document) -> list[str]:
    """Return the lines of a document; blocks have an empty line between them."""
    lines = [f"# Twitching: {escaped(document.title)}"]
    for line in document.record:
        lines += ["", escaped(line)]
    for section in document.sections:
        lines += ["", f"{'###' if section.inner else '##'} {escaped(section.title)}"]
        for block in section.blocks:
            lines += ["", *_block(block)]
    return [*lines, "", f"*{escaped(document.closing)}*"]


def _block(block: Block) -> list[str]:
    match block:
        case Prose(text):
            return [_prose(text)]
        case Listing(items):
            return [f"- {_prose(item)}" for item in items]
        case Table(columns, rows):
            return _table(columns, rows)
        case Bars(title, labels, _, lines):
            columns = [Column(title), *(Column(label, right=True) for label in labels)]
            return _table(columns, [[name, *figures] for name, figures in lines])
        case Tally(title, noun, rows):
            columns = [Column(title or "place"), Column(noun, right=True)]
            columns.append(Column("share", right=True))
            return _table(columns, [[name, str(count), share] for name, count, share in rows])


def _prose(text: str) -> str:
    """Return a sentence; a command of ours in it stays code."""
    parts = _CODE.split(text)
    return "".join(f"`{part}`" if index % 2 else _inner(part) for index, part in enumerate(parts))


def _inner(part: str) -> str:
    """Return a piece of a sentence, escaped with the spaces around it kept."""
    bare = part.strip()
    before, _, after = part.partition(bare) if bare else (part, "", "")
    return f"{before}{escaped(bare)}{after}"


def _table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[str]:
    rule = ["---:" if column.right else "---" for column in columns]
    return [
        table_row([escaped(column.title) for column in columns]),
        table_row(rule),
        *(table_row([escaped(cell) for cell in row]) for row in rows),
    ]
