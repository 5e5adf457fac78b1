"""The numbers of a chart as small tables, for the forms that don't draw and for who can't see."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.model.words import HAND_SITES, SITE_LABELS, WEEKDAYS

from .content import Bars, Chart, Hands, OverTime, Ratios, Table
from .saying import UNKNOWN, figure, period_words, short_day

NOT_WATCHED = f"{UNKNOWN} stands for a day that was not watched."
_WIDEST = 27  # labels that stand side by side; more go below each other
_WEEK = 7


def chart_table(chart: Chart) -> Table:
    """Return the chart's numbers: days by week, bars by label, places by hand, ratios by row."""
    match chart:
        case OverTime():
            return _by_week(chart)
        case Bars():
            return _bars(chart)
        case Hands():
            return _hands(chart)
        case Ratios():
            return _ratios(chart)


def chart_remarks(chart: Chart) -> list[str]:
    """Return in sentences what a chart shows beside its numbers."""
    if not isinstance(chart, OverTime):
        return []
    lines = []
    if None in chart.values:
        lines.append(NOT_WATCHED)
    if chart.band is not None:
        low, high = chart.band
        usual = figure(low) if low == high else f"{figure(low)} to {figure(high)}"
        lines.append(f"Usual: {usual} (the middle 80% of the days).")
    spans = [f"{each.label}, {period_words(each.start, each.end)}" for each in chart.spans]
    moments = [f"{each.label}, {short_day(each.day)}" for each in chart.moments]
    if spans or moments:
        lines.append(f"In these days: {'; '.join([*moments, *spans])}.")
    return lines


def _by_week(chart: OverTime) -> Table:
    """Return a row a week, Monday first; cells outside the period are empty."""
    lead = chart.start.weekday()
    monday = chart.start - timedelta(days=lead)
    cells = [""] * lead + [figure(value) for value in chart.values]
    cells += [""] * (-len(cells) % _WEEK)
    rows = [
        [_week_of(monday, place), *cells[place : place + _WEEK]]
        for place in range(0, len(cells), _WEEK)
    ]
    return Table(["Week from", *WEEKDAYS], rows, _numbers(_WEEK))


def _week_of(monday: date, days: int) -> str:
    first = monday + timedelta(days=days)
    return f"{first.day} {first:%b %y}"


def _bars(chart: Bars) -> Table:
    values = [figure(value) for value in chart.values]
    if len(values) > _WIDEST:
        rows = [list(pair) for pair in zip(chart.labels, values, strict=True)]
        return Table(["", chart.unit], rows, _numbers(1))
    return Table(["", *chart.labels], [[chart.unit, *values]], _numbers(len(values)))


def _hands(chart: Hands) -> Table:
    """Return a row a place, most twitches first, with a column for each hand that is stated."""
    hands = [
        hand
        for hand in ("left", "right", "both")
        if any(hand == each for each, _ in chart.twitches)
    ]
    sites = sorted(
        {site for _, site in chart.twitches},
        key=lambda site: (-sum(_of(chart, hand, site) for hand in hands), HAND_SITES.index(site)),
    )
    rows = [
        [SITE_LABELS[site], *(f"{_of(chart, hand, site):,}" for hand in hands)] for site in sites
    ]
    return Table(["Twitches at", *hands], rows, _numbers(len(hands)))


def _of(chart: Hands, hand: str, site: str) -> int:
    return chart.twitches.get((hand, site), 0)


def _ratios(chart: Ratios) -> Table:
    rows = [
        [row.label, ratio_words(row.ratio), interval_words(row.low, row.high), row.said]
        for row in chart.rows
    ]
    return Table(["Factor", "Ratio", "95%", "Said"], rows, _numbers(1))


def ratio_words(ratio: float | None) -> str:
    """Return a ratio in figures: '0.74', '12.3', '1,250'."""
    if ratio is None:
        return UNKNOWN
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.1f}" if ratio < 100 else f"{ratio:,.0f}"


def interval_words(low: float | None, high: float | None) -> str:
    """Return an interval in figures: '0.61 to 0.93'."""
    if low is None or high is None:
        return UNKNOWN
    return f"{ratio_words(low)} to {ratio_words(high)}"


def _numbers(count: int) -> frozenset[int]:
    """Return the columns of numbers after a first one of words."""
    return frozenset(range(1, count + 1))
