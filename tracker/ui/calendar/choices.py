"""What the days can be looked at by, in groups, for the person to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from typing import NamedTuple

from tracker.model import Catalogue
from tracker.model.asked import asked
from tracker.model.measures import HAND_PLACES, Bother, Count, Intensity, Measure, Minutes, OfFactor
from tracker.model.summary import Summary

TWITCHES, FACTORS, PLACES = "Twitches", "Factors", "One hand or finger"


class Choice(NamedTuple):
    """A measure, its group, and on how many days of the last year it is known."""

    measure: Measure
    group: str
    days: int


def choices(
    catalogue: Catalogue, shown: list[str], summary: Summary, day_start: time
) -> list[Choice]:
    """Return all measures: those of twitches, the factors that are asked or were recorded in the
    last year, and the places."""
    order = [factor.key for factor in asked(shown, catalogue)]
    others = [key for key in catalogue if key not in order]
    factors = [OfFactor(catalogue[key], day_start) for key in (*order, *others)]
    recorded = [each for each in factors if each.factor.key in order or summary.known(each)]
    groups: dict[str, Iterable[Measure]] = {
        TWITCHES: (Count(), Minutes(), Intensity(), Bother()),
        FACTORS: recorded,
        PLACES: HAND_PLACES,
    }
    return [
        Choice(measure, group, _days(measure, summary, group))
        for group, measures in groups.items()
        for measure in measures
    ]


def _days(measure: Measure, summary: Summary, group: str) -> int:
    """Return on how many days it is known; of a place, on how many there was anything."""
    return summary.some(measure) if group == PLACES else summary.known(measure)


def matching(found: Iterable[Choice], typed: str) -> list[Choice]:
    """Return the choices whose label has every typed word at the beginning of one of its own;
    all of them for nothing typed."""
    words = typed.lower().split()
    return [
        choice
        for choice in found
        if all(
            any(own.startswith(word) for own in choice.measure.label.lower().split())
            for word in words
        )
    ]
