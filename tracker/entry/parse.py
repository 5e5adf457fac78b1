"""From a typed line to drafts. All functions raise EntryError, and nothing else, for any text.

A text is a line as typed, or the token list of a shell (see `lexer.lex`). `now` is aware and
carries the time zone that moments are meant in; `day_start` is when the diary's day begins.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, NamedTuple

from tracker.model import (
    DAY_START,
    ONE_DAY,
    Catalogue,
    EpisodeDetails,
    EpisodeDraft,
    FactorDraft,
    diary_day,
)
from tracker.model.words import FLAGS, SITES

from . import when
from .errors import EntryError, quoted
from .lexer import Source, Word, lex
from .lexicon import EMPTY, AnyVocabulary, Vocabulary
from .recognise import read
from .said import Line as SaidLine
from .said import Topic
from .scope import Scope

ANY_DAY = date(2000, 1, 1)  # a check-in's line takes no day, only recognises one to refuse it


class Line(NamedTuple):
    """What an entry line holds; `at` and `day` are the typed moment or day, None if not typed.

    A line of factors alone has no episode: its note and flags are the day's.
    """

    episode: EpisodeDraft | None
    factors: FactorDraft | None
    at: datetime | None = None
    day: date | None = None


class Typed(NamedTuple):
    """A moment, or a day of which no time is known, or neither."""

    at: datetime | None = None
    day: date | None = None


def parse_line(
    source: Source,
    *,
    now: datetime,
    catalogue: Catalogue,
    vocabulary: AnyVocabulary = EMPTY,
    day_start: time = DAY_START,
) -> Line:
    """Return the episode and the day's factors of a line, either of them None.

    `vocabulary` may be a function, called only for a word that is not the language's own.
    A line of nothing but a time, flags or a note is an episode; an empty one is neither.
    """
    said = read(lex(source), Scope(diary_day(now, day_start), catalogue, vocabulary))
    typed = typed_time(said, now, day_start)
    if not said.topics:
        return Line(None, None)
    factors_alone = "factors" in said.topics and "episode" not in said.topics
    return Line(
        None if factors_alone else _episode(said, typed, now),
        _factors(said, whole=factors_alone) if "factors" in said.topics else None,
        typed.at,
        typed.day,
    )


def parse_episode(
    source: Source,
    *,
    now: datetime,
    vocabulary: Vocabulary = EMPTY,
    day_start: time = DAY_START,
) -> EpisodeDraft:
    """Return the episode a line describes; `at` is now when neither day nor time was typed,
    None with `day` set when only a day was. An empty line is an episode now."""
    said = read(lex(source), Scope(diary_day(now, day_start), vocabulary=vocabulary))
    _refuse(said, "factors", "says something of a day; an episode takes no factors")
    return _episode(said, typed_time(said, now, day_start), now)


def parse_factors(source: Source, catalogue: Catalogue) -> FactorDraft:
    """Return what a line says of a day: factors, twitches not logged, flags and a note.

    A bare `0` is 'watched, no twitches': nothing unlogged, and the check-in closed.
    """
    said = read(lex(source), Scope(ANY_DAY, catalogue, check_in=True))
    refuse_in_check_in(said)
    return _factors(said, whole=True)


def typed_time(
    said: SaidLine, now: datetime, day_start: time, own_day: date | None = None
) -> Typed:
    """Return the moment or the day that was typed.

    `own_day` is the day of a record that is being edited: a bare `21:00` is on that day.
    Raises EntryError outside the calendar or more than a day in the future.
    """
    day: date | None = said.values.get("day")
    clock: tuple[time, bool] | None = said.values.get("clock")
    if "ago" in said.values:
        word, at = said.word_of("ago"), when.ago(said.values["ago"], now)
    elif clock is not None:
        word = said.word_of("clock")
        clock_time, is_latest = clock
        on = day or (None if is_latest else own_day)
        at = when.on_day(on, clock_time, now, day_start) if on else when.latest(clock_time, now)
    elif day is not None:
        return Typed(day=_not_ahead(said.word_of("day"), day, now, day_start))
    else:
        return Typed()
    if at is None or at.year < when.FIRST_YEAR:
        raise EntryError(
            f"{quoted(word.text)} is before {when.FIRST_YEAR}, where the calendar begins",
            word.start, word.end,
        )  # fmt: skip
    _not_ahead(said.word_of("day") if day else word, diary_day(at, day_start), now, day_start)
    return Typed(at=at)


def details(said: SaidLine) -> dict[str, Any]:
    """Return the fields of an episode that were said, by name; sites and flags in the order
    of the record's vocabulary, so that the order of words makes no difference."""
    found = {name: said.values[name] for name in DETAILS if name in said.values}
    for name in ("sites", "flags", "tags"):
        items = said.lists.get(name, [])
        if items or name in found:
            found[name] = sorted(items, key=ORDER[name].index) if name in ORDER else items
    return found


def refuse_in_check_in(said: SaidLine) -> None:
    """Raise EntryError at a word that belongs to an episode or names a time."""
    _refuse(
        said, "episode",
        "says something of an episode; a check-in takes factors such as sleep=6.5, "
        "0 or unlogged=3 for twitches not logged, closed, flags and a note",
    )  # fmt: skip
    _refuse(said, "time", "is a time; a check-in is for a whole day, which is said before it")


DETAILS = EpisodeDetails.__struct_fields__
ORDER = {"sites": list(SITES), "flags": list(FLAGS)}


def _episode(said: SaidLine, typed: Typed, now: datetime) -> EpisodeDraft:
    at = typed.at or (None if typed.day else now)
    return EpisodeDraft(at=at, day=typed.day, **details(said))


def _factors(said: SaidLine, *, whole: bool) -> FactorDraft:
    """Return the draft of a day; with `whole`, flags and note of the line are the day's too."""
    unlogged = said.values.get("unlogged")
    amounts = said.amounts
    return FactorDraft(
        values={found.key: found.value for found in amounts if not found.adds},
        add={found.key: found.added for found in amounts if found.adds},
        labels={found.key: found.label for found in amounts if found.label},
        unlogged=unlogged,
        closed=said.values.get("closed", True if unlogged is not None else None),
        cleared=[name for name in ("unlogged",) if said.values.get(name, 0) is None],
        flags=details(said).get("flags", []) if whole else [],
        note=said.values.get("note") if whole else None,
    )


def _refuse(said: SaidLine, topic: Topic, reason: str) -> None:
    word = said.topics.get(topic)
    if word:
        raise EntryError(f"{quoted(word.text)} {reason}", word.start, word.end)


def _not_ahead(word: Word, day: date, now: datetime, day_start: time) -> date:
    if day > diary_day(now, day_start) + ONE_DAY:
        raise EntryError(
            f"{quoted(word.text)} is in the future by more than a day; "
            "a record is of tomorrow at the latest",
            word.start, word.end,
        )  # fmt: skip
    return day
