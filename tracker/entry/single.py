"""One thing of an episode, typed by itself as a form asks for it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from tracker.model import DAY_START, diary_day

from . import fields, when
from .errors import EntryError, nearest, quoted
from .lexer import Word, lex
from .parse import Typed, typed_time
from .quantities import length
from .recognise import read, time_words
from .said import Said
from .scope import Scope

NOW = "now"
MOMENTS = "now, 14:05, -15m, yesterday 21:00, or a day alone"


def parse_moment(
    text: str, *, now: datetime, day_start: time = DAY_START, own_day: date | None = None
) -> Typed:
    """Return the moment a text names, or the day alone: 'now', '14:05', 'yesterday 21:00',
    '-15m', '3 days ago', '2026-11-20'.

    A bare clock time is on `own_day`, else the latest before now. Raises EntryError for
    anything else, an empty text too.
    """
    words = lex(text)
    if not words:
        raise EntryError(f"say when: {MOMENTS}", 0, len(text))
    return typed_time(read(words, Scope(diary_day(now, day_start)), _time), now, day_start, own_day)


def parse_duration(text: str) -> int:
    """Return a length of time in seconds: '20s', '1m30', '1h', and a bare number as seconds.
    Raises EntryError beyond a second to a day."""
    word = Word(text, 0, len(text))
    seconds = int(text) if re.fullmatch(r"(?a)\d{1,9}", text) else length(word.low)
    if seconds is None:
        raise EntryError(f"{quoted(text)}: a duration reads like 20s, 1m30 or 1h", 0, len(text))
    fields.duration(word, seconds)
    return seconds


def _time(word: Word, scope: Scope) -> list[Said]:
    """Return what a word says of time; EntryError if it says nothing of it."""
    if word.low == NOW and not word.note:
        return [Said("time", "ago", timedelta(0))]
    said = None if word.note else time_words(word, scope)
    if said is not None:
        return said
    near = nearest(word.low, (NOW, "today", "yesterday", "tomorrow", *when.WEEKDAYS))
    if length(word.low):
        near = [f"-{word.text}"]
    hint = f"did you mean {near[0]}?" if near else f"say {MOMENTS}"
    raise EntryError(f"{quoted(word.text)} is no time; {hint}", word.start, word.end, near)
