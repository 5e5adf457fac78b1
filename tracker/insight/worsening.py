"""The rule 'worsens': what was said at the reviews, or three weeks of clearly more.

None is a diagnosis; the rule must be rare where nothing goes on. The factor and the level are
tuned together, on simulated diaries with noisy minutes and ratings (150 to 300 each):
| diary                                         | fires in a year | of the daily count alone |
| flat, drift .5 a day, 6 twitches a day        | .06 | .02 |
| flat, no drift                                | .05 | .00 |
| flat, half a twitch a day                     | .08 | .06 |
| flat, strong drift (weeks that truly are so)  | .20 to .27 | .11 to .12 |
| within 60 days of the change                  | noticed |   |
| doubled on day 90                             | .63 | .52 |
| doubled on day 90, strong drift               | .35 | .26 |
With a factor of 1.5 and 95%, .17 to .26 of the flat ones would fire, most by their minutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import takewhile
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracker.model import CheckIn, Episode, Review
from tracker.model.say import listed

from .change import measured
from .daily import DailyTable
from .phrases import short_day
from .response import response
from .result import RedFlag
from .shrinkage import t_quantile
from .steps import Series, fit_steps, level_and_weekend

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]
Grown = Literal["count", "minutes", "intensity"]

_OWN = "this product's own caution"
# Apart, for two weekly reviews to be running: answers of one week are one review, and where a
# week was left out there is nothing to run on from. Some look back after 14 days.
_WEEKLY = (timedelta(days=5), timedelta(days=14))
BLOCK = 7  # watched days
BLOCKS = 3
FACTOR = 1.4
LEVEL = 0.995
_BEFORE = (28, 90)  # watched days
_BACK = timedelta(days=365)  # no further back than that for the days before
_STAYS = 4  # blocks after which a run of three is no longer told
_LEAST_IN_BLOCK = 3  # days on which a measure is known
_LEAST_BEFORE = 14
# Of a day before: from a quiet start, a twitch or two a week are not yet a worsening.
_FLOOR: dict[Grown, float] = {"count": 0.5, "minutes": 0.5, "intensity": 1.0}
_SAID: dict[Grown, str] = {
    "count": "the daily count",
    "minutes": "the minutes of twitching a day",
    "intensity": "the strongest intensity of a day",
}


class _Run(NamedTuple):
    """Rows of the watched days of three blocks and of the days before them."""

    blocks: Rows
    before: Rows


def said_worse(reviews: Sequence[Review], since: date | None) -> RedFlag | None:
    """Two weekly reviews running say 'worse': the newest, and one of the week before it with
    no other answer in between."""
    running = list(
        takewhile(
            lambda review: review.answer == "worse",
            sorted(reviews, key=lambda review: review.day, reverse=True),
        )
    )
    if not running:
        return None
    newest = running[0]
    before = next((each for each in running if newest.day - each.day >= _WEEKLY[0]), None)
    if before is None or newest.day - before.day > _WEEKLY[1]:
        return None
    if since is not None and before.day <= since:
        return None
    return RedFlag(
        rule="worsens",
        records=[before.id, newest.id],
        sentence=f"Two weekly reviews running, on {short_day(before.day)} and "
        f"{short_day(newest.day)}, say worse: worth a visit.",
        source=_OWN,
        brief=f"two weekly reviews running say worse, the last on {short_day(newest.day)}",
        answers=True,
    )


def grown(
    whole: DailyTable,
    episodes: Sequence[Episode],
    check_ins: Sequence[CheckIn],
    since: date | None = None,
) -> RedFlag | None:
    """Return the rule if three blocks of 7 watched days running were each clearly above the
    28 to 90 watched days before.

    Each block's mean is at least 1.4 times theirs, in daily count, minutes or intensity, and
    the estimated step has a 99.5% interval above 1. Blocks are counted from the first watched
    day, so that the answer changes every 7th watched day only; a run is told until four more
    blocks have gone by. The records are those of the blocks. `since`: the blocks begin later.
    """
    for run in _runs(whole):
        if since is not None and whole.dates[run.blocks[0]] <= since:
            return None
        found = [measure for measure in _SAID if has_grown(whole, measure, run)]
        if found:
            return _flag(whole, run, found, episodes, check_ins)
    return None


def _runs(whole: DailyTable) -> Iterator[_Run]:
    """Yield the runs of three blocks that may still be told, the newest first."""
    rows = np.flatnonzero(whole.watched)
    whole_blocks = len(rows) // BLOCK
    for blocks in range(whole_blocks, max(whole_blocks - _STAYS, 0), -1):
        end = blocks * BLOCK
        start = end - BLOCKS * BLOCK
        if start < _BEFORE[0]:
            return
        before = rows[max(0, start - _BEFORE[1]) : start]
        before = before[before >= rows[start] - _BACK.days]
        if len(before) >= _BEFORE[0]:
            yield _Run(rows[start:end], before)


def has_grown(whole: DailyTable, measure: Grown, run: _Run) -> bool:
    """Return whether every block's mean is far enough above the days before, and the step."""
    values = measured(whole, measure)
    usual = values[run.before]
    known = np.isfinite(usual)
    if known.sum() < _LEAST_BEFORE:
        return False
    least = FACTOR * max(float(usual[known].mean()), _FLOOR[measure])
    for block in np.split(values[run.blocks], BLOCKS):
        stated = block[np.isfinite(block)]
        if len(stated) < _LEAST_IN_BLOCK or stated.mean() < least:
            return False
    return _step_above(values, measure, run, whole.dates[0])


def _step_above(values: Floats, measure: Grown, run: _Run, start: date) -> bool:
    """Return whether the interval of the step at the first block lies above 1."""
    first, last = int(run.before[0]), int(run.blocks[-1])
    within = values[first : last + 1]
    watched = np.zeros(len(within), dtype=np.bool_)
    watched[np.concatenate([run.before, run.blocks]) - first] = True
    known = watched & np.isfinite(within)
    row = int(run.blocks[0]) - first
    adjusting = level_and_weekend(start + timedelta(days=first), known)
    scaled, noise = np.zeros(len(within)), np.ones(len(within))
    if measure == "count":
        if np.ptp(within[known]) == 0:
            return False
        ready = response(within[known], adjusting[known])
        scaled[known], noise[known] = ready.z, ready.noise
    else:
        # A root evens out the spread of minutes and keeps the sign of a step.
        scaled[known] = np.sqrt(within[known]) if measure == "minutes" else within[known]
        if np.ptp(scaled[known]) == 0:
            return False
    found = fit_steps(Series(scaled, noise, known, adjusting), np.array([row]))
    reach = t_quantile(found.freedom, LEVEL)
    return bool(found.height[0] > reach * found.error[0])


def _flag(
    whole: DailyTable,
    run: _Run,
    found: Sequence[Grown],
    episodes: Sequence[Episode],
    check_ins: Sequence[CheckIn],
) -> RedFlag:
    days = {whole.dates[row] for row in run.blocks}
    logged = [(each.day, each.id) for each in episodes if each.day in days]
    unlogged = [(each.day, each.id) for each in check_ins if each.day in days and each.unlogged]
    first, last = whole.dates[run.blocks[0]], whole.dates[run.blocks[-1]]
    said = listed(_SAID[measure] for measure in found)
    was = "was" if len(found) == 1 else "were"
    return RedFlag(
        rule="worsens",
        records=[record for _, record in sorted([*logged, *unlogged])],
        sentence=f"In three blocks of {BLOCK} watched days running, {short_day(first)} to "
        f"{short_day(last)}, {said} {was} at least {FACTOR:g} times the mean of the "
        f"{len(run.before)} watched days before: worth a visit.",
        source=_OWN,
        brief=f"{said} clearly above before, until {short_day(last)}",
    )
