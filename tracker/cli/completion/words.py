"""What a shell sends: the words of a command line up to the cursor.

bash sends the line as typed, because it splits words at `=` and `:`; the other shells send words
without their quotes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SPECIAL = re.compile(r"""[\s"'\\$`!&|;()<>{}\[\]*?#~^]""")  # what bash reads as more than itself
_IN_DOUBLE_QUOTES = re.compile(r'(["\\$`])')


class Typed(NamedTuple):
    """The words before the one at the cursor, that word, and in bash: the quote that is open
    in it, and how much of it stands before what bash replaces."""

    before: list[str]
    word: str
    quote: str = ""
    kept: int = 0


def from_line(line: str, replaced: str) -> Typed:
    """Take a bash line up to the cursor apart; `replaced` is the part of its last word that
    bash will put a candidate in the place of (behind a `=`, `:` or quote)."""
    words: list[str] = []
    word, quote, begun = "", "", False
    characters = iter(line)
    for each in characters:
        if quote == "'":
            quote, word = ("", word) if each == "'" else (quote, word + each)
        elif quote:
            if each == quote:
                quote = ""
            else:
                word += next(characters, "") if each == "\\" else each
        elif each in "\"'":
            quote, begun = each, True
        elif each in " \t\n":
            if begun:
                words.append(word)
            word, begun = "", False
        else:
            begun = True
            word += next(characters, "") if each == "\\" else each
    tail = replaced if quote else _unescaped(replaced)
    kept = len(word) - len(tail) if word.endswith(tail) else 0
    return Typed(words[1:], word, quote, kept)


def for_bash(text: str, typed: Typed) -> str:
    """Return the part of a candidate that bash puts into the line, its special characters
    quoted as the open quote demands."""
    rest = text[typed.kept :]
    if typed.quote == "'":
        return rest.replace("'", "'\\''")
    if typed.quote:
        return _IN_DOUBLE_QUOTES.sub(r"\\\1", rest)
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", rest)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
