"""What the diary holds of an everyday cause, in words, and how it is logged."""

from __future__ import annotations

from datetime import date

from tracker.model.everyday import CauseRecord, FactorRecord
from tracker.model.way import Way
from tracker.model.words import visible

from .commands import Keys
from .dates import days_words, short_day


def cause_words(record: CauseRecord, today: date) -> str:
    """Return what is on record of a cause, in a few words."""
    key = record.cause.key
    if key == "cold":
        return _cold(record, today)
    if key == "medicines":
        return _medicines(record, today)
    told = [each for each in record.factors if each.days] or [
        each for each in record.factors if each.today
    ]
    if told:
        first = told[0]
        named = first is not record.factors[0] or key == "own"
        more = f" · {len(told) - 1} more" if len(told) > 1 else ""
        label = f"{visible(first.factor.label)}: " if named else ""
        return f"{label}{on_record(first, today)}{more}"
    earlier = [each for each in record.factors if each.last]
    if earlier:
        return on_record(max(earlier, key=lambda each: each.last or date.min), today)
    asked = any(each.asking == "asked" for each in record.factors)
    return "never logged" if asked else "never logged, not asked for"


def on_record(record: FactorRecord, today: date) -> str:
    """Return what is on record of a factor: 'on 12 of 14 days, usual 6–7.5 h'."""
    if record.days:
        days = f"on {record.days} of {days_words(record.of)}"
        values = value_words(record)
        return f"{days}, {values}" if values else days
    if record.today:
        return "logged today"
    if record.last is not None:
        lately = f"not in {_these(record.of)}" if record.of else "not yet today"
        return f"{lately}, last {short_day(record.last, today)}"
    return "never logged"


def value_words(record: FactorRecord) -> str:
    """Return a factor's values in words: 'usual 6–7.5 h' (the middle 80% of the days), of a few
    days '6–8 h so far', of yes and no 'yes on 3'."""
    if record.yes is not None:
        return f"yes on {record.yes}"
    if record.low is None or record.high is None:
        return ""
    factor = record.factor
    high = factor.say(record.high)
    low = record.low
    low = factor.figure(low) if isinstance(low, int | float) else factor.say(low)
    both = high if record.low == record.high else f"{low}–{high}"
    return f"usual {both}" if record.enough else f"{both} so far"


def asking_words(record: FactorRecord) -> str:
    """Return whether the check-in asks for a factor."""
    return {
        "asked": "the check-in asks for it",
        "off": "not asked in the check-in",
        "retired": "retired: asked no more",
    }[record.asking]


def _cold(record: CauseRecord, today: date) -> str:
    if record.stated:
        many = "episode that says" if record.stated == 1 else "episodes that say"
        return f"cold in {record.cold} of {record.stated} {many}"
    if record.last:
        return f"not said lately, last {short_day(record.last, today)}"
    return "never said"


def _medicines(record: CauseRecord, today: date) -> str:
    said = (
        [f"{record.told} life {'event' if record.told == 1 else 'events'}"] if record.told else []
    )
    said += ["named in About you"] if record.listed else []
    said += [on_record(each, today) for each in record.factors if each.days or each.today]
    if not said:
        said = [on_record(each, today) for each in record.factors[:1]]
    return " · ".join(said)


def _these(days: int) -> str:
    return "the last day" if days == 1 else f"the last {days_words(days)}"


def window_words(way: Way) -> str:
    """Return how many causes were looked at, and in which days."""
    looked = f"{way.looked_at} of {len(way.listed)} looked at"
    return f"{looked} in {_these(way.days)}" if way.days else f"{looked} · the first day"


def logging_words(record: CauseRecord, keys: Keys) -> str:
    """Return how a cause is logged, and how the check-in comes to ask for it."""
    cause, check_in = record.cause, keys["log.check_in"]
    key = keys[cause.command]
    if cause.key == "cold":
        return (
            f"{key} on Log adds it to the newest episode, {keys['log.form']} opens the full form."
        )
    if cause.key == "medicines":
        return f"{key} on Log notes one that was started, changed or stopped."
    off = [each for each in record.factors if each.asking == "off"]
    if len(off) == len(record.factors):
        return f"Once it is switched on, the check-in ({check_in} on Log) asks for it."
    if cause.command == "log.check_in":
        return f"{check_in} on Log opens the check-in."
    return f"{key} on Log logs it at once, {check_in} opens the check-in."
