"""What the record does not hold, so that nothing is read into it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from itertools import groupby

from tracker.insight.review import never_logged
from tracker.model import Day, Episode
from tracker.model.say import capital, listed
from tracker.model.words import visible

from ..choosing import SECTIONS as NAMES
from ..content import DEFAULT_SECTIONS, Bullets, Section, SectionKey
from ..material import Material
from ..saying import counted, days, percent, period_words

HEADING = "What was not recorded"
_GAP = 3  # days in a row without watching that are worth their dates
_MOST_GAPS = 4
_MONTH = re.compile(r"\b(\d{4}-(?:0[1-9]|1[0-2]))\.json")
_STATED: tuple[tuple[str, Callable[[Episode], bool]], ...] = (
    ("the time of day", lambda each: each.at is not None),
    ("a place", lambda each: bool(each.hand or each.sites)),
    ("rest or activity", lambda each: each.activity is not None),
    ("duration", lambda each: each.duration is not None),
    ("intensity", lambda each: each.intensity is not None),
)
_SCALES = (
    "Recorded by the person, from memory or as it happened. Ratings are 0 to 10 as felt; there "
    "is no validated scale for twitching."
)


def unrecorded(material: Material, sections: Collection[SectionKey]) -> Section:
    """Return what is missing: days, causes never logged, things episodes don't state, records
    that can't be read."""
    lines = [
        *_unreadable(material.whole.left_out),
        *_days(material),
        *_quiet(material),
        *_episodes(material),
        *_causes(material),
        *_left_out(sections),
        _SCALES,
    ]
    return Section(None, HEADING, [Bullets(lines)])


def _unreadable(left_out: Sequence[str]) -> list[str]:
    """Return which months can't be read and what else is left out. The person was told how
    to bring it back; a clinician needs neither files nor commands."""
    months = sorted({name for words in left_out for name in _MONTH.findall(words)})
    lines = []
    if months:
        named = [f"{date.fromisoformat(f'{name}-01'):%B %Y}" for name in months]
        lines.append(f"Left out, as the record can't be read or lacks a part: {listed(named)}.")
    others = [words.partition(": `")[0] for words in left_out if not _MONTH.search(words)]
    return lines + [capital(f"{visible(words)}.") for words in others]


def _days(material: Material) -> list[str]:
    lines = []
    if material.begins and material.start is not None and material.asked is not None:
        lines.append(
            f"The diary begins within the {days(material.asked)} asked for: of the days before "
            "it nothing is known."
        )
    missed = len(material.days) - len(material.watched)
    if not missed:
        return lines
    gaps = [run for watched, run in _runs(material.days) if not watched and len(run) >= _GAP]
    gaps.sort(key=len, reverse=True)
    longest = sorted(gaps[:_MOST_GAPS], key=lambda run: run[0].day)
    said = f"{capital(days(missed))} of {len(material.days)} not watched: their counts are missing"
    if longest:
        named = [period_words(run[0].day, run[-1].day) for run in longest]
        more = " among others" if len(gaps) > _MOST_GAPS else ""
        said += f" ({'; '.join(named)}{more})"
    return [*lines, f"{said}."]


def _runs(period: list[Day]) -> list[tuple[bool, list[Day]]]:
    return [(watched, list(run)) for watched, run in groupby(period, lambda day: day.watched)]


def _quiet(material: Material) -> list[str]:
    lines = []
    if material.counts and 0 not in material.counts:
        lines.append(
            "No watched day without twitches: quiet days may have gone unrecorded, and the picture "
            "may look busier than it was."
        )
    unlogged = sum((day.check_in.unlogged or 0) if day.check_in else 0 for day in material.days)
    if unlogged:
        total = sum(material.counts)
        lines.append(
            f"{capital(counted(unlogged, 'twitch', 'twitches'))} of {total:,} are an evening's "
            "estimate, without time or place."
        )
    return lines


def _episodes(material: Material) -> list[str]:
    """Return what not every episode states, each with the share that does."""
    total = len(material.episodes)
    shares = [(name, sum(map(states, material.episodes))) for name, states in _STATED]
    said = [
        f"{name} by {percent(count / total) if count else 'none'}"
        for name, count in shares
        if count < total
    ]
    if not said:
        return []
    return [f"Of {counted(total, 'episode')}, stated: {', '.join(said)}."]


def _left_out(sections: Collection[SectionKey]) -> list[str]:
    """Return which of the usual sections the person chose to leave out."""
    names = [NAMES[key] for key in DEFAULT_SECTIONS if key not in sections]
    return [f"Left out of this page by choice: {listed(names)}."] if names else []


def _causes(material: Material) -> list[str]:
    """Return the everyday causes that no day of the period says anything of."""
    if not material.days:
        return []
    names = [
        visible(material.catalogue[key].label)
        for key in never_logged(
            [each for day in material.days for each in day.intakes],
            [day.check_in for day in material.days if day.check_in],
            material.markers,
        )
        if key in material.catalogue
    ]
    return [f"Never recorded in the period: {listed(names)}."] if names else []
