"""Plainer glyphs, one for one and as wide, for terminals that lack those of the screens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the console of Linux has in its usual fonts (code page 437, Latin-1 and a few signs).
_LINES: Final = "─│┌┐└┘├┤┬┴┼═║╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬"
_BLOCKS: Final = "▀▄█▌▐░▒▓■"
_SIGNS: Final = "←↑→↓↔↕▲►▼◄≤≥≡≈∞√∙●○◘◙♦•"
_LATIN: Final = "".join(map(chr, range(0xA1, 0x100)))
CONSOLE: Final = frozenset(_LINES + _BLOCKS + _SIGNS + _LATIN)

# The nearest of those, of each that the screens use and the console lacks.
_NEAREST: Final = {
    **dict(zip("╭╮╰╯", "┌┐└┘", strict=True)),
    **dict(zip("━┃┏┓┗┛┣┫┳┻╋", "─│┌┐└┘├┤┬┴┼", strict=True)),
    **dict.fromkeys("╌┄┈╍╶╴╺╸⎯", "─"), **dict.fromkeys("╎┆┊╏╵╷╹╻▏▎▍▕", "│"),
    **dict.fromkeys("▁▂▃", "_"), **dict.fromkeys("▅", "▄"), **dict.fromkeys("▆▇", "█"),
    **dict.fromkeys("▔", "▀"), **dict.fromkeys("▊▉▋", "▌"), "▖": "▄", "▗": "▄", "▘": "▀", "▝": "▀",
    **dict.fromkeys("▙▛▜▟", "█"), **dict.fromkeys("▚▞", "▒"),
    "╱": "/", "╲": "\\", "╳": "x", "⚑": "!", "✎": "*", "✓": "√", "✔": "√", "◆": "♦", "◇": "♦",
    "◐": "○", "◉": "●", "⬤": "●", "▴": "▲", "△": "▲", "▾": "▼", "▽": "▼", "▸": "►", "▶": "►",
    "▷": "►", "❯": ">", "›": ">", "‹": "<", "◂": "◄", "◀": "◄", "□": "■", "▪": "■",
    "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "⁻": "-", "‘": "'", "’": "'", "“": '"',
    "”": '"', "…": ".", "≠": "#", "↵": "<", "␡": "?", "�": "?", "№": "#",
}  # fmt: skip

# Of those, and of what the console has, by what every encoding has.
_ASCII: Final = {
    **dict.fromkeys(_LINES, "+"), **dict.fromkeys("─═", "-"), **dict.fromkeys("│║▌▐", "|"),
    **dict.fromkeys("█▓", "#"), **dict.fromkeys("▒■", "="), **dict.fromkeys("░", ":"),
    "▀": '"', "▄": "_", "←": "<", "→": ">", "↑": "^", "↓": "v", "▲": "^", "▼": "v", "►": ">",
    "◄": "<", "≤": "<", "≥": ">", "√": "x", "●": "@", "○": "o", "•": "*", "♦": "*", "·": ".",
    "×": "x", "»": ">", "«": "<",
}  # fmt: skip

_BRAILLE: Final = 0x2800
_UPPER, _LOWER = 0b00011011, 0b11100100  # the dots of either half of a cell


class _Console(dict[int, str | int]):
    """For `str.translate`: what the console has stays, the rest is the nearest it has."""

    def __missing__(self, code: int) -> str | int:
        character = chr(code)
        kept = code < 0xA1 or character in CONSOLE
        self[code] = found = code if kept else _nearest(character)
        return found


class _Encoding(dict[int, str | int]):
    """For `str.translate`: what an encoding has stays, the rest is the nearest in ASCII."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    def __missing__(self, code: int) -> str | int:
        character = chr(code)
        try:
            character.encode(self._encoding)
            found: str | int = code
        except UnicodeEncodeError:
            near = _NEAREST.get(character, character)
            found = _ASCII.get(near) or (near if near.isascii() else _nearest(character))
        self[code] = found
        return found


def plain_table(term: str, encoding: str | None) -> Mapping[int, str | int] | None:
    """Return the table by which text is translated for a terminal, None where it has all."""
    encoding = encoding or "ascii"
    if encoding.lower().replace("_", "-") not in ("utf-8", "utf8"):
        return _Encoding(encoding)
    return _Console() if term == "linux" else None


def _nearest(character: str) -> str:
    """Return what stands in for a character: as many cells, none that could be taken for it."""
    code = ord(character)
    if _BRAILLE <= code < _BRAILLE + 0x100:
        dots = code - _BRAILLE
        return " ':."[0] if not dots else ":" if dots & _UPPER and dots & _LOWER else (
            "'" if dots & _UPPER else "."
        )  # fmt: skip
    if character in _NEAREST:
        return _NEAREST[character]
    from rich.cells import cell_len

    return "?" * cell_len(character)
