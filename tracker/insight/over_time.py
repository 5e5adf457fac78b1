"""Week by week, from one episode to the next, and around life events: described, not judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tracker.model import Episode, Marker, Trial
from tracker.model.say import capital, listed
from tracker.model.words import MARKER_KINDS, visible

from .daily import DailyTable
from .phrases import short_day
from .result import AroundMarker, Between, CalendarWeek
from .stretches import stretch, stretch_words

Rows = NDArray[np.int64]

AROUND = 14  # watched days on either side of a life event
_REACH = 28  # days within which they are looked for
_LEAST_FOR_QUARTERS = 4
_WEEK = 7
_HOUR = 3600.0
_NAMED = 4  # what else lies around an event, before 'and others'


def weeks(ranged: DailyTable, first_weekday: int = 0) -> list[CalendarWeek]:
    """Return the weeks of the range, which begin with that weekday (0: Monday); the outermost
    may be shorter."""
    if not ranged.dates:
        return []
    ahead = _WEEK - (ranged.dates[0].weekday() - first_weekday) % _WEEK
    edges = [0, *range(ahead, len(ranged.dates), _WEEK), len(ranged.dates)]
    found = []
    for first, end in pairwise(edges):
        here = stretch(ranged, first, end)
        found.append(
            CalendarWeek(
                first=ranged.dates[first],
                mean=here.mean,
                watched=here.watched,
                checked_in=here.checked_in,
                days=here.days,
            )
        )
    return found


def between(episodes: Iterable[Episode], whole: DailyTable) -> Between | None:
    """Return the hours from one timed episode to the next; None without two of them.

    Only over days that were all watched: elsewhere a long time may be one nobody looked.
    """
    first = whole.dates[0] if whole.dates else date.min
    unwatched = np.concatenate([[0], np.cumsum(~whole.watched)])
    timed = sorted((each.at.timestamp(), each.day) for each in episodes if each.at is not None)
    moments = np.array([moment for moment, _ in timed])
    rows = np.array([(day - first).days for _, day in timed], dtype=np.int64)
    spans = (moments[1:] - moments[:-1])[_all_watched(rows, unwatched)] / _HOUR
    if len(spans) == 0:
        return None
    low, middle, high = np.quantile(spans, [0.25, 0.5, 0.75]).tolist()
    enough = len(spans) >= _LEAST_FOR_QUARTERS
    half = f", half of the times {_hours(low)} to {_hours(high)}" if enough else ""
    count = f"{len(spans)} {'time' if len(spans) == 1 else 'times'}"
    return Between(
        median=middle,
        low=low if enough else None,
        high=high if enough else None,
        n=len(spans),
        sentence=f"From one logged episode to the next: {_hours(middle)} in the middle{half} "
        f"({count}, nights included). {_BETWEEN_LIMITS}",
    )


_BETWEEN_LIMITS = (
    "Only where every day between was watched; twitches without a time or not logged one by one "
    "are not in it, so it says how often you logged, not how often it twitched."
)


def _all_watched(rows: Rows, unwatched: Rows) -> NDArray[np.bool_]:
    """Return of each pair of neighbours whether every day between their days was watched.

    Their own days have an episode; a row may lie beyond the table, whose days are known.
    """
    last = len(unwatched) - 1
    early, late = np.minimum(rows[:-1], rows[1:]), np.maximum(rows[:-1], rows[1:])
    missed = unwatched[np.minimum(late, last)] - unwatched[np.minimum(early + 1, last)]
    return np.asarray((late - early <= 1) | ((late <= last) & (missed == 0)), dtype=np.bool_)


def _hours(hours: float) -> str:
    if hours < 1:
        return f"{round(hours * 60)} min"
    if hours < 48:
        return f"{hours:.1f} h"
    return f"{hours / 24:.1f} days"


def around_markers(
    markers: Sequence[Marker], trials: Sequence[Trial], whole: DailyTable, ranged: DailyTable
) -> list[AroundMarker]:
    """Return each life event of the range, oldest first, with up to 14 watched days before it
    and from its day on, none further than 28 days away."""
    if not ranged.dates:
        return []
    first = whole.dates[0]
    shown = [each for each in markers if ranged.dates[0] <= each.day <= ranged.dates[-1]]
    found = []
    for marker in sorted(shown, key=lambda each: (each.day, each.id)):
        row = (marker.day - first).days
        start = _reach_back(whole, row)
        end = _reach_on(whole, row)
        before, after = stretch(whole, start, row), stretch(whole, row, end)
        others = _overlapping(marker, markers, trials, whole.dates[start], whole.dates[end - 1])
        found.append(
            AroundMarker(
                id=marker.id,
                day=marker.day,
                kind=marker.kind,
                label=marker.label,
                before=before,
                after=after,
                overlaps=others,
                sentence=" ".join(
                    [
                        f"{_named(marker)}: before {stretch_words(before)}; from then on "
                        f"{stretch_words(after)}. {_SAYS_NOTHING}",
                        *_beside(others),
                    ]
                ),
            )
        )
    return found


_SAYS_NOTHING = "Described only: days before and after differ anyway, so it says nothing by itself."


def _beside(others: Sequence[str]) -> list[str]:
    if not others:
        return []
    told = [*others[:_NAMED], "others"] if len(others) > _NAMED else others
    return [f"In these days too: {listed(told)}."]


def _reach_back(whole: DailyTable, row: int) -> int:
    first = max(0, row - _REACH)
    watched = first + np.flatnonzero(whole.watched[first:row])
    return int(watched[-AROUND]) if len(watched) >= AROUND else first


def _reach_on(whole: DailyTable, row: int) -> int:
    watched = row + np.flatnonzero(whole.watched[row : row + _REACH])
    end = int(watched[AROUND - 1]) + 1 if len(watched) >= AROUND else row + _REACH
    return min(end, len(whole.dates))


def _overlapping(
    marker: Marker, markers: Sequence[Marker], trials: Sequence[Trial], start: date, end: date
) -> list[str]:
    """Return, in words, other events and trials within the days around an event."""
    events = sorted(
        (each for each in markers if each.id != marker.id and start <= each.day <= end),
        key=lambda each: (each.day, each.id),
    )
    running = [
        trial
        for trial in trials
        if any(phase.start <= end and phase.end >= start for phase in trial.lived)
    ]
    return [
        *(_named(each) for each in events),
        *(f"the trial “{visible(trial.name)}”" for trial in running),
    ]


def _named(marker: Marker) -> str:
    label = f" ({visible(marker.label)})" if marker.label else ""
    return f"{capital(MARKER_KINDS[marker.kind])}{label} on {short_day(marker.day)}"
