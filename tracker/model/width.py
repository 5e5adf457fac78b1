"""How wide a text is on a terminal, and cutting it where it may be cut.

As Textual measures it, so that columns of commands and screens agree: what is drawn as one
(a letter with its marks, an emoji with its joiners, a flag) is never cut in two.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

CUT: Final = "…"
_JOINER, _AS_EMOJI = "\u200d", "\ufe0f"

# Narrow characters that are drawn wide where the sign for 'as an emoji' follows them.
_WIDENED: Final = frozenset(
    "#*0123456789©®‼⁉™ℹ↔↕↖↗↘↙↩↪⌨⏏⏭⏮⏯⏱⏲⏸⏹⏺Ⓜ▪▫▶◀◻◼☀☁☂☃☄☎☑☘☝☠☢☣☦☪☮☯☸☹☺♀♂♟♠♣♥♦♨♻♾⚒⚔⚕⚖⚗⚙⚛⚜⚠⚧⚰⚱⛈⛏⛑⛓⛩⛰⛱⛴⛷⛸⛹✂"
    "✈✉✌✍✏✒✔✖✝✡✳✴❄❇❣❤➡⤴⤵⬅⬆⬇🅰🅱🅾🅿🌡🌤🌥🌦🌧🌨🌩🌪🌫🌬🌶🍽🎖🎗🎙🎚🎛🎞🎟🏋🏌🏍🏎🏔🏕🏖🏗🏘🏙🏚🏛🏜🏝🏞🏟🏳🏵🏷🐿👁📽"
    "🕉🕊🕯🕰🕳🕴🕵🕶🕷🕸🕹🖇🖊🖋🖌🖍🖐🖥🖨🖱🖲🖼🗂🗃🗄🗑🗒🗓🗜🗝🗞🗡🗣🗨🗯🗳🗺🛋🛍🛎🛏🛠🛡🛢🛣🛤🛥🛩🛰🛳"
)
# Wide since Unicode 16, which Python's own table may not know yet.
_WIDE: Final = ((0x2630, 0x2637), (0x268A, 0x268F), (0x4DC0, 0x4DFF), (0x1D300, 0x1D376))
# Letters of Korean that join the one before them, fillers, and the tones of skin.
_JOINED: Final = (
    (0x1160, 0x11FF), (0x3164, 0x3164), (0xD7B0, 0xD7FF), (0xFFA0, 0xFFA0), (0x1F3FB, 0x1F3FF),
)  # fmt: skip
# Signs that stand before what they belong to, and have a width, unlike their like.
_BEFORE: Final = (
    (0xAD, 0xAD), (0x600, 0x605), (0x6DD, 0x6DD), (0x70F, 0x70F), (0x890, 0x891), (0x8E2, 0x8E2),
    (0x110BD, 0x110BD), (0x110CD, 0x110CD),
)  # fmt: skip
_FLAG: Final = range(0x1F1E6, 0x1F200)  # two of them are one flag


def cells(text: str) -> int:
    """Return how many terminal columns a text takes; marks and joiners take none."""
    if text.isascii():
        return len(text)
    return sum(width for _, width in pieces(text))


def cut(text: str, room: int) -> str:
    """Return the text, with '…' for its end where it is wider than `room` columns."""
    if cells(text) <= room:
        return text
    kept, used = [], 1
    for piece, width in pieces(text):
        used += width
        if used > room:
            break
        kept.append(piece)
    return "".join([*kept, CUT]) if room > 0 else ""


def padded(text: str, width: int) -> str:
    """Return the text in exactly `width` columns, cut or with spaces behind it."""
    text = cut(text, width)
    return text + " " * (width - cells(text))


def filled(text: str, width: int) -> str:
    """Return the text with spaces behind it up to `width` columns; a wider one is left whole."""
    return text + " " * (width - cells(text))


def boundary(text: str, at: int) -> int:
    """Return the nearest place at or before `at` where the text may be cut."""
    while 0 < at < len(text) and (text[at - 1] == _JOINER or not _own_width(text[at])):
        at -= 1
    return at


def pieces(text: str) -> Iterator[tuple[str, int]]:
    """Yield what is drawn as one, each with its width in columns."""
    piece, width = "", 0
    measured = ""  # the character that the piece has its width from
    joined = False
    for character in text:
        own = 0 if joined else _own_width(character)
        flag = ord(character) in _FLAG and len(piece) == 1 and ord(piece) in _FLAG
        if piece and own and not flag:
            yield piece, width
            piece, width = "", 0
        if own:
            measured = character
        elif character == _AS_EMOJI:
            own, measured = int(measured in _WIDENED), ""
        joined = character == _JOINER
        piece += character
        width += own
    if piece:
        yield piece, width


def _own_width(character: str) -> int:
    """Return the width of a character alone."""
    if character.isascii():
        return 1
    if character in (_JOINER, _AS_EMOJI):
        return 0
    import unicodedata  # late: what is typed and logged is mostly ASCII

    code = ord(character)
    kind = unicodedata.category(character)
    if _within(code, _BEFORE):
        return 1
    if kind[0] == "M" or kind in ("Cf", "Zl", "Zp") or _within(code, _JOINED):
        return 0
    return 1 + (unicodedata.east_asian_width(character) in "WF" or _within(code, _WIDE))


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)
