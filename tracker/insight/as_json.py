"""The object of `tracker insights --json`."""

from __future__ import annotations

import math
from dataclasses import asdict
from datetime import date
from typing import Any

from .result import Insights, RedFlag
from .trial_result import TrialResult

SCHEMA = 1
_TRIAL = (
    "name", "design", "days", "ratio", "low", "high", "unadjusted", "p_randomised",
    "also_changed", "verdict", "sentence",
)  # fmt: skip


def as_json(insights: Insights) -> dict[str, Any]:
    """Return plain JSON values; numbers that can't be estimated are null.

    The daily table, the curves and the headlines are for screens and stay out.
    """
    days = asdict(insights.days)
    return {
        "schema": SCHEMA,
        "from": insights.start.isoformat() if insights.start else None,
        "to": insights.end.isoformat() if insights.end else None,
        "days": days,
        "episodes": insights.episodes,
        "twitches": insights.twitches,
        "milestone": asdict(insights.milestone),
        "associations": [_plain(asdict(link)) for link in insights.associations],
        "change": [_plain(asdict(change)) for change in insights.change],
        "timing": _plain(asdict(insights.timing)),
        "places": [_plain(asdict(place)) for place in insights.places],
        "contexts": [_plain(asdict(context)) for context in insights.contexts],
        "trial": _trial(insights, described=False),
        "red_flags": [flag_fields(flag) for flag in insights.red_flags],
        "description": _description(insights),
    }


def flag_fields(flag: RedFlag) -> dict[str, Any]:
    """Return a rule that fired as plain values."""
    beside = ("brief", "answers")
    return {name: value for name, value in asdict(flag).items() if name not in beside}


def trial_as_json(result: TrialResult) -> dict[str, Any]:
    """Return all that a trial shows as plain JSON values, its review included."""
    plain: dict[str, Any] = _plain(asdict(result))
    return plain


def _description(insights: Insights) -> dict[str, Any]:
    """Return what is described beside the verdicts."""
    return {
        "step": _plain(asdict(insights.step)) if insights.step else None,
        "weeks": [_plain(asdict(week)) for week in insights.weeks],
        "between": _plain(asdict(insights.between)) if insights.between else None,
        "markers": [_plain(asdict(marker)) for marker in insights.markers],
        "concentration": _plain(asdict(insights.concentration)) if insights.concentration else None,
        "hand_work": _plain(asdict(insights.hand_work)) if insights.hand_work else None,
        "trial": _trial(insights, described=True),
    }


def _trial(insights: Insights, *, described: bool) -> Any:
    """Return what the contract's `trial` holds, or what is described beside it."""
    if insights.trial is None:
        return None
    plain = _plain(asdict(insights.trial))
    return {key: value for key, value in plain.items() if (key not in _TRIAL) == described}


def _plain(value: Any) -> Any:
    """Return tuples as lists, days as text and what is not a finite number as None, all the
    way down."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
