"""`insights`: what the diary says, in plain sentences or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.model.say import twitches
from tracker.model.words import SITE_LABELS, WEEKDAYS, activity_label

from ..context import Context
from ..errors import InputError, pointing_at
from ..output import complain, emit_json, headline, paragraph, say
from ..text import day_words

if TYPE_CHECKING:
    from argparse import Namespace

    from tracker.insight import Insights
    from tracker.insight.result import Context as Circumstance
    from tracker.insight.result import Place, Timing
    from tracker.model import Catalogue

TIERS = ("clear", "hint", None)  # what was found is read first
MOST = 6  # places and circumstances listed


def insights(context: Context, options: Namespace) -> int:
    """Print the analysis of a range; 'too early to say' is an answer like any other."""
    from tracker.exchange.analysis import WholeDiary
    from tracker.insight import as_json

    with context.diary() as diary:
        whole = WholeDiary.read(diary)
    complain(*(f"tracker: {words}" for words in whole.left_out))
    end = _day(context, "--to", options.end, whole.today)
    start = _day(context, "--from", options.start, whole.today)
    if start and end and start > end:
        raise InputError(f"--from {start} is after the last day looked at, {end}")
    if end is not None and end < whole.today:
        whole = whole.until(end)
    found = whole.look(*_range(options.days, start, end, whole.last_finished))
    if context.json:
        emit_json(as_json(found))
    else:
        _say_insights(found, whole.catalogue)
    return 0


def _range(
    days: int | None, start: date | None, end: date | None, newest: date | None
) -> tuple[date, date] | tuple[None, None]:
    """Return the days asked for; by default the last 90 up to the last finished day with a
    record. (None, None) as long as there is no such day."""
    from tracker.insight.ranges import DEFAULT_DAYS

    if newest is None:
        return None, None
    end = end or newest
    if start is None:
        return end - timedelta(days=(days or DEFAULT_DAYS) - 1), end
    if start > end:
        raise InputError(f"--from {start} is after the last day looked at, {end}")
    return start, end


def _day(context: Context, option: str, text: str | None, today: date) -> date | None:
    from tracker.entry import parse_day

    if text is None:
        return None
    with pointing_at(f"{option} {text}", len(option) + 1):
        day = parse_day(text, today=today, first_weekday=context.settings.first_weekday)
    if day > today:
        raise InputError(f"{option} {day} is in the future")
    return day


def _say_insights(found: Insights, catalogue: Catalogue) -> None:
    _say_record(found)
    _say_sentences("In short", found.headlines)
    _say_sentences(
        "This week against the usual range",
        [each.sentence for each in found.change if each.sentence not in found.headlines],
    )
    _say_associations(found, catalogue)
    _say_timing(found.timing)
    _say_places(found.places)
    _say_circumstances(found.contexts)
    if found.trial is not None:
        _say_sentences(f"Trial: {found.trial.name}", [found.trial.sentence])
    if found.red_flags:
        say("")
        headline("Worth showing a clinician")
        for flag in found.red_flags:
            records = ", ".join(flag.records[:MOST])
            paragraph(flag.sentence, indent="  ", hanging="    ")
            paragraph(f"Source: {flag.source}. Records: {records}", indent="    ")
    say("", "Not medical advice.")


def _say_record(found: Insights) -> None:
    early = found.milestone.reached is None
    if found.start is not None and found.end is not None:
        headline(f"{day_words(found.start)} – {day_words(found.end)}")
    if early:
        say("Your record so far, not a pattern.")
    days = found.days
    if days.calendar:
        paragraph(
            f"{_count(found.episodes, 'episode')} · {twitches(found.twitches)} · "
            f"{_count(days.watched, 'day')} watched, {days.zero} of them without twitches · "
            f"{_count(days.checked_in, 'check-in')} closed"
        )


def _say_associations(found: Insights, catalogue: Catalogue) -> None:
    """Print a sentence for each factor and lag, unless it was told as a headline already;
    before the first look one for them all."""
    if not found.associations:
        return
    if found.milestone.reached is None:
        labels = dict.fromkeys(_label(link.factor, catalogue) for link in found.associations)
        left = found.milestone.next - found.milestone.watched_total
        text = (
            f"Too early to say for {', '.join(labels)}. First look at links in "
            f"{_count(left, 'watched day')}; even then only very strong ones show."
        )
        _say_sentences("Twitching and everyday things", [text])
        return
    told = sorted(found.associations, key=lambda link: TIERS.index(link.tier))
    sentences = dict.fromkeys(link.sentence for link in told)  # both lags may say the same
    fresh = [sentence for sentence in sentences if sentence not in found.headlines]
    _say_sentences("Twitching and everyday things", fresh)


def _say_timing(timing: Timing) -> None:
    hours = [
        f"{hour:02d}–{hour + 4:02d} h ×{count}"
        for hour in range(0, 24, 4)
        if (count := sum(timing.hour[hour : hour + 4]))
    ]
    lines = [f"By the hour: {' · '.join(hours)}"] if hours else []
    weekdays = [
        f"{name} {mean:.1f}"
        for name, mean in zip(WEEKDAYS, timing.weekday, strict=True)
        if mean is not None
    ]
    if weekdays:
        lines.append(f"A watched day's mean: {' · '.join(weekdays)}")
    if timing.untimed:
        lines.append(f"Without an hour: {timing.untimed}")
    _say_sentences("When", lines)


def _say_places(places: Sequence[Place]) -> None:
    stated = [place for place in places if place.hand or place.site]
    words = [_place_words(each) for each in stated[:MOST]]
    _say_sentences("Where, as far as stated", [" · ".join(words)] if words else [])


def _place_words(place: Place) -> str:
    share = "" if place.share is None else f" ({place.share:.0%})"
    return f"{_place(place)} ×{place.twitches}{share}"


def _place(place: Place) -> str:
    site = SITE_LABELS[place.site] if place.site else ""
    if place.hand == "both":
        return f"{site}, both hands" if site else "both hands"
    if not site:
        return f"{place.hand} hand"
    return f"{place.hand} {site}" if place.hand else site


def _say_circumstances(contexts: Sequence[Circumstance]) -> None:
    lines = []
    for kind, title in (("activity", "Doing"), ("warmth", "Hands"), ("fatigue", "Fatigue")):
        rows = [each for each in contexts if each.kind == kind]
        rows.sort(key=lambda each: -each.episodes)
        words = [
            f"{activity_label(str(each.value)) if kind == 'activity' else each.value} "
            f"×{each.episodes} ({each.share:.0%})"
            for each in rows[:MOST]
        ]
        if words:
            lines.append(f"{title}: {' · '.join(words)}")
    _say_sentences("In which circumstances, as far as stated", lines)


def _say_sentences(title: str, sentences: Sequence[str]) -> None:
    if sentences:
        say("")
        headline(title)
        for sentence in sentences:
            paragraph(sentence, indent="  ", hanging="    ")


def _label(key: str, catalogue: Catalogue) -> str:
    return catalogue[key].label if key in catalogue else key


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
