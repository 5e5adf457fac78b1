"""Timing: the hour of the day, the day of the week, and how long from one episode to the next."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from textual.content import Content

from tracker.model.clock import clock_words
from tracker.model.say import twitches
from tracker.model.words import WEEKDAYS

from .page import Figure, Page, Seen, figure_of, muted, percent, rows, said

if TYPE_CHECKING:
    from tracker.plot import Palette, Picture

ENOUGH_HOURS = 20  # timed twitches before a busiest hour is named
AT_KEYBOARD = "You log at the keyboard; that alone can make such hours look busier."


def page(seen: Seen) -> Page:
    """Return when twitches were logged."""
    figures = [hours_figure(seen), weekdays_figure(seen)]
    heading = "twitches by hour of the day"
    if seen.wide:
        heading = "when twitches were logged"
    return Page(heading, figures, words(seen))


def words(seen: Seen) -> list[Content]:
    """Return when twitches were logged, in words."""
    hours, untimed = seen.insights.timing.hour, seen.insights.timing.untimed
    lines = []
    if not sum(hours):
        lines.append(Content("No twitches with an hour in this range yet."))
    elif sum(hours) < ENOUGH_HOURS:
        lines.append(Content(f"{twitches(sum(hours))} with an hour so far, not a pattern."))
    else:
        busiest = max(range(24), key=lambda hour: hours[hour])
        lines.append(
            Content(
                f"Of {sum(hours)} twitches with an hour, {percent(hours[busiest] / sum(hours))} "
                f"were logged between {_hour(busiest, seen)} and {_hour(busiest + 1, seen)}; "
                f"{untimed} have no hour."
            )
        )
        lines.append(muted(AT_KEYBOARD))
    if means := _weekdays(seen):
        lines.append(Content(f"A watched day, by weekday: {means}."))
    if seen.insights.between is not None:
        lines.append(said(seen.insights.between.sentence))
    return lines


def hours_figure(seen: Seen) -> Figure:
    """Return the figure of the twitches by hour of the day."""
    timing, face = seen.insights.timing, seen.clock

    def build(width: int, height: int, palette: Palette) -> Picture | None:
        from tracker import plot

        return plot.by_hour(timing, width=width, height=height, palette=palette, face=face)

    return Figure(("hours", face), "twitches by hour of the day", build)


def weekdays_figure(seen: Seen) -> Figure:
    """Return the figure of the mean count by weekday."""
    timing, first = seen.insights.timing, seen.first_weekday

    def build(width: int, height: int, palette: Palette) -> Picture | None:
        from tracker import plot

        return plot.by_weekday(
            timing, width=width, height=height, palette=palette, first_weekday=first
        )

    return Figure(("weekdays", first), "mean twitches a watched day, by weekday", build)


def table(seen: Seen) -> Content:
    """Return the numbers of the view."""
    timing, between = seen.insights.timing, seen.insights.between
    lines = [f"{'hour':<10}{'twitches':>8}"]
    lines += [
        f"{_hour(hour, seen):<10}{total:>8}" for hour, total in enumerate(timing.hour) if total
    ]
    lines += [f"{'no hour':<10}{timing.untimed:>8}", "", f"{'weekday':<10}{'mean':>8}"]
    lines += [f"{WEEKDAYS[day]:<10}{figure_of(timing.weekday[day]):>8}" for day in _order(seen)]
    if between is not None:
        lines += [
            "",
            "hours from one episode to the next",
            f"{'middle':<14}{figure_of(between.median, 2):>8}",
            f"{'middle half':<14}{figure_of(between.low, 2):>8} to {figure_of(between.high, 2)}",
            f"{'spans':<14}{between.n:>8}",
        ]
    return rows(lines)


def _hour(hour: int, seen: Seen) -> str:
    return clock_words(time(hour % 24), seen.clock)


def _order(seen: Seen) -> list[int]:
    return [(seen.first_weekday + index) % 7 for index in range(7)]


def _weekdays(seen: Seen) -> str:
    means = seen.insights.timing.weekday
    return " · ".join(
        f"{WEEKDAYS[day]} {figure_of(means[day])}" for day in _order(seen) if means[day] is not None
    )
