"""What a line is read against: the day, the diary's own words, and what it may say."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tracker.model import Catalogue

from .lexicon import EMPTY, AnyVocabulary


class Scope(NamedTuple):
    """`catalogue` None: no factors. `clears`: `i=` takes a value back. `check_in`: a bare 0
    is 'no twitches', and names with `=` are the day's."""

    today: date
    catalogue: Catalogue | None = None
    vocabulary: AnyVocabulary = EMPTY
    clears: bool = False
    check_in: bool = False
