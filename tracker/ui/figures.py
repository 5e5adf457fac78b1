"""How each figure of Insights is drawn; run in a worker, where plotext is first imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model import Factor

if TYPE_CHECKING:
    from tracker.insight import Insights
    from tracker.plot import Palette, Picture

    from .widgets.plot_view import Build


def counts_over_time(insights: Insights) -> Build:
    """Return how to draw twitches per day over the range."""

    def build(width: int, height: int, palette: Palette) -> Picture | None:
        from tracker import plot

        if not insights.table.dates:
            return None
        return plot.over_time(insights.table, width=width, height=height, palette=palette)

    return build


def counts_against(insights: Insights, factor: Factor, lag: int, day_start_hour: float) -> Build:
    """Return how to draw the daily count against a factor `lag` days before."""

    def build(width: int, height: int, palette: Palette) -> Picture | None:
        from tracker import plot

        curve = insights.curves.get((factor.key, lag))
        return plot.against(
            insights.table, factor, lag, curve,
            width=width, height=height, palette=palette, day_start_hour=day_start_hour,
        )  # fmt: skip

    return build


def factor_series(insights: Insights, factor: Factor) -> Build:
    """Return how to draw a factor's own values over the range."""

    def build(width: int, height: int, palette: Palette) -> Picture | None:
        from tracker import plot

        return plot.factor_over_time(
            insights.table, factor, width=width, height=height, palette=palette
        )

    return build


def hours(insights: Insights) -> Build:
    """Return how to draw the twitches by hour of the day."""

    def build(width: int, height: int, palette: Palette) -> Picture | None:
        from tracker import plot

        return plot.by_hour(insights.timing, width=width, height=height, palette=palette)

    return build


def weekdays(insights: Insights, first_weekday: int) -> Build:
    """Return how to draw the mean count by weekday."""

    def build(width: int, height: int, palette: Palette) -> Picture | None:
        from tracker import plot

        return plot.by_weekday(
            insights.timing, width=width, height=height, palette=palette,
            first_weekday=first_weekday,
        )  # fmt: skip

    return build
