"""Small pieces of plain language that several sentences share."""

from __future__ import annotations

from datetime import date

from tracker.model import Factor
from tracker.model.factors import number
from tracker.model.words import visible

KEYBOARD_CAVEAT = "You log at the keyboard; that alone can make such days look busier."
_FROM_TIMES = 2.0  # from here on a ratio reads better as a multiple


def ratio_words(ratio: float) -> str:
    """Return a rate ratio in words: '18% more', '12% fewer', '2.3 times as many'."""
    if ratio >= _FROM_TIMES:
        return f"{ratio:.1f} times as many"
    percent = round(abs(ratio - 1) * 100)
    if percent == 0:
        return "the same number"
    return f"{percent}% {'more' if ratio > 1 else 'fewer'}"


def per_words(factor: Factor) -> str:
    """Return the step a rate ratio is told for: ' per 90 mg', ' per point', '' for yes/no."""
    if factor.kind == "yesno":
        return ""
    if factor.kind == "rating":
        return " per point" if factor.per == 1 else f" per {number(factor.per)} points"
    if factor.kind == "time":
        return " per hour later" if factor.per == 1 else f" per {number(factor.per)} hours later"
    if not factor.unit:
        return f" per {number(factor.per)}"
    if factor.per == 1 and factor.unit == "h":
        return " per hour"
    return f" per {number(factor.per)} {visible(factor.unit)}"


def label_of(factor: Factor) -> str:
    """Return the factor's label, safe to show."""
    return visible(factor.label)


def days_subject(factor: Factor, lag: int) -> str:
    """Return the days a link is about: 'Days with more caffeine', 'Days after a later bedtime'."""
    label = label_of(factor)
    if factor.key == "sleep":  # belongs to the day one wakes up on
        return "Days after more sleep" if lag == 0 else f"{_lagged(lag)} more sleep"
    where = "Days with" if lag == 0 else _lagged(lag)
    if factor.kind == "yesno":
        return f"{where} {label}"
    if factor.kind == "time":
        return f"{where} a later {label}" if factor.key == "bedtime" else f"{where} later {label}"
    if factor.kind == "rating":
        return f"{where} higher {label}"
    return f"{where} more {label}"


def _lagged(lag: int) -> str:
    return "The days after days with" if lag == 1 else f"The days {lag} days after"


def when_words(factor: Factor, lag: int) -> str:
    """Return a factor with its day: 'caffeine the same day', 'last night's sleep'."""
    label = label_of(factor)
    if factor.key == "sleep":
        return "sleep the night before" if lag == 0 else "sleep one night earlier"
    return f"{label} the same day" if lag == 0 else f"{label} the day before"


def days_words(count: int) -> str:
    """Return '1 watched day', '8 watched days'."""
    return f"{count} watched {'day' if count == 1 else 'days'}"


def short_day(day: date) -> str:
    """Return '22 Nov 2026'."""
    return f"{day.day} {day:%b %Y}"


def capital(text: str) -> str:
    """Return the text with its first letter upper case."""
    return text[:1].upper() + text[1:]
