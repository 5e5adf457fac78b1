"""Small pieces of the report's language: calm, short, and about the record, not the person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median

from tracker.insight.phrases import short_day as short_day
from tracker.model.scale import ENOUGH_DAYS, middle
from tracker.model.words import visible

UNKNOWN = "–"  # stands for what can't be told
KEYBOARD = (
    "Logged at the keyboard: that alone can make hours at it, and the hand beside it, look busier."
)


def period_words(start: date, end: date) -> str:
    """Return '25 Aug to 22 Nov 2026', with both years where they differ."""
    first = f"{start.day} {start:%b}" if start.year == end.year else short_day(start)
    return short_day(end) if start == end else f"{first} to {short_day(end)}"


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return '1 day', '1,250 days'."""
    return f"{count:,} {noun if count == 1 else plural or f'{noun}s'}"


def days(count: int) -> str:
    """Return '1 day', '8 days'."""
    return counted(count, "day")


def mean(figures: Iterable[float | None]) -> float | None:
    """Return the mean of those that are known, None for none."""
    known = [figure for figure in figures if figure is not None]
    return sum(known) / len(known) if known else None


def figure(value: float | None) -> str:
    """Return a figure to one decimal: '4.2', '5', '1,250', '–' where it is not known."""
    return UNKNOWN if value is None else f"{value:,.1f}".removesuffix(".0")


def spread_words(known: Sequence[float], unit: str = "") -> str:
    """Return what is usual among known figures: 'usually 2 to 9 (middle 80%), median 5; most 23';
    of fewer than seven only the lowest and highest."""
    ordered = sorted(known)
    after = f" {unit}" if unit else ""
    if ordered[0] == ordered[-1]:
        return f"{figure(ordered[0])}{after} throughout"
    if len(ordered) < ENOUGH_DAYS:
        return f"{figure(ordered[0])} to {figure(ordered[-1])}{after}"
    low, high = middle(ordered)
    usual = figure(low) if low == high else f"{figure(low)} to {figure(high)}"
    most = f"; most {figure(ordered[-1])}" if ordered[-1] > high else ""
    return f"usually {usual}{after} (middle 80%), median {figure(median(ordered))}{most}"


def percent(share: float) -> str:
    """Return a share as '40%'; what is there is never 'none': 'under 1%'."""
    return "under 1%" if 0 < share < 0.005 else f"{share:.0%}"


def share_words(counts: Iterable[tuple[str, float]], most: int) -> str:
    """Return names with their shares of the whole, most first: 'typing 40%, at rest 25%, 3
    others 35%'."""
    summed: Counter[str] = Counter()
    for name, count in counts:
        summed[name] += count  # type: ignore[assignment]
    total = sum(summed.values())
    named = sorted(summed.items(), key=lambda each: (-each[1], each[0]))
    shown, rest = named[:most], named[most:]
    if len(rest) == 1:
        shown, rest = named, []
    parts = [f"{visible(name)} {percent(count / total)}" for name, count in shown]
    if rest:
        parts.append(f"{len(rest)} others {percent(sum(count for _, count in rest) / total)}")
    return ", ".join(parts)


def hand_words(hand: str) -> str:
    """Return 'left hand', 'right hand' or 'both hands'."""
    return "both hands" if hand == "both" else f"{hand} hand"


def one_line(text: str) -> str:
    """Return a text of the person on one line, its control characters visible."""
    return visible(" / ".join(line.strip() for line in text.splitlines() if line.strip()))
