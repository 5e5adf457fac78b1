"""Text as CommonMark shows it: whatever the person wrote stays what they wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.model.words import visible

_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]<>|~#$&!])")
_BEGINS_SOMETHING = re.compile(r"^([-+=]|\d+(?=[.)](?:\s|$)))")


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is, in a paragraph, a heading or a cell."""
    shown = _MEANS_SOMETHING.sub(r"\\\1", visible(text).strip())
    begin = _BEGINS_SOMETHING.match(shown)
    if begin is None:
        return shown
    at = begin.end() if begin[1].isdigit() else 0
    return f"{shown[:at]}\\{shown[at:]}"


def table_row(cells: Iterable[str]) -> str:
    """Return a row of a table; the cells are escaped already."""
    return f"| {' | '.join(cells)} |"
