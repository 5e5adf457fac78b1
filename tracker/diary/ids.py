"""Ids of records: short enough to type, random enough never to meet on two machines."""

from __future__ import annotations

import os

_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


def new_id() -> str:
    """Return 10 random lower-case base32 characters (50 bits)."""
    return "".join(_ALPHABET[byte & 31] for byte in os.urandom(10))


def is_id(text: str) -> bool:
    """Whether a text is an id as `new_id` makes them."""
    return len(text) == 10 and all(character in _ALPHABET for character in text)
