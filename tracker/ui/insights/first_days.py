"""The record before there is a look at links: everything as it is, no curve, no verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tracker.model import Episode
from tracker.model.say import episode_words, listed
from tracker.model.width import cut
from tracker.model.words import activity_label, visible

from ..dates import short_day, time_words
from ..insight_words import flags, place_name, sources
from .hands import hands_picture
from .over_time import counts_figure, legend
from .page import Figure, Page, Seen, labelled, said
from .timing import hours_figure

if TYPE_CHECKING:
    from tracker.insight.result import Place

MOST_EPISODES = 6
MOST_NAMED = 5
MOST_NOTES = 3
LONGEST_NOTE = 60
NOTHING_YET = (
    "Nothing is recorded yet: {log} goes to Log, where {twitch} logs a twitch and {check_in} opens "
    "the check-in."
)
_SO_FAR = "Your record so far, not a pattern."


def page(seen: Seen) -> Page:
    """Return the first days: the days as dots, today's timeline, where, when, doing what, notes."""
    finished = bool(seen.insights.table.dates)
    figures: list[Figure] = []
    if finished:
        figures.append(counts_figure(seen, raw=True))
    if sum(seen.insights.timing.hour):
        figures.append(hours_figure(seen))
    heading = f"twitches a day:  {legend(seen, raw=True)}" if finished else "today, by the hour"
    beside = hands_picture(seen) if seen.wide and seen.insights.places else None
    return Page(heading if figures else "", figures, words(seen), beside)


def words(seen: Seen) -> list[Content]:
    """Return the record so far in words."""
    from .overview import counted

    insights = seen.insights
    key = seen.keys["app.clinician"]
    lines = [*counted(seen), *flags(insights.red_flags, sources=seen.wide, key=key)]
    if insights.milestone.watched_total:
        lines += [said(sentence) for sentence in insights.headlines]
    elif not insights.days.calendar:
        ids = {"log": "app.log", "twitch": "log.twitch", "check_in": "log.check_in"}
        keys = {name: seen.keys[id] for name, id in ids.items()}
        lines += [said(sentence) for sentence in insights.headlines]
        lines.append(Content(NOTHING_YET.format(**keys)))
    else:
        lines.append(Content(f"{_SO_FAR} {insights.headlines[0] if insights.headlines else ''}"))
    if seen.review_waits:
        key = seen.keys["app.review"]
        lines.append(Content(f"{key} opens the review: one page on the days watched so far."))
    lines += [*_today(seen), *_where(seen), *_doing(seen), *_notes(seen)]
    lines += [] if seen.wide else sources(insights.red_flags)
    return lines


def _today(seen: Seen) -> list[Content]:
    episodes = [each for each in seen.whole.episodes if each.day == seen.today]
    if not episodes:
        return []
    told = " · ".join(_moment(each, seen.clock) for each in episodes[-MOST_EPISODES:])
    more = f"({len(episodes) - MOST_EPISODES} before) " if len(episodes) > MOST_EPISODES else ""
    return [labelled("Today", f"{more}{told}")]


def _moment(episode: Episode, clock: str) -> str:
    parts = episode_words(episode).split(" · ")
    at = time_words(episode.at, clock)
    told = ", ".join(part for part in parts[:3] if not part.startswith("“"))
    return f"{at} {told}"


def _where(seen: Seen) -> list[Content]:
    stated = [where for where in seen.insights.places if where.share is not None]
    without = sum(where.twitches for where in seen.insights.places if where.share is None)
    if not stated:
        return []
    named = " · ".join(f"{_name(where)} {where.twitches}" for where in stated[:MOST_NAMED])
    more = f" · no place said {without}" if without else ""
    return [labelled("Where", f"{named}{more}")]


def _name(where: Place) -> str:
    return visible(place_name(where))


def _doing(seen: Seen) -> list[Content]:
    found = [each for each in seen.insights.contexts if each.kind == "activity"]
    if not found:
        return []
    named = [f"{activity_label(str(each.value))} {each.episodes}" for each in found[:MOST_NAMED]]
    return [labelled("At rest or doing what", f"{listed(named)} (episodes)")]


def _notes(seen: Seen) -> list[Content]:
    notes = [
        (each.day, each.note)
        for kind in (seen.whole.episodes, seen.whole.check_ins)
        for each in kind
        if each.note
    ]
    if not notes:
        return []
    newest = sorted(notes, key=lambda note: note[0], reverse=True)[:MOST_NOTES]
    told = " · ".join(
        f"“{cut(visible(note), LONGEST_NOTE)}” {short_day(day, seen.today)}" for day, note in newest
    )
    return [Content.assemble(("In your own words  ", "bold"), told)]
