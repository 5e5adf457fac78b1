"""Searching the diary: conditions on days and episodes, and the query they make."""

from .comparing import Operator
from .of_day import WEEKEND, WORKING_DAYS, Dates, Event, FactorIs, Measure, State, Weekdays
from .of_episode import Flagged, Has, Noted, Place, Rated, Text
from .query import Match, Query
from .term import Condition, Term

__all__ = [
    "WEEKEND",
    "WORKING_DAYS",
    "Condition",
    "Dates",
    "Event",
    "FactorIs",
    "Flagged",
    "Has",
    "Match",
    "Measure",
    "Noted",
    "Operator",
    "Place",
    "Query",
    "Rated",
    "State",
    "Term",
    "Text",
    "Weekdays",
]
