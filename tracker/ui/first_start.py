"""The questions of the first start: how each is asked, read, and answered in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, NamedTuple

from tracker.entry import EntryError, parse_day, parse_factors
from tracker.entry.quantities import clock_time
from tracker.model import Factor, Question
from tracker.model.clock import Face, clock_words
from tracker.model.say import listed
from tracker.model.words import FLAGS

from .dates import say_day

_STRENGTH = {"weakness", "grip", "thinner"}
_LASTING = {"numbness", "stiffness"}
_ELSEWHERE = "Twitching in more than one place is worth a visit (NHS, second-hand)."


class Typed(NamedTuple):
    """A question answered by a line: its title, what may be typed, how that is read (ValueError
    says what would be valid) and how it reads back."""

    title: str
    hint: str
    read: Callable[[str], Any]
    say: Callable[[Any], str]

    def describe(self, text: str) -> str:
        """Return in words what enter would save."""
        return self.say(self.read(text))


def typed(
    question: Question, today: date, catalogue: Mapping[str, Factor], face: Face = "24h"
) -> Typed:
    """Return how a question that takes more than yes or no is asked."""

    def since(text: str) -> date:
        day = parse_day(text, today=today)
        if day > today:
            raise ValueError("That day is still to come; say when it began: 3 weeks ago, mon")
        return day

    def flags(text: str) -> list[str]:
        try:
            found = parse_factors(text, catalogue).flags  # type: ignore[arg-type]
        except EntryError:  # it explains check-ins, and nobody is in one here
            found = []
        if not found:
            raise ValueError("Say which, one or several: numb tingle weak grip pain stiff thin")
        return list(found)

    return {
        "since": Typed(
            "Since when do your hands twitch? Roughly is enough.",
            "3 weeks ago · last week · mon · 2026-10-01",
            since,
            lambda day: f"since {say_day(day, today)}",
        ),
        "flags": Typed(
            "Which of these are there now?",
            "numb  tingle  weak  grip  pain  stiff  thin",
            flags,
            lambda found: listed(FLAGS[flag] for flag in found),
        ),
        "day_start": Typed(
            "When does your day start? What is logged before belongs to the day before.",
            f"{clock_words(time(4), face)} · {clock_words(time(12), face)} for someone who works "
            "nights",
            read_time,
            lambda at: f"a day starts at {clock_words(at, face)}",
        ),
    }[question]


def read_time(text: str) -> time:
    """Return a time of day: '18', '18:00', '6pm'; ValueError says what would be valid."""
    said = "".join(text.lower().split())
    found = clock_time(f"{said}:00" if said.isdecimal() else said)
    if found is None:
        raise ValueError("Say a time of day, such as 04:00, 18:30 or 6:30pm")
    return found


def answer_words(question: Question, value: Any, today: date, face: Face = "24h") -> str:
    """Return what is said once an answer is saved: the answer, and what to do about it."""
    match question, value:
        case _, None:
            return "Left open"
        case "since", date():
            return f"Saved: since {say_day(value, today)}"
        case "elsewhere", bool():
            return f"Saved: elsewhere too. {_ELSEWHERE}" if value else "Saved: only in the hands"
        case "day_start", time():
            return f"Saved: a day starts at {clock_words(value, face)}"
        case _:
            return flags_words(value)


def flags_words(flags: list[str]) -> str:
    """Return flags with the advice that goes with the most pressing of them."""
    if not flags:
        return "Saved: none of them"
    named = f"Saved, on today: {listed(FLAGS[flag] for flag in flags)}"
    if _STRENGTH & set(flags):
        return f"{named}. Have it looked at soon"
    if _LASTING & set(flags):
        return f"{named}. Worth mentioning to a clinician; soon if it returns or stays"
    return f"{named}. Worth a visit if it is there on 3 or more days of two weeks"
