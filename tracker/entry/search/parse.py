"""A line of conditions, in any order, to the Query that holds them all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time

from tracker.model import DAY_START, Catalogue
from tracker.model.query import Dates, Query, Term, Text

from ..errors import EntryError, quoted
from ..lexer import Source, Word, lex
from ..lexicon import EMPTY, Vocabulary
from .asking import Asking
from .comparisons import joined
from .recognise import asked, two_words
from .spans import dated

NEGATION = "not"
_FILLERS = ("and", "&", ",", "while")
_NEGATED = re.compile(r"(?a)[-−!]([^\W\d].*|[+#].+)")
_COMPARES = re.compile(r"\w\s*[<>]=?\s*\w")
EXAMPLES = "sleep<6, ri, typing, i>=5, +garden, since 2026-10 or a word of a note"


def parse_query(
    source: Source,
    *,
    today: date,
    catalogue: Catalogue,
    vocabulary: Vocabulary = EMPTY,
    first_weekday: int = 0,
    day_start: time = DAY_START,
) -> Query:
    """Return the query that a line asks, a text or a shell's tokens: all of its conditions hold.

    Words of the entry language ask for episodes, comparisons (`sleep<6`) for days, dates in
    words limit them; `not` or `-` in front makes one its opposite; a quoted or unknown word is
    a text to look for. Raises EntryError, its place counted in the text.
    """
    asking = Asking(today, catalogue, vocabulary, first_weekday, day_start)
    words = joined(_words(source, asking))
    terms: list[Term] = []
    dates: list[tuple[Dates, Word]] = []
    position = 0
    while position < len(words):
        found, after = _condition(words, position, asking)
        for term in found:
            if isinstance(term.condition, Dates) and not term.negated:
                _limit(term.condition, _place(words[position:after]), dates)
        terms += [term for term in found if term not in terms]
        position = after
    if not terms:
        whole = source if isinstance(source, str) else " ".join(source)
        raise EntryError(f"say what to look for: {EXAMPLES}", 0, len(whole))
    return Query(tuple(terms))


def _words(source: Source, asking: Asking) -> list[Word]:
    """Return the words of a line or of a shell's tokens. A token with spaces is a text, but one
    that compares or names dates was only quoted for the shell, and is words."""
    words = lex(source)
    if isinstance(source, str):
        return words
    line = " ".join(source)
    found: list[Word] = []
    for word in words:
        as_typed = word.note and line[word.start : word.end] == word.text
        if as_typed and (_COMPARES.search(word.text) or dated(lex(word.text), asking)):
            parts = lex(word.text)
            found += [
                part._replace(start=part.start + word.start, end=part.end + word.start)
                for part in parts
            ]
        else:
            found.append(word)
    return found


def _condition(words: Sequence[Word], position: int, asking: Asking) -> tuple[list[Term], int]:
    """Return what the words from a position on ask for first, and where the rest begins."""
    word = words[position]
    if word.note:
        return [Term(Text(word.text))] if word.text.strip() else [], position + 1
    if word.low in _FILLERS:
        return [], position + 1
    if word.low == NEGATION:
        return _opposite(word, words, position + 1, asking)
    if pair := two_words(words[position : position + 2], asking):
        return [pair], position + 2
    if found := dated(words[position:], asking):
        return [Term(found.dates)], position + found.words
    if short := _NEGATED.fullmatch(word.text):
        rest = Word(short[1], word.start + 1, word.end)
        return _opposite(word, [rest], 0, asking)[0], position + 1
    return asked(word, asking), position + 1


def _opposite(
    word: Word, words: Sequence[Word], position: int, asking: Asking
) -> tuple[list[Term], int]:
    if position == len(words):
        raise EntryError(
            f"{quoted(word.text)} needs what is not to be, such as not typing",
            word.start, word.end,
        )  # fmt: skip
    found, after = _condition(words, position, asking)
    if len(found) != 1:
        wrong = _place(words[position:after])
        raise EntryError(
            f"{quoted(wrong.text)} is not one condition; not takes one at a time",
            wrong.start, wrong.end,
        )  # fmt: skip
    term = found[0]
    return [Term(term.condition, not term.negated)], after


def _place(words: Sequence[Word]) -> Word:
    return Word(" ".join(word.text for word in words), words[0].start, words[-1].end)


def _limit(dates: Dates, word: Word, before: list[tuple[Dates, Word]]) -> None:
    """Note further dates; raise EntryError if no day is within all of them."""
    span = Query((*(Term(each) for each, _ in before), Term(dates))).span
    if span[0] and span[1] and span[0] > span[1]:
        raise EntryError(
            f"{quoted(word.text)} leaves no day, after {quoted(before[-1][1].text)}; "
            "a span is said as DAY..DAY", word.start, word.end,
        )  # fmt: skip
    before.append((dates, word))
