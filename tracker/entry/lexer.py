"""Words with their places, from a typed line or from a shell's arguments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

Source = str | Sequence[str]

NOTE_MARK = "--"
CLOSING = {'"': '"', "'": "'", "“": "”"}

_WORD = re.compile(r"\S+")
_SPACE = r"\s"
_CLOSER = {mark: mark + r"(?=\s|\Z)" for mark in CLOSING.values()}


class Word(NamedTuple):
    """A word and where it stands; a note is one word, kept as typed and without its marks."""

    text: str
    start: int
    end: int
    note: bool = False

    @property
    def low(self) -> str:
        return self.text.lower()


def lex(source: Source) -> list[Word]:
    """Return the words of a line, or of a token list (places then count in `' '.join(tokens)`).

    In a line, a quote at the beginning of a word opens a note that ends at the same quote
    before a space; one that is not closed runs to the end of the line, as it does while it
    is being typed. A lone `--` makes the rest the note, without the one space after it and
    the newline that ends the line.

    In a token list each token is one word and one with a space is a note, but a sole token
    with a space (before any lone `--`) is a whole line; what follows a lone `--` is the note.
    """
    return _lex_line(source, 0) if isinstance(source, str) else _lex_tokens(list(source))


def _lex_line(line: str, offset: int) -> list[Word]:
    words = []
    position = 0
    while found := _WORD.search(line, position):
        start, position = found.span()
        if found.group() == NOTE_MARK:
            rest = line[position:]
            note = (rest[1:] if rest else rest).removesuffix("\n")
            position = len(line)
            words.append(Word(note, offset + start, offset + position, note=True))
        elif line[start] in CLOSING:
            closed = re.compile(_CLOSER[CLOSING[line[start]]]).search(line, start + 1)
            note = line[start + 1 : closed.start() if closed else len(line)]
            position = closed.end() if closed else len(line)
            words.append(Word(note, offset + start, offset + position, note=True))
        else:
            words.append(Word(found.group(), offset + start, offset + position))
    return words


def _lex_tokens(tokens: list[str]) -> list[Word]:
    mark = tokens.index(NOTE_MARK) if NOTE_MARK in tokens else len(tokens)
    if mark == 1 and re.search(_SPACE, tokens[0]):
        words = _lex_line(tokens[0], 0)
        position = len(tokens[0]) + 1
    else:
        words, position = _lex_separate(tokens[:mark])
    if mark < len(tokens):
        note = " ".join(tokens[mark + 1 :])
        words.append(Word(note, position, len(" ".join(tokens)), note=True))
    return words


def _lex_separate(tokens: list[str]) -> tuple[list[Word], int]:
    words = []
    position = 0
    for token in tokens:
        end = position + len(token)
        if re.search(_SPACE, token):
            if not token.isspace():
                words.append(Word(token, position, end, note=True))
        elif len(token) > 1 and CLOSING.get(token[0]) == token[-1]:
            words.append(Word(token[1:-1], position, end, note=True))
        elif token:
            words.append(Word(token, position, end))
        position = end + 1
    return words, position
