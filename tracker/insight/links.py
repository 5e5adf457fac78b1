"""Every factor, same day and the day before, against the daily count.

Verdicts come from the whole diary up to its last milestone; the figures beside the plot
from the range on screen.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from tracker.model import Factor

from .associations import LAGS, Association, look, prepare
from .curves import curve
from .daily import DailyTable, Floats
from .milestones import HINT_LEVEL, clear_level, rows_up_to
from .movers import movers
from .regressors import shifted
from .result import Curve, FactorLink, Milestone, Mover, Tier, Verdict
from .sentences import Told, link_sentence
from .waiting import days_to_find, days_to_first_look

FIRST_SHOWN = ("sleep", "caffeine", "workload")
MISS = 0.05  # how often an interval of a flagged link may miss
_MOST_RULED_OUT = 3.0
_MOST_LOG = 50.0
_UNTOLD = 0.005  # a log rate ratio that rounds to 0%

Key = tuple[str, int]


@dataclass(frozen=True, eq=False)
class Links:
    """What is said of each factor and lag, and the curves there are."""

    associations: list[FactorLink]
    curves: dict[Key, Curve]


@dataclass(frozen=True)
class Look:
    """What the last milestone says of one factor and lag: `shown` carries the figures of
    its tier, `plain` those of the 10% look."""

    tier: Tier | None
    shown: Association
    plain: Association


def links(
    whole: DailyTable,
    ranged: DailyTable,
    catalogue: Mapping[str, Factor],
    reached: Milestone,
    pinned: frozenset[Key],
) -> Links:
    """Return the links of every factor that has a value, sleep, caffeine and workload first.

    whole: the diary up to the end of the range; ranged: the days of the range.
    """
    keys = _shown_keys(whole, ranged, catalogue, pinned)
    factors = {key: whole.factors[key] for key in keys}
    looked = _milestone_looks(whole, factors, reached, pinned)
    moved = _moved_until(whole, factors, reached)
    # Lagged on the whole calendar, so that the first day of the range has its day before.
    rows = slice(len(whole.dates) - len(ranged.dates), None)
    counts = np.full(len(whole.counts), np.nan)
    counts[rows] = ranged.counts
    prepared = prepare(counts, factors, whole.dates[0])
    moving = movers(factors, LAGS, rows)
    curves = {}
    found = []
    for here in look(prepared, pinned=pinned, alpha=HINT_LEVEL, miss=MISS):
        key = here.factor, here.lag
        fitted = curve(ranged.counts, shifted(factors[here.factor], here.lag)[rows], here)
        if fitted is not None:
            curves[key] = fitted
        link = _link(catalogue[here.factor], here, looked.get(key), reached, key in pinned, whole)
        told = _told(catalogue[here.factor], looked.get(key), moved.get(key, []))
        sentence = link_sentence(link, catalogue, told, reached)
        found.append(replace(link, moves_with=moving[key], sentence=sentence))
    return Links(found, curves)


def _shown_keys(
    whole: DailyTable,
    ranged: DailyTable,
    catalogue: Mapping[str, Factor],
    pinned: frozenset[Key],
) -> list[str]:
    suspects = {name for name, _ in pinned}
    ordered = [*FIRST_SHOWN, *(key for key in catalogue if key not in FIRST_SHOWN)]
    return [
        key
        for key in ordered
        if key in catalogue
        and (
            key in FIRST_SHOWN
            or key in suspects
            or np.isfinite(whole.factors[key]).any()
            or np.isfinite(ranged.factors[key]).any()
        )
    ]


def _milestone_looks(
    whole: DailyTable,
    factors: Mapping[str, Floats],
    reached: Milestone,
    pinned: frozenset[Key],
) -> dict[Key, Look]:
    """Return the two looks of the last milestone as one; empty before the first."""
    if reached.reached is None:
        return {}
    rows = rows_up_to(whole.watched, reached.reached)
    until = {key: column[:rows] for key, column in factors.items()}
    prepared = prepare(whole.counts[:rows], until, whole.dates[0])
    hints = look(prepared, pinned=pinned, alpha=HINT_LEVEL, miss=MISS)
    clear = look(prepared, pinned=pinned, alpha=clear_level(reached.reached), miss=MISS)
    return {
        (hint.factor, hint.lag): _both(hint, sure) for hint, sure in zip(hints, clear, strict=True)
    }


def _moved_until(
    whole: DailyTable, factors: Mapping[str, Floats], reached: Milestone
) -> dict[Key, list[Mover]]:
    """Return what moved with what up to the last milestone; empty before the first."""
    if reached.reached is None:
        return {}
    return movers(factors, LAGS, slice(rows_up_to(whole.watched, reached.reached)))


def _both(hint: Association, sure: Association) -> Look:
    if sure.flagged and sure.low * sure.high > 0:
        return Look("clear", sure, hint)
    if hint.flagged or sure.flagged:
        return Look("hint", hint if hint.flagged else sure, hint)
    return Look(None, hint, hint)


def _link(
    factor: Factor,
    here: Association,
    looked: Look | None,
    reached: Milestone,
    pinned: bool,
    whole: DailyTable,
) -> FactorLink:
    """Return the figures of a link, still without what it moves with and its sentence."""
    verdict = _verdict(looked)
    return FactorLink(
        factor=factor.key,
        lag=here.lag,
        n=here.n,
        unit=factor.unit,
        per=factor.per,
        rate_ratio=_ratio(here.slope, factor.per),
        low=_ratio(here.low, factor.per),
        high=_ratio(here.high, factor.per),
        p_adjusted=_known(looked.plain.p_adjusted) if looked else None,
        tier=looked.tier if looked else None,
        verdict=verdict,
        pinned=pinned,
        days_needed=_days_needed(verdict, looked, whole, reached),
        rules_out=_rules_out(looked) if looked and verdict == "no clear link" else None,
        moves_with=[],
        sentence="",
    )


def _verdict(looked: Look | None) -> Verdict:
    if looked is None:
        return "too early"
    if looked.tier is not None:
        return "more" if looked.shown.slope > 0 else "fewer"
    return looked.shown.gate or "no clear link"


def _days_needed(
    verdict: Verdict, looked: Look | None, whole: DailyTable, reached: Milestone
) -> tuple[int, int] | None:
    """Return how long an answer would take, from the first look on."""
    if looked is None or reached.reached is None:
        return None
    watched = reached.watched_total
    if verdict == "too early":
        column = shifted(whole.factors[looked.shown.factor], looked.shown.lag)
        paired = int(np.sum(whole.watched & np.isfinite(column)))
        return days_to_first_look(paired, watched, reached.next)
    if verdict == "no clear link" and math.isfinite(looked.plain.error):
        return days_to_find(looked.plain, reached.reached, watched)
    return None


def _rules_out(looked: Look) -> float | None:
    """Return the change per typical swing that is unlikely to be exceeded either way, rounded
    up to a tenth; None where that is so large that it says nothing."""
    if not math.isfinite(looked.plain.low):
        return None
    largest = max(abs(looked.plain.low), abs(looked.plain.high)) * looked.plain.sd
    if largest > math.log(_MOST_RULED_OUT):
        return None
    return math.ceil(math.exp(largest) * 10) / 10


def _told(factor: Factor, looked: Look | None, moving: list[Mover]) -> Told | None:
    """Return the milestone's figures as the sentence tells them: per step of the factor, or
    per typical swing where a step is too small to tell."""
    if looked is None:
        return None
    shown = looked.shown
    swing = _known(shown.sd)
    step = factor.per
    per_swing = swing is not None and abs(shown.slope) * step < _UNTOLD < abs(shown.slope) * swing
    if per_swing and swing is not None:
        step = swing
    return Told(
        ratio=_ratio(shown.slope, step),
        low=_ratio(shown.low, step),
        high=_ratio(shown.high, step),
        swing=swing,
        per_swing=per_swing,
        flat=shown.gate is None and shown.tested == 0,
        moving=moving,
    )


def _ratio(slope: float, per: float) -> float | None:
    scaled = slope * per
    return math.exp(scaled) if math.isfinite(scaled) and abs(scaled) < _MOST_LOG else None


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None
