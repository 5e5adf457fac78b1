"""Overview: the two or three things worth knowing, and the days."""

from __future__ import annotations

from textual.content import Content

from tracker.model.designs import visible_ratio
from tracker.model.say import marker_words, twitches

from ..dates import days_words, named_day
from ..insight_words import flags, sources
from . import change, first_days
from .over_time import counts_figure, legend
from .page import Page, Seen, muted, rows, said

LONG = 60  # watched days from which on finding nothing is an answer of its own
COMFORT = (
    f"What a trial could show: twice two weeks find a drop to about {visible_ratio('AB', 14):.2f} "
    "of the usual number four times in five; they can't see a 30% reduction. A small change is "
    "still reasonable for comfort."
)
EVENTS = 4  # life events named


def page(seen: Seen) -> Page:
    """Return the overview; before the first look at links, the record as it is so far."""
    if seen.insights.milestone.reached is None:
        return first_days.page(seen)
    heading = f"twitches a day:  {legend(seen)}"
    weeks = [change.weeks_figure(seen)] if seen.broad and seen.insights.weeks else []
    return Page(heading, [counts_figure(seen), *weeks], words(seen))


def words(seen: Seen) -> list[Content]:
    """Return what to show a clinician, then what is worth knowing first."""
    insights = seen.insights
    key = seen.keys["app.clinician"]
    lines = [*counted(seen), *flags(insights.red_flags, sources=seen.wide, key=key)]
    found = list(insights.headlines)
    if insights.step is not None and insights.step.sentence not in found:
        found.insert(0, insights.step.sentence)
    lines += [said(sentence) for sentence in found]
    if insights.trial is not None:
        lines.append(said(insights.trial.sentence))
    if _nothing_found(seen):
        lines.append(muted(COMFORT))
    return [*lines, *events(seen), *([] if seen.wide else sources(insights.red_flags))]


def counted(seen: Seen) -> list[Content]:
    """Return how many days there are, and what they held; before the diary's first day there was
    nothing to watch."""
    days, insights = seen.insights.days, seen.insights
    if not days.calendar:
        return []
    today = ", today among them" if days.calendar > len(insights.table.dates) else ""
    before = 0 if insights.start is None else max(0, (seen.whole.first - insights.start).days)
    there_were = days_words(days.calendar - before)
    return [
        Content(
            f"{days.watched} of {there_were} watched{today}, "
            f"{days.zero or 'none'} of them without twitches; {twitches(insights.twitches)} in all."
        )
    ]


def events(seen: Seen) -> list[Content]:
    """Return the life events of the days shown, the newest first."""
    start, end = seen.insights.start, seen.insights.end
    if start is None or end is None:
        return []
    found = [marker for marker in seen.whole.markers if start <= marker.day <= end]
    if not found:
        return []
    named = [
        f"{named_day(marker.day, seen.today)} {marker_words(marker)}"
        for marker in reversed(found[-EVENTS:])
    ]
    more = f" · and {len(found) - EVENTS} before" if len(found) > EVENTS else ""
    return [muted(f"▾ {' · '.join(named)}{more}")]


def table(seen: Seen) -> Content:
    """Return the numbers of the overview: the days, and what is known of links by now."""
    insights = seen.insights
    days, reached = insights.days, insights.milestone
    lines = [
        f"from {insights.start or '–'} to {insights.end or '–'}",
        "",
        f"{'days':<24}{days.calendar:>6}",
        f"{'watched':<24}{days.watched:>6}",
        f"{'without twitches':<24}{days.zero:>6}",
        f"{'check-ins closed':<24}{days.checked_in:>6}",
        f"{'episodes':<24}{insights.episodes:>6}",
        f"{'twitches':<24}{insights.twitches:>6}",
        "",
        f"{'watched, whole diary':<24}{reached.watched_total:>6}",
        f"{'last look at links, days':<24}{reached.reached or '–':>6}",
        f"{'next look at links, days':<24}{reached.next:>6}",
    ]
    return rows(lines)


def _nothing_found(seen: Seen) -> bool:
    reached = seen.insights.milestone.reached
    found = any(link.tier for link in seen.insights.associations)
    return reached is not None and reached >= LONG and not found and seen.insights.trial is None
