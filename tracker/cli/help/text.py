"""What a command's help says besides its one line."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """How a command is used, where its arguments don't say it, and its text in examples."""

    usage: str = ""
    examples: tuple[str, ...] = ()
    more: str = ""
