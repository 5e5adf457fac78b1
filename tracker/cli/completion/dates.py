"""Days and ranges to a completion: words of the language, and days that hold a record."""

from __future__ import annotations

from datetime import timedelta

from tracker.model.say import named_day

from .candidates import Candidate
from .diary_words import DiaryWords

_NEAR = ("today", "yesterday")


def days(words: DiaryWords) -> list[Candidate]:
    """Return how a day may be named: today, yesterday, weekdays, the last recorded days."""
    return [*_named(words), *words.days()]


def ranges(words: DiaryWords, typed: str) -> list[Candidate]:
    """Return how a day or a range may be named; behind `..` the day it ends with."""
    first, dots, _ = typed.partition("..")
    if dots:
        ends = [*_named(words)[: len(_NEAR)], *words.days(), *words.months()]
        later = [
            each
            for each in ends
            if not each.text[0].isdigit() or each.text >= first[: len(each.text)]
        ]
        return [Candidate(f"{first}..{each.text}", each.about) for each in later]
    spans = [Candidate(text, about) for text, about in _SPANS.items()]
    found = [*days(words), *spans, *words.months()]
    if any(each.text == typed and typed[0].isdigit() for each in found):
        found.append(Candidate(f"{typed}..", "from then on, or up to a day", goes_on=True))
    return found


_SPANS = {
    "7d": "the last 7 days",
    "30d": "the last 30 days",
    "90d": "the last 90 days",
    "all": "the whole diary",
}


def _named(words: DiaryWords) -> list[Candidate]:
    today = words.today
    near = [
        Candidate(text, named_day(today - timedelta(days=back), today))
        for back, text in enumerate(_NEAR)
    ]
    week = (today - timedelta(days=back) for back in range(2, 8))
    return near + [Candidate(f"{day:%a}".lower(), named_day(day, today)) for day in week]


def coming(words: DiaryWords) -> list[Candidate]:
    """Return how a day still to come may be named: today, tomorrow, weekdays."""
    today = words.today
    week = (today + timedelta(days=ahead) for ahead in range(2, 8))
    return [
        Candidate("today", named_day(today, today)),
        Candidate("tomorrow", named_day(today + timedelta(days=1), today)),
        *(Candidate(f"{day:%a}".lower(), named_day(day, today)) for day in week),
    ]
