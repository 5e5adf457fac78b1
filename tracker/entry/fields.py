"""An episode's fields by name: `intensity=5`, `sites=index,palm`, and `i=`, which clears."""

from __future__ import annotations

import re

from tracker.model.records import MAX_COUNT, MAX_DURATION, MAX_NOTE
from tracker.model.say import listed

from .errors import EntryError, quoted
from .lexer import Word
from .lexicon import choice
from .quantities import length
from .said import Said

FIELDS = {
    "hand": "hand", "site": "sites", "sites": "sites", "kind": "kind",
    "x": "count", "count": "count", "i": "intensity", "intensity": "intensity",
    "b": "bother", "bother": "bother", "f": "fatigue", "fatigue": "fatigue",
    "duration": "duration", "activity": "activity", "warmth": "warmth",
    "flag": "flags", "flags": "flags", "tag": "tags", "tags": "tags", "note": "note", "at": "at",
}  # fmt: skip

LISTS = ("sites", "flags", "tags")
HANDS = {"l": "left", "r": "right", "b": "both"}
RANGES = {"count": (1, MAX_COUNT), "intensity": (0, 10), "bother": (0, 10), "fatigue": (0, 10)}
EXAMPLES = {"count": "x3", "intensity": "i4", "bother": "b6", "fatigue": "f6"}
LONGEST_WORD = 60  # characters of a tag or an activity, as the record allows

_WHOLE = r"(?a)\d+"


def number(word: Word, field: str, digits: str) -> Said:
    """Return a count or a rating; raise EntryError where it is out of bounds."""
    low, high = RANGES[field]
    significant = digits.lstrip("0") or "0"
    if len(significant) > len(str(high)) or not low <= int(significant) <= high:
        raise EntryError(
            f"{quoted(word.text)} is out of range: {field} goes from {low} to {high} "
            f"(as in {EXAMPLES[field]})",
            word.start, word.end,
        )  # fmt: skip
    return Said("episode", field, int(significant))


def duration(word: Word, seconds: int) -> Said:
    """Return how long it lasted; raise EntryError beyond a second to a day."""
    if not 1 <= seconds <= MAX_DURATION:
        raise EntryError(
            f"{quoted(word.text)} is out of range: a duration goes from 1s to 24h",
            word.start, word.end,
        )  # fmt: skip
    return Said("episode", "duration", seconds)


def tag(word: Word, text: str) -> Said:
    """Return one tag, kept as typed."""
    return Said("episode", "tags", _short(word, "tag", text), item=True)


def note(word: Word) -> Said | None:
    """Return the note, every character as typed; an empty one is none."""
    if len(word.text) > MAX_NOTE:
        raise EntryError(
            f"a note holds up to {MAX_NOTE:,} characters; this one has {len(word.text):,}",
            word.start, word.end,
        )  # fmt: skip
    return Said("note", "note", word.text) if word.text else None


def cleared(field: str) -> Said:
    """Return that a field holds nothing any more (a count goes back to 1)."""
    topic = {"flags": "flags", "note": "note", "at": "time"}.get(field, "episode")
    value: object = [] if field in LISTS else 1 if field == "count" else None
    return Said(topic, field, value)  # type: ignore[arg-type]


def assigned(word: Word, field: str, text: str) -> list[Said]:
    """Return what `field=text` says; `at` is not among them, times have words of their own."""
    value = Word(text, word.start, word.end)
    if field in RANGES:
        if not re.fullmatch(_WHOLE, text):
            low, high = RANGES[field]
            raise EntryError(
                f"{quoted(word.text)}: {field} takes a whole number from {low} to {high}",
                word.start, word.end,
            )  # fmt: skip
        return [number(word, field, text)]
    if field in LISTS:
        parts = [_item(value, field, part) for part in text.split(",") if part]
        return [cleared(field), *parts]
    if field == "duration":
        seconds = length(value.low)
        if seconds is None:
            raise EntryError(
                f"{quoted(word.text)}: a duration reads like 20s, 1m30 or 1h",
                word.start, word.end,
            )  # fmt: skip
        return [duration(word, seconds)]
    if field == "activity":
        return [Said("episode", field, _short(word, field, text))]
    if field == "note":
        said = note(value)
        return [said] if said else []
    chosen = HANDS.get(value.low) if field == "hand" else None
    return [Said("episode", field, chosen or choice(value, field))]


def _item(word: Word, field: str, text: str) -> Said:
    if field == "tags":
        return tag(word, text)
    part = Word(text, word.start, word.end)
    return Said("flags" if field == "flags" else "episode", field, choice(part, field), item=True)


def _short(word: Word, what: str, text: str) -> str:
    if not 0 < len(text) <= LONGEST_WORD:
        raise EntryError(
            f"{quoted(word.text)}: {'an' if what == 'activity' else 'a'} {what} has 1 to "
            f"{LONGEST_WORD} characters",
            word.start, word.end,
        )  # fmt: skip
    return text


def names() -> str:
    """Return the names a value can be given to, as an error lists them."""
    return listed(dict.fromkeys(field for name, field in FIELDS.items() if len(name) > 1), "or")
