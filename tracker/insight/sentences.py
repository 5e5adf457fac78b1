"""What a link says in plain words, with its uncertainty: 'goes with', never 'causes'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.model import Factor
from tracker.model.factors import number
from tracker.model.say import capital, listed
from tracker.model.words import visible

from .phrases import (
    KEYBOARD_CAVEAT,
    days_subject,
    days_words,
    factor_when,
    interval_words,
    label_of,
    per_words,
    ratio_words,
)
from .regressors import LEAST_PAIRED
from .result import FactorLink, Milestone, Mover
from .waiting import span_words

_AT_KEYBOARD = frozenset({"workload", "keyboard_hours"})
_HINT = (
    "A hint: at any one such look about one in ten diaries with nothing going on would show this."
)
_CLEAR = "It may stand in for something that isn't logged."


@dataclass(frozen=True)
class Told:
    """The milestone's figures: rate ratio and interval per step of the factor (or, with
    `per_swing`, per typical swing), one typical swing in the factor's unit, whether every
    count is the same (`flat`), and what moves with the factor (`moving`)."""

    ratio: float | None
    low: float | None
    high: float | None
    swing: float | None
    per_swing: bool
    flat: bool
    moving: list[Mover]


def link_sentence(
    link: FactorLink, catalogue: Mapping[str, Factor], told: Told | None, reached: Milestone
) -> str:
    """Return what a link says: the finding at the last milestone, what the factor moved with
    until then, and when the next look comes. `told` is None before the first look."""
    if told is None:
        return _before_first_look(reached)
    factor = catalogue[link.factor]
    at = f"After {reached.reached} watched days"
    if link.verdict == "too early":
        parts = [_too_early(factor)]
    elif link.verdict == "hardly varies":
        parts = [_hardly_varies(factor)]
    elif told.flat:
        parts = [f"{at}, every one has the same count, so no link could show."]
    else:
        tell = _no_link if link.verdict == "no clear link" else _finding
        parts = [
            *tell(link, factor, told, at),
            *_together(link, told.moving, catalogue),
            *_caveat(factor),
        ]
    return " ".join([*parts, f"Next look at {reached.next} watched days."])


def _before_first_look(reached: Milestone) -> str:
    left = reached.next - reached.watched_total
    return (
        f"Too early to say: first look at links in {days_words(left)}; "
        "even then only very strong ones show."
    )


def _too_early(factor: Factor) -> str:
    return (
        f"Too early to say for {label_of(factor)}: a look needs {LEAST_PAIRED} watched days "
        "on which it is known."
    )


def _hardly_varies(factor: Factor) -> str:
    return (
        f"{capital(label_of(factor))} hardly varies so far, or only with the weekday or the "
        "season, so no link with it could show."
    )


def _finding(link: FactorLink, factor: Factor, told: Told, at: str) -> list[str]:
    """Return the parts of a clear link or a hint."""
    figures = ""
    if told.ratio is not None and told.low is not None and told.high is not None:
        per = f" per typical swing{_swing(factor, told.swing)}"
        figures = (
            f", about {ratio_words(told.ratio)}{per if told.per_swing else per_words(factor)} "
            f"(95%: {interval_words(told.low, told.high)})"
        )
    subject = days_subject(factor, link.lag)
    subject = subject[0].lower() + subject[1:]
    finding = f"{at}, {subject} go with {link.verdict} twitches{figures}."
    if told.low is None or told.high is None or told.low <= 1 <= told.high:
        finding = (
            f"{at}, {subject} may go with {link.verdict} twitches{figures}; "
            "no difference is possible too."
        )
    return [
        finding,
        _HINT if link.tier == "hint" else _CLEAR,
    ]


def _no_link(link: FactorLink, factor: Factor, told: Told, at: str) -> list[str]:
    """Return the parts of 'no clear link': what is ruled out, and what an answer would take."""
    parts = [f"{at}, no clear link with {factor_when(factor, link.lag)}."]
    if link.rules_out is not None:
        parts.append(
            f"A change by more than a factor of {number(link.rules_out)}, up or down, "
            f"per typical swing{_swing(factor, told.swing)} is unlikely."
        )
    if link.days_needed == (0, 0):
        parts.append("By now there are days enough to find a change of 20% per typical swing.")
    elif link.days_needed is not None:
        parts.append(
            f"Finding a change of 20% per typical swing would take {span_words(link.days_needed)}."
        )
    return parts


def _together(
    link: FactorLink, moving: Sequence[Mover], catalogue: Mapping[str, Factor]
) -> list[str]:
    """Return what the factor moves with; none of them is credited alone."""
    if not moving:
        return []
    named = [
        f"{factor_when(catalogue[mover.factor], mover.lag)} (r {mover.r:.2f})" for mover in moving
    ]
    none = "neither" if len(named) == 1 else "none of them"
    subject = capital(factor_when(catalogue[link.factor], link.lag))
    return [f"{subject} moves with {listed(named)}: {none} can be credited alone."]


def _caveat(factor: Factor) -> list[str]:
    return [KEYBOARD_CAVEAT] if factor.key in _AT_KEYBOARD else []


def _swing(factor: Factor, swing: float | None) -> str:
    """Return one typical swing in brackets; nothing for yes/no, where it says nothing."""
    if swing is None or factor.kind == "yesno":
        return ""
    if factor.kind == "time":
        return f" ({round(swing * 60)} minutes)"
    unit = visible(factor.read_unit) or ("points" if factor.kind == "rating" else "")
    swing = factor.read(swing)
    size = f"{swing:.2g}" if swing < 10 else f"{swing:,.0f}"
    return f" ({size} {unit})" if unit else f" ({size})"
