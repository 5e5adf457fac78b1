"""How often, how long and how strong over the period, missing days left out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from tracker.insight.phrases import interval_words, ratio_words
from tracker.insight.result import Change, LastingChange
from tracker.model import Day, Marker
from tracker.model.scale import ENOUGH_DAYS, middle
from tracker.model.words import MARKER_KINDS, MEDICINE_KINDS, REVIEW_ANSWERS

from ..content import (
    Bars,
    Block,
    Bullets,
    Chart,
    Moment,
    OverTime,
    Paragraph,
    Section,
    SectionKey,
    Span,
)
from ..material import Material
from ..saying import counted, figure, mean, one_line, short_day

LONGEST_DAILY = 366  # days that can still be told apart as bars of a page's width
_WEEKS, _MONTHS = 26 * 7, 3 * 366  # longest periods told by week and by month
_MEASURES = {
    "minutes": "minutes of twitching",
    "intensity": "strongest intensity",
    "bother": "strongest bother",
}


@dataclass(frozen=True)
class _Stretch:
    """Some days of the period told as one, and what they are called."""

    label: str
    days: Sequence[Day]


def over_time(material: Material, sections: Collection[SectionKey]) -> Section:
    """Return the section. Life events have their own words where notes go in, medicines and
    trials are on the axis where their sections go in."""
    if not material.watched:
        said = Paragraph("No day of the period was watched, so nothing can be told over time.")
        return Section("change", "How often, how long, how strong", [said])
    blocks: list[Block] = [_daily(material, sections)]
    by, stretches = _stretches(material.days)
    if len(stretches) > 1:
        blocks += [
            Bars(
                f"{title} a day, mean by {by}",
                unit,
                [each.label for each in stretches],
                [mean(map(of, each.days)) for each in stretches],
            )
            for title, unit, of in _MORE
            if _stated(material.watched, of)
        ]
    lines = [*_changed(material.found.change), *_lasting(material.found.step), *_weekly(material)]
    if lines:
        blocks.append(Bullets(lines))
    return Section("change", "How often, how long, how strong", blocks)


def _minutes(day: Day) -> float | None:
    return day.minutes


def _intensity(day: Day) -> float | None:
    return day.intensity


_MORE: tuple[tuple[str, str, Callable[[Day], float | None]], ...] = (
    ("Minutes", "min", _minutes),
    ("Strongest intensity", "of 10", _intensity),
)


def _stated(watched: Sequence[Day], of: Callable[[Day], float | None]) -> bool:
    """Return whether at least half of the days with twitches state it: the rest would be told
    by the quiet days alone."""
    twitched = [day for day in watched if day.count]
    return bool(twitched) and 2 * sum(of(day) is not None for day in twitched) >= len(twitched)


def _daily(material: Material, sections: Collection[SectionKey]) -> Chart:
    assert material.start is not None
    counts = [None if day.count is None else float(day.count) for day in material.days]
    if len(material.days) > LONGEST_DAILY:
        by, stretches = _stretches(material.days)
        return Bars(
            f"Twitches a watched day, by {by} (mean)",
            "twitches",
            [each.label for each in stretches],
            [mean(day.count for day in each.days) for each in stretches],
        )
    enough = len(material.counts) >= ENOUGH_DAYS
    return OverTime(
        "Twitches by day",
        "twitches",
        material.start,
        counts,
        band=middle(sorted(material.counts)) if enough else None,
        spans=_spans(material) if "trials" in sections else [],
        moments=[
            Moment(each.day, _event(each, labels="notes" in sections))
            for each in material.markers
            if "medicines" in sections or each.kind not in MEDICINE_KINDS
        ],
    )


def _event(marker: Marker, *, labels: bool) -> str:
    kind = MARKER_KINDS[marker.kind]
    told = marker.label and (labels or marker.kind in MEDICINE_KINDS)
    return f"{kind}: {one_line(marker.label)}" if told and marker.label else kind


def _spans(material: Material) -> list[Span]:
    """Return the phases of trials, as far as they lie within the period."""
    start, end = material.start, material.end
    if start is None or end is None:
        return []
    return [
        Span(
            max(phase.start, start),
            min(phase.end, end),
            one_line(trial.name) if phase.changed else "baseline",
            phase.changed,
        )
        for trial in material.whole.trials
        for phase in trial.lived
        if phase.start <= end and phase.end >= start
    ]


def _stretches(period: Sequence[Day]) -> tuple[str, list[_Stretch]]:
    """Return what the period is told by, and its parts: weeks that end with it, months, years."""
    if len(period) <= _WEEKS:
        first = len(period) % 7
        edges = [*([0] if first else []), *range(first, len(period), 7)]
        parts = [period[a:b] for a, b in zip(edges, [*edges[1:], len(period)], strict=True)]
        return "week", [_Stretch(f"{each[0].day.day} {each[0].day:%b}", each) for each in parts]
    by, style = ("month", "%b %y") if len(period) <= _MONTHS else ("year", "%Y")
    groups: dict[str, list[Day]] = {}
    for day in period:
        groups.setdefault(f"{day.day:{style}}", []).append(day)
    return by, [_Stretch(label, group) for label, group in groups.items()]


def _changed(changes: Sequence[Change]) -> list[str]:
    """Return where the last week lies outside what is usual in anything but the count."""
    words = {"more": "more than usual", "fewer": "less than usual"}
    return [
        f"Last 7 days, {_MEASURES[each.measure]}: {figure(each.recent)} a day, "
        f"{words[each.verdict]} ({figure(each.usual_low)} to {figure(each.usual_high)})."
        for each in changes
        if each.measure in _MEASURES and each.verdict in words
    ]


def _lasting(step: LastingChange | None) -> list[str]:
    if step is None:
        return []
    after, before = step.after, step.before
    said = (
        f"A lasting change since about {short_day(step.day)}: {figure(after.mean)} twitches a day "
        f"({after.watched} of {after.days} days watched), before that {figure(before.mean)} "
        f"({before.watched} of {before.days})"
    )
    if step.ratio is not None and step.low is not None and step.high is not None:
        said += f"; {ratio_words(step.ratio)} (95%: {interval_words(step.low, step.high)})"
    return [f"{said}. It may have come step by step, and it doesn't show what it goes with."]


def _weekly(material: Material) -> list[str]:
    """Return how the weekly question was answered in the period."""
    answers = [
        each.answer
        for each in material.whole.reviews
        if material.start and material.end and material.start <= each.day <= material.end
    ]
    if not answers:
        return []
    told = ", ".join(
        f"{answer} {answers.count(answer)} ×" for answer in REVIEW_ANSWERS if answer in answers
    )
    return [
        f"Asked how the week was beside the one before ({counted(len(answers), 'time')}): {told}."
    ]
