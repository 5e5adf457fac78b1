"""How well what is asked for in the palette fits what there is: the obvious comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What it is called comes before other names of it, and these before what is said about it.
SAME, BEGINS, OTHER_NAME, BY_WORDS = 95.0, 85.0, 78.0, 70.0
SAID_FIRST, INSIDE, SAID, ABOUT, SOMEWHERE, LETTERS = 62.0, 56.0, 50.0, 40.0, 30.0, 10.0
FULLER = 5.0  # at most, for how much of the name was typed

_WORD = re.compile(r"\w+")


def closeness(asked: str, name: str, said: str = "", others: Iterable[str] = ()) -> float:
    """Return how near the words asked for are to a `name`, to `others` for the same and to what
    is `said` about it; 0 where they don't fit at all, below 100 always."""
    asked, name, said = _plain(asked), _plain(name), _plain(said)
    if not asked:
        return 0.0
    known = [_plain(other) for other in others]
    level = _level(asked, name, said, known)
    return level + FULLER * min(1.0, len(asked) / max(len(name), 1)) if level else 0.0


def _level(asked: str, name: str, said: str, others: list[str]) -> float:
    if asked == name:
        return SAME
    if name.startswith(asked):
        return BEGINS
    if any(other.startswith(asked) for other in others):
        return OTHER_NAME
    if _begin_words(asked, " ".join([name, *others])):
        return BY_WORDS
    if said.startswith(asked):
        return SAID_FIRST
    if asked in name:
        return INSIDE
    if re.search(rf"\b{re.escape(asked)}", said):
        return SAID
    if _begin_words(asked, " ".join([name, *others, said])):
        return ABOUT
    if asked in said:
        return SOMEWHERE
    return LETTERS if len(asked) > 1 and _in_order(asked, name) else 0.0


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


def _begin_words(asked: str, text: str) -> bool:
    """Whether each word asked for begins a word of the text."""
    words = _WORD.findall(text)
    wanted = _WORD.findall(asked)
    return bool(wanted) and all(any(w.startswith(want) for w in words) for want in wanted)


def _in_order(asked: str, name: str) -> bool:
    """Whether the name has the letters asked for in their order, from its first one on."""
    letters = iter(name)
    return name[:1] == asked[0] and all(letter in letters for letter in asked)


def marked(asked: str, name: str) -> list[tuple[int, int]]:
    """Return from where to where the name holds what is asked for: the whole, else its words."""
    low = name.lower()
    if (at := low.find(_plain(asked))) >= 0:
        return [(at, at + len(_plain(asked)))]
    found = (re.search(rf"\b{re.escape(word)}", low) for word in _plain(asked).split())
    return [each.span() for each in found if each]
