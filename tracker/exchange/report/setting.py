"""Text for the page: what the faces can print, and where its lines break."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from itertools import groupby

from .typeface import width_of

NO_BREAK = "\u00a0"
SLACK = 1e-6  # mm: widths are sums, and sums of the same letters differ in the last digit
_ENDS = " \t\n\r"  # where a line may end: not at a blank that joins two words
_BLANKS = re.compile(f"[{_ENDS}]+")


def printable(text: str, covered: Collection[int]) -> str:
    """Return the text in characters that the faces have: `covered` are their code points.

    Accents are joined to their letters first; a run of others, with the blanks inside it,
    becomes '[3 characters this font can't print]'. Marks upon a character aren't counted, and
    joiners that show nothing are left out.
    """
    composed = "".join(map(_blank, unicodedata.normalize("NFC", text)))
    said = []
    for known, run in groupby(_runs(composed, covered), key=lambda part: part[0]):
        joined = "".join(part for _, part in run)
        said.append(joined if known else _missing(joined))
    return "".join(said)


def _blank(character: str) -> str:
    """Return blanks of every width, and ends of lines, as the one blank the faces surely have."""
    wide = unicodedata.category(character) in ("Zs", "Zl", "Zp") and character != NO_BREAK
    return " " if wide or character in "\t\n\r" else character


def _runs(text: str, covered: Collection[int]) -> list[tuple[bool, str]]:
    """Split a text into what can be printed and what can't; blanks between two runs that
    can't be printed are of them."""
    parts = [
        (known, "".join(run))
        for known, run in groupby(
            text, key=lambda one: ord(one) in covered and unicodedata.category(one) != "Cf"
        )
    ]
    return [
        (known and not (0 < index < len(parts) - 1 and part.isspace()), part)
        for index, (known, part) in enumerate(parts)
    ]


def _missing(run: str) -> str:
    count = sum(unicodedata.category(one) not in ("Mn", "Me", "Cf", "Zs") for one in run)
    if not count:
        return " " if " " in run else ""  # only joiners and marks: there is nothing to see
    return f"[{count} character{'s' if count > 1 else ''} this font can't print]"


def lines_of(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Return the text in lines no wider than `width` mm; a word too long for one is cut.

    There is always a line. A character wider than the width has a line of its own.
    """
    blank = width_of(" ", size, bold=bold)
    lines: list[str] = []
    line, used = "", 0.0
    for word in _BLANKS.split(text.strip(_ENDS)):
        wide = width_of(word, size, bold=bold)
        if line and used + blank + wide <= width + SLACK:
            line, used = f"{line} {word}", used + blank + wide
            continue
        if line:
            lines.append(line)
        line, used = word, wide
        if wide > width + SLACK:
            *full, line = _pieces(word, width, size, bold=bold)
            lines.extend(full)
            used = width_of(line, size, bold=bold)
    return [*lines, line]


def few_lines(text: str, width: float, size: float, most: int, *, bold: bool = False) -> list[str]:
    """Return the text in at most so many lines, the last with '…' where it goes on."""
    lines = lines_of(text, width, size, bold=bold)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), width, size, bold=bold)]


def _pieces(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    """Cut a word into pieces that are narrow enough, after as many characters as fit."""
    pieces, piece, used = [], "", 0.0
    for one in word:
        wide = width_of(one, size, bold=bold)
        if piece and used + wide > width + SLACK:
            pieces.append(piece)
            piece, used = "", 0.0
        piece += one
        used += wide
    return [*pieces, piece]


def cut(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return the text, with '…' for its end where it is wider than `width` mm."""
    if width_of(text, size, bold=bold) <= width + SLACK:
        return text
    room = width - width_of("…", size, bold=bold)
    begun = _pieces(text, room, size, bold=bold)[0]
    return (begun.rstrip() if width_of(begun, size, bold=bold) <= room + SLACK else "") + "…"
