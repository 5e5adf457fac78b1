"""How wide a text is on a terminal."""

from __future__ import annotations


def cells(text: str) -> int:
    """Return how many terminal columns a text takes; combining marks take none."""
    if text.isascii():
        return len(text)
    import unicodedata  # late: what is typed and logged is mostly ASCII

    return sum(
        0
        if unicodedata.combining(character)
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )
