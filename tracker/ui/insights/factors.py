"""Factors: each against the twitches, what was found first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style

from tracker.model import Factor, number
from tracker.model.say import capital, listed
from tracker.model.width import padded
from tracker.model.words import visible

from ..dates import days_words
from .over_time import counts_figure
from .page import MUTED, Figure, Page, Seen, muted, rows, said

if TYPE_CHECKING:
    from tracker.insight.ranking import Ranked
    from tracker.insight.result import FactorLink
    from tracker.plot import Palette, Picture

PIN = "◆"
LAG, PINS = (Style.from_meta({"@click": f"screen.{name}"}) for name in ("toggle_lag", "pin"))
NO_FACTOR = "No factor recorded yet. On Log, {key} opens the check-in."


def page(seen: Seen) -> Page:
    """Return the chosen factor: how it goes with the twitches, and on which days."""
    found = seen.chosen
    factor = seen.whole.catalogue.get(found.factor) if found else None
    if found is None or factor is None:
        return Page("", [], [Content(NO_FACTOR.format(key=seen.keys["log.check_in"]))])
    lag = found.lag if seen.lag is None else seen.lag
    link = found.at(lag)
    figures = [against_figure(seen, factor, lag)]
    if seen.wide:
        figures = [against_figure(seen, factor, each, chosen=each == lag) for each in (0, 1)]
        raw = seen.insights.milestone.reached is None
        figures += [series_figure(seen, factor, raw=raw), counts_figure(seen, raw=raw)]
    return Page(_heading(seen, found, link, factor), figures, words(seen, found, link, factor))


def _heading(seen: Seen, found: Ranked, link: FactorLink, factor: Factor) -> str:
    from tracker.insight.phrases import when_words  # late: the room brings numpy
    from tracker.insight.ranking import standing

    place = list(seen.ranking).index(found) + 1
    pinned = f" {PIN}" if pinned_words(seen, link) else ""
    return (
        f"{place} of {len(seen.ranking)} · {standing(link)} · {visible(factor.label)}, "
        f"{when_words(factor.key, link.lag)} → twitches · {days_words(link.n)}{pinned}"
    )


def words(seen: Seen, found: Ranked, link: FactorLink, factor: Factor) -> list[Content]:
    """Return the sentence, the figures of the days shown, the other lag, and about pins."""
    reached = seen.insights.milestone.reached
    lines = [said(link.sentence)]
    note = _here(seen, link, factor)
    if reached is not None:
        note += f" The sentence speaks of the first {reached} watched days."
    lines.append(muted(note))
    other = found.at(1 - link.lag)
    if other is not link and reached is not None:
        lines.append(muted(_other(other, factor, seen.keys["insights.lag"])).stylize(LAG))
    if about := pinned_words(seen, link):
        lines.append(muted(about).stylize(PINS))
    return lines


def _here(seen: Seen, link: FactorLink, factor: Factor) -> str:
    """Return what the days shown say by themselves."""
    curve = seen.insights.curves.get((link.factor, link.lag))
    drawn = "; line and shade: fitted, 95%" if curve is not None else ""
    days = f"In the days shown (• one, ● several{drawn}), {days_words(link.n)} with both"
    if seen.insights.milestone.reached is None:
        days = f"In the days shown (• one, ● several), {days_words(link.n)} with both"
        return f"{days}: your record so far, not a pattern."
    if link.rate_ratio is None or link.low is None or link.high is None:
        return f"{days}; too few or too much alike for a ratio."
    moving = [f"{_label(seen, mover.factor)} (r {mover.r:.2f})" for mover in link.moves_with]
    return (
        f"{days}: {link.rate_ratio:.2f} times as many twitches {_per(factor)} "
        f"(95%: {link.low:.2f} to {link.high:.2f})"
        + (f"; moves with {listed(moving)}" if moving else "")
        + "."
    )


def _per(factor: Factor) -> str:
    from tracker.insight.phrases import per_words

    return per_words(factor).strip() or "on such days"


def _other(other: FactorLink, factor: Factor, key: str) -> str:
    from tracker.insight.phrases import when_words
    from tracker.insight.ranking import standing

    return f"{capital(when_words(factor.key, other.lag))}: {standing(other)} ({key} shows it)."


def pinned_words(seen: Seen, link: FactorLink) -> str:
    """Return whether a link is a suspect and since when that counts, '' for neither."""
    now, chosen = link.pinned, (link.factor, link.lag) in seen.whole.pins_chosen
    following = seen.insights.milestone.next
    key = seen.keys["insights.pin"]
    if now and chosen:
        return f"{PIN} A suspect, named before looking: it gets more of the say. {key} unpins it."
    if chosen:
        return (
            f"{PIN} Pinned after the last look, so it counts from the look at {following} watched "
            f"days on; what was looked at stays as it is. {key} unpins it."
        )
    if now:
        return (
            f"{PIN} Unpinned after the last look; from the look at {following} watched days on it "
            f"is no suspect any more. {key} pins it again."
        )
    return ""


def against_figure(seen: Seen, factor: Factor, lag: int, *, chosen: bool | None = None) -> Figure:
    """Return the figure of the daily counts against a factor; with `chosen` it says by a mark
    whether its lag is the one the words are about."""
    from tracker.insight.phrases import when_words

    insights, start = seen.insights, seen.whole.day_start
    curve = insights.curves.get((factor.key, lag))
    if insights.milestone.reached is None:
        curve = None  # raw days, before there is anything to say
    hour = start.hour + start.minute / 60

    def build(width: int, height: int, palette: Palette) -> Picture | None:
        from tracker import plot

        return plot.against(
            insights.table,
            factor,
            lag,
            curve,
            width=width,
            height=height,
            palette=palette,
            day_start_hour=hour,
        )

    mark = "" if chosen is None else "▸ " if chosen else "  "
    caption = f"{mark}twitches by {visible(factor.label)}, {when_words(factor.key, lag)}"
    return Figure(("against", factor.key, lag), caption, build)


def series_figure(seen: Seen, factor: Factor, *, raw: bool = False) -> Figure:
    """Return the figure of a factor's own values day by day; `raw` without their mean."""
    insights, start = seen.insights, seen.whole.day_start
    hour = start.hour + start.minute / 60

    def build(width: int, height: int, palette: Palette) -> Picture | None:
        from tracker import plot

        return plot.factor_over_time(
            insights.table,
            factor,
            width=width,
            height=height,
            palette=palette,
            day_start_hour=hour,
            raw=raw,
        )

    unit = f", {visible(factor.read_unit)}" if factor.read_unit else ""
    return Figure(("series", factor.key, raw), f"  {visible(factor.label)} day by day{unit}", build)


def table(seen: Seen) -> Content:
    """Return the numbers of every factor, in the order of the list."""
    reached = seen.insights.milestone.reached
    lines = [
        "ratio and interval: the days shown; verdict: "
        + (f"the first {reached} watched days" if reached else "not before the first look"),
        "",
        f"{'  factor':<18}{'day':<7}{'n':>5} {'ratio':>6}  {'95% interval':<15}{'per':<9}verdict",
    ]
    lines += [_line(seen, link) for found in seen.ranking for link in found.links]
    lines += ["", f"{PIN} a suspect, named before looking"]
    return rows(lines)


def _line(seen: Seen, link: FactorLink) -> str:
    interval = (
        "–" if link.low is None or link.high is None else f"{link.low:.2f} to {link.high:.2f}"
    )
    ratio = "–" if link.rate_ratio is None else f"{link.rate_ratio:.2f}"
    factor = seen.whole.catalogue.get(link.factor)
    per = visible(factor.say_read(factor.read(link.per)) if factor else number(link.per))
    day = "same" if link.lag == 0 else "before"
    tier = f" ({link.tier})" if link.tier else ""
    named = f"{PIN if link.pinned else ' '} {_label(seen, link.factor)}"
    return (
        f"{padded(named, 17)} {day:<7}{link.n:>5} {ratio:>6}  {interval:<15}"
        f"{padded(per, 8)} {link.verdict}{tier}"
    )


def _label(seen: Seen, key: str) -> str:
    factor = seen.whole.catalogue.get(key)
    return visible(factor.label if factor else key)


def row_words(seen: Seen, found: Ranked) -> Content:
    """Return a factor as the list at the left names it."""
    link = found.at(found.lag)
    pin = f"{PIN} " if found.pinned else "  "
    where = {"more": "▲", "fewer": "▼"}.get(link.verdict, " ")
    before = " before" if link.tier and found.lag == 1 else ""
    return Content.assemble(
        (pin, "$accent"), _label(seen, found.factor), (f" {where}{before}", MUTED)
    )
