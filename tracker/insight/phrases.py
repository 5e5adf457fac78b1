"""Small pieces of plain language that several sentences share."""

from __future__ import annotations

from datetime import date

from tracker.model import Factor
from tracker.model.factors import number
from tracker.model.words import visible

KEYBOARD_CAVEAT = "You log at the keyboard; that alone can make such days look busier."
_NIGHTLY = ("sleep", "sleep_quality")  # belong to the day one wakes up on
_FROM_TIMES = 2.0  # from here on a ratio reads better as a multiple


def ratio_words(ratio: float) -> str:
    """Return a rate ratio in words: '18% more', '12% fewer', '2.3 times as many'."""
    if ratio >= _FROM_TIMES:
        return f"{ratio:.1f} times as many"
    percent = round(abs(ratio - 1) * 100)
    if percent == 0:
        return "the same number"
    return f"{percent}% {'more' if ratio > 1 else 'fewer'}"


def interval_words(low: float, high: float) -> str:
    """Return an interval of rate ratios in words: '10% to 25% more', '5% fewer to 8% more'."""
    first, last = ratio_words(low), ratio_words(high)
    side = first.rsplit(" ", 1)[-1]
    if first.endswith(("more", "fewer")) and last.endswith(side):
        first = first.rsplit(" ", 1)[0]
    return f"{first} to {last}"


def per_words(factor: Factor) -> str:
    """Return the step a rate ratio is told for: ' per 90 mg', ' per point', '' for yes/no."""
    if factor.kind == "yesno":
        return ""
    if factor.kind == "rating":
        return " per point" if factor.per == 1 else f" per {number(factor.per)} points"
    if factor.kind == "time":
        return " per hour later" if factor.per == 1 else f" per {number(factor.per)} hours later"
    if factor.per == 1 and factor.unit == "h":
        return " per hour"
    if factor.read_as and factor.read(factor.per) == 1:
        return f" per {factor.read_as.one}"
    return f" per {visible(factor.say(factor.per))}"


def label_of(factor: Factor) -> str:
    """Return the factor's label, safe to show."""
    return visible(factor.label)


def days_subject(factor: Factor, lag: int) -> str:
    """Return the days a link is about: 'Days with more caffeine', 'Days after more sleep'."""
    label = label_of(factor)
    more = "higher" if factor.kind == "rating" else "more"
    if factor.key in _NIGHTLY:
        nights = "one night" if lag == 1 else f"{lag} nights"
        after = f"Days with {more} {label} {nights} earlier"
        return f"Days after {more} {label}" if lag == 0 else after
    where = "Days with" if lag == 0 else _lagged(lag)
    if factor.kind == "yesno":
        return f"{where} {label}"
    if factor.kind == "time":
        return f"{where} a later {label}" if factor.key == "bedtime" else f"{where} later {label}"
    return f"{where} {more} {label}"


def _lagged(lag: int) -> str:
    return "The days after days with" if lag == 1 else f"The days {lag} days after"


def when_words(factor_key: str, lag: int) -> str:
    """Return when a factor was, seen from the day of the count: 'the same day', 'the day
    before', and of what belongs to the night before waking 'the night before', 'one night
    earlier'."""
    if factor_key in _NIGHTLY:
        told = ("the night before", "one night earlier", f"{lag} nights earlier")
    else:
        told = ("the same day", "the day before", f"{lag} days before")
    return told[min(lag, 2)]


def factor_when(factor: Factor, lag: int) -> str:
    """Return a factor with its day: 'caffeine the same day', 'sleep the night before'."""
    return f"{label_of(factor)} {when_words(factor.key, lag)}"


def days_words(count: int) -> str:
    """Return '1 watched day', '8 watched days'."""
    return f"{count} watched {'day' if count == 1 else 'days'}"


def short_day(day: date) -> str:
    """Return '22 Nov 2026'."""
    return f"{day.day} {day:%b %Y}"
