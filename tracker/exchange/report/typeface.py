"""The two faces the PDF is set in: how wide a text is in them, and which characters they have."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from .drawing import POINT

FONTS = "fonts"
REGULAR, BOLD = "DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"


@dataclass(frozen=True)
class Typeface:
    """A face: the width of each character it has, in parts of the letter size."""

    widths: dict[int, float]

    def width(self, text: str, size: float) -> float:
        """Return how wide the text is in mm, at a size in points."""
        known, unknown = self.widths, self.widths[0xFFFD]
        return sum(known.get(ord(one), unknown) for one in text) * size * POINT


def font_file(*, bold: bool = False) -> Traversable:
    """Return the file of a face."""
    return files(__package__) / FONTS / (BOLD if bold else REGULAR)


@cache
def face(*, bold: bool = False) -> Typeface:
    """Return the bold or the regular face."""
    return _read(font_file(bold=bold).read_bytes())


@cache
def covered() -> frozenset[int]:
    """Return the code points that both faces have."""
    return frozenset(face().widths.keys() & face(bold=True).widths.keys())


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is in mm, at a size in points."""
    return face(bold=bold).width(text, size)


def _read(data: bytes) -> Typeface:
    """Read the widths out of a TrueType file (its tables head, hhea, hmtx and cmap)."""
    count = struct.unpack_from(">H", data, 4)[0]
    tables: dict[bytes, int] = {}
    for index in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        tables[tag] = offset
    em = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
    longest = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    metrics = struct.unpack_from(f">{2 * longest}H", data, tables[b"hmtx"])
    return Typeface(
        {
            code: metrics[2 * min(glyph, longest - 1)] / em
            for code, glyph in _glyphs(data, tables[b"cmap"])
        }
    )


def _glyphs(data: bytes, cmap: int) -> Iterable[tuple[int, int]]:
    """Yield each code point with its glyph, from the first table of characters (format 4)."""
    table = cmap + struct.unpack_from(">I", data, cmap + 8)[0]
    kind, _, _, twice = struct.unpack_from(">4H", data, table)
    if kind != 4:
        raise ValueError(f"a font with a table of characters of format {kind}, not 4")
    segments = twice // 2
    row = f">{segments}H"
    ends = struct.unpack_from(row, data, table + 14)
    starts = struct.unpack_from(row, data, table + 16 + twice)
    deltas = struct.unpack_from(row, data, table + 16 + 2 * twice)
    offsets_at = table + 16 + 3 * twice
    offsets = struct.unpack_from(row, data, offsets_at)
    for index in range(segments):
        for code in range(starts[index], min(ends[index], 0xFFFE) + 1):
            glyph = code
            if offsets[index]:
                at = offsets_at + 2 * index + offsets[index] + 2 * (code - starts[index])
                glyph = struct.unpack_from(">H", data, at)[0]
                if not glyph:
                    continue
            if glyph := (glyph + deltas[index]) & 0xFFFF:
                yield code, glyph
