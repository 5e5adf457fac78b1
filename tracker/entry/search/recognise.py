"""What one word of a search asks for: a word of the language, else a text to look for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from tracker.model.query import Flagged, Has, Place, Rated, Term, Text
from tracker.model.query.of_episode import Field, Rating
from tracker.model.records import Hand, Site

from .. import amounts, fields
from ..errors import EntryError, nearest, quoted
from ..lexer import Word
from ..lexicon import HINTS, LONGER_WORDS, WORDS, Meaning, activities, meanings, unknown
from ..quantities import clock_time, length
from ..recognise import NUMBER_LETTERS, place_word
from .asking import SEARCH_WORDS, Asking, own_words
from .comparisons import MEASURES, RATINGS, compared, comparison, is_tag

SHORTEST_CUT = 3  # letters: a text of two is no word of the language cut short
_ALIKE = 0.8
_BODY = ("hand", "hands", "finger")
_SPOKEN = {("at", "rest"): "rest"}
_LETTER_NUMBER = r"(?a)([xibf])(\d+)"
_RATING = r"(?a)\d{1,2}"
_TIME = r"(?a)@.+|\d{1,2}:\d{2}(am|pm)?"


def asked(word: Word, asking: Asking) -> list[Term]:
    """Return what a word asks for; raise EntryError for one that can't be looked for so."""
    if is_tag(word):
        return [Term(Has(field="tags", value=cast(str, fields.tag(word, word.text[1:]).value)))]
    if found := comparison(word):
        return compared(found, asking)
    if word.low in SEARCH_WORDS:
        return [SEARCH_WORDS[word.low]]
    place = place_word(word)
    if place:
        hand, sites = place
        return [Term(Place(hand=cast(Hand, hand), sites=cast(tuple[Site, ...], sites)))]
    number = _number(word)
    if number:
        return [Term(number)]
    _refuse(word, asking)
    return [_known(word, asking)]


def two_words(words: Sequence[Word], asking: Asking) -> Term | None:
    """Return what two words ask for that say one thing: 'in bed', 'fine task', 'right hand'."""
    if len(words) < 2 or words[0].note or words[1].note:
        return None
    first, second = words[0].low, words[1].low
    if second in _BODY and (said := LONGER_WORDS.get(first)) and said.field in ("hand", "sites"):
        return _condition(said)
    whole = _SPOKEN.get((first, second), f"{first}_{second}")
    if whole in SEARCH_WORDS:
        return SEARCH_WORDS[whole]
    found = WORDS.get(whole) or activities(asking.vocabulary).get(whole)
    return _condition(found) if found else None


def _number(word: Word) -> Rated | None:
    """Return what x3, i4, b6, f6, a bare 4 and 20s ask for."""
    low = word.low
    if found := re.fullmatch(_LETTER_NUMBER, low):
        field = cast(Rating, NUMBER_LETTERS[found[1]])
        return Rated(field=field, value=cast(int, fields.number(word, field, found[2]).value))
    if re.fullmatch(_RATING, low):
        if int(low) == 0:
            raise EntryError(
                f"{quoted(word.text)} could be days without twitches or an intensity of 0",
                word.start, word.end, ("zero", "i0"),
            )  # fmt: skip
        return Rated(field="intensity", value=_intensity(word))
    seconds = length(low)
    if seconds is None:
        return None
    return Rated(field="duration", value=cast(int, fields.duration(word, seconds).value))


def _intensity(word: Word) -> int:
    if int(word.low) > fields.RANGES["intensity"][1]:
        raise EntryError(
            f"{quoted(word.text)} alone would be an intensity, which goes from 0 to 10; say "
            f"count>{word.low}, or quote a text", word.start, word.end,
            (f"count>{word.low}", f'"{word.low}"'),
        )  # fmt: skip
    return int(word.low)


def _refuse(word: Word, asking: Asking) -> None:
    """Raise EntryError at a word that says something when logging and nothing in a search."""
    low = word.low
    if amounts.drink(word, asking.catalogue):
        names = {"c": "caffeine>0", "w": "water>0"}
        raise EntryError(
            f"{quoted(word.text)} adds a drink when you log; a search compares, such as "
            f"{names[low]}", word.start, word.end, [names[low]],
        )  # fmt: skip
    if re.fullmatch(_TIME, low) and clock_time(low.lstrip("@")):
        problem = "is a time of day; a search takes days, such as yesterday or 30d"
    elif low[0] in "-−" and length(low[1:]):
        problem = "is how long ago; a search takes days, such as yesterday or 30d"
    elif low in HINTS:
        raise unknown(word, [])
    elif low == "or":
        problem = (
            "is no word of a search: all conditions hold at once; look for one, then the other"
        )
    else:
        return
    raise EntryError(f"{quoted(word.text)} {problem}", word.start, word.end)


def _known(word: Word, asking: Asking) -> Term:
    """Return what a word of the language asks for, or the text that any other word is."""
    low = word.low
    own = activities(asking.vocabulary)
    meant = meanings(low, own)
    exact = low in meant
    if meant and (exact or len(low) >= SHORTEST_CUT):
        values = set(meant.values())
        if len(values) == 1 and (condition := _condition(values.pop())):
            return condition
    near = [] if len(low) < SHORTEST_CUT else list(meant)[:3] or _near(low, asking)
    return Term(Text(word.text, tuple(near)))


def _condition(said: Meaning) -> Term | None:
    if said.field == "flags":
        return Term(Flagged(flags=(said.value,)))  # type: ignore[arg-type]
    if said.field == "sites":
        return Term(Place(sites=(cast(Site, said.value),)))
    if said.field == "hand":
        return Term(Place(hand=cast(Hand, said.value)))
    if said.field in ("kind", "activity", "warmth"):
        return Term(Has(field=cast(Field, said.field), value=said.value))
    return None


def _near(low: str, asking: Asking) -> list[str]:
    """Return what an unknown word may have been meant for: a comparison, or a word like it."""
    named = asking.catalogue.find(low)
    if named:
        example = amounts.example(named[0])
        return [example if named[0].kind == "yesno" else example.replace("=", "<")]
    if low in MEASURES or low in RATINGS:
        return [f"{low}>5"]
    return nearest(low, own_words(asking), _ALIKE)
