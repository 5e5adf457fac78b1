"""What is wrong with a typed line: where, why, and what would have been right."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.model.width import cut
from tracker.model.words import visible

LONGEST_SUGGESTED = 40  # characters; nearness says nothing about longer words


class EntryError(ValueError):
    """A line that can't be understood.

    `start` and `end` are the faulty word's place in the text (in `' '.join(tokens)` when a
    token list was given); `suggestions` are whole words to put there, best first, at most 3.
    """

    def __init__(
        self, message: str, start: int = 0, end: int = 0, suggestions: Iterable[str] = ()
    ) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end
        self.suggestions = list(suggestions)[:3]


def quoted(text: str) -> str:
    """Return a word as an error names it: visible, and cut where it is very long."""
    return f"“{visible(cut(text, 40))}”"


def nearest(word: str, words: Iterable[str], alike: float = 0.6) -> list[str]:
    """Return up to three known words that look like this one, best first; the more `alike`
    (0 to 1) they must be, the fewer."""
    if len(word) > LONGEST_SUGGESTED:
        return []
    from difflib import get_close_matches  # late: only a line with an error pays for it

    return get_close_matches(word, list(dict.fromkeys(words)), n=3, cutoff=alike)
