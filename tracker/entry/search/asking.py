"""What a search is read against, and the words that a search alone knows."""

from __future__ import annotations

from datetime import date, time
from typing import Final, NamedTuple

from tracker.model import Catalogue
from tracker.model.query import (
    WEEKEND,
    WORKING_DAYS,
    Condition,
    Event,
    Flagged,
    Has,
    Noted,
    State,
    Term,
    Weekdays,
)
from tracker.model.words import MARKER_KINDS, MEDICINE_KINDS

from ..lexicon import Vocabulary, activities
from ..when import WEEKDAYS


class Asking(NamedTuple):
    """The diary's day, factors and own words, and how its weeks and days begin."""

    today: date
    catalogue: Catalogue
    vocabulary: Vocabulary
    first_weekday: int
    day_start: time


_CONDITIONS: Final[dict[str, Condition]] = {
    "watched": State(name="watched"),
    "zero": State(name="zero"),
    "none": State(name="zero"),
    "closed": State(name="closed"),
    "note": Noted(),
    "notes": Noted(),
    "flag": Flagged(),
    "flags": Flagged(),
    "flagged": Flagged(),
    "event": Event(),
    "events": Event(),
    "weekend": Weekdays(days=WEEKEND),
    "weekends": Weekdays(days=WEEKEND),
    "weekday": Weekdays(days=WORKING_DAYS),
    "weekdays": Weekdays(days=WORKING_DAYS),
    "medicine": Event(kinds=MEDICINE_KINDS),
    **{kind: Event(kinds=(kind,)) for kind in MARKER_KINDS if kind != "other"},  # type: ignore[arg-type]
    **{f"{name}s": Weekdays(days=(day,)) for day, name in enumerate(WEEKDAYS)},
}

# Exact words of a search, each with what it asks for.
SEARCH_WORDS: Final[dict[str, Term]] = {
    **{word: Term(condition) for word, condition in _CONDITIONS.items()},
    "unwatched": Term(State(name="watched"), negated=True),
    "tagged": Term(Has(field="tags"), negated=True),
}


def own_words(asking: Asking) -> list[str]:
    """Return every word that asks for something, for suggestions."""
    from ..lexicon import LONGER_WORDS, WORDS

    return [*activities(asking.vocabulary), *SEARCH_WORDS, *WORDS, *LONGER_WORDS]
