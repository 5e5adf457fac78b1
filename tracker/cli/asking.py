"""Asking a person at a terminal; nobody is asked in a pipe, nor where JSON is wanted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from .output import say

if TYPE_CHECKING:
    from .context import Context


def asks(context: Context) -> bool:
    """Return whether there is a person to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not context.json


def answer(question: str) -> str | None:
    """Return what is typed, in lower case without blanks around; None at the end of input."""
    try:
        return input(f"{question} ").strip().lower()
    except EOFError:
        say("")
        return None
