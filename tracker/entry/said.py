"""What a line has said so far: one thing once, in any order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from .errors import EntryError, quoted
from .lexer import Word

Topic = Literal["episode", "flags", "time", "factors", "note"]

NAMES = {
    "hand": "the hand", "sites": "the place", "kind": "the kind", "count": "the count",
    "activity": "the activity", "warmth": "how warm the hands are", "at": "the time",
    "day": "the day", "ago": "the time", "clock": "the time", "tags": "the tag",
    "flags": "the flag", "note": "the note",
}  # fmt: skip

# A moment is said in one way: how long ago, or a day, a clock time or both; `at` takes it back.
_CLASHES = {
    "ago": ("clock", "day", "at"),
    "clock": ("ago", "at"),
    "day": ("ago", "at"),
    "at": ("ago", "clock", "day"),
}


class Said(NamedTuple):
    """One thing said: `value` of `field`; None takes back what stood there.

    With `item`, the value is one more member of a list (a site, a flag, a tag). A hand that
    came with fingers (`ri`) is not `bare`, and may be named again with other fingers.
    """

    topic: Topic
    field: str
    value: Any
    item: bool = False
    bare: bool = True


class Amount(NamedTuple):
    """A factor's value: set (None clears) or, with `adds`, added as an intake."""

    key: str
    value: bool | float | str | None
    adds: bool = False
    label: str = ""

    @property
    def added(self) -> float:
        """What an intake adds, in the factor's unit."""
        return float(self.value or 0)


class Line:
    """Collects what the words of one line say."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.lists: dict[str, list[str]] = {}
        self.amounts: list[Amount] = []
        self.topics: dict[Topic, Word] = {}
        self._words: dict[tuple[str, str], tuple[Word, bool]] = {}

    def add(self, word: Word, said: Iterable[Said]) -> None:
        """Take in what a word says; raise EntryError if it was said before."""
        for thing in said:
            self._once(word, thing)
            self.topics.setdefault(thing.topic, word)
            if isinstance(thing.value, Amount):
                self.amounts.append(thing.value)
            elif thing.item:
                self.lists.setdefault(thing.field, []).append(thing.value)
            else:
                self.values[thing.field] = thing.value

    def _once(self, word: Word, thing: Said) -> None:
        key = (thing.field, str(thing.value) if thing.item else "")
        before = self._words.get(key)
        if before and not self._joins(before, thing):
            raise self._twice(word, before[0], thing)
        if thing.topic == "time":
            for (field, _), (other, _bare) in self._words.items():
                if field in _CLASHES.get(thing.field, ()):
                    raise self._twice(word, other, thing)
        self._words[key] = (word, thing.bare)

    def _joins(self, before: tuple[Word, bool], thing: Said) -> bool:
        """Whether a hand is named again only to name another of its fingers."""
        same_hand = thing.field == "hand" and thing.value == self.values.get("hand")
        return same_hand and not thing.bare and not before[1]

    def _twice(self, word: Word, first: Word, thing: Said) -> EntryError:
        name = thing.value.key if isinstance(thing.value, Amount) else thing.field
        both = "; both hands are b" if thing.field == "hand" else ""
        return EntryError(
            f"{quoted(word.text)} says {NAMES.get(name, name)} a second time, "
            f"after {quoted(first.text)}{both}",
            word.start,
            word.end,
        )

    def word_of(self, field: str) -> Word:
        """Return the word that said a field (not one of a list)."""
        return self._words[field, ""][0]
