"""What a person may say of themselves, in words."""

from __future__ import annotations

from datetime import date
from typing import Final

from tracker.entry import EntryError, parse_day
from tracker.entry.lab_value import EXAMPLE, figure_text
from tracker.model import LabValue, Profile, RecordError

from .dates import say_day

USED_FOR: Final = (
    "All of it is optional, and each line can be cleared again. It is used for what is asked "
    "before a trial of something swallowed, and in a report only when you ask for it there. It "
    "never leaves this disk."
)
ONE_VALUE: Final = (
    "One value doesn't settle it either way; read it with your clinician. A line each; a line "
    "that is emptied is taken out."
)
YES_NO: Final = {
    "elsewhere": "elsewhere too",
    "restricted_diet": "restricted diet",
    "digestion": "digestion, absorption",
    "kidney_heart": "kidney or heart",
    "recurring_fatigue": "recurring fatigue",
}
_YES_NO = "y · n · backspace clears: nothing is assumed"
HINTS: Final = {
    "since": "when twitching began, roughly: 3 weeks ago · 2026-10-01 · 3 oct 2025",
    "elsewhere": f"Twitching elsewhere than in the hands too? {_YES_NO}",
    "restricted_diet": f"A diet that leaves things out, whatever for? {_YES_NO}",
    "digestion": f"Digestive trouble, or food that is not taken up well? {_YES_NO}",
    "kidney_heart": f"A kidney or heart disease? {_YES_NO}",
    "recurring_fatigue": f"Tiredness that comes again and again? {_YES_NO}",
    "medicines": "What you take, in your own words. Change nothing because of this app.",
    "lab": f"name, number, unit and day: {EXAMPLE}",
    "save": "enter saves · escape leaves",
}
_SAID = ("since", "medicines", *YES_NO)


def profile_words(profile: Profile) -> str:
    """Return how much was said: 'nothing said, all optional', '3 answers, 2 lab values'."""
    answers = sum(getattr(profile, name) not in (None, "") for name in _SAID)
    labs = len(profile.lab_values)
    said = [f"{answers} {'answer' if answers == 1 else 'answers'}"] if answers else []
    said += [f"{labs} lab {'value' if labs == 1 else 'values'}"] if labs else []
    return ", ".join(said) or "nothing said, all optional"


def read_since(text: str, today: date) -> date:
    """Return the day twitching began; RecordError, EntryError."""
    day = parse_day(text, today=today)
    if day > today:
        raise RecordError("that day is still to come", "since")
    return day


def since_words(text: str, today: date) -> str:
    """Return the day that is typed in words, '' for none."""
    try:
        return say_day(read_since(text, today), today) if text.strip() else ""
    except (EntryError, RecordError):
        return ""


def lab_words(value: LabValue, today: date) -> str:
    """Return a lab value in words: '0.82 mmol/l, Sat 3 Oct (7 weeks ago)'."""
    measured = " ".join(part for part in (figure_text(value.value), value.unit) if part)
    return f"{value.name}: {measured}, {say_day(value.day, today)}"
