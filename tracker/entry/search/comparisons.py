"""`sleep<6`, `caffeine>300mg`, `i>=5`, `meals=no`, `activity=gaming`: comparisons of a search."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple, cast

from tracker.model import Factor
from tracker.model.query import (
    FactorIs,
    Flagged,
    Has,
    Measure,
    Noted,
    Operator,
    Place,
    Rated,
    Term,
    Text,
)
from tracker.model.query.of_day import MeasureName
from tracker.model.query.of_episode import Field, Rating

from .. import fields
from ..amounts import NOT_KNOWN, factor_named, value_of
from ..errors import EntryError, quoted
from ..lexer import Word
from ..lexicon import beginnings
from ..quantities import length
from .asking import Asking

MEASURES: Final[dict[str, MeasureName]] = {
    "count": "count", "minutes": "minutes", "unlogged": "unlogged", "episodes": "episodes",
}  # fmt: skip
RATINGS: Final[dict[str, Rating]] = {
    "i": "intensity", "intensity": "intensity", "b": "bother", "bother": "bother",
    "f": "fatigue", "x": "count", "duration": "duration",
}  # fmt: skip

_CODES = ("x", "i", "b", "f")

_SIGNS: Final[dict[str, Operator]] = {
    "<=": "<=", "=<": "<=", "≤": "<=", ">=": ">=", "=>": ">=", "≥": ">=",
    "!=": "!=", "<>": "!=", "≠": "!=", "==": "=", "<": "<", ">": ">", "=": "=",
}  # fmt: skip
_SIGN = "|".join(_SIGNS)
_COMPARISON = re.compile(rf"(?s)([^<>=!≤≥≠]+)({_SIGN})(.*)")
_BEGINS = re.compile(rf"({_SIGN})")
_UNEQUAL = tuple(sign for sign in _SIGNS if sign not in ("=", "=="))
_NUMBER = r"(?a)\d{1,9}([.,]\d{1,9})?"


class Comparison(NamedTuple):
    """A word taken apart: what is compared, how, and with what."""

    word: Word
    name: str
    operator: Operator
    text: str


def joined(words: Sequence[Word]) -> list[Word]:
    """Return the words with comparisons in one piece: `sleep < 6` is `sleep<6`. What follows
    an `=` at a word's end stays by itself, since `sleep=` is 'not recorded'; `sleep = 6` doesn't.
    """
    found: list[Word] = []
    waits = False  # whether the last word is a comparison without its value yet
    for word in words:
        before = found[-1] if found and not _is_whole(found[-1]) else None
        if _is_whole(word) or before is None:
            found.append(word)
            waits = not _is_whole(word) and _waits(word.text)
            continue
        if waits or (_BEGINS.match(word.text) and not _BEGINS.search(before.text)):
            found[-1] = Word(before.text + word.text, before.start, word.end)
        else:
            found.append(word)
        waits = not waits and _waits(word.text)
    return found


def is_tag(word: Word) -> bool:
    """Whether a word names a tag, which may hold any sign."""
    return not word.note and len(word.text) > 1 and word.text[0] in "+#"


def _is_whole(word: Word) -> bool:
    return word.note or is_tag(word)


def _waits(text: str) -> bool:
    """Whether a word ends in a sign that something must follow."""
    return text in _SIGNS or text.endswith(_UNEQUAL)


def comparison(word: Word) -> Comparison | None:
    """Return the comparison that a word makes, None if it makes none."""
    found = _COMPARISON.fullmatch(word.text)
    if found is None:
        return None
    return Comparison(word, found[1].strip().lower(), _SIGNS[found[2]], found[3].strip())


def compared(asked: Comparison, asking: Asking) -> list[Term]:
    """Return what a comparison asks for; raise EntryError for an unknown name, or a value that
    what it names can't have."""
    name, word = asked.name, asked.word
    if name in asking.catalogue.names and name not in (*_CODES, *MEASURES):
        return [_factor(asked, asking)]
    name = _figure_name(name, asking)
    if name in RATINGS:
        return [Term(_rated(asked, RATINGS[name]))]
    if name in MEASURES:
        return [Term(_measured(asked, MEASURES[name]))]
    if name in fields.FIELDS:
        return _field(asked, fields.FIELDS[name])
    if name.endswith("+") and asked.operator == "=":
        raise EntryError(
            f"{quoted(word.text)} adds an intake when you log; a search compares, such as "
            "caffeine>90", word.start, word.end,
        )  # fmt: skip
    return [_factor(asked, asking)]


def _figure_name(name: str, asking: Asking) -> str:
    """Return the whole name of a measure or a rating that one is the beginning of, alone among
    all names; any other name as it is."""
    if name in fields.FIELDS or name in MEASURES:
        return name
    factors = [*asking.catalogue.names]
    found = beginnings(name, dict.fromkeys((*factors, *fields.FIELDS, *MEASURES)))
    return found[0] if len(found) == 1 and found[0] not in factors else name


def _factor(asked: Comparison, asking: Asking) -> Term:
    word, text = asked.word, asked.text
    tail = word.text[len(asked.name) :].strip()
    others = [*MEASURES, *(name for name in RATINGS if len(name) > 1)]
    factor, each = factor_named(word, asked.name, asking.catalogue, others, tail)
    if text in NOT_KNOWN:
        return Term(FactorIs(key=factor.key, operator=_is_or_not(asked)))
    value = value_of(word, factor, each, text)
    if factor.kind == "yesno" and asked.operator not in ("=", "!="):
        raise _only_equals(asked, factor)
    return Term(
        FactorIs(key=factor.key, operator=asked.operator, value=value, day_start=asking.day_start)
    )


def _only_equals(asked: Comparison, factor: Factor) -> EntryError:
    word = asked.word
    return EntryError(
        f"{quoted(word.text)}: {factor.label} is yes or no, such as {factor.key}=yes",
        word.start, word.end, [f"{factor.key}=yes", f"{factor.key}=no"],
    )  # fmt: skip


def _is_or_not(asked: Comparison) -> Operator:
    """Return the operator of a comparison with nothing, which is `=` or `!=`."""
    if asked.operator in ("=", "!="):
        return asked.operator
    word = asked.word
    raise EntryError(f"{quoted(word.text)} needs a value to compare with", word.start, word.end)


def _measured(asked: Comparison, name: MeasureName) -> Measure:
    if asked.text in NOT_KNOWN:
        return Measure(name=name, operator=_is_or_not(asked))
    text = "0" if asked.text.lower() == "none" else asked.text
    seconds = length(text.lower()) if name == "minutes" and not text.isdigit() else None
    if seconds is not None:
        return Measure(name=name, operator=asked.operator, value=seconds / 60)
    if not re.fullmatch(_NUMBER, text):
        raise _no_number(asked, name)
    return Measure(name=name, operator=asked.operator, value=float(text.replace(",", ".")))


def _rated(asked: Comparison, name: Rating) -> Rated:
    word = asked.word
    if asked.text in NOT_KNOWN and name != "count":
        return Rated(field=name, operator=_is_or_not(asked))
    if name == "duration":
        text = asked.text.lower()
        seconds = int(text) if re.fullmatch(r"(?a)\d{1,6}", text) else length(text)
        if seconds is None:
            raise EntryError(
                f"{quoted(word.text)}: a duration reads like 20s, 1m30 or 1h", word.start, word.end
            )
        return Rated(field=name, operator=asked.operator, value=seconds)
    if not re.fullmatch(r"(?a)\d+", asked.text):
        raise _no_number(asked, name)
    value = cast(int, fields.number(word, name, asked.text).value)
    return Rated(field=name, operator=asked.operator, value=value)


def _no_number(asked: Comparison, name: str) -> EntryError:
    word = asked.word
    return EntryError(
        f"{quoted(word.text)}: {name} is compared with a number, such as {asked.name}"
        f"{asked.operator}5", word.start, word.end,
    )  # fmt: skip


def _field(asked: Comparison, field: str) -> list[Term]:
    """Return what `activity=gaming` and the like ask for; with nothing behind, 'not said'."""
    word, negated = asked.word, asked.operator == "!="
    if field == "at" or asked.operator not in ("=", "!="):
        reason = "is no date or span" if field == "at" else f"{field} is asked for with ="
        raise EntryError(f"{quoted(word.text)}: {reason}", word.start, word.end)
    if not asked.text:
        unsaid = {"flags": Term(Flagged(), not negated), "note": Term(Noted(), not negated)}
        return [unsaid.get(field) or Term(Has(field=cast(Field, field)), negated)]
    if field == "note":
        return [Term(Text(asked.text), negated)]
    items = [said.value for said in fields.assigned(word, field, asked.text) if said.value]
    if not items:
        raise EntryError(f"{quoted(word.text)} needs a value", word.start, word.end)
    if field == "flags":
        return [Term(Flagged(flags=tuple(items)), negated)]
    if field in ("hand", "sites"):
        hand = items[0] if field == "hand" else None
        return [Term(Place(hand=hand, sites=() if hand else tuple(items)), negated)]
    return [Term(Has(field=cast(Field, field), value=item), negated) for item in items]
