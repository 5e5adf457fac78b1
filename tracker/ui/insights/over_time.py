"""Twitches day by day, with what happened meanwhile: a figure that several views share."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from .page import Figure, Seen

if TYPE_CHECKING:
    from tracker.plot import Palette, Picture

LEGEND = "• day  ○ none  - not watched"
MANY = "• day  ● several  ○ none  - not watched"
FEW = 100  # days that have a column each at most widths
MEAN = "⠤ 7-day mean"


def counts_figure(seen: Seen, *, raw: bool = False, caption: str = "") -> Figure:
    """Return the figure of the daily counts; `raw` draws the days alone, without a mean."""
    insights, whole = seen.insights, seen.whole
    events = [marker.day for marker in whole.markers]
    spans = phases_seen(seen)

    def build(width: int, height: int, palette: Palette) -> Picture | None:
        from tracker import plot

        if not insights.table.dates:
            return None
        phases = [plot.Phase(*span) for span in spans]
        return plot.over_time(
            insights.table,
            width=width,
            height=height,
            palette=palette,
            events=events,
            phases=phases,
            raw=raw,
        )

    return Figure(("over time", raw), caption or "twitches a day", build)


def phases_seen(seen: Seen) -> list[tuple[date, date, bool]]:
    """Return the phases of trials within the range: first and last day, and whether changed."""
    start, end = seen.insights.start, seen.insights.end
    if start is None or end is None:
        return []
    return [
        (phase.start, phase.end, phase.changed)
        for trial in seen.whole.trials
        for phase in trial.lived
        if _within(phase.start, phase.end, start, end)
    ]


def legend(seen: Seen, *, raw: bool = False) -> str:
    """Return what the marks in the figure mean, as far as they are in it."""
    start, end = seen.insights.start, seen.insights.end
    parts = [LEGEND if len(seen.insights.table.dates) <= FEW else MANY]
    if not raw:
        parts.append(MEAN)
    if start is not None and end is not None:
        if any(_within(marker.day, marker.day, start, end) for marker in seen.whole.markers):
            parts.append("▾ life event" if seen.wide else "▾ event")
        if phases_seen(seen):
            parts.append("═ trial: change" if seen.wide else "═ change")
    return "  ".join(parts)


def _within(first: date, last: date, start: date, end: date) -> bool:
    return first <= end and last >= start
