"""A few questions to ask, from what is recorded: never an answer."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, timedelta

from tracker.model import Marker
from tracker.model.say import listed
from tracker.model.words import FLAGS, MARKER_KINDS

from ..content import Bullets, Section, SectionKey
from ..material import Material
from ..saying import days, one_line, short_day
from .medicines import NOTED, medicine_events

_SOONER = "What would be a reason to come back sooner?"
HEADING = "Questions to ask"
MOST = 6
_AROUND = timedelta(days=28)  # how long before the period a medicine may still be the newest news
_LONG = timedelta(days=14)
_TOGETHER = (("weakness", "grip", "thinner"), ("numbness", "stiffness"), ("tingling", "pain"))


def questions(material: Material, sections: Collection[SectionKey]) -> Section:
    """Return the questions, those about flags first; the last one is always there. Nothing is
    asked about what is left out."""
    lines: list[str] = []
    for key, ask in _ASKED:
        if key in sections:
            lines += ask(material)
    lines += _goes_on(material)
    return Section(None, HEADING, [Bullets([*lines[: MOST - 1], _SOONER])])


def _flags(material: Material) -> list[str]:
    """Ask about the flags of the period, those of strength by themselves."""
    found: dict[str, set[date]] = {}
    for day in material.recorded:
        for flag in day.flags:
            found.setdefault(flag, set()).add(day.day)
    lines = []
    for group in _TOGETHER:
        named = [FLAGS[flag] for flag in group if flag in found]
        if named:
            on = days(len(set().union(*(found.get(flag, set()) for flag in group))))
            verb = "Is" if len(named) == 1 else "Are"
            since = f" since {short_day(material.start)}" if material.start else ""
            lines.append(f"{verb} {listed(named)} on {on}{since} worth a look?")
    return lines


def _medicines(material: Material) -> list[str]:
    """Ask about the newest medicine noted near the period, and about what is taken besides."""
    start = material.start or material.whole.today
    near = [each for each in medicine_events(material) if each.day >= start - _AROUND]
    # One that twitching is said to have begun or grown with goes first.
    near.sort(key=lambda each: (each.with_onset is not True, -each.day.toordinal()))
    lines = [f"Could {_medicine(each)} go with it?" for each in near[:2]]
    taken = [
        material.catalogue[key].label
        for key in NOTED
        if any(day.values.get(key) for day in material.days)
    ]
    if taken and not near:
        lines.append(f"Could {listed(taken, 'or')}, as noted, go with it?")
    return lines


def _medicine(marker: Marker) -> str:
    verb = MARKER_KINDS[marker.kind].removeprefix("medicine ")
    named = f" ({one_line(marker.label)})" if marker.label else ""
    return f"a medicine {verb} on {short_day(marker.day)}{named}"


def _elsewhere(material: Material) -> list[str]:
    fired = any(flag.rule == "another region" for flag in material.found.red_flags)
    return ["Does it matter that twitching is now recorded in another place?"] if fired else []


def _change(material: Material) -> list[str]:
    step = material.found.step
    if step is not None and step.verdict == "more":
        return [f"Does it matter that there are more since about {short_day(step.day)}?"]
    fired = any(flag.rule == "worsens" for flag in material.found.red_flags)
    return ["Does it matter that it has grown?"] if fired else []


def _goes_on(material: Material) -> list[str]:
    if material.end is None or not any(material.counts):
        return []
    since = material.whole.profile.since or material.whole.first
    if material.end - since <= _LONG:
        return []
    return [
        "Going on for more than two weeks: is there anything to examine, or is watching enough?"
    ]


_ASKED: tuple[tuple[SectionKey, Callable[[Material], list[str]]], ...] = (
    ("flags", _flags),
    ("medicines", _medicines),
    ("flags", _elsewhere),
    ("change", _change),
)
