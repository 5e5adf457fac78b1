"""Completion of the word at the cursor, from the language and what the diary has used."""

from __future__ import annotations

import re
from collections.abc import Callable

from tracker.model import Catalogue, Factor

from .amounts import factor_words
from .lexer import CLOSING, Word, lex
from .lexicon import EMPTY, LONGER_WORDS, WORDS, Vocabulary
from .when import WEEKDAYS

_FINGERS = re.compile(r"[lrb][timrp]+")


def complete(
    text: str, cursor: int, *, catalogue: Catalogue, vocabulary: Vocabulary = EMPTY
) -> list[str]:
    """Return whole words for the word that ends at the cursor, best first: what the diary
    has used most, then the language in its own order, then factors (`sleep=`).

    A word that begins with `+` or `#` completes to tags, an open quote to notes, and so does
    what follows `--`. They replace the text that `word_at` gives.
    """
    return _complete(text, cursor, vocabulary, lambda typed: _names(typed, catalogue, vocabulary))


def complete_query(
    text: str, cursor: int, *, catalogue: Catalogue, vocabulary: Vocabulary = EMPTY
) -> list[str]:
    """Return whole words of a search for the word that ends at the cursor, as `complete` does
    for a line: factors are compared (`sleep<`)."""
    return _complete(text, cursor, vocabulary, lambda typed: _asked(typed, catalogue, vocabulary))


def _complete(
    text: str, cursor: int, vocabulary: Vocabulary, names: Callable[[str], list[str]]
) -> list[str]:
    word = _at(text, cursor)
    if word is None:
        return []
    typed = text[word.start : word.end].lower()
    if _FINGERS.fullmatch(typed):
        return []  # `ri` is whole: nobody who typed it meant ring
    if _free(text, word):
        mark = text[word.start : word.end - len(word.text)]
        candidates = [f"{mark}{note}" for note in vocabulary.notes]
    else:
        candidates = _marked(typed, vocabulary) or names(typed)
    fitting = [whole for whole in candidates if whole.lower().startswith(typed)]
    return [whole for whole in dict.fromkeys(fitting) if whole.lower() != typed]


def word_at(text: str, cursor: int) -> tuple[int, int]:
    """Return start and end of the text that a completion at the cursor replaces."""
    word = _at(text, cursor)
    if word is None:
        return cursor, cursor
    if word.note:
        return word.start, word.end
    rest = lex(text[word.start :])
    return word.start, word.start + rest[0].end


def _at(text: str, cursor: int) -> Word | None:
    """Return the word that ends at the cursor, None between words."""
    words = lex(text[: max(cursor, 0)])
    if not words or words[-1].end != min(cursor, len(text)):
        return None
    return words[-1] if words[-1].text else None


def _free(text: str, word: Word) -> bool:
    """Whether it is a note behind `--`, which has no quotes."""
    return word.note and text[word.start] not in CLOSING


def _marked(typed: str, vocabulary: Vocabulary) -> list[str]:
    """Return the notes or tags that a word's first sign asks for, [] for other words."""
    first = typed[0]
    if first in CLOSING:
        return [f"{typed[0]}{note}{CLOSING[first]}" for note in vocabulary.notes]
    return [f"{first}{tag}" for tag in vocabulary.tags] if first in "+#" else []


def _names(typed: str, catalogue: Catalogue, vocabulary: Vocabulary) -> list[str]:
    name, equals, _value = typed.partition("=")
    if equals:
        return _answers(name, catalogue)
    return [*_words(vocabulary), *factor_words(catalogue)]


def _asked(typed: str, catalogue: Catalogue, vocabulary: Vocabulary) -> list[str]:
    from .search.asking import SEARCH_WORDS

    name, equals, _value = typed.partition("=")
    if equals:
        return _answers(name, catalogue)
    compared = [_compared(factor) for factor in _in_use(catalogue)]
    return [*_words(vocabulary), *SEARCH_WORDS, "since", "until", "not", *compared]


def _words(vocabulary: Vocabulary) -> list[str]:
    used = [word for word in (*vocabulary.places, *vocabulary.activities) if len(word.split()) == 1]
    return [*used, *WORDS, *LONGER_WORDS, *WEEKDAYS]


def _answers(name: str, catalogue: Catalogue) -> list[str]:
    found = catalogue.find(name)
    answers = ("yes", "no") if found and found[0].kind == "yesno" else ()
    return [f"{name}={answer}" for answer in answers]


def _in_use(catalogue: Catalogue) -> list[Factor]:
    return sorted(
        (factor for factor in catalogue.values() if not factor.retired),
        key=lambda factor: not factor.shown,
    )


def _compared(factor: Factor) -> str:
    """Return how a comparison with a factor begins."""
    return f"{factor.key}{'=' if factor.kind == 'yesno' else '<'}"
