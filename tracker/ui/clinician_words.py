"""How what is worth showing a clinician reads in the app."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from tracker.model import CheckIn, Day, Episode, Marker, Rule
from tracker.model.say import count_words, episode_words, listed, marker_words
from tracker.model.words import FLAGS, visible

from .dates import named_day, say_time

if TYPE_CHECKING:
    from tracker.exchange.analysis import Firing
    from tracker.exchange.clinician import ForClinician, OpenRule

WORTH = "Worth showing a clinician"
NAMES: dict[Rule, str] = {
    "strength": "Strength",
    "sensation": "Sensation",
    "another region": "Another region",
    "worsens": "More than before",
    "medicine": "A medicine",
}
NOTHING = (
    "Nothing stands open. The rules that are looked at here can't know everything: if something "
    "worries you, that is reason enough to ask."
)
NEXT = (
    "{flag} on Log notes numbness, tingling, weakness or the like on a day; {report} makes a page "
    "for a clinician at any time."
)
MANY = "A day each; the rule compares weeks."


class Row(NamedTuple):
    """A record, or a day of records, that fired a rule; `record` is the id to select there."""

    rule: Rule
    day: date
    record: str
    when: Content
    words: str


def lines(found: ForClinician | None, key: str) -> list[Content]:
    """Return the one quiet line on what stands open, from the longest way of saying it to the
    shortest; [] where nothing does. A click does what the key does."""
    if found is None or not found.open:
        return []
    first, others = found.open[0], len(found.open) - 1
    more = f" and {others} more" if others else ""
    said = [f": {first.flag.brief}{more}", f": {NAMES[first.flag.rule].lower()}{more}", ""]
    return [
        Content.from_markup(
            "[@click=app.clinician]$words · [b]$key[/b][/]", words=f"{WORTH}{each}", key=key
        )
        for each in said
    ]


def fitting(ways: Sequence[Content], room: int) -> Content | None:
    """Return the longest way that fits into so many columns, else the shortest; None where
    there is none."""
    return next((way for way in ways if way.cell_length <= room), ways[-1] if ways else None)


def on_day(found: ForClinician | None, day: date) -> list[str]:
    """Return what is said of a day whose records fired rules that stand open."""
    return [f"{WORTH}: {rule.flag.brief}" for rule in found.on(day)] if found else []


def rows(rule: OpenRule, today: date, clock: str, *, counts: bool) -> list[Row]:
    """Return the records that fired a rule, the newest first; where it compares weeks, their
    days. Without `counts` no number of twitches is told."""
    name = rule.flag.rule
    if name == "worsens" and not rule.flag.answers:
        found = [_day_row(name, day, records, today, counts) for day, records in _by_day(rule)]
    else:
        found = [
            Row(name, each.day, each.id, _when(each, today, clock), _words(each, counts=counts))
            for each in rule.records
        ]
    return found[::-1]


def seen_words(rule: Rule, day: date, today: date) -> str:
    """Return when a clinician saw what."""
    return f"{NAMES[rule]}: seen by a clinician on {named_day(day, today)}"


def _by_day(rule: OpenRule) -> Iterable[tuple[date, list[Firing]]]:
    for day in sorted(rule.days):
        yield day, [record for record in rule.records if record.day == day]


def _day_row(name: Rule, day: date, records: list[Firing], today: date, counts: bool) -> Row:
    held = Day(
        day=day,
        episodes=[each for each in records if isinstance(each, Episode)],
        check_in=next((each for each in records if isinstance(each, CheckIn)), None),
    )
    words = count_words(held, hidden=not counts)
    return Row(name, day, records[-1].id, _when(records[-1], today), words)


def _words(record: Firing, *, counts: bool) -> str:
    if isinstance(record, Episode):
        return episode_words(record, counts=counts)
    if isinstance(record, CheckIn):
        said = f"{listed(FLAGS[flag] for flag in record.flags)}, on the day"
        return f"{said} · “{visible(record.note)}”" if record.note else said
    if isinstance(record, Marker):
        return marker_words(record)
    return f"the week was {record.answer}"


def _when(record: Firing, today: date, clock: str = "") -> Content:
    time = say_time(record.at, clock) if isinstance(record, Episode) and record.at and clock else ""
    when = " ".join(part for part in (named_day(record.day, today), time) if part)
    return Content.styled(f"  {when}  ", "$foreground-muted")
