"""The two or three sentences worth reading first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .daily import DailyTable
from .phrases import days_words
from .result import Change, DayCounts, FactorLink, LastingChange, Milestone

MOST = 3
_WEEK = 7
_MANY_ZEROS = 0.6
_NO_QUIET_DAYS = (
    "No watched day without twitches is on record. If there are quiet days, the evening "
    "check-in puts them there; without them the picture looks busier than it is."
)


def headlines(
    days: DayCounts,
    whole: DailyTable,
    reached: Milestone,
    links: Sequence[FactorLink],
    changes: Sequence[Change],
    step: LastingChange | None = None,
) -> list[str]:
    """Return at most three sentences: a change first, then links, then what the record lacks.

    A lasting change is told instead of a week's in the same direction, and beside one in the
    other.

    days: those in view, today included; whole: the diary up to the end of the range.
    """
    if reached.watched_total == 0:
        return ["Nothing to look back on yet. A first finished day on record shows here."]
    found = [step.sentence] if step else []
    found += [
        change.sentence
        for change in changes
        if change.measure == "count"
        and change.verdict in ("more", "fewer")
        and (step is None or step.verdict != change.verdict)
    ]
    if reached.reached is None:
        left = reached.next - reached.watched_total
        found.append(
            f"Your record so far, not a pattern: {days_words(reached.watched_total)}. "
            f"First look at links in {left} more; even then only very strong ones show."
        )
    else:
        found += _links(links, reached)
    found += _quiet_days(days, whole)
    return found[:MOST]


def _links(links: Sequence[FactorLink], reached: Milestone) -> list[str]:
    """Return the clear links, else the hints, else what the record rules out."""
    for tier in ("clear", "hint"):
        told = [link.sentence for link in links if link.tier == tier]
        if told:
            return told[:2]
    none = f"After {reached.reached} watched days, no clear link with any factor."
    ruled_out = [link for link in links if link.rules_out is not None]
    if not ruled_out:
        return [none]
    # The first suspect, not the one that looks best: that would be chosen after the fact.
    first = next((link for link in ruled_out if link.pinned), ruled_out[0])
    return [none, first.sentence]


def _quiet_days(days: DayCounts, whole: DailyTable) -> list[str]:
    watched, zero = int(whole.watched.sum()), int(np.sum(whole.counts == 0))
    if watched < _WEEK:
        return []
    if zero == days.zero == 0:
        return [_NO_QUIET_DAYS]
    if zero > _MANY_ZEROS * watched:
        return ["Most watched days are without twitches; that makes links harder to see."]
    return []
