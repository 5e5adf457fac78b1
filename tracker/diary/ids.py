"""Ids of records: short enough to type, random enough never to meet on two machines."""

from __future__ import annotations

import os

_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


def new_id() -> str:
    """Return 10 random lower-case base32 characters (50 bits)."""
    return "".join(_ALPHABET[byte & 31] for byte in os.urandom(10))
