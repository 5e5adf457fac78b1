"""What stands under the figures of Insights: the sentences of an analysis, and its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from tracker.model import EpisodeDetails, Factor, number, read
from tracker.model.say import listed, place, twitches
from tracker.model.words import WEEKDAYS, activity_label, visible

if TYPE_CHECKING:
    from tracker.insight import Insights
    from tracker.insight.result import Context, FactorLink, Place, RedFlag

ENOUGH_HOURS = 20  # timed twitches before a busiest hour is named


def overview(insights: Insights, first: date) -> list[Content]:
    """Return what to show a clinician, then the sentences worth knowing first; `first` is the
    diary's first day, before which there was nothing to watch."""
    days = insights.days
    lines = []
    if days.calendar:
        today = ", today among them" if days.calendar > len(insights.table.dates) else ""
        before = 0 if insights.start is None else max(0, (first - insights.start).days)
        lines.append(
            Content(
                f"{days.watched} of {days.calendar - before} days watched{today}, {days.zero} of "
                f"them without twitches; {twitches(insights.twitches)} in all."
            )
        )
    lines += flags(insights.red_flags)
    lines += [Content(visible(sentence)) for sentence in insights.headlines]
    if insights.trial is not None:
        lines.append(Content(visible(insights.trial.sentence)))
    return lines


def flags(fired: Sequence[RedFlag]) -> list[Content]:
    """Return the rules that fired, calmly, with their sources."""
    return [
        Content.assemble(
            ("Worth showing a clinician: ", "bold"),
            visible(flag.sentence),
            (f" ({flag.source})", "$foreground-muted"),
        )
        for flag in fired
    ]


def link_title(link: FactorLink, factor: Factor) -> str:
    """Return what a figure shows: 'sleep, same day → twitches · pinned · 74 days'."""
    from tracker.insight.phrases import days_words, when_words  # late: the room brings numpy

    when = when_words(factor.key, link.lag)
    pinned = " · pinned" if link.pinned else ""
    said = link.tier or link.verdict
    return f"{factor.label}, {when} → twitches · {days_words(link.n)}{pinned} · {said}"


def link_words(link: FactorLink, insights: Insights) -> list[Content]:
    """Return the sentence of a link, and which days it and the figure speak of."""
    reached = insights.milestone.reached
    note = "The figure shows the days named above"
    if reached is not None:
        note += f"; the sentence speaks of the first {reached} watched days"
    return [Content(visible(link.sentence)), Content.styled(f"{note}.", "$foreground-muted")]


def timing(insights: Insights) -> list[Content]:
    """Return when twitches were logged, in words."""
    hours = insights.timing.hour
    if not sum(hours):
        return [Content("No twitches with an hour in this range yet.")]
    if sum(hours) < ENOUGH_HOURS:
        return [Content(f"{twitches(sum(hours))} with an hour so far, not a pattern.")]
    busiest = max(range(24), key=lambda hour: hours[hour])
    share = round(100 * hours[busiest] / sum(hours))
    untimed = insights.timing.untimed
    return [
        Content(
            f"Of {sum(hours)} twitches with an hour, {share}% were logged between "
            f"{busiest:02d}:00 and {(busiest + 1) % 24:02d}:00; {untimed} have no hour."
        ),
        Content("You log at the keyboard; that alone can make such hours look busier."),
    ]


def places(insights: Insights) -> Content:
    """Return places and contexts as short bars with their numbers."""
    lines = [Content.styled("Where (of twitches that state a place)", "bold")]
    stated = [(where, where.share) for where in insights.places if where.share is not None]
    lines += [_bar(place_name(where), share, f"{where.twitches}") for where, share in stated[:10]]
    if not stated:
        lines.append(Content.styled("No place stated yet.", "$foreground-muted"))
    unstated = [
        f"{where.twitches} {'on the ' + place_name(where) if where.hand else 'anywhere'}"
        for where in insights.places
        if where.share is None
    ]
    if unstated:
        words = f"Without a place: {listed(unstated)}"
        lines.append(Content.styled(words, "$foreground-muted"))
    for kind, words in (("activity", "Doing what"), ("fatigue", "Fatigue"), ("warmth", "Hands")):
        found = [context for context in insights.contexts if context.kind == kind]
        if found:
            lines.append(Content.styled(f"\n{words} (of episodes that state it)", "bold"))
            found.sort(key=lambda context: -context.episodes)
            lines += [
                _bar(_context_name(context), context.share, f"{context.episodes}")
                for context in found[:6]
            ]
    lines.append(
        Content.styled(
            "\nOnly episodes carry these: how often you do a thing is not known.",
            "$foreground-muted",
        )
    )
    return Content("\n").join(lines)


def numbers(insights: Insights, catalogue: Mapping[str, Factor]) -> Content:
    """Return every number of the analysis as a table in plain text, for reading and copying."""
    days = insights.days
    reached = insights.milestone.reached
    lines = [
        f"from {insights.start or '–'} to {insights.end or '–'}",
        f"days {days.calendar} · watched {days.watched} · without twitches {days.zero} · "
        f"check-ins closed {days.checked_in}",
        f"episodes {insights.episodes} · twitches {insights.twitches}",
        "",
        "ratio and interval: this range; verdict: "
        + (f"the first {reached} watched days" if reached else "from 21 watched days on"),
        "",
        f"{'factor':<20}{'day':<7}{'n':>4} {'ratio':>6}  {'95% interval':<14}{'per':<9}verdict",
    ]
    for link in insights.associations:
        label = catalogue[link.factor].label if link.factor in catalogue else link.factor
        interval = (
            "–" if link.low is None or link.high is None else f"{link.low:.2f} to {link.high:.2f}"
        )
        ratio = "–" if link.rate_ratio is None else f"{link.rate_ratio:.2f}"
        per = f"{number(link.per)} {link.unit}".strip()
        lines.append(
            f"{label[:19]:<20}{'same' if link.lag == 0 else 'before':<7}{link.n:>4} {ratio:>6}  "
            f"{interval:<14}{per[:8]:<9}{link.verdict}{f' ({link.tier})' if link.tier else ''}"
        )
    lines += ["", f"{'measure':<12}{'recent':>8}  {'usual':<16}verdict"]
    for change in insights.change:
        usual = (
            "–"
            if change.usual_low is None or change.usual_high is None
            else f"{change.usual_low:.1f} to {change.usual_high:.1f}"
        )
        recent = "–" if change.recent is None else f"{change.recent:.1f}"
        lines.append(f"{change.measure:<12}{recent:>8}  {usual:<16}{change.verdict}")
    hours = " ".join(
        f"{hour:02d}h ×{total}" for hour, total in enumerate(insights.timing.hour) if total
    )
    weekdays = " ".join(
        f"{WEEKDAYS[index]} {mean:.1f}"
        for index, mean in enumerate(insights.timing.weekday)
        if mean is not None
    )
    lines += [
        "",
        f"by hour   {hours or '–'}",
        f"by weekday (mean a watched day)   {weekdays or '–'}",
    ]
    return Content(visible_lines(lines))


def visible_lines(lines: list[str]) -> str:
    """Return lines joined, each safe for a terminal."""
    return "\n".join(visible(line) for line in lines)


def _bar(name: str, share: float, amount: str) -> Content:
    full = round(share * 24)
    return Content.assemble(
        f"{visible(name)[:20]:<21}",
        ("█" * full or "▏", "$primary"),
        f" {share:.0%} ",
        (f"({amount})", "$foreground-muted"),
    )


def place_name(where: Place) -> str:
    """Return where twitches were: 'right index'."""
    sites = [where.site] if where.site else []
    return place(read(EpisodeDetails, {"hand": where.hand, "sites": sites}))


def _context_name(context: Context) -> str:
    return activity_label(str(context.value)) if context.kind == "activity" else str(context.value)
