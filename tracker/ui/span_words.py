"""A marked span of days and its comparison in words: what each holds, and no verdict."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from textual.content import Content

from tracker.model import Marker
from tracker.model.say import listed, marker_words
from tracker.model.spans import LONGEST, Comparison, PhaseWithin, finished
from tracker.model.words import visible

from .calendar.shown import BASELINE, CHANGED
from .dates import days_words, named_day, span_range
from .review_words import CALM, FEWER
from .span_table import MISSING, digits_of, lines

CHOSEN = "You chose the days: a difference between stretches shows nothing by itself."
AFTERWARDS = (
    "Days picked because they were bad usually have better ones before and after them, whatever "
    "was changed; with good days it is the other way round."
)
NOT_ALIKE = (
    "Not as many days were watched and checked in: days that go unrecorded can differ from those "
    "recorded, and noticing more after starting a log is common."
)
KEYBOARD = "You log at the keyboard; that alone can make days with more work look busier."
NOT_RECORDED = f"{MISSING} is not recorded, which is not zero."
HIDDEN = "How many twitches there were is hidden; {key} on Calendar shows it again."
TODAY_OUT = "Today is not over and is left out."
NOT_WATCHED = "No day of either was watched: nothing says whether there were twitches."
ALIKE = 0.1  # of the days: as far as two stretches may be apart in how many were recorded
ONE_LINE = 78  # columns of the message line at its narrowest


def before_words(days: int) -> str:
    """Return which days a span is set beside: 'the 12 days before'."""
    return "the day before" if days == 1 else f"the {days} days before"


class Marked(NamedTuple):
    """What is said of the days marked: `words`, then `compare` where they can be compared, then
    `leave`; those two say what a key does, or a click on them."""

    words: str
    compare: str
    leave: str

    @property
    def text(self) -> str:
        """The whole in one line."""
        return " · ".join(part for part in self if part)


def marked(first: date, last: date, today: date, key: str, leave: str) -> Marked:
    """Return what is said of a span that is being marked; `key` compares, `leave` gives it up."""
    length = (last - first).days + 1
    words = f"{days_words(length)}, {span_range(first, last, today)}"
    more = " · move to add days" if length == 1 else ""
    over = finished(first, last, today)
    if over is None:
        return Marked(f"{words}, not over yet{more}", "", f"{leave} leaves")
    days = (over[1] - over[0]).days + 1
    if days > LONGEST:
        return Marked(f"{words}: over ten years", "", f"{leave} leaves")
    if days < length:
        words += f", {days} over"
    for beside in (f" with {before_words(days)}", " with as many before", ""):
        found = Marked(words + more, f"{key} compares{beside}", leave)
        if len(found.text) <= ONE_LINE:
            break
    return found


def refusal(first: date, last: date, today: date) -> str:
    """Return why a span can't be compared, '' if it can."""
    over = finished(first, last, today)
    if over is None:
        return "No day of these is over yet: a comparison looks at finished days."
    if (over[1] - over[0]).days >= LONGEST:
        return f"That is more than ten years ({LONGEST} days), the most that can be compared."
    return ""


def heading(comparison: Comparison, marked_last: date, today: date) -> str:
    """Return which days are beside which: 'Mon 2 – Fri 13 Nov beside the 12 days before';
    `marked_last` is the last day that was marked, finished or not."""
    span = comparison.span
    weekdays = span.start.year == span.end.year == today.year  # with years there is no room
    days = span_range(span.start, span.end, today, weekdays=weekdays)
    without = " · without today" if marked_last >= today else ""
    return f"{days} beside {before_words(span.length)}{without}"


def around(comparison: Comparison, today: date) -> list[Content]:
    """Return what else fell into either stretch: life events and trial phases by date."""
    found = []
    for name, side in (("Before", comparison.before), ("In these days", comparison.span)):
        told = [(event.day, _event(event, today)) for event in side.events]
        told += [(phase.start, _phase(phase, today)) for phase in side.phases]
        if told:
            found.append(Content.styled(name, "$foreground-muted"))
            found += [Content(words) for _, words in sorted(told)]
    return found or [Content("No life event and no trial is recorded in either.")]


def _event(event: Marker, today: date) -> str:
    return f"◆ {named_day(event.day, today)}: {marker_words(event)}"


def _phase(phase: PhaseWithin, today: date) -> str:
    sign, name = (CHANGED, "change") if phase.changed else (BASELINE, "baseline")
    days = span_range(phase.start, phase.end, today, weekdays=False)
    return f"{sign} {days}: {name} of the trial “{visible(phase.trial.name)}”"


def in_mind(
    comparison: Comparison, marked_last: date, today: date, *, counts: bool, hide_key: str
) -> list[str]:
    """Return what to keep in mind with these figures; `marked_last` as in `heading`."""
    before, span = comparison.before, comparison.span
    may_be = before.watched or span.watched or before.unread or span.unread
    found = [AFTERWARDS] if may_be else [NOT_WATCHED, AFTERWARDS]
    apart = max(abs(before.watched - span.watched), abs(before.checked_in - span.checked_in))
    if apart > ALIKE * span.length:
        found.append(NOT_ALIKE)
    count = next((row for row in comparison.twitching if row.measure.key == "count"), None)
    if counts and count and count.comparable and count.before and count.span:
        difference = round(count.span.figure - count.before.figure, digits_of(count))
        found += [FEWER] * (difference < 0) + [CALM] * (difference > 0)
    if any(row.measure.key == "factor workload" for row in comparison.factors):
        found.append(KEYBOARD)
    if marked_last >= today:
        found.append(TODAY_OUT)
    if not counts:
        found.append(HIDDEN.format(key=hide_key))
    if any(MISSING in (line.before, line.span) for line in lines(comparison, counts=counts)):
        found.append(NOT_RECORDED)
    return found


def trouble(comparison: Comparison, unreadable: Sequence[str]) -> list[str]:
    """Return what is said where not everything of these days could be read."""
    found = list(unreadable)
    sides = {"before": comparison.before, "of these": comparison.span}
    unread = [f"{days_words(side.unread)} {name}" for name, side in sides.items() if side.unread]
    if unread:
        found.append(f"Not read, so not known: {listed(unread)}.")
    broken = [f"{days_words(side.broken)} {name}" for name, side in sides.items() if side.broken]
    if broken:
        found.append(f"With a record that can't be read: {listed(broken)}; it counts for nothing.")
    return found
