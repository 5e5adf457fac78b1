"""What each word of a line says, the codes first and words and their beginnings last."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from . import amounts, fields, when
from .errors import EntryError, quoted
from .lexer import Word
from .lexicon import Meaning, meaning
from .quantities import clock_time, length
from .said import Line, Said
from .scope import Scope

FINGER_LETTERS = {"t": "thumb", "i": "index", "m": "middle", "r": "ring", "p": "little"}
NUMBER_LETTERS = {"x": "count", "i": "intensity", "b": "bother", "f": "fatigue"}
DAY_FIELDS = ("flags", "note")  # of a check-in, by name when it is edited
PHRASE_WORDS = 3  # '3 days ago', 'in 1 day'

_PLACE = r"([lrb])([timrp]*)"
_LETTER_NUMBER = r"(?a)([xibf])(\d+)"
_NUMBER = r"(?a)\d+"
_BROKEN_NUMBER = r"(?a)[xibf]?[-+]?\d+([.,]\d*)?"
_SIGNED = r"[-−](.+)"
_ASSIGNMENT = r"(?s)([^=+#@][^=]*?)(\+?=)(.*)"

Recogniser = Callable[[Word, Scope], list[Said] | None]


def read(
    words: Sequence[Word], scope: Scope, one: Callable[[Word, Scope], list[Said]] | None = None
) -> Line:
    """Return all that the words say, `one` giving what a word by itself says (any word of the
    language unless given); raise EntryError at the first that can't be right."""
    line = Line()
    one = one or recognise
    index = 0
    while index < len(words):
        word, said = _phrase(words[index : index + PHRASE_WORDS], scope)
        if said is None:
            word, said = words[index], one(words[index], scope)
            index += 1
        else:
            index += PHRASE_WORDS
        line.add(word, said)
    return line


def recognise(word: Word, scope: Scope) -> list[Said]:
    """Return what one word says; raise EntryError if it says nothing known."""
    for recogniser in RECOGNISERS:
        said = recogniser(word, scope)
        if said is not None:
            return said
    return _known_word(word, scope)


def _phrase(words: Sequence[Word], scope: Scope) -> tuple[Word, list[Said] | None]:
    """Return the three words as one, and what they say if they are a phrase of time."""
    text = " ".join(word.text for word in words)
    word = Word(text, words[0].start, words[-1].end)
    if len(words) < PHRASE_WORDS or any(part.note for part in words):
        return word, None
    if not (words[2].low == "ago" or words[0].low == "in"):
        return word, None
    by = when.recent_phrase(word.low)
    if by is not None:
        return word, [Said("time", "ago", by)]
    if not when.is_day_phrase(word.low):
        return word, None
    return word, [_day(word, when.day_phrase(word.low, scope.today))]


def _note(word: Word, _scope: Scope) -> list[Said] | None:
    if not word.note:
        return None
    said = fields.note(word)
    return [said] if said else []


def _tag(word: Word, _scope: Scope) -> list[Said] | None:
    if len(word.text) > 1 and word.text[0] in "+#":
        return [fields.tag(word, word.text[1:])]
    return None


def _assignment(word: Word, scope: Scope) -> list[Said] | None:
    found = re.fullmatch(_ASSIGNMENT, word.text)
    if found is None:
        return None
    name, adds, text = found[1], found[2] == "+=", found[3]
    catalogue = scope.catalogue
    field = fields.FIELDS.get(name.lower())
    if field in DAY_FIELDS and scope.check_in and scope.clears and not adds:
        return _field(word, field, text, scope)
    if catalogue is not None and (field is None or scope.check_in or catalogue.find(name)):
        return amounts.assigned(word, name, adds, text, catalogue)
    if field is None:
        raise EntryError(
            f"{quoted(word.text)} is nothing of an episode, which has {fields.names()}",
            word.start, word.end,
        )  # fmt: skip
    if adds:
        raise EntryError(
            f"{quoted(word.text)}: {field} is set with =, such as {name}=", word.start, word.end
        )
    return _field(word, field, text, scope)


def _field(word: Word, field: str, text: str, scope: Scope) -> list[Said]:
    if text and field != "at":
        return fields.assigned(word, field, text)
    if text:
        value = Word(text, word.start, word.end)
        said = time_words(value, scope)
        if said is None:
            raise EntryError(
                f"{quoted(word.text)} is no time; say at=14:05, 14:05, -15m or yesterday 21:00",
                word.start, word.end,
            )  # fmt: skip
        return said
    if not scope.clears:
        raise EntryError(
            f"{quoted(word.text)} needs a value; there is nothing to clear in a new record",
            word.start, word.end,
        )  # fmt: skip
    return [fields.cleared(field)]


def place_word(word: Word) -> tuple[str, tuple[str, ...]] | None:
    """Return the hand and the fingers that a code such as `ri` or `l` names, None for any
    other word."""
    found = re.fullmatch(_PLACE, word.low)
    if found is None or len(set(found[2])) < len(found[2]):
        return None
    return fields.HANDS[found[1]], tuple(FINGER_LETTERS[letter] for letter in found[2])


def _place(word: Word, _scope: Scope) -> list[Said] | None:
    named = place_word(word)
    if named is None:
        return None
    hand, fingers = named
    said = [Said("episode", "hand", hand, bare=not fingers)]
    return said + [Said("episode", "sites", finger, item=True) for finger in fingers]


def _rating(word: Word, scope: Scope) -> list[Said] | None:
    if found := re.fullmatch(_LETTER_NUMBER, word.low):
        return [fields.number(word, NUMBER_LETTERS[found[1]], found[2])]
    if not re.fullmatch(_NUMBER, word.low):
        return None
    if not scope.check_in:
        return [fields.number(word, "intensity", word.low)]
    if word.low.strip("0"):
        raise EntryError(
            f"{quoted(word.text)}: in a check-in only 0 stands alone, for no twitches; "
            f"twitches not logged are unlogged={word.text[:9]}",
            word.start, word.end, [f"unlogged={word.text[:9]}"],
        )  # fmt: skip
    return [amounts.unlogged(word, "0")]


def _duration(word: Word, _scope: Scope) -> list[Said] | None:
    seconds = length(word.low)
    return None if seconds is None else [fields.duration(word, seconds)]


def time_words(word: Word, scope: Scope) -> list[Said] | None:
    """Return what a word says of time, or None if it says nothing of it."""
    return _ago(word, scope) or _clock(word, scope) or _day_word(word, scope)


def _ago(word: Word, _scope: Scope) -> list[Said] | None:
    found = re.fullmatch(_SIGNED, word.low)
    seconds = length(found[1]) if found else None
    return None if seconds is None else [Said("time", "ago", timedelta(seconds=seconds))]


def _clock(word: Word, _scope: Scope) -> list[Said] | None:
    latest = word.low.startswith("@")
    text = word.low.removeprefix("@")
    at = clock_time(f"{text}:00" if latest and text.isdigit() else text)
    if at:
        return [Said("time", "clock", (at, latest))]
    if (latest and text) or ":" in text:
        raise EntryError(
            f"{quoted(word.text)} is no time of day; say it as in @14:05 or @9:30pm",
            word.start, word.end,
        )  # fmt: skip
    return None


def _day_word(word: Word, scope: Scope) -> list[Said] | None:
    day = when.day_word(word.low, scope.today)
    return None if day is None and not when.is_iso(word.low) else [_day(word, day)]


def _day(word: Word, day: date | None) -> Said:
    if day is None or day.year < when.FIRST_YEAR:
        raise EntryError(
            f"{quoted(word.text)} is no day in the calendar from {when.FIRST_YEAR} on",
            word.start, word.end,
        )  # fmt: skip
    return Said("time", "day", day)


def _drink(word: Word, scope: Scope) -> list[Said] | None:
    return amounts.drink(word, scope.catalogue) if scope.catalogue is not None else None


def _broken_number(word: Word, _scope: Scope) -> list[Said] | None:
    if not re.fullmatch(_BROKEN_NUMBER, word.low):
        return None
    ago = [f"{word.text}m"] if re.fullmatch(_SIGNED, word.text) and word.text[1:].isdigit() else []
    raise EntryError(
        f"{quoted(word.text)} is no number a line takes: ratings are whole numbers from 0 to 10 "
        f"(i4), counts whole from 1 (x3), and -15m is a quarter of an hour ago",
        word.start, word.end, ago,
    )  # fmt: skip


def _known_word(word: Word, scope: Scope) -> list[Said]:
    names = amounts.factor_words(scope.catalogue) if scope.catalogue is not None else ()
    found = meaning(word, scope.vocabulary, names)
    if found.field == "day":
        return [_day(word, when.day_word(found.value, scope.today))]
    return [_said(found)]


def _said(found: Meaning) -> Said:
    if found.field == "closed":
        return Said("factors", "closed", True)
    if found.field == "flags":
        return Said("flags", "flags", found.value, item=True)
    return Said("episode", found.field, found.value, item=found.field == "sites")


RECOGNISERS: tuple[Recogniser, ...] = (
    _note, _tag, _assignment, _place, _drink, _rating, _duration, time_words, _broken_number,
)  # fmt: skip
