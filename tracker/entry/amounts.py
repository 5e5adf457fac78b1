"""Factor words: `sleep=6.5`, `caffeine+=90`, `illness=no`, `unlogged=3`, and `c` and `w`."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tracker.model import Catalogue, Factor, FactorError, Value
from tracker.model.records import MAX_COUNT
from tracker.model.say import listed
from tracker.model.units import PORTIONS

from .errors import EntryError, quoted
from .lexer import Word
from .lexicon import beginnings, unknown
from .quantities import amount, clock_time
from .said import Amount, Said

YES = ("yes", "y", "true", "on", "1")
NO = ("no", "n", "false", "off", "0")
NOT_KNOWN = ("", "?")
CHECK_IN_WORDS = ("unlogged", "closed")


def drink(word: Word, catalogue: Catalogue) -> list[Said] | None:
    """Return what `c` (a coffee) or `w` (a glass of water) adds, or None for another word."""
    for key, portion in PORTIONS.items():
        if word.low == portion.code and key in catalogue:
            return [_said(Amount(key, portion.size, adds=True, label=portion.label))]
    return None


def factor_words(catalogue: Catalogue) -> list[str]:
    """Return every name that takes a value, with its `=`, those shown first in front."""
    asked = [factor for factor in catalogue.values() if not factor.retired]
    asked.sort(key=lambda factor: not factor.shown)
    names = [name for factor in asked for name in (factor.key, *factor.aliases)]
    return [f"{name}=" for name in (*names, *CHECK_IN_WORDS)]


def assigned(word: Word, name: str, adds: bool, text: str, catalogue: Catalogue) -> list[Said]:
    """Return what `name=text` (or `name+=text`) says of the day.

    Raises EntryError at the word: an unknown name, a value the factor can't hold.
    """
    check_in_word = _check_in_word(name.lower(), catalogue)
    if check_in_word and adds:
        raise EntryError(
            f"{quoted(word.text)}: {check_in_word} is set with =, such as {check_in_word}=",
            word.start, word.end, [f"{check_in_word}="],
        )  # fmt: skip
    if check_in_word == "unlogged":
        return [unlogged(word, text)]
    if check_in_word == "closed":
        return [Said("factors", "closed", _yes_or_no(word, text, "closed"))]
    factor, each = factor_named(word, name, catalogue)
    if adds:
        return [_said(_addition(word, name, text, factor, each))]
    if text in NOT_KNOWN:
        return [_said(Amount(factor.key, None))]
    return [_said(Amount(factor.key, value_of(word, factor, each, text)))]


def unlogged(word: Word, text: str) -> Said:
    """Return what is said of the twitches not logged: a number, none, or not known (None)."""
    if text in NOT_KNOWN:
        return Said("factors", "unlogged", None)
    digits = "0" if text.lower() == "none" else text
    if not (digits.isascii() and digits.isdigit() and len(digits) < 9):
        problem = "is no number of twitches"
    elif int(digits) > MAX_COUNT:
        problem = "is out of range"
    else:
        return Said("factors", "unlogged", int(digits))
    raise EntryError(
        f"{quoted(word.text)} {problem}: unlogged takes 0 to {MAX_COUNT}, or ? for not known",
        word.start, word.end,
    )  # fmt: skip


def example(factor: Factor) -> str:
    """Return how a value of this factor is typed: 'sleep=6.5'."""
    of_kind = {"rating": "5", "yesno": "yes", "time": "22:30"}
    of_unit = {"h": "6.5", "mg": "90", "L": "1.5", "min": "30"}
    return f"{factor.key}={of_kind.get(factor.kind) or of_unit.get(factor.unit, '2')}"


def factor_named(
    word: Word,
    name: str,
    catalogue: Catalogue,
    others: Sequence[str] = CHECK_IN_WORDS,
    tail: str = "=",
) -> tuple[Factor, float]:
    """Return the factor a name, alias or unique beginning stands for, and the units of one.

    Raises EntryError; it suggests names with `tail` behind them, `others` among them.
    """
    exact = catalogue.find(name)
    if exact:
        return exact
    known = {
        text: found
        for text in catalogue.names
        if (found := catalogue.find(text)) and not found[0].retired
    }
    candidates = beginnings(name.lower(), known)
    meant = {(known[text][0].key, known[text][1]) for text in candidates}
    if len(meant) == 1:
        return known[candidates[0]]
    if candidates:
        raise EntryError(
            f"{quoted(name)} could be {listed(candidates, 'or')}",
            word.start, word.end, [f"{text}{tail}" for text in candidates],
        )  # fmt: skip
    named = Word(name, word.start, word.end)
    shown = sorted(known, key=lambda text: not known[text][0].shown)
    raise unknown(named, [*shown, *others], lambda near: f"{near}{tail}", what="factor")


def value_of(word: Word, factor: Factor, each: float, text: str) -> Value:
    """Return the value that a text states of a factor, `each` being the units that a bare number
    counts; raise EntryError at the word for one that the factor can't hold."""
    try:
        return factor.check(_value(word, factor, each, text))
    except FactorError as error:
        said = f"{quoted(word.text)}: {error}{_bare(factor, text)}"
        raise EntryError(said, word.start, word.end) from None


def _bare(factor: Factor, text: str) -> str:
    """Return how an amount is said in the unit that the person reads, where a bare number was
    typed: that is in the unit that is kept, whatever is read."""
    if factor.read_as is None or not text[-1:].isdigit():
        return ""
    return f"; a bare number is {factor.unit}, so say {text}{factor.read_unit}"


def _said(amount_: Amount) -> Said:
    return Said("factors", f"factor {amount_.key}", amount_)


def _check_in_word(low: str, catalogue: Catalogue) -> str | None:
    if low in CHECK_IN_WORDS:
        return low
    if any(name.startswith(low) for name in catalogue.names):
        return None
    found = beginnings(low, CHECK_IN_WORDS)
    return found[0] if found else None


def _addition(word: Word, name: str, text: str, factor: Factor, each: float) -> Amount:
    if not factor.cumulative:
        raise EntryError(
            f"{quoted(word.text)}: {factor.label} doesn't add up over a day; "
            f"set it, such as {example(factor)}",
            word.start, word.end, [f"{factor.key}="],
        )  # fmt: skip
    value = value_of(word, factor, each, text)
    if not isinstance(value, int | float) or value <= 0:
        raise EntryError(
            f"{quoted(word.text)}: what is added of {factor.label} is more than 0",
            word.start, word.end,
        )  # fmt: skip
    portion = PORTIONS.get(factor.key)
    counted = portion is not None and (
        name.lower() in portion.names
        or text.lower().lstrip("0123456789.,") in (portion.code, *portion.names)
    )
    return Amount(factor.key, value, adds=True, label=portion.label if portion and counted else "")


def _value(word: Word, factor: Factor, each: float, text: str) -> Value:
    """Return the typed value in the form the factor's kind has; not yet checked by it."""
    value: Value | None
    if factor.kind == "yesno":
        value = _yes_or_no(word, text, factor.label)
    elif factor.kind == "time":
        clock = clock_time(text.lower())
        value = f"{clock:%H:%M}" if clock else None
    else:
        value = amount(text, factor, each)
        value = value if value is not None and math.isfinite(value) else None
    if value is None:
        takes = {
            "rating": "a whole number from 0 to 10",
            "time": "a time of day",
            "amount": f"a number{f' in {factor.unit}' if factor.unit else ''}",
        }[factor.kind]
        raise EntryError(
            f"{quoted(word.text)}: {factor.label} takes {takes}, such as {example(factor)}",
            word.start, word.end, [example(factor)],
        )  # fmt: skip
    return value


def _yes_or_no(word: Word, text: str, label: str) -> bool:
    if text.lower() in YES:
        return True
    if text.lower() in NO:
        return False
    raise EntryError(
        f"{quoted(word.text)}: {label} takes yes or no", word.start, word.end, ("yes", "no")
    )
