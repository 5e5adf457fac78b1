"""A whole analysis as a document: what is worth knowing first, what it rests on last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from tracker.insight import Insights
from tracker.insight.phrases import days_words, short_day
from tracker.insight.result import Change
from tracker.insight.trial_result import TrialResult
from tracker.model import Catalogue, EpisodeDetails, read
from tracker.model.clock import Face, clock_words
from tracker.model.say import place, twitches
from tracker.model.words import WEEKDAYS, activity_label

from ..text import day_words
from .blocks import UNKNOWN, Bars, Block, Column, Document, Listing, Prose, Section, Table, Tally
from .links import link_sections, ratio_figure

_MEASURES = {
    "count": "twitches a day",
    "minutes": "minutes a day",
    "intensity": "strongest intensity",
    "bother": "strongest bother",
}
_VERDICTS = {"more": "above usual", "fewer": "below usual"}
_AT_KEYBOARD = "You log at the keyboard; that alone can make such {} look busier."
_EPISODES_ONLY = "Only episodes carry these; how often you do a thing is not known."


def document(
    found: Insights, catalogue: Catalogue, *, first_weekday: int, face: Face = "24h"
) -> Document:
    """Return everything an analysis says; `first_weekday` 0 is Monday."""
    sections = [
        *_listed("In short", found.headlines),
        *link_sections(found, catalogue),
        *_change(found),
        *_timing(found, first_weekday, face),
        *_places(found),
        *_contexts(found),
        *_listed("Before and after", [marker.sentence for marker in found.markers]),
        *_trial(found.trial),
        *_flags(found),
    ]
    return Document(_title(found), _record(found), sections)


def _title(found: Insights) -> str:
    if found.start is None or found.end is None:
        return "No finished day yet"
    return f"{day_words(found.start)} – {day_words(found.end)}"


def _record(found: Insights) -> list[str]:
    lines = []
    if found.milestone.reached is None:
        lines.append("Your record so far, not a pattern.")
    days = found.days
    if days.calendar:
        lines.append(
            f"{_count(found.episodes, 'episode')} · {twitches(found.twitches)} · "
            f"{_count(days.watched, 'day')} watched, {days.zero} of them without twitches · "
            f"{_count(days.checked_in, 'check-in')} closed"
        )
    return lines


def _change(found: Insights) -> list[Section]:
    """Return this week as a table, and the sentences of what lies outside the usual range."""
    changes = found.change
    blocks: list[Block] = []
    if any(change.recent is not None for change in changes):
        columns = [
            Column("measure"), Column("7 days", right=True), Column("usual"),
            Column("verdict", plain=True),
        ]  # fmt: skip
        blocks.append(Table(columns, [_change_row(change) for change in changes]))
    sentences = [
        change.sentence
        for change in changes
        if change.measure == "count" or change.verdict in _VERDICTS
    ]
    if found.step is not None:
        sentences.append(found.step.sentence)
    fresh = [sentence for sentence in sentences if sentence not in found.headlines]
    if fresh:
        blocks.append(Listing(fresh))
    return [Section("This week against the usual range", blocks)] if blocks else []


def _change_row(change: Change) -> list[str]:
    known = change.usual_low is not None and change.usual_high is not None
    return [
        _MEASURES[change.measure],
        _mean(change.recent),
        f"{_mean(change.usual_low)} to {_mean(change.usual_high)}" if known else UNKNOWN,
        _VERDICTS.get(change.verdict, change.verdict),
    ]


def _timing(found: Insights, first_weekday: int, face: Face) -> list[Section]:
    blocks: list[Block] = []
    timing = found.timing
    if sum(timing.hour):
        hours = [clock_words(time(hour), face).replace(":00", "") for hour in range(24)]
        counts = [str(count) for count in timing.hour]
        blocks.append(Bars("By hour", hours, timing.hour, [("twitches", counts)]))
    if any(mean is not None for mean in timing.weekday):
        order = [(first_weekday + index) % 7 for index in range(7)]
        means = [timing.weekday[weekday] for weekday in order]
        figures = [("mean a watched day", [_mean(mean) for mean in means])]
        blocks.append(Bars("By weekday", [WEEKDAYS[each] for each in order], means, figures))
    if found.weeks:
        blocks.append(_weeks(found))
    if timing.untimed:
        blocks.append(Prose(f"Without an hour: {twitches(timing.untimed)}."))
    if found.between is not None:
        blocks.append(Prose(found.between.sentence))
    if sum(timing.hour):
        blocks.append(Prose(_AT_KEYBOARD.format("hours")))
    return [Section("When", blocks)] if blocks else []


def _weeks(found: Insights) -> Bars:
    weeks = found.weeks
    return Bars(
        "By week, from",
        [f"{week.first.day} {week.first:%b}" for week in weeks],
        [week.mean for week in weeks],
        [
            ("mean a watched day", [_mean(week.mean) for week in weeks]),
            ("watched of days", [f"{week.watched}/{week.days}" for week in weeks]),
        ],
    )


def _places(found: Insights) -> list[Section]:
    rows = []
    for each in found.places:
        sites = [each.site] if each.site else []
        name = place(read(EpisodeDetails, {"hand": each.hand, "sites": sites}))
        if name:
            rows.append((name, each.twitches, "" if each.share is None else f"{each.share:.0%}"))
    if not rows:
        return []
    blocks: list[Block] = [Tally("", "twitches", rows)]
    if found.concentration is not None:
        blocks.append(Prose(found.concentration.sentence))
    if any(each.hand for each in found.places):
        blocks.append(Prose(_AT_KEYBOARD.format("places")))
    return [Section("Where, as far as stated", blocks)]


def _contexts(found: Insights) -> list[Section]:
    blocks: list[Block] = []
    for kind, title in (("activity", "Doing"), ("warmth", "Hands"), ("fatigue", "Fatigue")):
        rows = [each for each in found.contexts if each.kind == kind]
        rows.sort(key=lambda each: -each.episodes)
        named = [
            (
                activity_label(str(each.value)) if kind == "activity" else str(each.value),
                each.episodes,
                f"{each.share:.0%}",
            )
            for each in rows
        ]
        if named:
            blocks.append(Tally(title, "episodes", named))
    if not blocks:
        return []
    said = found.hand_work.sentence if found.hand_work is not None else ""
    blocks.append(Prose(f"{said} {_EPISODES_ONLY}".strip()))
    return [Section("In which circumstances, as far as stated", blocks)]


def _trial(trial: TrialResult | None) -> list[Section]:
    if trial is None:
        return []
    blocks: list[Block] = [Prose(trial.sentence)]
    if trial.ratio is not None:
        blocks.append(_trial_table(trial))
    review = trial.review_by_heading(repeating=False)
    if review:
        items = [f"{about}: {' '.join(sentences)}" for about, sentences in review.items()]
        blocks.append(Listing(items))
    return [Section(f"Trial: {trial.name}", blocks)]


def _trial_table(trial: TrialResult) -> Table:
    """Return the numbers of a trial: on a terminal what fits, in Markdown all of them."""

    def told(ratio: float | None) -> str:
        return UNKNOWN if ratio is None else ratio_figure(ratio)

    known = trial.low is not None and trial.high is not None
    p = UNKNOWN if trial.p_randomised is None else f"{trial.p_randomised:.3f}"
    kept = trial.adherence
    cells = [
        (Column("days", right=True), str(trial.days)),
        (Column("ratio", right=True), told(trial.ratio)),
        (Column("95% interval"), f"{told(trial.low)} to {told(trial.high)}" if known else UNKNOWN),
        (Column("unadjusted", right=True), told(trial.unadjusted)),
        (Column("p, randomised", right=True, brief=trial.p_randomised is not None), p),
        (
            Column("days counted", brief=False),
            f"{trial.changed_days} changed, {trial.baseline_days} baseline",
        ),
        (Column("kept to", brief=False), f"{kept.kept} of {kept.said} days said, {kept.of} in all"),
        (Column("verdict"), trial.verdict),
    ]
    return Table([column for column, _ in cells], [[cell for _, cell in cells]])


def _flags(found: Insights) -> list[Section]:
    items = [
        f"{flag.sentence} Source: {flag.source}. Records: {', '.join(flag.records)}"
        for flag in found.red_flags
    ]
    return _listed("Worth showing a clinician", items)


def _listed(title: str, sentences: Sequence[str]) -> list[Section]:
    return [Section(title, [Listing(sentences)])] if sentences else []


def _mean(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:.1f}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def range_words(found: Insights) -> str:
    """Return the days looked at: '28 Aug 2026 to 25 Nov 2026', 'no finished day'."""
    if found.start is None or found.end is None:
        return "no finished day"
    return f"{short_day(found.start)} to {short_day(found.end)}"


def seen_words(found: Insights) -> str:
    """Return what a figure beside a verdict speaks of."""
    reached = found.milestone.reached
    more = "" if reached is None else f"; the verdict speaks of the first {days_words(reached)}"
    return f"The figure shows {range_words(found)}{more}."
