"""Text for the page: what the faces can print, and where its lines break."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from itertools import groupby

from .typeface import width_of

_SHOWN_AS = {"\t": " ", "\n": " ", "\r": " "}


def printable(text: str, covered: Collection[int]) -> str:
    """Return the text in characters that the faces have: `covered` are their code points.

    Accents are joined to their letters first; a run of others, with the blanks inside it,
    becomes '[3 characters this font can’t print]'. Marks upon a character aren't counted.
    """
    composed = "".join(_SHOWN_AS.get(one, one) for one in unicodedata.normalize("NFC", text))
    said = []
    for known, run in groupby(_runs(composed, covered), key=lambda part: part[0]):
        joined = "".join(part for _, part in run)
        said.append(joined if known else _missing(joined))
    return "".join(said)


def _runs(text: str, covered: Collection[int]) -> list[tuple[bool, str]]:
    """Split a text into what can be printed and what can't; blanks between two runs that
    can't be printed are of them."""
    parts = [
        (known, "".join(run)) for known, run in groupby(text, key=lambda one: ord(one) in covered)
    ]
    return [
        (known and not (0 < index < len(parts) - 1 and part.isspace()), part)
        for index, (known, part) in enumerate(parts)
    ]


def _missing(run: str) -> str:
    count = sum(unicodedata.category(one) not in ("Mn", "Me", "Cf", "Zs") for one in run)
    if not count:
        return ""  # only joiners and marks: there is nothing to see
    return f"[{count} character{'s' if count > 1 else ''} this font can’t print]"


def lines_of(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Return the text in lines no wider than `width` mm; a word too long for one is cut.

    There is always a line. A character wider than the width has a line of its own.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width_of(longer, size, bold=bold) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, width, size, bold=bold)
        lines.extend(full)
    return [*lines, line] if line or not lines else lines


def _pieces(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    """Cut a word into pieces that are narrow enough, after as many characters as fit."""
    pieces, piece, used = [], "", 0.0
    for one in word:
        wide = width_of(one, size, bold=bold)
        if piece and used + wide > width:
            pieces.append(piece)
            piece, used = "", 0.0
        piece += one
        used += wide
    return [*pieces, piece]


def cut(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return the text, with '…' for its end where it is wider than `width` mm."""
    if width_of(text, size, bold=bold) <= width:
        return text
    room = width - width_of("…", size, bold=bold)
    return _pieces(text, room, size, bold=bold)[0].rstrip() + "…"
