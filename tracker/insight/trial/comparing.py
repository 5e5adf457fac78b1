"""What a trial's record shows: changed against baseline days, once it is over."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

import msgspec
import numpy as np
from numpy.typing import NDArray

from tracker.model import DAY_START, ONE_DAY, Factor, Trial, each_day
from tracker.model.trial_standing import kept, stopped_early

from ..daily import DailyTable
from ..trial_result import TrialResult, TrialVerdict
from .adjusted import LEAST_SIDE, TrialEstimate, estimate
from .meantime import also_changed, set_out_to_change
from .plans import BASELINE, CHANGED, drawable, plan_of
from .randomised import randomisation_p
from .review import reviewed
from .wording import RATES, Sides, sentence

Floats = NDArray[np.float64]

_BEFORE = 200  # days before the trial that are handed on; the estimate looks at 180 of them
_LATELY = 7  # days at its end by which the review tells whether twitching goes on
_SURE = 0.05  # the largest p of the randomisation test that a clear verdict may have


@dataclass(frozen=True)
class _Compared:
    """What the numbers say; all None where the outcome is no rate or there are too few days."""

    estimate: TrialEstimate | None = None
    p: float | None = None
    untested: str | None = None


def latest_trial(
    trials: Sequence[Trial],
    whole: DailyTable,
    catalogue: Mapping[str, Factor],
    today: date,
    *,
    day_start: time = DAY_START,
) -> TrialResult | None:
    """Return the newest trial that has begun (else the one planned), compared; None without."""
    begun = [(trial.first <= today, trial.first, trial) for trial in trials if trial.first]
    if not begun:
        return None
    _, _, trial = max(begun, key=lambda each: each[:2])
    return trial_result(trial, whole, catalogue, today, day_start=day_start)


def trial_result(
    trial: Trial,
    whole: DailyTable,
    catalogue: Mapping[str, Factor],
    today: date,
    *,
    day_start: time = DAY_START,
) -> TrialResult:
    """Return what a trial shows; `whole` is the table of the whole diary, of which the days
    from `today` on don't count. A trial without phases has not begun and raises ValueError.

    Nothing is compared while it runs: a look half-way can fulfil itself. Wash-out days and days
    after it was stopped count for nothing. Twitches and minutes a day are rates, and get a ratio
    (a minute is taken for a unit like a twitch; a day whose episodes state no duration is
    missing). The strongest intensity and bother of a day are 0-10 ratings, for which a ratio
    means nothing: their means are told, and no verdict. Nor is there one of a trial that was
    stopped early, for it may have been stopped because it looked good.
    """
    if trial.stopped is not None and trial.stopped > today:
        trial = msgspec.structs.replace(trial, stopped=None)  # not yet, seen from that day
    if trial.first is None or trial.last is None:
        raise ValueError("the trial has not begun")
    over = trial.over(today)
    stopped = stopped_early(trial)
    rows = _rows(trial, whole, today)
    plan = plan_of(trial, rows.dates)
    values = rows.counts if trial.outcome == "count" else getattr(rows, trial.outcome)
    known = np.isfinite(values)
    sides = Sides(values[(plan == CHANGED) & known], values[(plan == BASELINE) & known])
    found = _compared(trial, rows, values, plan, catalogue, stopped) if over else _Compared()
    ratio, low, high = _ratios(found.estimate)
    result = TrialResult(
        name=trial.name,
        design=trial.design,
        days=(trial.last - trial.first).days + 1,
        ratio=ratio,
        low=low,
        high=high,
        unadjusted=_plain_ratio(found.estimate),
        p_randomised=found.p,
        also_changed=also_changed(rows, plan, catalogue, trial, day_start) if over else [],
        verdict=_verdict(found, sides, over=over, stopped=stopped),
        sentence="",
        id=trial.id,
        outcome=trial.outcome,
        first=trial.first,
        last=trial.last,
        over=over,
        stopped_early=stopped,
        changed_days=len(sides.changed) if over else 0,
        baseline_days=len(sides.baseline) if over else 0,
        adherence=kept(trial, today),
        untested=found.untested,
    )
    told = sentence(result, sides, today)
    if not over:
        return replace(result, sentence=told)
    goes_on = not _quiet(rows.counts[-_LATELY:])
    return replace(result, sentence=told, review=reviewed(result, trial, sides, goes_on=goes_on))


def _quiet(counts: Floats) -> bool:
    """Return whether days are on record and none of them has a twitch."""
    known = counts[np.isfinite(counts)]
    return len(known) > 0 and not known.any()


def _rows(trial: Trial, whole: DailyTable, today: date) -> DailyTable:
    """Return the days before the trial that may inform it and its own; what the table doesn't
    hold, and the days from `today` on, are missing."""
    first, last = trial.first or today, trial.last or today
    begin = max(whole.dates[0], first - timedelta(days=_BEFORE)) if whole.dates else first
    dates = list(each_day(min(begin, first), last))
    known = whole.between(dates[0], min(last, today - ONE_DAY))
    offset = (known.dates[0] - dates[0]).days if known.dates else 0

    def spread(column: Floats) -> Floats:
        filled = np.full(len(dates), np.nan)
        filled[offset : offset + len(column)] = column
        return filled

    checked_in = np.zeros(len(dates), dtype=np.bool_)
    checked_in[offset : offset + len(known.dates)] = known.checked_in
    return DailyTable(
        dates=dates,
        counts=spread(known.counts),
        minutes=spread(known.minutes),
        intensity=spread(known.intensity),
        bother=spread(known.bother),
        checked_in=checked_in,
        factors={key: spread(column) for key, column in known.factors.items()},
    )


def _compared(
    trial: Trial,
    rows: DailyTable,
    values: Floats,
    plan: Floats,
    catalogue: Mapping[str, Factor],
    stopped: bool,
) -> _Compared:
    if trial.outcome not in RATES:
        return _Compared(untested="a rating isn't tested, its means are only told")
    own = set_out_to_change(trial, catalogue)
    factors = {key: column for key, column in rows.factors.items() if key not in own}
    if not np.isfinite(plan).any():
        return _Compared(untested="none of its days counted")
    found = estimate(values, factors, rows.dates[0], plan)
    p, untested = None, None
    if not trial.drawn or trial.seed is None:
        untested = "its dates were chosen, and nothing was drawn"
    elif stopped:
        untested = "it was stopped early, and the draw was over dates that were not lived"
    else:
        try:
            p = randomisation_p(values, factors, rows.dates[0], plan, drawable(trial))
        except ValueError as reason:
            untested = str(reason)
    return _Compared(found, p, untested)


def _verdict(found: _Compared, sides: Sides, *, over: bool, stopped: bool) -> TrialVerdict:
    if not over:
        return "too early"
    if min(len(sides.changed), len(sides.baseline)) < LEAST_SIDE:
        return "too few days"
    told = found.estimate
    if told is None or not math.isfinite(told.log_rr) or stopped:
        return "described only"
    surely = (told.low > 0 or told.high < 0) and (found.p is None or found.p <= _SURE)
    if not surely:
        return "no clear difference"
    return "more" if told.log_rr > 0 else "fewer"


def _ratios(
    found: TrialEstimate | None,
) -> tuple[float, float, float] | tuple[None, None, None]:
    if found is None or not math.isfinite(found.log_rr):
        return None, None, None
    return math.exp(found.log_rr), math.exp(found.low), math.exp(found.high)


def _plain_ratio(found: TrialEstimate | None) -> float | None:
    if found is None or math.isnan(found.unadjusted_log_rr):
        return None
    return math.exp(found.unadjusted_log_rr)
