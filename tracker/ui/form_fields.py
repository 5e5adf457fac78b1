"""The lines of the full form: what stands in them for an episode, and what they say of one.

Values are by line: those of an EpisodeDraft, but for the places, which are on two lines
('sites' of the hand, 'elsewhere'), and for what was not said, which is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from tracker.model import Episode, EpisodeDraft, RecordError, checked, diary_day
from tracker.model.records import MAX_COUNT, MAX_DURATION, MAX_NOTE, EpisodeDetails
from tracker.model.words import ACTIVITIES, HAND_SITES, OTHER_SITES, activity_label

from .dates import named_day, say_day, time_words

if TYPE_CHECKING:
    from tracker.entry.parse import Typed

    from .reading import Reader

LONGEST_WORD = 60  # characters of an activity or a tag, as the record allows
DETAILS = tuple(name for name in EpisodeDetails.__struct_fields__ if name != "sites")
STEPS = ((60, 5), (600, 30), (3600, 60), (MAX_DURATION, 600))  # below which, seconds a step
FIRST_DURATION = 10


class Offer(NamedTuple):
    """A word that is offered, and what the line holds once it was taken."""

    word: str
    text: str


# When


def when_text(reader: Reader, record: Episode | None) -> str:
    """Return what stands in the line of the moment at first: 'now', or the day that is shown;
    of a record its day and time as they are typed."""
    if record is None:
        return "now" if reader.day == reader.today else _day_text(reader.day, reader.today)
    day = _day_text(record.day, reader.today)
    return f"{day} {time_words(record.at, reader.clock)}" if record.at else day


def read_when(text: str, reader: Reader, record: Episode | None) -> Typed:
    """Return the moment or the day that was typed; EntryError. A clock time alone is on the
    record's day, or on the past day that is shown."""
    from tracker.entry import parse_moment

    shown = None if reader.day == reader.today else reader.day
    return parse_moment(
        text,
        now=reader.now,
        day_start=reader.day_start,
        own_day=record.day if record else shown,
    )


def when_words(at: datetime | None, day: date | None, reader: Reader) -> str:
    """Return a moment in words, with the diary day where that is another than the date:
    'Sat 21 Nov, 01:30 goes to Fri 20 Nov'; or a day of which no time is known."""
    today = reader.today
    if at is None:
        return f"{say_day(day or reader.day, today)}, time not known"
    time = time_words(at, reader.clock)
    diary = diary_day(at, reader.day_start)
    if at.date() != diary:
        words = f"{named_day(at.date(), today)}, {time} goes to {named_day(diary, today)}"
    else:
        words = f"{say_day(diary, today)}, {time}"
    return f"{words} · still to come" if at > reader.now else words


def _day_text(day: date, today: date) -> str:
    near = {0: "today", -1: "yesterday"}.get((day - today).days)
    return near or day.isoformat()


# Numbers


def read_count(text: str) -> int:
    """Return how many twitches; RecordError outside 1 to 999."""
    digits = text.lstrip("0") or "0"
    if not (text.isascii() and text.isdigit() and len(digits) <= 3 and int(digits)):
        raise RecordError(f"an episode has 1 to {MAX_COUNT} twitches", "count")
    return int(digits)


def step_count(count: float | str | None, step: int) -> int:
    """Return one more or one less."""
    return max(1, min(int(count or 1) + step, MAX_COUNT))


def step_duration(seconds: float | str | None, step: int) -> int:
    """Return a step longer or shorter, in steps that grow with the length."""
    if not seconds:
        return FIRST_DURATION
    now = int(seconds)
    size = _step_size(now if step > 0 else now - 1)
    ahead = (now // size + step if step > 0 else -(-now // size) + step) * size
    return max(1, min(ahead, MAX_DURATION))


def _step_size(seconds: int) -> int:
    return next((size for below, size in STEPS if seconds < below), STEPS[-1][1])


# Words


def activity_text(activity: str | None) -> str:
    """Return an activity as it stands in its line: as it reads, if that leads back to it."""
    label = activity_label(activity) if activity else ""
    return label if read_activity(label, ()) == activity else activity or ""


def read_activity(text: str, used: Iterable[str]) -> str | None:
    """Return the activity a text names, one of the diary's or the built-in ones in whatever
    case, else one of the person's own; RecordError if that is too long."""
    words = text.strip()
    if not words:
        return None
    own = re.sub(r"\s", "_", words)
    for key in (*used, *ACTIVITIES):
        if (
            words.lower() in (key.lower(), activity_label(key).lower())
            or own.lower() == key.lower()
        ):
            return key
    return _short(own, "an activity", "activity")


def activity_offers(text: str, used: Sequence[str]) -> list[Offer]:
    """Return the activities that begin like the text, or of which a word does, most used first."""
    low = text.strip().lower()
    labels = dict.fromkeys(activity_text(key) for key in (*used, *ACTIVITIES))
    fitting = [
        label
        for label in labels
        if label.lower() != low and f" {label.lower()}".find(f" {low}") >= 0
    ]
    fitting.sort(key=lambda label: not label.lower().startswith(low))
    return [Offer(label, label) for label in fitting]


def tags_text(tags: Iterable[str]) -> str:
    """Return tags as they are typed, ready for another: '+garden +tired '."""
    return "".join(f"+{tag} " for tag in tags)


def read_tags(text: str) -> list[str] | None:
    """Return the tags of a line, each once, with or without + or # in front, commas between
    them if any; RecordError if one is too long."""
    words = [word[1:] if word[0] in "+#" else word for word in text.split()]
    tags = [word.rstrip(",") or word for word in words if word]
    return [_short(tag, "a tag", "tags") for tag in dict.fromkeys(tags)] or None


def tag_offers(text: str, used: Iterable[str]) -> list[Offer]:
    """Return the tags used before that the last word begins, most used first; behind a space
    all that are not there yet."""
    begun = "" if not text or text[-1].isspace() else text.split()[-1]
    kept = text[: len(text) - len(begun)]
    low = begun.lstrip("+#").lower()
    there = {*(word.lstrip("+#").rstrip(",").lower() for word in kept.split()), low}
    return [
        Offer(f"+{tag}", f"{kept}+{tag} ")
        for tag in used
        if tag.lower().startswith(low) and tag.lower() not in there
    ]


def read_note(text: str) -> str:
    """Return the note, every character as typed; RecordError if it is too long."""
    if len(text) > MAX_NOTE:
        raise RecordError(
            f"a note holds up to {MAX_NOTE:,} characters; this one has {len(text):,}", "note"
        )
    return text


def _short(word: str, what: str, field: str) -> str:
    if len(word) > LONGEST_WORD:
        raise RecordError(
            f"{what} has up to {LONGEST_WORD} characters; this one has {len(word):,}", field
        )
    return word


# The whole


def values_of(record: EpisodeDetails | None) -> dict[str, Any]:
    """Return what the lines hold for a record, or for a new one."""
    details = record or EpisodeDetails()
    values = {name: getattr(details, name) for name in DETAILS}
    values["sites"] = [site for site in HAND_SITES if site in details.sites]
    values["elsewhere"] = [site for site in OTHER_SITES if site in details.sites]
    values["tags"] = list(details.tags) or None
    return values


def details_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return an episode's details from the values of its lines."""
    details = {name: values[name] for name in DETAILS}
    details["sites"] = [*values["sites"], *values["elsewhere"]]
    details["count"] = values["count"] or 1
    details["tags"] = values["tags"] or []
    return details


def draft_of(values: Mapping[str, Any], when: Typed) -> EpisodeDraft:
    """Return the new episode that the lines say; RecordError where it breaks a rule."""
    return checked(EpisodeDraft(at=when.at, day=when.day, **details_of(values)))


def changes_of(
    before: Mapping[str, Any], values: Mapping[str, Any], when: Typed | None
) -> dict[str, Any]:
    """Return what the lines change of a record, as keyword arguments for `Diary.edit`: only
    what differs from `before`, so that a change made elsewhere meanwhile stays. `when` is None
    where its line was left as it was."""
    old, new = details_of(before), details_of(values)
    changes = {name: value for name, value in new.items() if value != old[name]}
    if when is None:
        return changes
    return changes | ({"at": when.at} if when.at else {"at": None, "day": when.day})


def changed_record(record: Episode, changes: Mapping[str, Any], reader: Reader) -> Episode:
    """Return what the record would be with the changes; RecordError where it breaks a rule."""
    day = {"day": diary_day(changes["at"], reader.day_start)} if changes.get("at") else {}
    return checked(msgspec.structs.replace(record, **{**changes, **day}))
