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
    "Nothing stands open. No record asks for a clinician by the rules that are looked at here; "
    "they can’t know everything, so if something worries you, that is reason enough to ask."
)
MANY = "A day each; the rule compares weeks."


class Row(NamedTuple):
    """A record, or a day of records, that fired a rule; `record` is the id to select there."""

    rule: Rule
    day: date
    record: str
    words: Content


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
            Row(name, each.day, each.id, _words(each, today, clock, counts=counts))
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
    return Row(name, day, records[-1].id, _dated(day, today, "", words))


def _words(record: Firing, today: date, clock: str, *, counts: bool) -> Content:
    if isinstance(record, Episode):
        time = "" if record.at is None else say_time(record.at, clock)
        return _dated(record.day, today, time, episode_words(record, counts=counts))
    if isinstance(record, CheckIn):
        said = f"{listed(FLAGS[flag] for flag in record.flags)}, on the day"
        note = f" · “{visible(record.note)}”" if record.note else ""
        return _dated(record.day, today, "", f"{said}{note}")
    if isinstance(record, Marker):
        return _dated(record.day, today, "", marker_words(record))
    return _dated(record.day, today, "", f"the week was {record.answer}")


def _dated(day: date, today: date, time: str, words: str) -> Content:
    when = " ".join(part for part in (named_day(day, today), time) if part)
    return Content.assemble((f"{when}  ", "$foreground-muted"), words)
