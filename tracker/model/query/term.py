"""A condition of a query, or its opposite."""

from __future__ import annotations

from msgspec import Struct

from .of_day import DayCondition
from .of_episode import Either, EpisodeCondition

Condition = DayCondition | EpisodeCondition | Either


class Term(Struct, frozen=True):
    """A condition, or with `negated` its opposite."""

    condition: Condition
    negated: bool = False
