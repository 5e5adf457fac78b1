"""Editing by typed words: only what a line says, as keyword arguments for `Diary.edit`."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from tracker.model import DAY_START, Catalogue, Factor, FactorError, Intake, diary_day, moment
from tracker.model.records import EpisodeDetails

from .errors import EntryError, quoted
from .lexer import Source, Word, lex
from .lexicon import EMPTY, Vocabulary
from .parse import ANY_DAY, DETAILS, ORDER, Typed, details, refuse_in_check_in, typed_time
from .quantities import amount
from .recognise import read, time_words
from .said import Line, Said
from .scope import Scope

LONGEST_LABEL = 200  # characters, as the record allows
_INTAKE_FIELD = r"(?s)([^=]+)=(.*)"


def parse_changes(
    source: Source,
    *,
    now: datetime,
    vocabulary: Vocabulary = EMPTY,
    day_start: time = DAY_START,
    base: EpisodeDetails,
) -> dict[str, Any]:
    """Return what a line changes of an episode: lists given are replaced, `+tag` adds to the
    tags of `base`, `intensity=5` sets and `i=` clears a field (`x=` goes back to one twitch).

    A time gives `at`, and so does a day alone: the clock time of `base` on it, `day` where
    that has none. If `base` is an Episode, a bare `21:00` is on its own day; `@21:00` is the
    latest before now.
    """
    said, typed = _read(source, now, vocabulary, day_start, base)
    changes = details(said)
    if said.lists.get("tags") and "tags" not in said.values:
        added = [tag for tag in said.lists["tags"] if tag not in base.tags]
        changes["tags"] = [*base.tags, *added]
    return changes | _time_change(said, typed, base, day_start)


def parse_rewrite(
    source: Source,
    *,
    now: datetime,
    vocabulary: Vocabulary = EMPTY,
    day_start: time = DAY_START,
    base: EpisodeDetails,
) -> dict[str, Any]:
    """Return what differs from `base` when a line states all of an episode's details: what a
    line that `render` gave no longer says is taken back. What the line leaves as it was isn't
    named, so that a change made elsewhere meanwhile stays. The time changes only if typed."""
    said, typed = _read(source, now, vocabulary, day_start, base)
    whole = EpisodeDetails(**details(said))
    changes = {
        name: getattr(whole, name)
        for name in DETAILS
        if _settled(whole, name) != _settled(base, name)
    }
    return changes | _time_change(said, typed, base, day_start)


def parse_check_in_changes(source: Source, catalogue: Catalogue) -> dict[str, Any]:
    """Return what a line changes of a check-in: `values` (a patch, None clears), `unlogged`,
    `closed`, `flags` (replaced) and `note`; `sleep=`, `unlogged=`, `flags=` and `note=` clear."""
    said = read(lex(source), Scope(ANY_DAY, catalogue, clears=True, check_in=True))
    refuse_in_check_in(said)
    changes: dict[str, Any] = {}
    for found in said.amounts:
        if found.adds:
            word = said.word_of(f"factor {found.key}")
            raise EntryError(
                f"{quoted(word.text)} adds an intake; an edit sets the day's value, "
                f"such as {found.key}=",
                word.start, word.end, [f"{found.key}="],
            )  # fmt: skip
        changes.setdefault("values", {})[found.key] = found.value
    changes |= {name: said.values[name] for name in ("unlogged", "closed") if name in said.values}
    if changes.get("unlogged") is not None:
        changes.setdefault("closed", True)
    return changes | {name: value for name, value in details(said).items() if name in _OF_DAY}


_OF_DAY = ("flags", "note")


def parse_intake_changes(
    source: Source,
    *,
    now: datetime,
    catalogue: Catalogue,
    base: Intake,
    day_start: time = DAY_START,
) -> dict[str, Any]:
    """Return what a line changes of an intake: `120`, `120mg`, `amount=2c` its amount,
    `label=tea` or a note its label, and times as in `parse_changes`."""
    factor = catalogue.get(base.factor) or Factor(key=base.factor, label=base.factor, high=1e9)
    scope = Scope(diary_day(now, day_start), catalogue)
    line = Line()
    for word in lex(source):
        line.add(word, _intake_word(word, factor, scope))
    typed = typed_time(line, now, day_start, base.day)
    changes = {name: line.values[name] for name in ("amount", "label") if name in line.values}
    return changes | _time_change(line, typed, base, day_start)


def _intake_word(word: Word, factor: Factor, scope: Scope) -> list[Said]:
    found = None if word.note else re.fullmatch(_INTAKE_FIELD, word.text)
    name = found[1].lower() if found else ""
    if word.note or name == "label":
        return [_label(word, found[2] if found else word.text)]
    times = None if found else time_words(word, scope)
    if times is not None:
        return times
    if found and name not in ("amount", factor.key, *factor.aliases):
        raise EntryError(
            f"{quoted(word.text)} is nothing of an intake, which has amount, label and a time",
            word.start, word.end, ("amount=", "label="),
        )  # fmt: skip
    value = amount(found[2] if found else word.text, factor, factor.aliases.get(name, 1.0))
    try:
        if value is None or value <= 0:
            raise FactorError(f"an intake of {factor.label} is a number above 0")
        checked = factor.check(value)
    except FactorError as error:
        raise EntryError(f"{quoted(word.text)}: {error}", word.start, word.end) from None
    return [Said("episode", "amount", checked)]


def _label(word: Word, text: str) -> Said:
    if len(text) > LONGEST_LABEL:
        raise EntryError(f"a label holds up to {LONGEST_LABEL} characters", word.start, word.end)
    return Said("note", "label", text or None)


def _read(
    source: Source,
    now: datetime,
    vocabulary: Vocabulary,
    day_start: time,
    base: EpisodeDetails,
) -> tuple[Line, Typed]:
    today = diary_day(now, day_start)
    said = read(lex(source), Scope(today, vocabulary=vocabulary, clears=True))
    own_day: date | None = getattr(base, "day", None)
    return said, typed_time(said, now, day_start, own_day)


def _settled(details_: EpisodeDetails, name: str) -> Any:
    """Return a field so that two that mean the same are equal: the order of sites and flags
    says nothing."""
    value = getattr(details_, name)
    if name in ORDER:
        return set(value)
    return list(dict.fromkeys(value)) if name == "tags" else value


def _time_change(
    said: Line, typed: Typed, base: EpisodeDetails | Intake, day_start: time
) -> dict[str, Any]:
    if typed.day is not None:
        known: datetime | None = getattr(base, "at", None)
        if known is None:
            return {"at": None, "day": typed.day}
        clock = known.timetz().replace(tzinfo=None)
        return {"at": moment(typed.day, clock, known, day_start)}
    if typed.at is not None or "at" in said.values:
        return {"at": typed.at}
    return {}
